"""What a command leaves with, by what it found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from portfolio_gen.commands.exit_codes import FINE, OUR_FAULT, PROBLEMS, USAGE, exit_code
from portfolio_gen.model.level import Level
from portfolio_gen.problems import Problems

Run = Callable[..., tuple[int, str]]


@pytest.mark.parametrize(
    ("codes", "strict", "expected"),
    [
        ((), False, FINE),
        (("PG107",), False, FINE),
        (("PG107",), True, PROBLEMS),
        (("PG101",), False, PROBLEMS),
        (("PG903",), False, PROBLEMS),
        (("PG904", "PG905", "PG906"), False, PROBLEMS),
        (("PG901",), False, OUR_FAULT),
        (("PG101", "PG902"), False, OUR_FAULT),
    ],
)
def test_the_worst_that_was_found_decides(codes: tuple[str, ...], strict: bool, expected: int) -> None:
    problems = Problems()
    for code in codes:
        problems.add(code, "a.md", 1, "What stands there.", "What to write.")
    assert exit_code(tuple(problems.found), strict=strict) == expected


def _invalid() -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        Level.model_validate({"id": 3})
    return caught.value


OURS = [ValueError("a sum of ours"), _invalid(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"), KeyError("level")]


@pytest.mark.parametrize("fault", OURS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("build", "--workers", "1"), "portfolio_gen.pipeline.list_jobs"),
        (("check",), "portfolio_gen.planning.disclose"),
        (("explain", "robin-example", "TS.1"), "portfolio_gen.explanation.progress"),
        (("rate", "--cohort", "first"), "portfolio_gen.rating_worksheets.unrated"),
        (("rate", "--take", "mkdocs.yml"), "portfolio_gen.rating_worksheets.check_rows"),
        (("framework", "show", "first-standards"), "portfolio_gen.commands.framework.school_of"),
        (("links",), "portfolio_gen.family_links.family_token"),
        (("new", "goal", "robin-example", "Swim"), "portfolio_gen.scaffold.slug"),
    ],
)
def test_a_fault_of_ours_is_never_called_a_slip(
    run: Run, monkeypatch: pytest.MonkeyPatch, fault: Exception, arguments: tuple[str, ...], where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(where, fail)
    code, printed = run(*arguments)
    assert code == OUR_FAULT
    assert printed.startswith("Traceback")
    assert type(fault).__name__ in printed
    assert "this is our fault, not yours" in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--workers", "1"), "The secret in PORTFOLIO_SECRET is shorter than 16 characters"),
        (("init", "."), "is not empty. Choose a folder that is not there yet."),
        (("new", "learner", "Robin Example"), "There is a folder robin-example already."),
        (("rate", "--cohort", "first", "--standard", "TS.9"), "No standard has the code “TS.9”. Did you mean"),
        (("explain", "robin-example", "TS.1", "--as-of", "4/9/2025"), "Write the one you mean: 2025-09-04, 2025-04-09"),
        (("rate", "--take", "w.csv", "--date", "soon"), "“soon” is not a date. Write the day with your own numbers"),
    ],
)
def test_a_slip_says_in_one_line_what_to_write(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.setenv("PORTFOLIO_SECRET", "short")
    code, printed = run(*arguments)
    assert (code, printed.startswith("portfolio: "), printed.count("\n")) == (USAGE, True, 1)
    assert says in printed
