"""What has changed between two days on one standard: a level that is new, higher, lower, the same, or gone.

Only levels are compared, each standard for itself; no figure is made over several of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portfolio_gen.model.level import Level
from portfolio_gen.view.cohort import StandardCell, StandardColumn


class Turn(StrEnum):
    """Which way the educators' level went, in the order in which pages name them."""

    UP = "up"
    DOWN = "down"
    NEW = "new"
    """There was no level before."""
    GONE = "gone"
    """There was a level, and now there is none: somebody was excused, or a judgement was taken back."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """The way from one day to another."""

    turn: Turn
    before: Level | None
    """The level of the earlier day; None where it is new."""


def change(before: StandardCell | None, now: StandardCell) -> Change | None:
    """What became of a learner's level on a standard; None where there is no level on either day.

    `before` is None where nothing pointed to the standard on the earlier day.
    """
    old, new = before.level if before else None, now.level
    if new is None:
        return Change(Turn.GONE, old) if old else None
    return Change(_turn(old, new), old)


def _turn(old: Level | None, new: Level) -> Turn:
    if old is None or old.value is None or new.value is None:
        return Turn.NEW
    if old.value == new.value:
        return Turn.SAME
    return Turn.UP if new.value > old.value else Turn.DOWN


def changes(before: StandardColumn | None, now: StandardColumn) -> dict[str, Change]:
    """The changes of one standard, by learner; who has no level on either day is left out."""
    earlier = {cell.learner: cell for cell in before.cells} if before else {}
    found = ((cell.learner, change(earlier.get(cell.learner), cell)) for cell in now.cells)
    return {learner: one for learner, one in found if one}


def changes_by_code(before: Sequence[StandardColumn], now: Sequence[StandardColumn]) -> dict[str, dict[str, Change]]:
    """The changes of every standard there is now, by its code and by learner."""
    earlier = {column.code: column for column in before}
    return {column.code: changes(earlier.get(column.code), column) for column in now}


def tally(changes: Iterable[Change]) -> Counter[Turn]:
    """How many went which way."""
    return Counter(one.turn for one in changes)
