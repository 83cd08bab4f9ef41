"""A cohort standard by standard: where everybody stands, and who has shown nothing yet.

Made from each learner's progress as educators see it; nothing here is worked out a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.levels import State
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, RequirementProgress
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress


class LearnerProgress(Protocol):
    """A learner of the cohort: what educators see of them, and their progress made from that."""

    @property
    def view(self) -> PortfolioView:
        """Disclosed to educators."""

    @property
    def progress(self) -> Progress:
        """On the day that is looked at."""


class CellState(StrEnum):
    """What there is of one learner on one standard; everything but a level is a gap of its own kind."""

    LEVEL = "level"
    INSUFFICIENT = "insufficient"
    TOO_FEW = "few"
    WAITING = "waiting"
    """Evidence, and nobody's view of it."""
    SELF = "self"
    """Only the learner's own view."""
    EXCUSED = "excused"
    NONE = "none"


_WITHOUT_LEVEL = {
    State.INSUFFICIENT: CellState.INSUFFICIENT,
    State.TOO_FEW: CellState.TOO_FEW,
    State.EXCUSED: CellState.EXCUSED,
}


@dataclass(frozen=True, slots=True)
class StandardCell:
    """One learner on one standard."""

    learner: str
    item: StandardProgress | None
    """None where the learner has nothing to do with it."""

    @property
    def kind(self) -> CellState:
        """What there is."""
        if self.item is None:
            return CellState.NONE
        if self.item.has_level:
            return CellState.LEVEL
        if self.item.result.state in _WITHOUT_LEVEL:
            return _WITHOUT_LEVEL[self.item.result.state]
        return CellState.SELF if self.item.own else CellState.WAITING if self.item.pieces else CellState.NONE

    @property
    def level(self) -> Level | None:
        """The educators' level, where there is one."""
        return self.item.result.level if self.item and self.item.has_level else None

    @property
    def own(self) -> Level | None:
        """The learner's newest view."""
        return self.item.own if self.item else None

    @property
    def pieces(self) -> int:
        """How many pieces of evidence."""
        return len(self.item.pieces) if self.item else 0

    @property
    def proficient(self) -> bool:
        """Whether the educators' level is proficient or beyond."""
        return self.item is not None and self.item.proficient

    @property
    def touched(self) -> bool:
        """Whether anything can be shown: an entry, a rating, a view."""
        return self.item is not None and bool(self.item.tagged or self.item.assessments)


class CountedCell(Protocol):
    """One learner on one standard, as far as it is counted."""

    @property
    def kind(self) -> CellState:
        """What there is."""

    @property
    def level(self) -> Level | None:
        """The educators' level, where there is one."""

    @property
    def pieces(self) -> int:
        """How many pieces of evidence."""

    @property
    def proficient(self) -> bool:
        """Whether the educators' level is proficient or beyond."""


C = TypeVar("C", bound=CountedCell)


@dataclass(frozen=True)
class ShareOf(Generic[C]):
    """The learners at one level, or in one kind of gap."""

    kind: CellState
    level: Level | None
    cells: tuple[C, ...]


@dataclass(frozen=True)
class ColumnOf(Generic[C]):
    """One standard over the whole cohort, learners in the cohort's order."""

    code: str
    standard: Standard | None
    framework: Framework | None
    cells: tuple[C, ...]

    @property
    def pieces(self) -> int:
        """Pieces of evidence of everybody."""
        return sum(cell.pieces for cell in self.cells)

    @property
    def shown_by(self) -> int:
        """Learners with at least one piece of evidence."""
        return sum(cell.pieces > 0 for cell in self.cells)

    @property
    def nothing(self) -> int:
        """Learners with neither evidence nor anybody's view."""
        return sum(cell.kind is CellState.NONE for cell in self.cells)

    @property
    def reached(self) -> int:
        """Learners who are proficient or beyond."""
        return sum(cell.proficient for cell in self.cells)

    def shares(self, scale: ProficiencyScale) -> tuple[ShareOf[C], ...]:
        """Everybody once: the highest level first, then the kinds of gaps; shares of nobody are left out."""
        levels = [
            ShareOf(
                CellState.LEVEL, level, tuple(cell for cell in self.cells if cell.level and cell.level.id == level.id)
            )
            for level in reversed(scale.levels)
        ]
        kinds = [kind for kind in CellState if kind is not CellState.LEVEL]
        others = [ShareOf(kind, None, tuple(cell for cell in self.cells if cell.kind is kind)) for kind in kinds]
        return tuple(share for share in (*levels, *others) if share.cells)


StandardColumn = ColumnOf[StandardCell]
Share = ShareOf[StandardCell]


def standard_cells(learner: LearnerProgress) -> dict[str, StandardCell]:
    """One learner on every standard that their progress shows, by code."""
    return {item.code: StandardCell(learner.view.learner, item) for item in learner.progress.standards}


def columns(learners: Sequence[LearnerProgress], school: SchoolView) -> tuple[StandardColumn, ...]:
    """Every standard that the progress of anybody shows, in the frameworks' order, unknown codes at the end."""
    found = [{item.code: item for item in learner.progress.standards} for learner in learners]
    known = {code: item for one in found for code, item in one.items()}
    order = {code: index for index, code in enumerate(school.addresses)}
    codes = sorted(known, key=lambda code: (order.get(code, len(order)), code))
    return tuple(
        StandardColumn(
            code,
            known[code].standard,
            known[code].framework,
            tuple(
                StandardCell(learner.view.learner, one.get(code)) for learner, one in zip(learners, found, strict=True)
            ),
        )
        for code in codes
    )


def count_by_learner(columns: Iterable[StandardColumn], *kinds: CellState) -> Counter[str]:
    """For each learner, on how many standards there is what these kinds say."""
    return Counter(cell.learner for column in columns for cell in column.cells if cell.kind in kinds)


@dataclass(frozen=True, slots=True)
class RequirementShare:
    """One requirement over the whole cohort."""

    title: str
    needed: int
    learners: tuple[RequirementProgress, ...]
    """In the cohort's order."""

    @property
    def met(self) -> int:
        """How many learners have what it asks for."""
        return sum(one.met for one in self.learners)


def requirements(learners: Sequence[LearnerProgress], school: SchoolView) -> tuple[RequirementShare, ...]:
    """The graduation requirements, each with everybody's progress towards it."""
    return tuple(
        RequirementShare(
            requirement.title,
            requirement.proficient_in,
            tuple(learner.progress.requirements[index] for learner in learners),
        )
        for index, requirement in enumerate(school.graduation)
    )
