"""One standard over a whole cohort: the spread, everybody's evidence, and who has shown nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.entries import AnyEntry, key_of
from portfolio_gen.pages.addresses import standard_name
from portfolio_gen.pages.cards import Desk, card, educators_level, level
from portfolio_gen.pages.cohort_cells import Marks, bar
from portfolio_gen.pages.cohort_filters import level_field, place_field, place_of, time_field, times_of
from portfolio_gen.pages.cohort_room import ColumnArea, Room, column_name, first_name
from portfolio_gen.pages.growth_chart import Axis, growth_chart, time_axis
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.wording import counted, day, day_of
from portfolio_gen.view.cohort import Cell, Column, Kind
from portfolio_gen.view.piece import own_level
from portfolio_gen.view.progress import Progress, StandardProgress

Step = Mapping[str, str] | None


def standard_pages(room: Room) -> Iterator[Page]:
    """A page for every standard, also for those nobody has shown anything on."""
    areas = {column.code: area for area in room.areas for column in area.columns}
    marks = Marks(room.school.scale)
    for index, column in enumerate(room.order):
        before = room.order[index - 1] if index else None
        after = room.order[index + 1] if index + 1 < len(room.order) else None
        yield _page(room, column, areas[column.code], marks, (_step(room, before), _step(room, after)))


def _step(room: Room, column: Column | None) -> Step:
    return {"name": column_name(column), "href": room.page_of(column.code)} if column else None


def _page(room: Room, column: Column, area: ColumnArea, marks: Marks, steps: tuple[Step, Step]) -> Page:
    name, path = column_name(column), room.page_of(column.code)
    statement = column.standard.statement if column.standard else ""
    fields = (level_field(room, marks), place_field(), time_field(room))
    learners = tuple(_learners(room, column, marks, steps))
    context = {
        "at": "standards",
        "script": "steps",
        "name": name,
        "code": column.code,
        "area": area.title,
        "source": area.source,
        "statement": statement if statement != name else "",
        "notice": column.framework.notice if column.framework else "",
        "before": steps[0],
        "after": steps[1],
        "spread": _spread(room, column, marks),
        "filters": tuple(filter(None, fields)),
        "reset": path,
        "learners": learners,
        "axis": next((one["growth"] for one in learners if one["growth"]), None),
        "nothing": tuple(_nothing(room, column, marks)),
    }
    title = name if name == column.code else f"{name} ({column.code})"
    return Page(path, "cohort_standard.html", title, context)


def _spread(room: Room, column: Column, marks: Marks) -> Mapping[str, Any]:
    shares = column.shares(room.school.scale)
    shown = [marks.share(share) for share in shares]
    return {
        "title": f"{column.reached} of {counted(len(column.cells), 'learner')} {marks.proficient} or beyond",
        "bar": bar(shown, len(column.cells)),
        "words": ", ".join(f"{share['count']} {share['words']}" for share in shown),
        "rows": tuple(
            said | {"learners": tuple(_chip(room, cell) for cell in share.cells)}
            for share, said in zip(shares, shown, strict=True)
        ),
    }


def _chip(room: Room, cell: Cell) -> Mapping[str, str]:
    desk = room.desk_of[cell.learner]
    return {"name": desk.view.name, "href": f"#{cell.learner}"}


def _learners(room: Room, column: Column, marks: Marks, steps: tuple[Step, Step]) -> Iterator[Mapping[str, Any]]:
    """Everybody of whom there is anything to show, with the way to the next of them and to their next standard."""
    cells = [cell for cell in column.cells if cell.touched]
    items = tuple(cell.item for cell in cells if cell.item)
    axis = time_axis(Progress(room.newest, items, ()), room.school.terms)
    for index, cell in enumerate(cells):
        if cell.item:
            yield _learner(room, cell, cell.item, axis, marks) | {
                "before": _neighbour(room, cells, index - 1),
                "after": _neighbour(room, cells, index + 1),
                "standard_before": _same_learner(steps[0], cell),
                "standard_after": _same_learner(steps[1], cell),
            }


def _neighbour(room: Room, cells: Sequence[Cell], index: int) -> Step:
    if not 0 <= index < len(cells):
        return None
    return {"name": first_name(room.desk_of[cells[index].learner]), "href": f"#{cells[index].learner}"}


def _same_learner(step: Step, cell: Cell) -> Step:
    return {**step, "href": f"{step['href']}#{cell.learner}"} if step else None


def _learner(room: Room, cell: Cell, item: StandardProgress, axis: Axis | None, marks: Marks) -> dict[str, Any]:
    desk = room.desk_of[cell.learner]
    first = first_name(desk)
    chart = growth_chart(item, axis, room.school.scale, room.newest, me=first)
    return {
        "id": cell.learner,
        "name": desk.view.name,
        "first": first,
        "href": f"{desk.at('standards.html')}#{standard_name(item.code, room.school)}",
        "level": f"l{marks.ranks[cell.level.id]}" if cell.level else cell.kind.value,
        "educators": educators_level(desk, item),
        "without": marks.words(cell.kind, None) if cell.kind not in (Kind.LEVEL, Kind.SELF) else "No view yet",
        "me": level(room.school, item.own.id) if item.own else None,
        "growth": chart,
        "cards": tuple(_cards(room, desk, item)),
    }


def _cards(room: Room, desk: Desk, item: StandardProgress) -> Iterator[Mapping[str, Any]]:
    """Every entry that speaks to the standard once, newest first, with both views of it."""
    entries: dict[str, tuple[AnyEntry, list[str]]] = {}
    for entry, tag in item.tagged:
        entries.setdefault(key_of(entry), (entry, []))[1].append(tag.section)
    rated = {sighting.entry: sighting.level for sighting in item.sightings if sighting.who == "educators"}
    for key, (entry, sections) in entries.items():
        own, seen = own_level(entry, item.code, room.school), rated.get(key)
        yield {
            **{name: value for name, value in card(desk, entry).items() if name != "standards"},
            "date": day_of(entry, room.newest),
            "sections": tuple(section for section in sections if section),
            "educators": level(room.school, seen.id) if seen else None,
            "me": level(room.school, own.id) if own else None,
            "place": place_of(entry),
            "times": times_of(entry, room),
        }


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
