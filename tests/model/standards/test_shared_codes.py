"""Codes that two frameworks have: each has a name of its own, and the name of its framework finds it."""

from __future__ import annotations

import pytest

from portfolio_gen.model.standards.code_index import CodeIndex
from portfolio_gen.model.standards.requirement_codes import counting
from portfolio_gen.model.standards.shared_codes import codes_told_apart
from portfolio_gen.model.standards.standard import Framework, Standard


def framework(name: str, *codes: str) -> Framework:
    standards = (Standard(id=code, code=code, title=f"{name} {code}", parents=("LIT",)) for code in codes)
    return Framework(id=name, title=name.title(), standards=(Standard(id="LIT", code="LIT"), *standards))


OLD, NEW, OTHER = framework("ed", "LIT.1", "LIT.2"), framework("ed-2026", "LIT.1", "LIT.3"), framework("maths", "M.1")
EDITIONS = codes_told_apart((OLD, NEW, OTHER.model_copy(update={"standards": OTHER.standards[1:]})))
INDEX = CodeIndex.of(EDITIONS)


def test_only_codes_that_are_shared_change() -> None:
    codes = [one.code for each in EDITIONS for one in each.standards]
    assert codes == ["ed:LIT", "ed:LIT.1", "LIT.2", "ed-2026:LIT", "ed-2026:LIT.1", "LIT.3", "M.1"]
    assert [one.id for one in EDITIONS[0].standards] == ["LIT", "LIT.1", "LIT.2"]
    assert EDITIONS[0].rateable[0].parents == ("LIT",)


def test_frameworks_that_share_nothing_stay_as_they_are() -> None:
    apart = (OLD, framework("x", "Z.1").model_copy(update={"standards": (Standard(id="Z", code="Z"),)}))
    assert codes_told_apart(apart) == apart
    twice = Framework(id="t", title="T", standards=(Standard(id="a", code="A"), Standard(id="b", code="A")))
    assert codes_told_apart((twice,)) == (twice,)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("ed-2026:LIT.1", ["ed-2026:LIT.1"]),
        ("ED-2026:lit.1", ["ed-2026:LIT.1"]),
        ("ed-2026 LIT.1", ["ed-2026:LIT.1"]),
        ("ed/LIT.1", ["ed:LIT.1"]),
        ("ed: lit 1", ["ed:LIT.1"]),
        ("ed:LIT.2", ["LIT.2"]),
        ("ed:Ed LIT.1", ["ed:LIT.1"]),
        ("maths:M.1", ["M.1"]),
        ("ed:LIT.3", ["LIT.3"]),
        ("LIT.1", ["ed:LIT.1", "ed-2026:LIT.1"]),
        ("lit-1", ["ed:LIT.1", "ed-2026:LIT.1"]),
        ("LIT.2", ["LIT.2"]),
        ("maths:LIT.1", []),
        ("ed:", []),
        (":LIT.1", ["ed:LIT.1", "ed-2026:LIT.1"]),
    ],
)
def test_the_name_of_a_framework_says_which(written: str, codes: list[str]) -> None:
    assert [placed.standard.code for placed in INDEX.find(written).matches] == codes


def test_a_name_again_and_again_is_no_code() -> None:
    assert INDEX.find("ed " * 50_000 + "LIT.1").matches == ()


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("LIT.*", {"ed:LIT.1", "LIT.2", "ed-2026:LIT.1", "LIT.3"}),
        ("ed:LIT.*", {"ed:LIT.1", "LIT.2"}),
        ("ed-2026:*", {"ed-2026:LIT.1", "LIT.3"}),
        ("ed:lit.1", {"ed:LIT.1"}),
        ("maths:LIT.*", set()),
    ],
)
def test_a_pattern_may_be_of_one_framework(pattern: str, codes: set[str]) -> None:
    assert counting((pattern,), EDITIONS).open == codes


def test_what_was_looked_at_before_is_told_apart_too() -> None:
    """A framework remembers its tree; a copy with other codes must not."""
    before = (framework("a", "LIT.1"), framework("b", "LIT.1"))
    assert all(each.children and each.rateable and each.by_id for each in before)
    for each in codes_told_apart(before):
        codes = [one.code for one in (*each.roots, *each.children["LIT"], *each.rateable, *each.by_id.values())]
        assert all(code.startswith(f"{each.id}:") for code in codes)
