"""Which days count: a slip of the pen in one year moves nothing but the entry it stands in.

Nothing here knows what day it is, so that a page says the same whenever it is built. A day is doubted beside others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Term
from portfolio_gen.view.portfolio_view import PortfolioView

E = TypeVar("E", Goal, Reflection, Evidence, Feedback)
D = TypeVar("D", Goal, Reflection, Evidence, Feedback, Rating)

FIRST_DAY = dt.date(2020, 1, 1)
"""What is older was brought along, or is a slip; where there is anything newer, that is not measured by it."""
LONGEST_SILENCE = dt.timedelta(days=365)
"""A day that comes later than so long after every other cannot be told from a slip."""
LONGEST_HOLIDAY = dt.timedelta(days=120)
"""The same for days after the last term: they count as long as people go on writing."""
YEARS_BACK = 20
"""So many years before the newest day `2006` is taken for a slip of `2026`."""


def newest_day(days: Iterable[dt.date], terms: Sequence[Term] = ()) -> dt.date | None:
    """The newest day that can be right. A day in a term always can; others only near to the next older one."""
    known = sorted(set(days))
    left = [day for day in known if day >= FIRST_DAY] or known
    while len(left) > 1 and _leaps(left[-1], left[-2], terms):
        left.pop()
    return left[-1] if left else None


def _leaps(day: dt.date, before: dt.date, terms: Sequence[Term]) -> bool:
    if any(term.start <= day <= term.end for term in terms):
        return False
    ended = bool(terms) and max(term.end for term in terms) < day
    return day - before > (LONGEST_HOLIDAY if ended else LONGEST_SILENCE)


def settled(views: Sequence[PortfolioView], terms: Sequence[Term]) -> tuple[PortfolioView, ...]:
    """The views of those who are looked at together, with every day that can hardly be right marked as doubtful.

    What was doubted before is judged anew: beside others a day may be likely that was not alone.
    """
    newest = newest_day((day for view in views for day in _written_days(view)), terms)
    return tuple(_settled(view, newest) if newest else view for view in views)


def _written_days(view: PortfolioView) -> Iterable[dt.date]:
    for item in (*view.entries, *view.ratings):
        if day := item.written_day:
            yield day


def _settled(view: PortfolioView, newest: dt.date) -> PortfolioView:
    if not any(item.doubtful or _is_doubtful(item, newest) for item in (*view.entries, *view.ratings)):
        return view
    kept = {name: getattr(view, name) for name in PortfolioView.model_fields}
    changes = {
        "goals": in_time(_marked(goal, newest) for goal in view.goals),
        "reflections": in_time(_marked(reflection, newest) for reflection in view.reflections),
        "evidence": in_time(_marked(piece, newest) for piece in view.evidence),
        "feedback": in_time(_marked(answer, newest) for answer in view.feedback),
        "ratings": tuple(_marked(rating, newest) for rating in view.ratings),
    }
    return PortfolioView(**kept | changes)


def _is_doubtful(item: AnyEntry | Rating, newest: dt.date) -> bool:
    day = item.written_day
    return day is not None and (day > newest or day.year <= newest.year - YEARS_BACK)


def _marked(item: D, newest: dt.date) -> D:
    day, doubtful = item.written_day, _is_doubtful(item, newest)
    return item.model_copy(update={"date": None if doubtful else day, "doubtful": day if doubtful else None})


def in_time(entries: Iterable[E]) -> tuple[E, ...]:
    """Newest first; undated entries last; the same day in the order of their ids."""
    mine = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(mine, key=lambda entry: entry.date or dt.date.min, reverse=True))
