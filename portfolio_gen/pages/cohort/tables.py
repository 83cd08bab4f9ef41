"""The figures of a cohort's pages as tables: every level, every piece of evidence, who and which standards."""

from __future__ import annotations

import datetime as dt
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
from portfolio_gen.pages.learner.gap_labels import gap_label, gap_titles
from portfolio_gen.pages.words import say
from portfolio_gen.view.cohort import LearnerProgress, StandardColumn
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.levels import State
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress

LEARNER = (Column("learner", "id", width=18), Column("name", width=22), Column("grade", width=8))
_STANDARD = (Column("standard", "id", width=14), Column("standard_name", "id", width=28), Column("area", width=24))
_LEVEL = (
    Column("state", width=12),
    Column("level_id"),
    Column("level", "level", width=22),
    Column("level_value", "number"),
    Column("value", "number"),
    Column("unrounded", "exact"),
    Column("pieces", "count"),
    Column("own_level_id"),
    Column("own_level", "level"),
    Column("proficient", "flag"),
    Column("gaps", "list", width=44),
)


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
        graduation=graduation_table(ordered, school, LEARNER, map(_who, ordered)),
        learners=_learners(ordered),
        standards=standards,
        scale=_scale(school),
    )


def _who(learner: LearnerProgress) -> tuple[Cell, ...]:
    """Under LEARNER."""
    grade = grade_label(learner.view.profile.grade) if learner.view.profile else ""
    return learner.view.learner, learner.view.name, grade or None


def _standards(found: Iterable[StandardColumn]) -> Table:
    """Every standard that the page of anybody in the cohort shows, in the frameworks' order."""
    items = [next(cell.item for cell in column.cells if cell.item) for column in found]
    areas = {item.code: area.title for area in areas_of(items) for item in area.standards}
    source = (
        Column("statement", width=60),
        Column("framework", width=28),
        Column("licence"),
        Column("attribution", width=28),
    )
    rows = ((item.code, standard_words(item), areas[item.code], *_source(item)) for item in items)
    return Table("standards", say("Standards"), (*_STANDARD, *source), tuple(rows), names=2)


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
    return Table("matrix", say("Matrix"), (*LEARNER, *codes), tuple(rows))


def _title(column: StandardColumn) -> str:
    name = column.standard.name if column.standard else ""
    return name if name != column.code else ""


def _levels(learners: Sequence[LearnerProgress], found: Sequence[StandardColumn], standards: Table) -> Table:
    named = [row[: len(_STANDARD)] for row in standards.rows]
    rows = (
        (*_who(learner), *standard, *_level_cells(column.cells[place].item, learner))
        for place, learner in enumerate(learners)
        for column, standard in zip(found, named, strict=True)
    )
    return Table("levels", say("Levels"), (*LEARNER, *_STANDARD, *_LEVEL), tuple(rows))


def _level_cells(item: StandardProgress | None, learner: LearnerProgress) -> tuple[Cell, ...]:
    if item is None:
        none = (gap_titles()[Gap.NO_EVIDENCE],)
        return State.NONE.value, None, None, None, None, None, 0, None, None, False, none
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
        tuple(_gap(gap, item, learner.progress.as_of) for gap in item.gaps),
    )


def _gap(gap: Gap, item: StandardProgress, as_of: dt.date | None) -> str:
    """A gap as educators are told of it."""
    known = {
        Gap.NOT_RATED: say("Evidence, not rated yet"),
        Gap.ONLY_OWN_VIEW: say("Only the learner’s own view"),
        Gap.NO_OWN_VIEW: say("The learner’s own view is missing"),
    }
    return known.get(gap) or gap_label(gap, item, as_of)


def _level(level: Level | None) -> tuple[str | None, str | None]:
    return (level.id, level.label) if level else (None, None)


def digits(level: Level | None) -> str | None:
    """The value of a level; None outside the arithmetic."""
    return format(level.value.normalize(), "f") if level and level.value is not None else None


def _learners(learners: Iterable[LearnerProgress]) -> Table:
    heads = (
        *LEARNER,
        *(Column(kind, "count") for kind in ("goals", "reflections", "evidence", "feedback")),
        Column("newest", "day"),
    )
    rows = []
    for learner in learners:
        view = learner.view
        counts = len(view.goals), len(view.reflections), len(view.evidence), len(view.feedback)
        rows.append((*_who(learner), *counts, view.newest.isoformat() if view.newest else None))
    return Table("learners", say("Learners"), heads, tuple(rows))


def _scale(school: SchoolView) -> Table:
    scale = school.scale
    heads = (Column("level_id"), Column("level"), Column("level_value", "number"), Column("proficient", "flag"))
    levels = (*scale.levels, scale.insufficient, scale.excused)
    rows = ((level.id, level.label, digits(level), scale.is_proficient(level)) for level in levels)
    return Table("scale", say("Scale"), heads, tuple(rows))
