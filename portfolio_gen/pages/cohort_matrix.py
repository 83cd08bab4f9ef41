"""The matrix: everyone and every standard, now and at the end of each term that is over.

A cell is one link without words of its own: its name is put together from the row's, the column's and the key's, so
that a table of thousands of cells stays light. Beyond `MAX_CELLS` each area has a page, and the first page sums up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.cohort_cells import Marks, shown_own, stack
from portfolio_gen.pages.cohort_downloads import files_for
from portfolio_gen.pages.cohort_filters import area_field, grade_field, show_field
from portfolio_gen.pages.cohort_room import ColumnArea, Room, areas_of_columns, column_name, grade_of, short_name
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.wording import counted, full_day, sentence
from portfolio_gen.view.cohort import Cell, Column, Kind, columns
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, progress

MAX_CELLS = 6000
"""Of one page: 30 learners by 200 standards."""
MAX_AREAS = 24
"""Of one page: what the stylesheet can filter."""
ON_PAPER = 48
"""Columns that can still be read on a sheet of A4."""
_SHORT = {Kind.INSUFFICIENT: "i", Kind.TOO_FEW: "f", Kind.WAITING: "w", Kind.SELF: "o", Kind.EXCUSED: "x",
          Kind.NONE: "n"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Past:
    """A learner's seat as it was at the end of a term."""

    view: PortfolioView
    progress: Progress


def matrix_pages(room: Room) -> Iterator[Page]:
    """The matrix as things stand, and one for the end of every term that is over."""
    yield from _pages(room, room.areas, None)
    for term in room.past_terms:
        seats = [Past(desk.view, progress(desk.view, room.school, term.end)) for desk in room.desks]
        yield from _pages(room, areas_of_columns(columns(seats, room.school)), term)


def matrix_address(term: Term | None, part: int = 0) -> str:
    """Where a matrix lies; parts count from 1. An id of a term never holds an underscore."""
    name = f"matrix-{term.id}" if term else "matrix"
    return f"{name}_{part}.html" if part else f"{name}.html"


def _pages(room: Room, areas: Sequence[ColumnArea], term: Term | None) -> Iterator[Page]:
    parts = divided(areas, len(room.desks))
    if len(parts) < 2:
        yield _page(room, areas, term, 0, ())
        return
    links = tuple(
        {"title": _part_title(part), "href": matrix_address(term, index)} for index, part in enumerate(parts, start=1)
    )
    yield _overview(room, parts, term, links)
    for index, part in enumerate(parts, start=1):
        yield _page(room, part, term, index, links)


def divided(areas: Sequence[ColumnArea], learners: int) -> list[tuple[ColumnArea, ...]]:
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
    return f"{area.title}: {first}" + (f" to {last}" if last != first else "")


def _common(room: Room, term: Term | None, part: int, links: tuple[Mapping[str, str], ...]) -> dict[str, Any]:
    choices: list[Term | None] = [None, *room.past_terms]
    here = matrix_address(term, part)
    return {
        "at": "matrix",
        "term": term.title if term else "",
        "as_of": full_day(term.end if term else room.newest),
        "terms": tuple(
            {
                "title": f"End of {choice.title}" if choice else "Now",
                "href": matrix_address(choice),
                "current": choice is term,
            }
            for choice in choices
        ),
        "parts": tuple({**link, "current": link["href"] == here} for link in links),
        "reset": here,
        "files": () if term else files_for(room.cohort, "matrix"),
    }


def _page(
    room: Room, areas: Sequence[ColumnArea], term: Term | None, part: int, links: tuple[Mapping[str, str], ...]
) -> Page:
    marks = Marks(room.school.scale)
    path = matrix_address(term, part)
    numbered = [(number, area, column) for number, area in enumerate(areas, start=1) for column in area.columns]
    shown = [column for _, _, column in numbered]
    most = max((cell.pieces for column in shown for cell in column.cells), default=0)
    context = {
        **_common(room, term, part, links),
        "lead": _lead(room, shown),
        "filters": tuple(filter(None, (area_field(areas), show_field(room), grade_field(room)))),
        "key": marks.key(shown),
        "areas": tuple(
            {"n": number, "title": area.title, "span": len(area.columns)} for number, area in enumerate(areas, start=1)
        ),
        "columns": tuple(
            _head(room, column, marks, path) | {"area": number, "first": column is area.columns[0], "number": index}
            for index, (number, area, column) in enumerate(numbered, start=1)
        ),
        "rows": tuple(_row(room, index, shown, marks) for index in range(len(room.desks))),
        "sums": (
            {"key": "reached", "title": f"{marks.proficient} and beyond"},
            {"key": "nothing", "title": marks.words(Kind.NONE, None)},
        ),
        "words": tuple(_words(room, marks, most)),
        "wide": len(shown) > ON_PAPER and len(areas) > 1,
        "most_on_paper": ON_PAPER,
        "script": "grid",
    }
    title = f"Everyone at the end of {term.title}" if term else "Everyone, every standard"
    return Page(path, "cohort_matrix.html", title, context)


