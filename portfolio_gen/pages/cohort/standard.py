"""One standard over a whole cohort: the spread, everybody's evidence, and who has shown nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.pages.cohort.changes import tally_sentence
from portfolio_gen.pages.cohort.context import ColumnArea, Room, column_name
from portfolio_gen.pages.cohort.evidence import Step, shown_learners, strongest_pieces, strongest_place
from portfolio_gen.pages.cohort.filters import change_field, level_field, place_field, time_field
from portfolio_gen.pages.cohort.symbols import Marks, bar
from portfolio_gen.pages.learner.calculation import method_words
from portfolio_gen.pages.learner.cards import Desk
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import counted, day
from portfolio_gen.view.change import Change, tally
from portfolio_gen.view.cohort import Cell, Column, Kind
from portfolio_gen.view.levels import method_for


def standard_pages(room: Room) -> Iterator[Page]:
    """A page for every standard, also for those nobody has shown anything on."""
    areas = {column.code: area for area in room.areas for column in area.columns}
    marks, changed = Marks(room.school.scale), room.changes_to(None)
    for index, column in enumerate(room.order):
        before = room.order[index - 1] if index else None
        after = room.order[index + 1] if index + 1 < len(room.order) else None
        steps = (_step(room, before), _step(room, after))
        yield _page(room, column, areas[column.code], marks, changed.get(column.code, {}), steps)


def _step(room: Room, column: Column | None) -> Step:
    return {"name": column_name(column), "href": room.page_of(column.code)} if column else None


def _page(
    room: Room,
    column: Column,
    area: ColumnArea,
    marks: Marks,
    changed: Mapping[str, Change],
    steps: tuple[Step, Step],
) -> Page:
    name, path = column_name(column), room.page_of(column.code)
    learners = tuple(shown_learners(room, column, changed, marks, steps))
    context = {
        "at": "standards",
        "script": "steps",
        **_names(column, area),
        "before": steps[0],
        "after": steps[1],
        "spread": _spread(room, column, marks, changed),
        "strongest": strongest_pieces(room, column),
        "filters": _filters(room, marks),
        "reset": path,
        "method": method_words(method_for(column.code, room.school)) if any(o["working"] for o in learners) else None,
        "learners": learners,
        "axis": next((one["growth"] for one in learners if one["growth"]), None),
        "nothing": tuple(_nothing(room, column, marks)),
    }
    title = name if name == column.code else f"{name} ({column.code})"
    return Page(path, "cohort_standard.html", title, context)


def _names(column: Column, area: ColumnArea) -> Mapping[str, str]:
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


def _filters(room: Room, marks: Marks) -> tuple[Mapping[str, Any], ...]:
    fields = (level_field(room, marks), change_field(room), place_field(), time_field(room))
    return tuple(filter(None, fields))


def _spread(room: Room, column: Column, marks: Marks, changed: Mapping[str, Change]) -> Mapping[str, Any]:
    before = room.term_before(None)
    shares = column.shares(room.school.scale)
    shown = [marks.share(share) for share in shares]
    return {
        "title": f"{column.reached} of {counted(len(column.cells), 'learner')} {marks.proficient} or beyond",
        "change": tally_sentence(tally(changed.values()), before) if before else "",
        "bar": bar(shown, len(column.cells)),
        "words": ", ".join(f"{share['count']} {share['words']}" for share in shown),
        "rows": tuple(
            said | {"learners": tuple(_chip(room, cell) for cell in share.cells)}
            for share, said in zip(shares, shown, strict=True)
        ),
    }


def _chip(room: Room, cell: Cell) -> Mapping[str, str]:
    desk = room.desk_of[cell.learner]
    return {"name": desk.view.name, "href": strongest_place(room, cell)}


def _nothing(room: Room, column: Column, marks: Marks) -> Iterator[Mapping[str, Any]]:
    """Those of whom there is nothing to show, by the kind of gap."""
    for kind in Kind:
        cells = [cell for cell in column.cells if cell.kind is kind and not cell.touched]
        if cells:
            yield {
                "title": marks.words(kind, None),
                "learners": tuple(_quiet(room, room.desk_of[cell.learner]) for cell in cells),
            }


def _quiet(room: Room, desk: Desk) -> Mapping[str, Any]:
    newest = desk.view.newest
    silent = {learner for learner, _ in room.inbox.silent}
    return {
        "id": desk.view.learner,
        "name": desk.view.name,
        "href": desk.at("index.html"),
        "active": newest is not None and desk.view.learner not in silent,
        "newest": day(newest, room.newest),
    }
