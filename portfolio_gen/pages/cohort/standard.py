"""One standard over a whole cohort: the spread, everybody's evidence, and who has shown nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.pages.cohort.changes import tally_sentence
from portfolio_gen.pages.cohort.context import CohortContext, ColumnArea, column_name
from portfolio_gen.pages.cohort.evidence import StepperLink, shown_learners, strongest_pieces, strongest_place
from portfolio_gen.pages.cohort.filters import change_field, level_field, place_field, time_field
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, shares_in_words
from portfolio_gen.pages.learner.calculation import method_words
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import count, say
from portfolio_gen.view.change import Change, tally
from portfolio_gen.view.cohort import CellState, StandardCell, StandardColumn
from portfolio_gen.view.levels import method_for


def standard_pages(cohort: CohortContext) -> Iterator[Page]:
    """A page for every standard, also for those nobody has shown anything on."""
    areas = {column.code: area for area in cohort.areas for column in area.columns}
    symbols, changed = LevelSymbols(cohort.school.scale), cohort.changes_to(None)
    for index, column in enumerate(cohort.order):
        before = cohort.order[index - 1] if index else None
        after = cohort.order[index + 1] if index + 1 < len(cohort.order) else None
        steps = (_step(cohort, before), _step(cohort, after))
        yield _page(cohort, column, areas[column.code], symbols, changed.get(column.code, {}), steps)


def _step(cohort: CohortContext, column: StandardColumn | None) -> StepperLink:
    return {"name": column_name(column), "href": cohort.page_of(column.code)} if column else None


def _page(
    cohort: CohortContext,
    column: StandardColumn,
    area: ColumnArea,
    symbols: LevelSymbols,
    changed: Mapping[str, Change],
    steps: tuple[StepperLink, StepperLink],
) -> Page:
    name, path = column_name(column), cohort.page_of(column.code)
    learners = tuple(shown_learners(cohort, column, changed, symbols, steps))
    context = {
        "at": "standards",
        "script": "steps",
        **_names(column, area),
        "before": steps[0],
        "after": steps[1],
        "spread": _spread(cohort, column, symbols, changed),
        "strongest": strongest_pieces(cohort, column),
        "filters": _filters(cohort, symbols),
        "reset": path,
        "method": method_words(method_for(column.code, cohort.school)) if any(o["working"] for o in learners) else None,
        "learners": learners,
        "axis": next((one["growth"] for one in learners if one["growth"]), None),
        "nothing": tuple(_nothing(cohort, column, symbols)),
    }
    title = name if name == column.code else say("{name} ({code})", name=name, code=column.code)
    return Page(path, "cohort_standard.html", title, context)


def _names(column: StandardColumn, area: ColumnArea) -> Mapping[str, str]:
    name = column_name(column)
    statement = column.standard.statement if column.standard else ""
    return {
        "name": name,
        "code": column.code,
        "area": area.title,
        "source": area.source,
        "statement": "" if name.startswith(statement) else statement,
        "notice": column.framework.notice if column.framework else "",
    }


def _filters(cohort: CohortContext, symbols: LevelSymbols) -> tuple[Mapping[str, Any], ...]:
    fields = (level_field(cohort, symbols), change_field(cohort), place_field(), time_field(cohort))
    return tuple(filter(None, fields))


def _spread(
    cohort: CohortContext, column: StandardColumn, symbols: LevelSymbols, changed: Mapping[str, Change]
) -> Mapping[str, Any]:
    before = cohort.term_before(None)
    shares = column.shares(cohort.school.scale)
    shown = [symbols.share(share) for share in shares]
    return {
        "title": count(
            len(column.cells),
            "{some} of {n} learner {level} or beyond",
            "{some} of {n} learners {level} or beyond",
            "0 of no learners {level} or beyond",
            some=column.reached,
            level=symbols.proficient,
        ),
        "change": tally_sentence(tally(changed.values()), before) if before else "",
        "bar": bar(shown, len(column.cells)),
        "words": shares_in_words(shown),
        "rows": tuple(
            said | {"learners": tuple(_chip(cohort, cell) for cell in share.cells)}
            for share, said in zip(shares, shown, strict=True)
        ),
    }


def _chip(cohort: CohortContext, cell: StandardCell) -> Mapping[str, str]:
    learner = cohort.learner_of[cell.learner]
    return {"name": learner.view.name, "href": strongest_place(cohort, cell)}


def _nothing(cohort: CohortContext, column: StandardColumn, symbols: LevelSymbols) -> Iterator[Mapping[str, Any]]:
    """Those of whom there is nothing to show, by the kind of gap."""
    for kind in CellState:
        cells = [cell for cell in column.cells if cell.kind is kind and not cell.touched]
        if cells:
            yield {
                "title": symbols.words(kind, None),
                "learners": tuple(_quiet(cohort, cohort.learner_of[cell.learner]) for cell in cells),
            }


def _quiet(cohort: CohortContext, learner: LearnerContext) -> Mapping[str, Any]:
    newest = learner.view.newest
    silent = {who for who, _ in cohort.inbox.silent}
    return {
        "id": learner.view.learner,
        "name": learner.view.name,
        "href": learner.at("index.html"),
        "active": newest is not None and learner.view.learner not in silent,
        "newest": day(newest, cohort.newest),
    }