def _lead(room: Room, shown: Sequence[Column]) -> str:
    pieces = sum(column.pieces for column in shown)
    return sentence(
        f"{counted(len(room.desks), 'learner')}, {counted(len(shown), 'standard')}, "
        f"{counted(pieces, 'link', 'links')} from evidence to standards. Levels are the educators’ view."
    )


def _head(room: Room, column: Column, marks: Marks, path: str) -> dict[str, Any]:
    name = column_name(column)
    return {
        "name": short_name(name),
        "code": column.code if column.code != name else "",
        "href": from_page(room.page_of(column.code), path),
        "stack": stack(column, marks, room.school.scale),
        "reached": column.reached,
        "nothing": column.nothing,
    }


def _row(room: Room, index: int, shown: Sequence[Column], marks: Marks) -> Mapping[str, Any]:
    desk = room.desks[index]
    grade = grade_of(desk)
    return {
        "id": f"row-{desk.view.learner}",
        "learner": desk.view.learner,
        "number": index + 1,
        "name": desk.view.name,
        "href": desk.at("index.html"),
        "grade": room.grades.index(grade) + 1 if grade else 0,
        "cells": tuple(_cell(column.cells[index], marks) for column in shown),
    }


def _cell(cell: Cell, marks: Marks) -> Mapping[str, Any]:
    """Look, text, pieces, own view where it differs, and the ids of the words that name it."""
    kind, level, other = cell.kind, cell.level, shown_own(cell)
    own, text = cell.own, marks.text(kind, level)
    if kind is Kind.SELF and own:
        place, said, text = marks.place(own), "u", marks.sign(own)
    else:
        place, said = (marks.place(level), "l") if level else (_SHORT[kind], "k")
    names = [f"s{place}", f"p{cell.pieces}", f"{said}{place}", *([f"o{marks.place(other)}"] if other else [])]
    return {
        "look": f"c{marks.shade(level) if level else _SHORT[kind]}",
        "text": text,
        "pieces": cell.pieces,
        "own": marks.number(other) if other else "",
        "named": " ".join(names) if kind is not Kind.NONE else names[2],
    }


def _words(room: Room, marks: Marks, most: int) -> Iterator[Mapping[str, str]]:
    """What the names of cells are made of."""
    scale = room.school.scale
    for level in (*scale.levels, scale.insufficient, scale.excused):
        place = marks.place(level)
        yield {"id": f"s{place}", "text": marks.sign(level)}
        yield {"id": f"l{place}", "text": level.label}
        yield {"id": f"u{place}", "text": f"{level.label}, only the learner’s own view"}
        yield {"id": f"o{place}", "text": f"(the learner’s own view: {level.label})"}
    for kind, short in _SHORT.items():
        yield {"id": f"k{short}", "text": marks.words(kind, None)}
    for kind in (Kind.TOO_FEW, Kind.WAITING):
        yield {"id": f"s{_SHORT[kind]}", "text": marks.text(kind, None)}
    for number in range(most + 1):
        yield {"id": f"p{number}", "text": f"{number} {'piece' if number == 1 else 'pieces'}:"}


def _overview(
    room: Room, parts: Sequence[Sequence[ColumnArea]], term: Term | None, links: tuple[Mapping[str, str], ...]
) -> Page:
    """Learners by parts: how many standards reached, and how many without anything."""
    context = {
        **_common(room, term, 0, links),
        "lead": _lead(room, [column for part in parts for area in part for column in area.columns]),
        "heads": links,
        "rows": tuple(
            {"name": desk.view.name, "href": desk.at("index.html"), "id": f"row-{desk.view.learner}",
             "sums": tuple(_sum(part[0].columns, index) for part in parts)}
            for index, desk in enumerate(room.desks)
        ),
    }  # fmt: skip
    title = f"Everyone at the end of {term.title}" if term else "Everyone, area by area"
    return Page(matrix_address(term), "cohort_matrix.html", title, context)


def _sum(found: Sequence[Column], index: int) -> Mapping[str, int]:
    cells = [column.cells[index] for column in found]
    return {
        "reached": sum(cell.item.proficient for cell in cells if cell.item),
        "of": len(cells),
        "nothing": sum(cell.kind is Kind.NONE for cell in cells),
    }
