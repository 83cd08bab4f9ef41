"""What pages hand to the components that they share: each with the names that its template reads."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.site import Prose


class Day(TypedDict):
    """A day, as `components/day.html` writes it."""

    iso: str
    short: str
    long: str


class Spoken(TypedDict):
    """Somebody's words: their language and direction, both "" where the page itself speaks it."""

    lang: str
    dir: str


class SeenBy(TypedDict, total=False):
    """On a learner's own pages: who sees a thing."""

    seen: str
    only_me: bool


class ShownPicture(TypedDict):
    """A picture; its size in pixels, where that is known."""

    src: str
    width: int | None
    height: int | None
    alt: str


class CaptionTrack(TypedDict):
    """The captions of a film or sound in one language; "" where nobody says in which."""

    src: str
    lang: str


class ShownFile(TypedDict):
    """A file of an entry, shown, played or offered."""

    kind: str
    captions: tuple[CaptionTrack, ...]
    src: str
    name: str
    alt: str
    width: int | None
    height: int | None
    size: str


class LevelMark(TypedDict):
    """A level as a mark and a word; `rank` is its place on the scale from 1, 0 outside it."""

    label: str
    value: str
    rank: int
    means: str


class TaggedStandard(TypedDict):
    """A standard that an entry names, with both views of it."""

    name: str
    statement: str
    href: str
    educators: LevelMark | None
    me: LevelMark | None


class EntryLink(Spoken):
    """The title and the address of an entry."""

    href: str
    title: str


class Headed(EntryLink, SeenBy):
    """What stands at the head of an entry, small or whole."""

    facts: tuple[str, ...]
    standards: tuple[TaggedStandard, ...]


class Card(Headed):
    """An entry among others."""

    kind: str
    date: Day | None
    words: str
    picture: ShownPicture | None


class StepMark(TypedDict):
    """A step on the line of a goal, `x` units from its left end."""

    x: float
    done: bool


class TodayMark(TypedDict):
    """Today on the line of a goal."""

    x: float
    label: Day


class GoalLine(TypedDict):
    """The line of a goal from its start to its target, 360 units long."""

    start: Day
    end: Day
    done: int
    total: int
    now: TodayMark | None
    past_to: float | None
    marks: tuple[StepMark, ...]
    words: str


class NextStep(TypedDict):
    """The step of a goal that comes next."""

    text: str
    due: Day | None


class GoalCard(Headed):
    """A goal with its line, its expectation and its next step."""

    why: str
    success: str
    line: GoalLine | None
    steps_done: int
    steps_total: int
    next: NextStep | None


class AnswerCard(Card):
    """Feedback whole."""

    id: str
    by: str
    text: Prose
    files: tuple[ShownFile, ...]
    on: EntryLink | None


class NamedLink(TypedDict):
    """Something with a name that leads to its place; "" for what has none."""

    name: str
    href: str


class TermLink(TypedDict):
    """The same page at another moment."""

    title: str
    href: str
    current: bool


class MenuItem(TypedDict):
    """A page in the bar of a site."""

    label: str
    href: str
    key: str


class BackLink(TypedDict):
    """The way back to the site around."""

    label: str
    href: str


class Neighbours(TypedDict):
    """The same page of those before and after."""

    before: NamedLink | None
    after: NamedLink | None


ForWhom = TypedDict("ForWhom", {"for": tuple[str, str]})
"""Whom a site is for, and what it holds: two sentences."""


class Frame(Spoken, ForWhom):
    """Bar and foot of every page of a site."""

    name: str
    home: str
    nav: tuple[MenuItem, ...]
    school: str
    newest: Day | None
    noindex: bool
    licences: tuple[str, ...]


class FrameWithin(Frame):
    """Bar and foot of a learner's page within a cohort's site."""

    back: BackLink
    learners: Neighbours


class ReflectionCard(Card):
    """A reflection with what it is about and what was answered to it."""

    about: tuple[EntryLink, ...]
    answers: tuple[AnswerCard, ...]
