"""The matrix: everyone and every standard, now and at the end of each term that is over.

A cell is one link without words of its own: its name is put together from the row's, the column's and the key's, so
that a table of thousands of cells stays light. Beyond `MAX_CELLS` each area has a page, and the first page sums up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.cohort.changes import short_tally
from portfolio_gen.pages.cohort.context import (
    CohortContext,
    ColumnArea,
    areas_of_columns,
    column_name,
    grade_of,
    short_name,
)
from portfolio_gen.pages.cohort.filters import area_field, grade_field, show_field
from portfolio_gen.pages.cohort.matrix_cells import cell_words, matrix_cell
from portfolio_gen.pages.cohort.matrix_frame import matrix_address, matrix_frame, part_title
from portfolio_gen.pages.cohort.matrix_parts import ColumnSum, MatrixColumn, MatrixPage, MatrixRow
from portfolio_gen.pages.cohort.matrix_sums import matrix_sums_page
from portfolio_gen.pages.cohort.parts import Field, TitledLink
from portfolio_gen.pages.cohort.symbols import LevelSymbols, stack
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.words import count, say
from portfolio_gen.view.change import Change, tally
from portfolio_gen.view.cohort import CellState, StandardColumn

MAX_CELLS = 6000
"""Of one page: 30 learners by 200 standards."""
MAX_AREAS = 24
"""Of one page: what the stylesheet can filter."""
ON_PAPER = 48
"""Columns that can still be read on a sheet of A4."""


def matrix_pages(cohort: CohortContext) -> Iterator[Page]:
    """The matrix as things stand, and one for the end of every term that is over."""
    yield from _pages(cohort, cohort.areas, None)
    for term in cohort.past_terms:
        yield from _pages(cohort, areas_of_columns(cohort.past_columns[term.id]), term)


def _pages(cohort: CohortContext, areas: Sequence[ColumnArea], term: Term | None) -> Iterator[Page]:
    parts = areas_by_page(areas, len(cohort.learners))
    if len(parts) < 2:
        yield _page(cohort, areas, term, 0, ())
        return
    links = tuple(
        TitledLink(title=part_title(part), href=matrix_address(term, index))
        for index, part in enumerate(parts, start=1)
    )
    yield matrix_sums_page(cohort, parts, term, links)
    for index, part in enumerate(parts, start=1):
        yield _page(cohort, part, term, index, links)


def areas_by_page(areas: Sequence[ColumnArea], learners: int) -> list[tuple[ColumnArea, ...]]:
    """The areas as one page holds them: all on one, or each on its own, in runs where even that is too much."""
    whole = sum(len(area.columns) for area in areas)
    if whole * learners <= MAX_CELLS and len(areas) <= MAX_AREAS:
        return [tuple(areas)]
    most = max(1, MAX_CELLS // max(learners, 1))
    return [
        (ColumnArea(area.title, area.source, area.columns[start : start + most]),)
        for area in areas
        for start in range(0, len(area.columns), most)
    ]


def _page(
    cohort: CohortContext,
    areas: Sequence[ColumnArea],
    term: Term | None,
    part: int,
    links: tuple[TitledLink, ...],
) -> Page:
    symbols = LevelSymbols(cohort.school.scale)
    path = matrix_address(term, part)
    numbered = [(number, area, column) for number, area in enumerate(areas, start=1) for column in area.columns]
    shown = [column for _, _, column in numbered]
    changed = cohort.changes_to(term)
    context: MatrixPage = {
        **matrix_frame(cohort, term, part, links, shown),
        "filters": _filters(cohort, areas, term),
        "key": symbols.key(shown),
        "areas": tuple(
            {"n": number, "title": area.title, "span": len(area.columns)} for number, area in enumerate(areas, start=1)
        ),
        "columns": tuple(
            _column(cohort, column, symbols, path, (number, index), first=column is area.columns[0])
            for index, (number, area, column) in enumerate(numbered, start=1)
        ),
        "rows": tuple(_row(cohort, index, shown, symbols, changed) for index in range(len(cohort.learners))),
        "sums": _sums(symbols),
        "words": tuple(cell_words(cohort.school.scale, symbols, shown, compared=cohort.term_before(term) is not None)),
        "paper": _for_paper(areas, term),
        "script": "grid",
    }
    title = say("Everyone at the end of {term}", term=term.title) if term else say("Everyone, every standard")
    return Page(path, "cohort_matrix.html", title, context)


def _filters(cohort: CohortContext, areas: Sequence[ColumnArea], term: Term | None) -> tuple[Field, ...]:
    return tuple(filter(None, (area_field(areas), show_field(cohort, term), grade_field(cohort))))


def _sums(symbols: LevelSymbols) -> tuple[ColumnSum, ...]:
    return (
        {"key": "reached", "title": say("{level} and beyond", level=symbols.proficient)},
        {"key": "nothing", "title": symbols.words(CellState.NONE, None)},
    )


def _for_paper(areas: Sequence[ColumnArea], term: Term | None) -> str:
    """What to do before printing, where a sheet cannot hold all columns so that they are read."""
    if sum(len(area.columns) for area in areas) <= ON_PAPER:
        return ""
    if len(areas) > 1:
        return count(
            ON_PAPER,
            "To print, choose one area first: a sheet holds about {n} standard.",
            "To print, choose one area first: a sheet holds about {n} standards.",
        )
    if term is None:
        return count(
            ON_PAPER,
            "To print, take the Excel file below the table: a sheet holds about {n} standard.",
            "To print, take the Excel file below the table: a sheet holds about {n} standards.",
        )
    return count(
        ON_PAPER,
        "On paper the letters of this table are very small: a sheet holds about {n} standard.",
        "On paper the letters of this table are very small: a sheet holds about {n} standards.",
    )


def _column(
    cohort: CohortContext,
    column: StandardColumn,
    symbols: LevelSymbols,
    path: str,
    numbers: tuple[int, int],
    *,
    first: bool,
) -> MatrixColumn:
    """The head and the foot of a column; `numbers` are those of its area and its own."""
    name = column_name(column)
    return {
        "name": short_name(name),
        "code": column.code if column.code != name else "",
        "href": from_page(cohort.page_of(column.code), path),
        "stack": stack(column, symbols, cohort.school.scale),
        "reached": column.reached,
        "nothing": column.nothing,
        "area": numbers[0],
        "first": first,
        "number": numbers[1],
    }


def _row(
    cohort: CohortContext,
    index: int,
    shown: Sequence[StandardColumn],
    symbols: LevelSymbols,
    changed: Mapping[str, Mapping[str, Change]],
) -> MatrixRow:
    learner = cohort.learners[index]
    mine = {code: found[learner.view.learner] for code, found in changed.items() if learner.view.learner in found}
    grade = grade_of(learner)
    return {
        "id": f"row-{learner.view.learner}",
        "learner": learner.view.learner,
        "number": index + 1,
        "name": learner.view.name,
        "href": learner.at("index.html"),
        "grade": cohort.grades.index(grade) + 1 if grade else 0,
        "change": short_tally(tally(mine[column.code] for column in shown if column.code in mine)),
        "cells": tuple(matrix_cell(column.cells[index], mine.get(column.code), symbols) for column in shown),
    }
