"""What waits for an educator. Every day is counted back from the cohort's newest entry, never from the build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio_gen.model.entries import AnyEntry, Goal, GoalStatus
from portfolio_gen.view.cohort import LearnerProgress
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.unrated import unrated_pieces

WEEK_DAYS = 7
"""Counted back from the day of the newest entry, as everything here."""
NEW_DAYS = 14
"""What is no older counts as new; a review that is no further ahead is listed."""
SILENT_DAYS = 30
"""After so many days without a new entry a learner is listed."""
_FINISHED = (GoalStatus.ACHIEVED, GoalStatus.CHANGED)


@dataclass(frozen=True, slots=True)
class InboxItem:
    """An entry of a learner; for evidence that waits, the standards nobody has rated it on."""

    learner: str
    entry: AnyEntry
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What came in in seven days: the week of the newest entry, or one before it."""

    since: dt.date
    this: bool
    arrivals: tuple[InboxItem, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a rating of one learner, or on one standard: oldest first."""

    of: str
    """The learner's id, or the standard's code."""
    arrivals: tuple[InboxItem, ...]


@dataclass(frozen=True, slots=True)
class Inbox:
    """Lists for an educator; those that wait longest first, what is new newest first."""

    as_of: dt.date | None
    """The day of the cohort's newest entry."""
    since: dt.date | None
    new: tuple[InboxItem, ...]
    unrated: tuple[InboxItem, ...]
    overdue: tuple[InboxItem, ...]
    """Goals past their target that are neither achieved nor changed."""
    reviews: tuple[tuple[str, dt.date], ...]
    """Learners whose plan is due for review, and the day."""
    silent: tuple[tuple[str, dt.date | None], ...]
    """Learners without a new entry, and the day of their last one; first those who never shared any."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """What is new by weeks, the newest first; none for a week in which nothing came."""
        found: dict[int, list[InboxItem]] = {}
        for arrival in self.new:
            if self.as_of and arrival.entry.date:
                found.setdefault(weeks_before(arrival.entry.date, self.as_of), []).append(arrival)
        return tuple(
            Week(self.as_of - dt.timedelta(days=WEEK_DAYS * (week + 1)), week == 0, tuple(arrivals))
            for week, arrivals in found.items()
            if self.as_of
        )

    @property
    def by_learner(self) -> tuple[Waiting, ...]:
        """What waits, by learner; whoever waits longest first."""
        return _grouped((arrival.learner, arrival) for arrival in self.unrated)

    @property
    def by_standard(self) -> tuple[Waiting, ...]:
        """What waits, by standard; what waits longest first. A piece stands below each standard it waits on."""
        return _grouped((code, arrival) for arrival in self.unrated for code in arrival.codes)


def weeks_before(day: dt.date, as_of: dt.date) -> int:
    """0 for the last seven days, 1 for the seven before them; the day itself and the seventh before it are in one."""
    return max(0, ((as_of - day).days - 1) // WEEK_DAYS)


def _grouped(pairs: Iterable[tuple[str, InboxItem]]) -> tuple[Waiting, ...]:
    found: dict[str, list[InboxItem]] = {}
    for of, arrival in pairs:
        found.setdefault(of, []).append(arrival)
    return tuple(Waiting(of, tuple(arrivals)) for of, arrivals in found.items())


def inbox(learners: Sequence[LearnerProgress], days: int = NEW_DAYS) -> Inbox:
    """Everything that waits, seen from the day of the newest entry. Undated entries are never new."""
    views = [learner.view for learner in learners]
    today = newest_entry(views)
    since = today - dt.timedelta(days=days) if today else None
    return Inbox(
        as_of=today,
        since=since,
        new=_newest_first(
            InboxItem(view.learner, entry)
            for view in views
            for entry in view.entries
            if since and entry.date and entry.date >= since
        ),
        unrated=_oldest_first(
            InboxItem(view.learner, piece, codes) for view in views for piece, codes in unrated_pieces(view)
        ),
        overdue=_overdue(views, today),
        reviews=_reviews(views, today, dt.timedelta(days=days)),
        silent=_silent(views, today),
    )


def newest_entry(views: Iterable[PortfolioView]) -> dt.date | None:
    """The day of the cohort's newest entry. Days that can hardly be right are marked already, and are none."""
    return max((view.newest for view in views if view.newest), default=None)


def _newest_first(arrivals: Iterable[InboxItem]) -> tuple[InboxItem, ...]:
    named = sorted(arrivals, key=lambda arrival: (arrival.learner, arrival.entry.kind, arrival.entry.id))
    return tuple(sorted(named, key=lambda arrival: arrival.entry.date or dt.date.min, reverse=True))


def _oldest_first(arrivals: Iterable[InboxItem]) -> tuple[InboxItem, ...]:
    """Undated pieces last: nobody knows how long they wait."""
    named = sorted(arrivals, key=lambda arrival: (arrival.learner, arrival.entry.id))
    return tuple(sorted(named, key=lambda arrival: arrival.entry.date or dt.date.max))


def _overdue(views: Iterable[PortfolioView], today: dt.date | None) -> tuple[InboxItem, ...]:
    found = [(goal.target, view.learner, goal) for view in views for goal in view.goals if _is_late(goal, today)]
    found.sort(key=lambda late: (late[0] or dt.date.min, late[1], late[2].id))
    return tuple(InboxItem(learner, goal) for _, learner, goal in found)


def _is_late(goal: Goal, today: dt.date | None) -> bool:
    return bool(today and goal.target and goal.target < today and goal.status not in _FINISHED)


def _reviews(
    views: Iterable[PortfolioView], today: dt.date | None, ahead: dt.timedelta
) -> tuple[tuple[str, dt.date], ...]:
    due = [(view.plan.review_by, view.learner) for view in views if view.plan and view.plan.review_by]
    return tuple((learner, day) for day, learner in sorted(due) if today and day <= today + ahead)


def _silent(views: Iterable[PortfolioView], today: dt.date | None) -> tuple[tuple[str, dt.date | None], ...]:
    before = today - dt.timedelta(days=SILENT_DAYS) if today else dt.date.max
    quiet = [(view.newest, view.learner) for view in views if view.newest is None or view.newest < before]
    quiet.sort(key=lambda pair: (pair[0] or dt.date.min, pair[1]))
    return tuple((learner, day) for day, learner in quiet)
