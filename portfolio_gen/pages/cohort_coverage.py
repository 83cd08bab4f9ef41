"""Coverage of a cohort: standards with little or no evidence, and who is on track for what graduation asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portfolio_gen.pages.cohort_cells import Marks
from portfolio_gen.pages.cohort_downloads import files_for
from portfolio_gen.pages.cohort_room import Room, column_name
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.wording import counted, full_day, sentence
from portfolio_gen.view.cohort import Column, RequirementShare, requirements
from portfolio_gen.view.progress import RequirementProgress


def coverage_page(room: Room) -> Page:
    """Where evidence is missing, the widest gaps first; then each requirement and everybody."""
    total = len(room.desks)
    little = sorted((column for column in room.order if is_little(column)), key=lambda column: column.shown_by)
    asked = requirements(room.desks, room.school)
    context = {
        "at": "coverage",
        "as_of": full_day(room.newest),
        "lead": _lead(room, little),
        "total": total,
        "little": tuple(_standard(room, column) for column in little),
        "word": Marks(room.school.scale).proficient,
        "files": files_for(room.cohort, *(["graduation"] if asked else ["levels"])),
        "requirements": tuple(_requirement(share, total) for share in asked),
        "learners": tuple(
            {
                "name": desk.view.name,
                "href": f"{desk.at('standards.html')}",
                "cells": tuple(_cell(share.learners[index]) for share in asked),
                "met": sum(share.learners[index].met for share in asked),
            }
            for index, desk in enumerate(room.desks)
        ),
    }
    return Page("coverage.html", "cohort_coverage.html", "Coverage", context)


def is_little(column: Column) -> bool:
    """Whether fewer than half of the learners have shown a piece of evidence."""
    return 2 * column.shown_by < len(column.cells)


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
    return {
        "title": share.title,
        "needed": share.needed,
        "met": share.met,
        "words": f"{share.met} of {total} met it",
    }


def _cell(one: RequirementProgress) -> Mapping[str, Any]:
    return {"reached": len(one.reached), "needed": one.requirement.proficient_in, "met": one.met}
