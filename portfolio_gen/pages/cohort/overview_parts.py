"""What the first page, the list of standards and coverage hand to their templates."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.cohort.parts import BarPiece, LevelSign, OfferedFile, Way
from portfolio_gen.pages.parts import Day, NamedLink


class DescribedFile(OfferedFile):
    """A file of figures, and what is in it."""

    words: str


class LookLine(NamedLink):
    """A gap: how wide it is as a table shows it, and in words that are heard without one."""

    note: str
    heard: str


class Look(TypedDict):
    """One list of what to look at first."""

    title: str
    lines: tuple[LookLine, ...]


class StandardIndex(TypedDict):
    """The standards of an area, by name."""

    title: str
    standards: tuple[NamedLink, ...]


class LearnerRow(NamedLink):
    """A learner with how much they share."""

    grade: str
    goals: int
    reflections: int
    evidence: int
    reached: int
    of: int
    newest: Day | None


class CohortHomePage(TypedDict):
    """`cohort_home.html`."""

    at: str
    cohort: str
    lead: str
    ways: tuple[Way, ...]
    looks: tuple[Look, ...]
    areas: tuple[StandardIndex, ...]
    files: tuple[DescribedFile, ...]
    word: str
    learners: tuple[LearnerRow, ...]


class StandardRow(NamedLink):
    """A standard with its distribution."""

    code: str
    shown_by: int
    pieces: int
    reached: int
    bar: tuple[BarPiece, ...]
    words: str


class StandardArea(TypedDict):
    """The standards of an area, each with its distribution."""

    title: str
    source: str
    standards: tuple[StandardRow, ...]


class CohortStandardsPage(TypedDict):
    """`cohort_standards.html`."""

    at: str
    areas: tuple[StandardArea, ...]
    total: int
    word: str
    key: tuple[LevelSign, ...]


class LittleStandard(NamedLink):
    """A standard with little evidence."""

    code: str
    shown_by: int
    pieces: int


class LittleArea(TypedDict):
    """The standards of an area with little evidence."""

    title: str
    standards: tuple[LittleStandard, ...]


class RequirementColumn(TypedDict):
    """A requirement for graduation, and how many have met it."""

    title: str
    words: str


class RequirementCell(TypedDict):
    """One learner on one requirement."""

    reached: int
    needed: int
    met: bool
    missing: int
    href: str


class GraduationRow(NamedLink):
    """A learner on every requirement."""

    cells: tuple[RequirementCell, ...]
    met: int
    missing: int


class CoveragePage(TypedDict):
    """`cohort_coverage.html`."""

    at: str
    lead: str
    total: int
    little: tuple[LittleStandard, ...]
    more: tuple[LittleArea, ...]
    word: str
    files: tuple[OfferedFile, ...]
    requirements: tuple[RequirementColumn, ...]
    learners: tuple[GraduationRow, ...]
