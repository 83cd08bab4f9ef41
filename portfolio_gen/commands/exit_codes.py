"""What the command leaves with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_gen.problems import Problem

FINE, PROBLEMS, USAGE, OUR_FAULT = 0, 1, 2, 3
"""Exit codes; 1 means that the good part is built."""
_OURS = frozenset({"PG901", "PG902"})


def exit_code(problems: tuple[Problem, ...], *, strict: bool) -> int:
    """The exit code that these problems deserve; `strict` counts warnings."""
    if any(problem.code in _OURS for problem in problems):
        return OUR_FAULT
    counted = [problem for problem in problems if strict or problem.severity == "error"]
    return PROBLEMS if counted else FINE
