"""What a cohort adds up to: figures of each learner and of what waits, with no word of anybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.view.cohort import CellState, ColumnOf, LearnerProgress, standard_cells
from portfolio_gen.view.inbox import Inbox
from portfolio_gen.view.school_view import SchoolView


@dataclass(frozen=True, slots=True)
class StandardFigures:
    """One learner on one standard."""

    kind: CellState
    level: Level | None = None
    pieces: int = 0
    proficient: bool = False


@dataclass(frozen=True, slots=True)
class LearnerFigures:
    """One learner."""

    learner: str
    pieces: int
    """Of evidence that educators see."""
    days: tuple[dt.date, ...]
    """On which they wrote, each once."""
    standards: Mapping[str, StandardFigures]
    """By code, whatever their progress shows."""


@dataclass(frozen=True, slots=True)
class CohortFigures:
    """One cohort, as its own site shows it."""

    cohort: str
    learners: tuple[LearnerFigures, ...]
    unrated: int
    silent: int
    as_of: dt.date | None


def cohort_figures(cohort: str, learners: Sequence[LearnerProgress], waiting: Inbox) -> CohortFigures:
    """The figures of a cohort whose pages are made from the same learners and the same inbox."""
    return CohortFigures(
        cohort, tuple(map(_learner, learners)), len(waiting.unrated), len(waiting.silent), waiting.as_of
    )


def _learner(learner: LearnerProgress) -> LearnerFigures:
    days = {entry.date for entry in learner.view.entries if entry.date}
    standards = {
        code: StandardFigures(cell.kind, cell.level, cell.pieces, cell.proficient)
        for code, cell in standard_cells(learner).items()
    }
    return LearnerFigures(learner.view.learner, len(learner.view.evidence), tuple(sorted(days)), standards)


def columns_of_figures(learners: Sequence[LearnerFigures], school: SchoolView) -> tuple[ColumnOf[StandardFigures], ...]:
    """Every standard that the progress of anybody shows, in the frameworks' order, unknown codes at the end."""
    order = {code: index for index, code in enumerate(school.addresses)}
    known = {code for one in learners for code in one.standards}
    nothing = StandardFigures(CellState.NONE)
    found = []
    for code in sorted(known, key=lambda code: (order.get(code, len(order)), code)):
        placed = school.codes.get(code)
        cells = tuple(one.standards.get(code, nothing) for one in learners)
        standard, framework = (placed.standard, placed.framework) if placed else (None, None)
        found.append(ColumnOf(code, standard, framework, cells))
    return tuple(found)


# ---- as they are noted --------------------------------------------------------------------------------------------


def figures_as_json(figures: CohortFigures) -> dict[str, Any]:
    """The figures in texts, numbers and lists."""
    return {
        "cohort": figures.cohort,
        "unrated": figures.unrated,
        "silent": figures.silent,
        "as_of": figures.as_of.isoformat() if figures.as_of else None,
        "learners": [
            {
                "learner": one.learner,
                "pieces": one.pieces,
                "days": [day.isoformat() for day in one.days],
                "standards": {code: _noted(each) for code, each in one.standards.items()},
            }
            for one in figures.learners
        ],
    }


def _noted(each: StandardFigures) -> list[str | int]:
    return [each.kind.value, each.level.id if each.level else "", each.pieces, int(each.proficient)]


def figures_from_json(data: Any, scale: ProficiencyScale) -> CohortFigures | None:
    """The figures that were noted; None where they cannot be read, or the scale has no such level any more."""
    try:
        learners = tuple(
            LearnerFigures(
                str(one["learner"]),
                int(one["pieces"]),
                tuple(map(dt.date.fromisoformat, one["days"])),
                {str(code): _read(scale, *each) for code, each in one["standards"].items()},
            )
            for one in data["learners"]
        )
        as_of = dt.date.fromisoformat(data["as_of"]) if data["as_of"] else None
        return CohortFigures(str(data["cohort"]), learners, int(data["unrated"]), int(data["silent"]), as_of)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _read(scale: ProficiencyScale, kind: str, level: str, pieces: int, proficient: Literal[0, 1]) -> StandardFigures:
    found = {each.id: each for each in scale.levels}[level] if level else None
    return StandardFigures(CellState(kind), found, int(pieces), bool(proficient))


def each_once(cohorts: Iterable[CohortFigures]) -> tuple[LearnerFigures, ...]:
    """Each learner once, whoever is in several cohorts."""
    found: dict[str, LearnerFigures] = {}
    for cohort in cohorts:
        for one in cohort.learners:
            found.setdefault(one.learner, one)
    return tuple(found.values())
