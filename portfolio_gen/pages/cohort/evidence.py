"""Everybody's evidence on one standard: the pieces, the strongest of them, what changed, how each level came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Evidence, key_of
from portfolio_gen.model.level import Level
from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import standard_name
from portfolio_gen.pages.cohort.changes import change_words
from portfolio_gen.pages.cohort.context import Room, first_name
from portfolio_gen.pages.cohort.filters import place_of, times_of
from portfolio_gen.pages.cohort.symbols import Marks
from portfolio_gen.pages.learner.calculation import working_beside
from portfolio_gen.pages.learner.cards import Desk, card, educators_level, level
from portfolio_gen.pages.learner.growth_chart import Axis, growth_chart, time_axis
from portfolio_gen.pages.text_format import day_of
from portfolio_gen.view.change import Change
from portfolio_gen.view.cohort import Cell, Column, Kind
from portfolio_gen.view.piece import entries_about, own_level, rated_level, strongest
from portfolio_gen.view.progress import Progress
from portfolio_gen.view.standard_progress import StandardProgress

Step = Mapping[str, str] | None

MOST_STRONGEST = 5
"""Pieces in the list on top of the page."""


def card_place(learner: str, key: str) -> str:
    """Where a learner's entry stands on the page of a standard; no learner's own place begins like this."""
    return f"_{learner}_{key.replace('/', '_')}"


def strongest_place(room: Room, cell: Cell) -> str:
    """Where a learner's strongest piece stands, or the learner's own place where no piece is rated."""
    found = _strongest(room, cell)
    return f"#{card_place(cell.learner, key_of(found[0]))}" if found else f"#{cell.learner}"


def _strongest(room: Room, cell: Cell) -> tuple[Evidence, Level] | None:
    return strongest(cell.item, room.desk_of[cell.learner].view) if cell.item else None


def strongest_pieces(room: Room, column: Column) -> Mapping[str, Any] | None:
    """Pieces of the highest level that any piece carries, one of each learner, newest first; None without any.

    It is a list of work and not of children: who has shown something at another level is simply not in it.
    """
    found = [(cell, *best) for cell in column.cells if (best := _strongest(room, cell))]
    if not found:
        return None
    top = max((reached for _, _, reached in found), key=lambda reached: reached.value or 0)
    pieces = [(cell, piece) for cell, piece, reached in found if reached.id == top.id]
    pieces.sort(key=lambda pair: pair[1].date or dt.date.min, reverse=True)
    return {
        "level": level(room.school, top.id),
        "pieces": tuple(_strong(room, cell, piece) for cell, piece in pieces[:MOST_STRONGEST]),
        "more": max(len(pieces) - MOST_STRONGEST, 0),
    }


def _strong(room: Room, cell: Cell, piece: Evidence) -> Mapping[str, Any]:
    desk = room.desk_of[cell.learner]
    return {
        "title": piece.title,
        "href": f"#{card_place(cell.learner, key_of(piece))}",
        "learner": desk.view.name,
        "date": day_of(piece, room.newest),
        **desk.words(piece.lang),
    }


def shown_learners(
    room: Room, column: Column, changed: Mapping[str, Change], marks: Marks, steps: tuple[Step, Step]
) -> Iterator[Mapping[str, Any]]:
    """Everybody of whom there is anything to show, with the way to the next of them and to their next standard."""
    cells = [cell for cell in column.cells if cell.touched]
    items = tuple(cell.item for cell in cells if cell.item)
    axis = time_axis(Progress(room.newest, items, ()), room.school.terms)
    before = room.term_before(None)
    for index, cell in enumerate(cells):
        if cell.item:
            yield _learner(room, cell, cell.item, axis, marks) | {
                "change": _change(changed.get(cell.learner), before),
                "before": _neighbour(room, cells, index - 1),
                "after": _neighbour(room, cells, index + 1),
                "standard_before": _same_learner(steps[0], cell),
                "standard_after": _same_learner(steps[1], cell),
            }


def _change(change: Change | None, before: Term | None) -> Mapping[str, str] | None:
    return change_words(change, before) if change and before else None


def _neighbour(room: Room, cells: Sequence[Cell], index: int) -> Step:
    if not 0 <= index < len(cells):
        return None
    return {"name": first_name(room.desk_of[cells[index].learner]), "href": f"#{cells[index].learner}"}


def _same_learner(step: Step, cell: Cell) -> Step:
    return {**step, "href": f"{step['href']}#{cell.learner}"} if step else None


def _learner(room: Room, cell: Cell, item: StandardProgress, axis: Axis | None, marks: Marks) -> dict[str, Any]:
    desk = room.desk_of[cell.learner]
    first = first_name(desk)
    keys = (key_of(entry) for entry in entries_about(item, desk.view))
    on_page = {key: f"#{card_place(cell.learner, key)}" for key in keys}
    return {
        "id": cell.learner,
        "name": desk.view.name,
        "first": first,
        "href": f"{desk.at('standards.html')}#{standard_name(item.code, room.school)}",
        "level": f"l{marks.ranks[cell.level.id]}" if cell.level else cell.kind.value,
        "educators": educators_level(desk, item),
        "without": marks.words(cell.kind, None) if cell.kind not in (Kind.LEVEL, Kind.SELF) else "No view yet",
        "me": level(room.school, item.own.id) if item.own else None,
        "growth": growth_chart(item, axis, room.school.scale, room.newest, me=first),
        "cards": tuple(_cards(room, desk, item)),
        "working": working_beside(desk, item, on_page),
    }


def _cards(room: Room, desk: Desk, item: StandardProgress) -> Iterator[Mapping[str, Any]]:
    """Every entry about the standard once, newest first, with both views of it."""
    best = strongest(item, desk.view)
    for entry in entries_about(item, desk.view):
        tags = [tagged.tag for tagged in item.tagged if tagged.entry is entry]
        yield _card(room, desk, entry, item) | {
            "id": card_place(desk.view.learner, key_of(entry)),
            "sections": tuple(tag.section for tag in tags if tag.section),
            "named": bool(tags),
            "strongest": best is not None and best[0] is entry,
        }


def _card(room: Room, desk: Desk, entry: AnyEntry, item: StandardProgress) -> dict[str, Any]:
    return {
        **{name: value for name, value in card(desk, entry).items() if name != "standards"},
        "date": day_of(entry, room.newest),
        "educators": _shown(room, rated_level(item, key_of(entry))),
        "me": _shown(room, own_level(entry, item.code, room.school)),
        "place": place_of(entry),
        "times": times_of(entry, room),
    }


def _shown(room: Room, found: Level | None) -> Mapping[str, Any] | None:
    return level(room.school, found.id) if found else None
