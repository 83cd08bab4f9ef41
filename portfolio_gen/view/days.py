"""Which days count: a slip of the pen in one year moves nothing but the entry it stands in.

Nothing here knows what day it is, so that a page says the same whenever it is built. A day is doubted beside others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Term
from portfolio_gen.view.portfolio_view import PortfolioView

DatedEntry = TypeVar("DatedEntry", Goal, Reflection, Evidence, Feedback)
D = TypeVar("D", Goal, Reflection, Evidence, Feedback, Rating)

EARLIEST_DAY = dt.date(2020, 1, 1)
"""What is older was brought along, or is a slip; where there is anything newer, that is not measured by it."""
LONGEST_SILENCE = dt.timedelta(days=365)
"""One learner may be silent for long. What comes later than that after everything else cannot be told from a slip."""
LONGEST_HOLIDAY = dt.timedelta(days=120)
"""So long a whole cohort is never silent; nor is anybody doubted who writes on after the last term that is set."""
ANOTHER_AGE = dt.timedelta(days=3653)
"""Ten years: nobody comes back to a portfolio after that."""
YEARS_BACK = 20
"""So many years before the newest day `2006` is taken for a slip of `2026`."""


def newest_day(days: Iterable[dt.date], terms: Sequence[Term] = (), *, of_several: bool = False) -> dt.date | None:
    """The newest day that can be right: none that comes too long after the next older one.

    Of one learner a day in a term can always be right, for they may have been away. `of_several` learners it cannot;
    but a day that stands there twice, once for each of two of them, is no slip.
    """
    counts = Counter(days)
    known = sorted(counts)
    left = _without_another_age([day for day in known if day >= EARLIEST_DAY] or known, counts)
    while len(left) > 1 and counts[left[-1]] == 1:
        if left[-1] - left[-2] <= _longest_before(left[-1], terms, of_several=of_several):
            break
        left.pop()
    return left[-1] if left else None


def _without_another_age(days: list[dt.date], counts: Mapping[dt.date, int]) -> list[dt.date]:
    """The days before the first leap over many years, where more was written before it than after: `2062` for `2026`.

    Two such slips stand close together, and each would make the other likely.
    """
    for place in range(1, len(days)):
        before, after = days[:place], days[place:]
        if after[0] - before[-1] > ANOTHER_AGE and sum(counts[d] for d in before) > sum(counts[d] for d in after):
            return before
    return days


def _longest_before(day: dt.date, terms: Sequence[Term], *, of_several: bool) -> dt.timedelta:
    """How long nothing may have been written before a day."""
    if of_several:
        return LONGEST_HOLIDAY
    if any(term.start <= day <= term.end for term in terms):
        return dt.timedelta.max
    ended = bool(terms) and max(term.end for term in terms) < day
    return LONGEST_HOLIDAY if ended else LONGEST_SILENCE


def days_settled(views: Sequence[PortfolioView], terms: Sequence[Term]) -> tuple[PortfolioView, ...]:
    """The views of those who are looked at together, with every day that can hardly be right marked as doubtful.

    What was doubted before is judged anew: beside others a day may be likely that was not alone.
    """
    days = (day for view in views for day in _written_days(view))
    newest = newest_day(days, terms, of_several=len(views) > 1)
    return tuple(_settled(view, newest) if newest else view for view in views)


def _written_days(view: PortfolioView) -> set[dt.date]:
    return {day for item in (*view.entries, *view.ratings) if (day := item.written_day)}


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


def in_time(entries: Iterable[DatedEntry]) -> tuple[DatedEntry, ...]:
    """Newest first; undated entries last; the same day in the order of their ids."""
    mine = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(mine, key=lambda entry: entry.date or dt.date.min, reverse=True))
