"""What the page of one standard hands to its template: the spread, the strongest pieces, every learner, the page."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.cohort.parts import BarPiece, Field, LevelShare
from portfolio_gen.pages.learner.standard_parts import CalculationBeside, GrowthChart, MethodWords
from portfolio_gen.pages.parts import Day, EntryLink, LevelMark, NamedLink, ShownPicture


class ShownChange(TypedDict):
    """One learner's change on one standard: which way, and in words."""

    turn: str
    words: str


class StandardCard(EntryLink):
    """An entry among others of its learner on one standard: a card with both views of it, and where it is found."""

    id: str
    kind: str
    date: Day | None
    words: str
    picture: ShownPicture | None
    facts: tuple[str, ...]
    educators: LevelMark | None
    me: LevelMark | None
    place: str
    times: str
    sections: tuple[str, ...]
    named: bool
    strongest: bool


class StandardSteps(TypedDict):
    """The ways from a learner on one standard: to other learners, and to their other standards."""

    before: NamedLink | None
    after: NamedLink | None
    standard_before: NamedLink | None
    standard_after: NamedLink | None


class StrongestPiece(EntryLink):
    """A piece of the highest level, and whose it is."""

    learner: str
    date: Day | None


class StrongestPieces(TypedDict):
    """Pieces of the highest level that any piece carries; of `more` learners there are others."""

    level: LevelMark | None
    pieces: tuple[StrongestPiece, ...]
    more: int


class SpreadRow(LevelShare):
    """A level or a gap with the learners who are there."""

    learners: tuple[NamedLink, ...]


class Spread(TypedDict):
    """Where a whole cohort stands on one standard."""

    title: str
    change: str
    bar: tuple[BarPiece, ...]
    words: str
    rows: tuple[SpreadRow, ...]


class LearnerOnStandard(StandardSteps):
    """A learner on one standard: both views, growth, every entry that speaks to it, and the working."""

    id: str
    name: str
    first: str
    href: str
    level: str
    educators: LevelMark | None
    without: str
    me: LevelMark | None
    growth: GrowthChart | None
    cards: tuple[StandardCard, ...]
    working: CalculationBeside | None
    change: ShownChange | None


class QuietLearner(NamedLink):
    """A learner of whom there is nothing to show; `active` where they have shared other things lately."""

    id: str
    active: bool
    newest: Day | None


class QuietGroup(TypedDict):
    """Those of whom there is nothing to show, for one reason."""

    title: str
    learners: tuple[QuietLearner, ...]


class StandardNames(TypedDict):
    """What a standard is called, where it stands, and what it says."""

    name: str
    code: str
    area: str
    source: str
    statement: str
    notice: str


class StandardPage(StandardNames):
    """`cohort_standard.html`."""

    at: str
    script: str
    before: NamedLink | None
    after: NamedLink | None
    spread: Spread
    strongest: StrongestPieces | None
    filters: tuple[Field, ...]
    reset: str
    method: MethodWords | None
    learners: tuple[LearnerOnStandard, ...]
    axis: GrowthChart | None
    nothing: tuple[QuietGroup, ...]
