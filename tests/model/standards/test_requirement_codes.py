"""Which standards count towards a requirement: leaves, divided standards that are rated whole, and headings."""

from __future__ import annotations

import pytest

from portfolio_gen.model.school import Requirement, School
from portfolio_gen.model.standards.requirement_codes import counting
from portfolio_gen.model.standards.standard import Framework, Standard


def standard(code: str, kind: str = "", *parents: str) -> Standard:
    return Standard(id=code, code=code, kind=kind, parents=parents)


MATHS = Framework(
    id="maths",
    title="Maths",
    standards=(
        standard("7.G", "Domain"),
        standard("7.G.1", "Standard", "7.G"),
        standard("7.G.2", "Standard", "7.G"),
        standard("7.G.2a", "Part", "7.G.2"),
        standard("7.G.2b", "Part", "7.G.2"),
        Standard(id="note", code="7.G.1.n", kind="Elaboration", parents=("7.G.1",)),
    ),
)
PLAIN = Framework(
    id="plain",
    title="Plain",
    standards=(standard("A"), standard("A.1", "", "A"), standard("A.1.x", "", "A.1"), standard("A.2", "", "A")),
)
CIRCLE = Framework(id="c", title="C", standards=(standard("X", "", "Y"), standard("Y", "", "X")))
PARTS = frozenset({"7.G.2a", "7.G.2b"})


@pytest.mark.parametrize(
    ("written", "framework", "shown", "if_rated", "most"),
    [
        (("7.g.*",), MATHS, {"7.G.1", *PARTS}, {"7.G.2": PARTS}, 3),
        (("maths.7.G.*",), MATHS, {"7.G.1", *PARTS}, {"7.G.2": PARTS}, 3),
        (("7.G.2",), MATHS, {"7.G.2"}, {}, 1),
        (("7.G.2", "7.G.*"), MATHS, {"7.G.1", "7.G.2", *PARTS}, {}, 4),
        (("7.G.?",), MATHS, {"7.G.1"}, {"7.G.2": PARTS}, 2),
        (("7.G.1", "7.G.1"), MATHS, {"7.G.1"}, {}, 1),
        (("7.G",), MATHS, {"7.G.1", *PARTS}, {"7.G": {"7.G.1", "7.G.2", "7.G.1.n", *PARTS}}, 3),
        (("7.G.1.n",), MATHS, set(), {}, 0),
        (("A.1",), PLAIN, {"A.1.x"}, {"A.1": {"A.1.x"}}, 1),
        (("A*",), PLAIN, {"A.1.x", "A.2"}, {"A": {"A.1", "A.1.x", "A.2"}, "A.1": {"A.1.x"}}, 2),
        (("X*",), CIRCLE, set(), {"X": {"Y"}}, 1),
        (("SIC.*", ""), MATHS, set(), {}, 0),
        ((), MATHS, set(), {}, 0),
    ],
)
def test_what_counts(
    written: tuple[str, ...], framework: Framework, shown: set[str], if_rated: dict[str, set[str]], most: int
) -> None:
    found = counting(written, (framework,))
    assert (found.open, found.if_rated, found.most) == (shown, if_rated, most)


def test_a_copy_of_a_school_counts_anew() -> None:
    asked = Requirement(id="a", title="A", standards=("7.G.1",))
    school = School(frameworks=(MATHS,), graduation=(asked,))
    assert school.counting["a"].open == {"7.G.1"}
    other = school.model_copy(update={"graduation": (asked.model_copy(update={"standards": ("7.G.2a",)}),)})
    assert other.counting["a"].open == {"7.G.2a"}
