"""Days on which something cannot have happened: one that is still to come, or so long ago that its year is a slip.

This needs to know today, which comes in with the problems: they may depend on it, what is read may not.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

IF_THE_YEAR = "If only the year is wrong, write:"
"""The hint before the day that was meant."""
HAPPENED = frozenset(("date", "started", "done", "agreed"))
"""Keys and columns that say when something was; `target`, `due`, `review_by` and terms lie ahead as they should."""
GRACE = dt.timedelta(days=2)
"""It may be tomorrow already where it was written."""
LONG_AGO = 20
"""Years. A picture of a small child has its place in a portfolio; what is older is more often `2006` for `2026`."""


class Doubt(NamedTuple):
    """What is unlikely about a day, and the same day of the last year in which it can have been."""

    said: str
    meant: dt.date


def doubt_about(key: str, day: dt.date, today: dt.date | None) -> Doubt | None:
    """Whether a day, given as this key, is after today or of long ago; never where nobody says what day it is."""
    if today is None or key not in HAPPENED:
        return None
    if day > today + GRACE:
        return Doubt("is a day that is still to come", same_day_by(day, today + GRACE))
    if day.year <= today.year - LONG_AGO:
        return Doubt(f"is {LONG_AGO} years ago or more", same_day_by(day, today + GRACE))
    return None


def same_day_by(day: dt.date, last: dt.date) -> dt.date:
    """The same day of the year, the latest that is not after `last`; for February 29 the last leap year's."""
    for year in range(last.year, last.year - 9, -1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if moved <= last:
            return moved
    return last
