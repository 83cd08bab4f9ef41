"""The first page of a matrix of too many cells for one table: learners by parts, in sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portfolio_gen.model.school import Term
from portfolio_gen.pages.cohort.changes import short_tally
from portfolio_gen.pages.cohort.context import CohortContext, ColumnArea
from portfolio_gen.pages.cohort.matrix_frame import matrix_address, matrix_frame
from portfolio_gen.pages.cohort.matrix_parts import MatrixSumsPage, PartSum, SumsRow
from portfolio_gen.pages.cohort.parts import TitledLink
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.words import say
from portfolio_gen.view.change import Change, tally
from portfolio_gen.view.cohort import CellState, StandardColumn


def matrix_sums_page(
    cohort: CohortContext,
    parts: Sequence[Sequence[ColumnArea]],
    term: Term | None,
    links: tuple[TitledLink, ...],
) -> Page:
    """Learners by parts: how many standards reached, how many without anything, and what changed in all of them."""
    changed = tuple(cohort.changes_to(term).values())
    shown = [column for part in parts for area in part for column in area.columns]
    context: MatrixSumsPage = {
        **matrix_frame(cohort, term, 0, links, shown),
        "heads": links,
        "rows": tuple(_row(cohort, index, parts, changed) for index in range(len(cohort.learners))),
    }
    title = say("Everyone at the end of {term}", term=term.title) if term else say("Everyone, area by area")
    return Page(matrix_address(term), "cohort_matrix.html", title, context)


def _row(
    cohort: CohortContext,
    index: int,
    parts: Sequence[Sequence[ColumnArea]],
    changed: Sequence[Mapping[str, Change]],
) -> SumsRow:
    learner = cohort.learners[index]
    who = learner.view.learner
    return {
        "name": learner.view.name,
        "href": learner.at("index.html"),
        "id": f"row-{who}",
        "change": short_tally(tally(by[who] for by in changed if who in by)),
        "sums": tuple(_sum(part[0].columns, index) for part in parts),
    }


def _sum(found: Sequence[StandardColumn], index: int) -> PartSum:
    cells = [column.cells[index] for column in found]
    return {
        "reached": sum(cell.item.proficient for cell in cells if cell.item),
        "of": len(cells),
        "nothing": sum(cell.kind is CellState.NONE for cell in cells),
    }
