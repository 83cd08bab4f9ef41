"""What the inbox hands to its template: entries, groups of what waits, weeks, the whole page."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.parts import Day, EntryLink, NamedLink


class Arrival(EntryLink):
    """An entry of the inbox: whose, of what kind, what it answers, and the standards it waits on."""

    learner: str
    learner_href: str
    kind: str
    about: str
    date: Day | None
    standards: tuple[NamedLink, ...]


class WaitingGroup(TypedDict):
    """What waits of one learner."""

    title: str
    code: str
    pieces: int
    oldest: Day | None
    items: tuple[Arrival, ...]


class WaitingStandard(WaitingGroup):
    """What waits on one standard, with its page and those who rated it before."""

    raters: tuple[str, ...]
    page: str


class InboxCount(TypedDict):
    """A section of the inbox, with how much stands in it."""

    href: str
    words: str


class WeekKind(TypedDict):
    """What came in of one kind in a week."""

    title: str
    folded: bool
    items: tuple[Arrival, ...]


class InboxWeek(TypedDict):
    """What came in in a week."""

    title: str
    open: bool
    words: str
    kinds: tuple[WeekKind, ...]


class LearnerLink(TypedDict):
    """A learner in a list of the inbox."""

    learner: str
    href: str


class DatedLearner(LearnerLink):
    """A learner with a day: of their last entry, or by which a plan is reviewed; or why there is none."""

    date: Day | None
    without: str


class InboxPage(TypedDict):
    """`cohort_inbox.html`."""

    at: str
    as_of: Day | None
    since: Day | None
    days: int
    silent_days: int
    counts: tuple[InboxCount, ...]
    done: str
    educators: tuple[str, ...]
    weeks: tuple[InboxWeek, ...]
    waiting: int
    by_learner: tuple[WaitingGroup, ...]
    by_standard: tuple[WaitingStandard, ...]
    cohort: str
    few: int
    few_groups: int
    overdue: tuple[Arrival, ...]
    reviews: tuple[DatedLearner, ...]
    silent: tuple[DatedLearner, ...]
