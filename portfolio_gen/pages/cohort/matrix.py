"""The matrix: everyone and every standard, now and at the end of each term that is over.

A cell is one link without words of its own: its name is put together from the row's, the column's and the key's, so
that a table of thousands of cells stays light. Beyond `MAX_CELLS` each area has a page, and the first page sums up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.cohort.changes import short_tally, since
from portfolio_gen.pages.cohort.context import (
    CohortContext,
    ColumnArea,
    areas_of_columns,
    column_name,
    grade_of,
    short_name,
)
from portfolio_gen.pages.cohort.downloads import files_for
from portfolio_gen.pages.cohort.filters import area_field, grade_field, show_field
from portfolio_gen.pages.cohort.matrix_cells import cell_words, matrix_cell
from portfolio_gen.pages.cohort.symbols import LevelSymbols, stack
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.pages.words import count, in_a_row, say
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


def matrix_address(term: Term | None, part: int = 0) -> str:
    """Where a matrix lies; parts count from 1. An id of a term never holds an underscore."""
    name = f"matrix-{term.id}" if term else "matrix"
    return f"{name}_{part}.html" if part else f"{name}.html"


def _pages(cohort: CohortContext, areas: Sequence[ColumnArea], term: Term | None) -> Iterator[Page]:
    parts = areas_by_page(areas, len(cohort.learners))
    if len(parts) < 2:
        yield _page(cohort, areas, term, 0, ())
        return
    links = tuple(
        {"title": _part_title(part), "href": matrix_address(term, index)} for index, part in enumerate(parts, start=1)
    )
    yield _overview(cohort, parts, term, links)
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


def _part_title(part: Sequence[ColumnArea]) -> str:
    area = part[0]
    first, last = area.columns[0].code, area.columns[-1].code
    if first == last:
        return say("{area}: {code}", area=area.title, code=first)
    return say("{area}: {first} to {last}", area=area.title, first=first, last=last)


def _common(
    cohort: CohortContext, term: Term | None, part: int, links: tuple[Mapping[str, str], ...]
) -> dict[str, Any]:
    choices: list[Term | None] = [None, *cohort.past_terms]
    here, before = matrix_address(term, part), cohort.term_before(term)
    return {
        "at": "matrix",
        "term": term.title if term else "",
        "as_of": full_day(term.end if term else cohort.newest),
        "terms": tuple(
            {
                "title": say("End of {term}", term=choice.title) if choice else say("Now"),
                "href": matrix_address(choice),
                "current": choice is term,
            }
            for choice in choices
        ),
        "parts": tuple({**link, "current": link["href"] == here} for link in links),
        "reset": here,
        "since": since(before) if before else "",
        "files": () if term else files_for(cohort.cohort, "matrix"),
    }


def _page(
    cohort: CohortContext,
    areas: Sequence[ColumnArea],
    term: Term | None,
    part: int,
    links: tuple[Mapping[str, str], ...],
) -> Page:
    symbols = LevelSymbols(cohort.school.scale)
    path = matrix_address(term, part)
    numbered = [(number, area, column) for number, area in enumerate(areas, start=1) for column in area.columns]
    shown = [column for _, _, column in numbered]
    changed = cohort.changes_to(term)
    context = {
        **_common(cohort, term, part, links),
        "lead": _lead(cohort, shown),
        "filters": tuple(filter(None, (area_field(areas), show_field(cohort, term), grade_field(cohort)))),
        "key": symbols.key(shown),
        "areas": tuple(
            {"n": number, "title": area.title, "span": len(area.columns)} for number, area in enumerate(areas, start=1)
        ),
        "columns": tuple(
            _head(cohort, column, symbols, path) | {"area": number, "first": column is area.columns[0], "number": index}
            for index, (number, area, column) in enumerate(numbered, start=1)
        ),
        "rows": tuple(_row(cohort, index, shown, symbols, changed) for index in range(len(cohort.learners))),
        "sums": (
            {"key": "reached", "title": say("{level} and beyond", level=symbols.proficient)},
            {"key": "nothing", "title": symbols.words(CellState.NONE, None)},
        ),
        "words": tuple(cell_words(cohort.school.scale, symbols, shown, compared=cohort.term_before(term) is not None)),
        "paper": _for_paper(areas, term),
        "script": "grid",
    }
    title = say("Everyone at the end of {term}", term=term.title) if term else say("Everyone, every standard")
    return Page(path, "cohort_matrix.html", title, context)


def _lead(cohort: CohortContext, shown: Sequence[StandardColumn]) -> str:
    pieces = sum(column.pieces for column in shown)
    counts = (
        count(len(cohort.learners), "{n} learner", "{n} learners", "No learners"),
        count(len(shown), "{n} standard", "{n} standards", "no standards"),
        count(
            pieces,
            "{n} link from evidence to standards",
            "{n} links from evidence to standards",
            "no links from evidence to standards",
        ),
    )
    return say("{counts}. Levels are the educators’ view.", counts=in_a_row(counts))


def _for_paper(areas: Sequence[ColumnArea], term: Term | None) -> str:
    """What to do before printing, where a sheet cannot hold all columns so that they are read."""
    if sum(len(area.columns) for area in areas) <= ON_PAPER:
        return ""
    if len(areas) > 1:
        return say("To print, choose one area first: a sheet holds about {n} standards.", n=ON_PAPER)
    if term is None:
        return say("To print, take the Excel file below the table: a sheet holds about {n} standards.", n=ON_PAPER)
    return say("On paper the letters of this table are very small: a sheet holds about {n} standards.", n=ON_PAPER)


def _head(cohort: CohortContext, column: StandardColumn, symbols: LevelSymbols, path: str) -> dict[str, Any]:
    name = column_name(column)
    return {
        "name": short_name(name),
        "code": column.code if column.code != name else "",
        "href": from_page(cohort.page_of(column.code), path),
        "stack": stack(column, symbols, cohort.school.scale),
        "reached": column.reached,
        "nothing": column.nothing,
    }


def _row(
    cohort: CohortContext,
    index: int,
    shown: Sequence[StandardColumn],
    symbols: LevelSymbols,
    changed: Mapping[str, Mapping[str, Change]],
) -> Mapping[str, Any]:
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


def _overview(
    cohort: CohortContext,
    parts: Sequence[Sequence[ColumnArea]],
    term: Term | None,
    links: tuple[Mapping[str, str], ...],
) -> Page:
    """Learners by parts: how many standards reached, how many without anything, and what changed in all of them."""
    changed = tuple(cohort.changes_to(term).values())
    context = {
        **_common(cohort, term, 0, links),
        "lead": _lead(cohort, [column for part in parts for area in part for column in area.columns]),
        "heads": links,
        "rows": tuple(
            {"name": learner.view.name, "href": learner.at("index.html"), "id": f"row-{learner.view.learner}",
             "change": short_tally(tally(by[learner.view.learner] for by in changed if learner.view.learner in by)),
             "sums": tuple(_sum(part[0].columns, index) for part in parts)}
            for index, learner in enumerate(cohort.learners)
        ),
    }  # fmt: skip
    title = say("Everyone at the end of {term}", term=term.title) if term else say("Everyone, area by area")
    return Page(matrix_address(term), "cohort_matrix.html", title, context)


def _sum(found: Sequence[StandardColumn], index: int) -> Mapping[str, int]:
    cells = [column.cells[index] for column in found]
    return {
        "reached": sum(cell.item.proficient for cell in cells if cell.item),
        "of": len(cells),
        "nothing": sum(cell.kind is CellState.NONE for cell in cells),
    }
