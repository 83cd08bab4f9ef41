"""One habit is one problem to mend: the same slip in many places is told once, with the places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_gen.problems import Problem

ENOUGH_TO_GROUP = 3
"""Places from which the same slip is a habit; fewer are told one by one."""
NAMED_FILES = 3
"""Places of a habit that are named."""
_QUOTED = re.compile(r"“[^”]*”")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Habit:
    """A problem, and the others that are the same but for their places and for the words that are quoted."""

    first: Problem
    others: tuple[Problem, ...] = ()

    @property
    def elsewhere(self) -> str:
        """Where the others are, as a sentence; "" for none."""
        if not self.others:
            return ""
        places = [f"{each.path}:{each.line}" if each.line else each.path for each in self.others[: NAMED_FILES - 1]]
        return f"So it is in {len(self.others)} more places, such as {' and '.join(places)}."


def habits(problems: Iterable[Problem]) -> tuple[Habit, ...]:
    """Problems put together by whose files they are in and by what they say, in the order of the first of each."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        found.setdefault(_kind(problem), []).append(problem)
    together = [
        habit
        for same in found.values()
        for habit in ([Habit(same[0], tuple(same[1:]))] if len(same) >= ENOUGH_TO_GROUP else map(Habit, same))
    ]
    return tuple(sorted(together, key=lambda habit: habit.first))


def _kind(problem: Problem) -> tuple[str, ...]:
    whose, _, within = problem.path.partition("/")
    file = within if whose.startswith("_") else ""
    return (whose, file, problem.code, problem.key, _said(problem.message), _said(problem.hint))


def _said(words: str) -> str:
    return _NUMBER.sub("#", _QUOTED.sub("“”", words))
