"""Coverage of a cohort: standards with little or no evidence, and who is on track for what graduation asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.pages.cohort.context import Room, column_name
from portfolio_gen.pages.cohort.downloads import files_for
from portfolio_gen.pages.cohort.symbols import Marks
from portfolio_gen.pages.learner.cards import Desk
from portfolio_gen.pages.learner.standards import requirement_anchor
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import counted, sentence
from portfolio_gen.view.cohort import Column, RequirementShare, requirements
from portfolio_gen.view.progress import RequirementProgress

FEW = 6
"""Standards with little evidence that are there without opening anything."""


def coverage_page(room: Room) -> Page:
    """Who is on track to graduate, those who lack most first; then where evidence is missing, the widest gaps first."""
    total = len(room.desks)
    little = sorted((column for column in room.order if is_little(column)), key=lambda column: column.shown_by)
    asked = requirements(room.desks, room.school)
    context = {
        "at": "coverage",
        "lead": _lead(room, little),
        "total": total,
        "little": tuple(_standard(room, column) for column in little[:FEW]),
        "more": tuple(_areas(room, little[FEW:])),
        "word": Marks(room.school.scale).proficient,
        "files": files_for(room.cohort, *(["graduation"] if asked else ["levels"])),
        "requirements": tuple(_requirement(share, total) for share in asked),
        "learners": tuple(_learners(room, asked)),
    }
    return Page("coverage.html", "cohort_coverage.html", "Coverage", context)


def _areas(room: Room, columns: Sequence[Column]) -> Iterator[Mapping[str, Any]]:
    """What is folded away, area by area, in the order of the frameworks."""
    left = {column.code for column in columns}
    for area in room.areas:
        mine = sorted((c for c in area.columns if c.code in left), key=lambda column: column.shown_by)
        if mine:
            yield {"title": area.title, "standards": tuple(_standard(room, column) for column in mine)}


def _learners(room: Room, asked: Sequence[RequirementShare]) -> Iterator[Mapping[str, Any]]:
    """Everybody with what is missing of each requirement; whoever lacks most standards first."""
    rows = [(desk, [share.learners[index] for share in asked]) for index, desk in enumerate(room.desks)]
    for desk, mine in sorted(rows, key=lambda row: -_missing(row[1])):
        yield {
            "name": desk.view.name,
            "href": desk.at("standards.html#requirements"),
            "cells": tuple(_cell(desk, one, number) for number, one in enumerate(mine, start=1)),
            "met": sum(one.met for one in mine),
            "missing": _missing(mine),
        }


def _missing(mine: Iterable[RequirementProgress]) -> int:
    return sum(one.missing for one in mine)


def is_little(column: Column) -> bool:
    """Whether fewer than half of the learners have shown a piece of evidence on what has not ended."""
    ended = any(cell.item and cell.item.ended for cell in column.cells)
    return not ended and 2 * column.shown_by < len(column.cells)


def _lead(room: Room, little: list[Column]) -> str:
    none = sum(column.shown_by == 0 for column in little)
    return sentence(
        f"{counted(none, 'standard')} of {len(room.columns)} without any evidence, "
        f"{counted(len(little) - none, 'more', 'more')} with evidence from fewer than half of the learners."
    )


def _standard(room: Room, column: Column) -> Mapping[str, Any]:
    return {
        "name": column_name(column),
        "code": column.code,
        "href": room.page_of(column.code),
        "shown_by": column.shown_by,
        "pieces": column.pieces,
    }


def _requirement(share: RequirementShare, total: int) -> Mapping[str, Any]:
    return {"title": share.title, "words": f"{share.met} of {total} met it"}


def _cell(desk: Desk, one: RequirementProgress, number: int) -> Mapping[str, Any]:
    """How much is there, and what is missing, with the way to the evidence that counts."""
    return {
        "reached": len(one.reached),
        "needed": one.requirement.proficient_in,
        "met": one.met,
        "missing": one.missing,
        "href": desk.at(f"standards.html#{requirement_anchor(number)}"),
    }
