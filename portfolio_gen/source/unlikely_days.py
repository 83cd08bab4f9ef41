"""Days on which something cannot have happened: one that is still to come, or so long ago that its year is a slip.

This needs to know today, which comes in with the problems: they may depend on it, what is read may not.
"""

from __future__ import annotations

import datetime as dt

from portfolio_gen.problems import Problems

HAPPENED = frozenset(("date", "started", "done", "agreed"))
"""Keys and columns that say when something was; `target`, `due`, `review_by` and terms lie ahead as they should."""
GRACE = dt.timedelta(days=2)
"""It may be tomorrow already where it was written."""
LONG_AGO = 20
"""Years. A picture of a small child has its place in a portfolio; what is older is more often `2006` for `2026`."""


def report_unlikely_day(problems: Problems, path: str, line: int, key: str, day: dt.date, name: str = "") -> None:
    """Warn of a day after today or of long ago, with the same day of the last year in which it can have been.

    `name` is the name of the file where that, and no key, says the day.
    """
    today = problems.today
    if today is None or key not in HAPPENED or not (said := _unlikely(day, today)):
        return
    meant = same_day_by(day, today + GRACE).isoformat()
    hint = f"call the file {meant}{name[len(meant) :]}" if name else f"write {key}: {meant}"
    message = f"{f'The name of the file begins with {day}, and that' if name else f'“{key}: {day}”'} {said}."
    problems.add("PG218", path, line, message, f"If only the year is wrong, {hint}", key)


def _unlikely(day: dt.date, today: dt.date) -> str:
    if day > today + GRACE:
        return "is a day that is still to come"
    return f"is {LONG_AGO} years ago or more" if day.year <= today.year - LONG_AGO else ""


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
