"""Everybody's evidence on one standard: the pieces, the strongest of them, what changed, how each level came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Evidence, entry_key
from portfolio_gen.model.level import Level
from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import standard_name
from portfolio_gen.pages.cohort.changes import change_words
from portfolio_gen.pages.cohort.context import CohortContext, first_word
from portfolio_gen.pages.cohort.filters import place_value, times_of
from portfolio_gen.pages.cohort.symbols import LevelSymbols
from portfolio_gen.pages.learner.calculation import calculation_beside
from portfolio_gen.pages.learner.cards import card, educators_level, level
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.growth_chart import Axis, growth_chart, time_axis
from portfolio_gen.pages.text_format import day_of
from portfolio_gen.pages.words import say
from portfolio_gen.view.change import Change
from portfolio_gen.view.cohort import CellState, StandardCell, StandardColumn
from portfolio_gen.view.evidence_ratings import entries_about, own_level, rated_level, strongest
from portfolio_gen.view.progress import Progress
from portfolio_gen.view.standard_progress import StandardProgress

StepperLink = Mapping[str, str] | None

MOST_STRONGEST = 5
"""Pieces in the list on top of the page."""


def card_place(learner: str, key: str) -> str:
    """Where a learner's entry stands on the page of a standard; no learner's own place begins like this."""
    return f"_{learner}_{key.replace('/', '_')}"


def strongest_place(cohort: CohortContext, cell: StandardCell) -> str:
    """Where a learner's strongest piece stands, or the learner's own place where no piece is rated."""
    found = _strongest(cohort, cell)
    return f"#{card_place(cell.learner, entry_key(found[0]))}" if found else f"#{cell.learner}"


def _strongest(cohort: CohortContext, cell: StandardCell) -> tuple[Evidence, Level] | None:
    return strongest(cell.item, cohort.learner_of[cell.learner].view) if cell.item else None


def strongest_pieces(cohort: CohortContext, column: StandardColumn) -> Mapping[str, Any] | None:
    """Pieces of the highest level that any piece carries, one of each learner, newest first; None without any.

    It is a list of work and not of children: who has shown something at another level is simply not in it.
    """
    found = [(cell, *best) for cell in column.cells if (best := _strongest(cohort, cell))]
    if not found:
        return None
    top = max((reached for _, _, reached in found), key=lambda reached: reached.value or 0)
    pieces = [(cell, piece) for cell, piece, reached in found if reached.id == top.id]
    pieces.sort(key=lambda pair: pair[1].date or dt.date.min, reverse=True)
    return {
        "level": level(cohort.school, top.id),
        "pieces": tuple(_strong(cohort, cell, piece) for cell, piece in pieces[:MOST_STRONGEST]),
        "more": max(len(pieces) - MOST_STRONGEST, 0),
    }


def _strong(cohort: CohortContext, cell: StandardCell, piece: Evidence) -> Mapping[str, Any]:
    learner = cohort.learner_of[cell.learner]
    return {
        "title": piece.title,
        "href": f"#{card_place(cell.learner, entry_key(piece))}",
        "learner": learner.view.name,
        "date": day_of(piece, cohort.newest),
        **learner.words(piece.lang),
    }


def shown_learners(
    cohort: CohortContext,
    column: StandardColumn,
    changed: Mapping[str, Change],
    symbols: LevelSymbols,
    steps: tuple[StepperLink, StepperLink],
) -> Iterator[Mapping[str, Any]]:
    """Everybody of whom there is anything to show, with the way to the next of them and to their next standard."""
    cells = [cell for cell in column.cells if cell.touched]
    items = tuple(cell.item for cell in cells if cell.item)
    axis = time_axis(Progress(cohort.newest, items, ()), cohort.school.terms)
    before = cohort.term_before(None)
    for index, cell in enumerate(cells):
        if cell.item:
            yield _learner(cohort, cell, cell.item, axis, symbols) | {
                "change": _change(changed.get(cell.learner), before),
                "before": _neighbour(cohort, cells, index - 1),
                "after": _neighbour(cohort, cells, index + 1),
                "standard_before": _same_learner(steps[0], cell),
                "standard_after": _same_learner(steps[1], cell),
            }


def _change(change: Change | None, before: Term | None) -> Mapping[str, str] | None:
    return change_words(change, before) if change and before else None


def _neighbour(cohort: CohortContext, cells: Sequence[StandardCell], index: int) -> StepperLink:
    if not 0 <= index < len(cells):
        return None
    return {"name": first_word(cohort.learner_of[cells[index].learner]), "href": f"#{cells[index].learner}"}


def _same_learner(step: StepperLink, cell: StandardCell) -> StepperLink:
    return {**step, "href": f"{step['href']}#{cell.learner}"} if step else None


def _learner(
    cohort: CohortContext, cell: StandardCell, item: StandardProgress, axis: Axis | None, symbols: LevelSymbols
) -> dict[str, Any]:
    learner = cohort.learner_of[cell.learner]
    first = first_word(learner)
    keys = (entry_key(entry) for entry in entries_about(item, learner.view))
    on_page = {key: f"#{card_place(cell.learner, key)}" for key in keys}
    return {
        "id": cell.learner,
        "name": learner.view.name,
        "first": first,
        "href": f"{learner.at('standards.html')}#{standard_name(item.code, cohort.school)}",
        "level": f"l{symbols.ranks[cell.level.id]}" if cell.level else cell.kind.value,
        "educators": educators_level(learner, item),
        "without": symbols.words(cell.kind, None)
        if cell.kind not in (CellState.LEVEL, CellState.SELF)
        else say("No view yet"),
        "me": level(cohort.school, item.own.id) if item.own else None,
        "growth": growth_chart(item, axis, cohort.school.scale, cohort.newest, me=first),
        "cards": tuple(_cards(cohort, learner, item)),
        "working": calculation_beside(learner, item, on_page),
    }


def _cards(cohort: CohortContext, learner: LearnerContext, item: StandardProgress) -> Iterator[Mapping[str, Any]]:
    """Every entry about the standard once, newest first, with both views of it."""
    best = strongest(item, learner.view)
    for entry in entries_about(item, learner.view):
        tags = [tagged.tag for tagged in item.tagged if tagged.entry is entry]
        yield _card(cohort, learner, entry, item) | {
            "id": card_place(learner.view.learner, entry_key(entry)),
            "sections": tuple(tag.section for tag in tags if tag.section),
            "named": bool(tags),
            "strongest": best is not None and best[0] is entry,
        }


def _card(cohort: CohortContext, learner: LearnerContext, entry: AnyEntry, item: StandardProgress) -> dict[str, Any]:
    return {
        **{name: value for name, value in card(learner, entry).items() if name != "standards"},
        "date": day_of(entry, cohort.newest),
        "educators": _shown(cohort, rated_level(item, entry_key(entry))),
        "me": _shown(cohort, own_level(entry, item.code, cohort.school)),
        "place": place_value(entry),
        "times": times_of(entry, cohort),
    }


def _shown(cohort: CohortContext, found: Level | None) -> Mapping[str, Any] | None:
    return level(cohort.school, found.id) if found else None
