"""The figures of a cohort's pages as tables: every level, every piece of evidence, who and which standards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from portfolio_gen.model.grade import grade_label
from portfolio_gen.model.level import Level
from portfolio_gen.model.methods.formulas import rounded
from portfolio_gen.model.tables.table import Cell, Column, Table
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.cohort.evidence_table import evidence_table
from portfolio_gen.pages.cohort.graduation_table import graduation_table
from portfolio_gen.pages.cohort.symbols import LevelSymbols
from portfolio_gen.pages.learner.areas import areas_of, standard_words
from portfolio_gen.pages.learner.gap_labels import gap_label
from portfolio_gen.pages.words import say
from portfolio_gen.view.cohort import LearnerProgress, StandardColumn
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.levels import State
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress


@dataclass(frozen=True, slots=True)
class CohortTables:
    """All tables of one cohort."""

    matrix: Table
    """A row for each learner, a column for each standard, the level in words: to be read by people."""
    levels: Table
    """A row for each learner and standard, with everything known of it: to be calculated with."""
    evidence: Table
    learners: Table
    graduation: Table
    """A row for each learner and requirement."""
    standards: Table
    scale: Table


def cohort_tables(cohort: CohortContext) -> CohortTables:
    """The tables, learners in the order of their names. Views must be disclosed to educators already."""
    ordered, found, school = cohort.learners, cohort.columns, cohort.school
    standards = _standards(found)
    symbols = LevelSymbols(school.scale)
    shades = tuple((level.label, symbols.shade(level)) for level in school.scale.levels)
    evidence = evidence_table([learner.view for learner in ordered], school)
    return CohortTables(
        matrix=replace(_matrix(ordered, found, symbols), names=2, shades=shades),
        levels=replace(_levels(ordered, found, standards), names=2, shades=shades),
        evidence=replace(evidence, names=2, shades=shades),
        graduation=graduation_table(ordered, school, learner_columns(), map(_who, ordered)),
        learners=_learners(ordered),
        standards=standards,
        scale=_scale(school),
    )


def learner_columns() -> tuple[Column, ...]:
    """The columns that say whom a row is about."""
    return (
        Column("learner", "id", say("learner"), 18),
        Column("name", "text", say("name"), 22),
        Column("grade", "text", say("grade"), 8),
    )


def _standard_columns() -> tuple[Column, ...]:
    return (
        Column("standard", "id", say("standard"), 14),
        Column("standard_name", "id", say("standard name"), 28),
        Column("area", "text", say("area"), 24),
    )


def _level_columns() -> tuple[Column, ...]:
    return (
        Column("state", "text", say("state"), 12),
        Column("level_id", "text", say("level id")),
        Column("level", "level", say("level"), 22),
        Column("level_value", "number", say("level value")),
        Column("value", "number", say("value")),
        Column("unrounded", "exact", say("unrounded")),
        Column("pieces", "count", say("pieces")),
        Column("own_level_id", "text", say("own level id")),
        Column("own_level", "level", say("own level")),
        Column("proficient", "flag", say("proficient")),
        Column("gaps", "list", say("gaps"), 44),
    )


def _who(learner: LearnerProgress) -> tuple[Cell, ...]:
    """Under `learner_columns`."""
    grade = grade_label(learner.view.profile.grade) if learner.view.profile else ""
    return learner.view.learner, learner.view.name, grade or None


def _standards(found: Iterable[StandardColumn]) -> Table:
    """Every standard that the page of anybody in the cohort shows, in the frameworks' order."""
    items = [next(cell.item for cell in column.cells if cell.item) for column in found]
    areas = {item.code: area.title for area in areas_of(items) for item in area.standards}
    source = (
        Column("statement", "text", say("statement"), 60),
        Column("framework", "text", say("framework"), 28),
        Column("licence", "text", say("licence")),
        Column("attribution", "text", say("attribution"), 28),
    )
    rows = ((item.code, standard_words(item), areas[item.code], *_source(item)) for item in items)
    return Table("standards", say("Standards"), (*_standard_columns(), *source), tuple(rows), names=2)


