"""What a command leaves with, by what it found."""

from __future__ import annotations

import pytest

from portfolio_gen.commands.exit_codes import FINE, OUR_FAULT, PROBLEMS, exit_code
from portfolio_gen.problems import Problems


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
