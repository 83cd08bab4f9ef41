"""What the page of standards hands to its template: areas, charts, calculations, what is missing."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.learner.parts import AreaSummary
from portfolio_gen.pages.parts import Day, EntryLink, LevelMark, NamedLink, TermLink


class ChartSpan(TypedDict):
    """A term on the axis of time, in units of the chart."""

    x: float
    width: float
    end: float
    title: str


class ChartLevel(TypedDict):
    """A level on the other axis."""

    y: float
    value: str


class ChartPoint(TypedDict):
    """One view of a standard on one day."""

    x: float
    y: float


class GrowthChart(TypedDict):
    """The growth line, 320 x 126 units, and the same in words."""

    spans: tuple[ChartSpan, ...]
    band: float
    levels: tuple[ChartLevel, ...]
    squares: tuple[ChartPoint, ...]
    rings: tuple[ChartPoint, ...]
    line: str
    rug: tuple[float, ...]
    today: Day | None
    words: str


class CalculationRow(TypedDict):
    """A view that took part in a calculation, or did not, with what the result was after it."""

    date: Day | None
    who: str
    level: LevelMark | None
    result: str
    on: EntryLink | None
    note: str


class CalculationBeside(TypedDict):
    """How a level came about, beside the pieces that it came from."""

    rows: tuple[CalculationRow, ...]
    steps: tuple[str, ...]
    verdict: str
    unrounded: str
    tied: bool
    shortened: bool


class ShownCalculation(TypedDict):
    """How a level came about, whole."""

    rows: tuple[CalculationRow, ...]
    rule: str
    steps: tuple[str, ...]
    verdict: str
    unrounded: str
    method: str
    counted: str
    tied: bool


class MethodWords(TypedDict):
    """What a method is called, and what it does."""

    name: str
    rule: str


class StripItem(TypedDict):
    """A standard as one mark in the strip of an area."""

    name: str
    educators: LevelMark | None
    insufficient: bool
    me: LevelMark | None


class SpokenTo(EntryLink):
    """An entry that speaks to a standard."""

    date: Day | None
    section: str


class ShownStandard(TypedDict):
    """A standard with both views of it, its growth, its entries and its gaps."""

    code: str
    id: str
    name: str
    statement: str
    educators: LevelMark | None
    judged: str
    without: str
    me: LevelMark | None
    growth: GrowthChart | None
    pieces: str
    places: str
    entries: tuple[SpokenTo, ...]
    newest: SpokenTo | None
    gaps: tuple[str, ...]
    working: ShownCalculation | None


class StandardsArea(AreaSummary):
    """An area of the page of standards."""

    source: str
    strip: tuple[StripItem, ...]
    standards: tuple[ShownStandard, ...]
    untouched: tuple[str, ...]


class MissingGroup(TypedDict):
    """Standards with one kind of gap."""

    title: str
    count: int
    standards: tuple[NamedLink, ...]


class RequirementBox(TypedDict):
    """One of the standards that a requirement asks for, `x` units from its left end."""

    x: int
    on: bool


class ShownRequirement(TypedDict):
    """A requirement for graduation, with what is there and what could count."""

    title: str
    id: str
    needed: int
    reached: int
    met: bool
    boxes: tuple[RequirementBox, ...]
    width: int
    have: tuple[str, ...]
    open: tuple[str, ...]
    missing: int
    word: str


class StandardsPage(TypedDict):
    """`standards.html`."""

    at: str
    as_of: Day | None
    terms: tuple[TermLink, ...]
    lead: str
    word: str
    sees_ratings: bool
    levels: tuple[LevelMark, ...]
    mastery_rank: int
    areas: tuple[StandardsArea, ...]
    missing: tuple[MissingGroup, ...]
    requirements: tuple[ShownRequirement, ...]
    axis: GrowthChart | None
