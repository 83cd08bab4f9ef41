"""What pages of one learner hand to their templates, page by page, with the names that each template reads."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.parts import (
    AnswerCard,
    Card,
    Day,
    EntryLink,
    GoalCard,
    LevelMark,
    ReflectionCard,
    SeenBy,
    ShownFile,
    ShownPicture,
    Spoken,
)
from portfolio_gen.pages.site import Prose


class ProfileFact(TypedDict):
    """What a learner says of themselves under one label."""

    label: str
    words: tuple[str, ...]


class Who(Spoken, SeenBy):
    """Who the learner is, as far as the profile is shared."""

    photo: ShownPicture | None
    meta: tuple[str, ...]
    words: str
    facts: tuple[ProfileFact, ...]
    more: bool


class ClosestGoal(Spoken):
    """The goal that is nearest to its end."""

    title: str
    done: int
    steps: int


class NextUp(Spoken):
    """A step that is to be done, and the title of its goal."""

    text: str
    date: Day | None
    goal: str


class ShortLine(TypedDict):
    """A line of what there is in short: what leads, and a goal, a sentence or a step with it."""

    lead: str
    goal: ClosestGoal | None
    rest: str
    step: NextUp | None


class AreaCounts(TypedDict):
    """How many standards are at each level, lowest first, in both views."""

    educators: tuple[int, ...]
    me: tuple[int, ...]


class AreaSummary(TypedDict):
    """An area with its sum and its distribution."""

    title: str
    sees_ratings: bool
    sum: str
    stand: AreaCounts


class BothViews(TypedDict):
    """Where the learner stands in all areas, and how far both views agree."""

    areas: tuple[AreaSummary, ...]
    levels: tuple[LevelMark, ...]
    mastery_rank: int
    page: str
    both: int
    agree: int
    higher: int
    lower: int
    without: int


class HomePage(TypedDict):
    """`home.html`."""

    at: str
    profile_href: str
    goals_href: str
    who: Who
    short: tuple[ShortLine, ...]
    chosen: bool
    proud: tuple[Card, ...]
    goals: tuple[GoalCard, ...]
    more_goals: int
    standing: BothViews | None
    thinking: tuple[ReflectionCard, ...]
    next: tuple[NextUp, ...]
    empty: bool


class ProfilePage(TypedDict):
    """`profile.html`."""

    at: str
    who: Who
    facts: tuple[ProfileFact, ...]
    story: Prose | None


class GoalsPage(TypedDict):
    """`goals.html`."""

    at: str
    goals: tuple[GoalCard, ...]


class EntriesPage(TypedDict):
    """`evidence_list.html`."""

    at: str
    entries: tuple[Card, ...]


class ReflectionsPage(TypedDict):
    """`reflections.html`."""

    at: str
    entries: tuple[ReflectionCard, ...]


class FeedbackPage(TypedDict):
    """`feedback.html`."""

    at: str
    answers: tuple[AnswerCard, ...]


class PlanPerson(TypedDict):
    """Who takes part in a plan, and since when they agree."""

    name: str
    role: str
    agreed: Day | None


class PlanPage(SeenBy):
    """`plan.html`."""

    at: str
    school_year: str
    review_by: Day | None
    people: tuple[PlanPerson, ...]
    agreed: int
    pathways: tuple[str, ...]
    supports: tuple[str, ...]
    goals: tuple[GoalCard, ...]
    text: Prose
    words: Spoken


class EntryPage(TypedDict):
    """What the pages of all entries have."""

    at: str
    text: Prose
    files: tuple[ShownFile, ...]
    tags: tuple[str, ...]


class ShownStep(TypedDict):
    """A step of a goal on the goal's own page."""

    text: str
    due: Day | None
    done: Day | None
    finished: bool
    following: bool


class GoalPage(EntryPage):
    """`goal.html`."""

    goal: GoalCard
    started: Day | None
    target: Day | None
    steps: tuple[ShownStep, ...]
    support: tuple[str, ...]
    story: tuple[Card | ReflectionCard | AnswerCard, ...]


class ReflectionPage(EntryPage):
    """`reflection.html`."""

    entry: Card
    about: tuple[EntryLink, ...]
    answers: tuple[AnswerCard, ...]


class EvidencePage(EntryPage):
    """`evidence.html`."""

    entry: Card
    links: tuple[str, ...]
    answers: tuple[AnswerCard, ...]
    lead: ShownPicture | None
    about: tuple[EntryLink, ...]
    thoughts: tuple[EntryLink, ...]