def _source(item: StandardProgress) -> tuple[Cell, ...]:
    if item.standard is None or item.framework is None:
        return None, None, None, None
    licence = item.standard.licence or item.framework.licence
    attribution = item.framework.attribution or None
    return item.standard.statement or None, item.framework.title, licence or None, attribution


def _matrix(learners: Sequence[LearnerProgress], found: Sequence[StandardColumn], symbols: LevelSymbols) -> Table:
    """A cell says the level, or why there is none, in the words of the page."""
    rows = (
        (*_who(learner), *(symbols.words(cell.kind, cell.level) for cell in (column.cells[place] for column in found)))
        for place, learner in enumerate(learners)
    )
    codes = (Column(column.code, "level", column.code, above=_title(column)) for column in found)
    return Table("matrix", say("Matrix"), (*learner_columns(), *codes), tuple(rows))


def _title(column: StandardColumn) -> str:
    name = column.standard.name if column.standard else ""
    return name if name != column.code else ""


def _levels(learners: Sequence[LearnerProgress], found: Sequence[StandardColumn], standards: Table) -> Table:
    about = _standard_columns()
    named = [row[: len(about)] for row in standards.rows]
    rows = (
        (*_who(learner), *standard, *_level_cells(column.cells[place].item, learner))
        for place, learner in enumerate(learners)
        for column, standard in zip(found, named, strict=True)
    )
    heads = (*learner_columns(), *about, *_level_columns())
    return Table("levels", say("Levels"), heads, tuple(rows))


def _level_cells(item: StandardProgress | None, learner: LearnerProgress) -> tuple[Cell, ...]:
    if item is None:
        return State.NONE.value, None, None, None, None, None, 0, None, None, False, (say("No evidence yet"),)
    result = item.result
    return (
        result.state.value,
        *_level(result.level),
        digits(result.level),
        None if result.value is None else str(rounded(result.value)),
        None if result.value is None else format(result.value, "f"),
        len(item.pieces),
        *_level(item.own),
        item.proficient,
        tuple(_to_educators(gap, item, learner) for gap in item.gaps),
    )


def _to_educators(gap: Gap, item: StandardProgress, learner: LearnerProgress) -> str:
    """A gap in the words of somebody who reads of a learner."""
    match gap:
        case Gap.NOT_RATED:
            return say("Evidence, not rated yet")
        case Gap.ONLY_OWN_VIEW:
            return say("Only the learner’s own view")
        case Gap.NO_OWN_VIEW:
            return say("The learner’s own view is missing")
        case _:
            return gap_label(gap, item, learner.progress.as_of)


def _level(level: Level | None) -> tuple[str | None, str | None]:
    return (level.id, level.label) if level else (None, None)


def digits(level: Level | None) -> str | None:
    """The value of a level; None outside the arithmetic."""
    return format(level.value.normalize(), "f") if level and level.value is not None else None


def _learners(learners: Iterable[LearnerProgress]) -> Table:
    heads = (
        *learner_columns(),
        Column("goals", "count", say("goals")),
        Column("reflections", "count", say("reflections")),
        Column("evidence", "count", say("evidence")),
        Column("feedback", "count", say("feedback")),
        Column("newest", "day", say("newest")),
    )
    rows = []
    for learner in learners:
        view = learner.view
        counts = len(view.goals), len(view.reflections), len(view.evidence), len(view.feedback)
        rows.append((*_who(learner), *counts, view.newest.isoformat() if view.newest else None))
    return Table("learners", say("Learners"), heads, tuple(rows))


def _scale(school: SchoolView) -> Table:
    scale = school.scale
    heads = (
        Column("level_id", "text", say("level id")),
        Column("level", "text", say("level")),
        Column("level_value", "number", say("level value")),
        Column("proficient", "flag", say("proficient")),
    )
    levels = (*scale.levels, scale.insufficient, scale.excused)
    rows = ((level.id, level.label, digits(level), scale.is_proficient(level)) for level in levels)
    return Table("scale", say("Scale"), heads, tuple(rows))
