"""Coverage of a cohort: standards with little or no evidence, and who is on track for what graduation asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.pages.cohort.context import CohortContext, column_name
from portfolio_gen.pages.cohort.downloads import files_for
from portfolio_gen.pages.cohort.symbols import LevelSymbols
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.standards import requirement_anchor
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.view.cohort import RequirementShare, StandardColumn, requirements
from portfolio_gen.view.progress import RequirementProgress

LISTED_AT_ONCE = 6
"""Standards with little evidence that are there without opening anything."""


def coverage_page(cohort: CohortContext) -> Page:
    """Who is on track to graduate, those who lack most first; then where evidence is missing, the widest gaps first."""
    total = len(cohort.learners)
    little = sorted((column for column in cohort.order if is_little(column)), key=lambda column: column.shown_by)
    asked = requirements(cohort.learners, cohort.school)
    context = {
        "at": "coverage",
        "lead": _lead(cohort, little),
        "total": total,
        "little": tuple(_standard(cohort, column) for column in little[:LISTED_AT_ONCE]),
        "more": tuple(_areas(cohort, little[LISTED_AT_ONCE:])),
        "word": LevelSymbols(cohort.school.scale).proficient,
        "files": files_for(cohort.cohort, *(["graduation"] if asked else ["levels"])),
        "requirements": tuple(_requirement(share, total) for share in asked),
        "learners": tuple(_learners(cohort, asked)),
    }
    return Page("coverage.html", "cohort_coverage.html", say("Coverage"), context)


def _areas(cohort: CohortContext, columns: Sequence[StandardColumn]) -> Iterator[Mapping[str, Any]]:
    """What is folded away, area by area, in the order of the frameworks."""
    left = {column.code for column in columns}
    for area in cohort.areas:
        mine = sorted((c for c in area.columns if c.code in left), key=lambda column: column.shown_by)
        if mine:
            yield {"title": area.title, "standards": tuple(_standard(cohort, column) for column in mine)}


def _learners(cohort: CohortContext, asked: Sequence[RequirementShare]) -> Iterator[Mapping[str, Any]]:
    """Everybody with what is missing of each requirement; whoever lacks most standards first."""
    rows = [(learner, [share.learners[index] for share in asked]) for index, learner in enumerate(cohort.learners)]
    for learner, mine in sorted(rows, key=lambda row: -_missing(row[1])):
        yield {
            "name": learner.view.name,
            "href": learner.at("standards.html#requirements"),
            "cells": tuple(_cell(learner, one, number) for number, one in enumerate(mine, start=1)),
            "met": sum(one.met for one in mine),
            "missing": _missing(mine),
        }


def _missing(mine: Iterable[RequirementProgress]) -> int:
    return sum(one.missing for one in mine)


def is_little(column: StandardColumn) -> bool:
    """Whether fewer than half of the learners have shown a piece of evidence on what has not ended."""
    ended = any(cell.item and cell.item.ended for cell in column.cells)
    return not ended and 2 * column.shown_by < len(column.cells)


def _lead(cohort: CohortContext, little: list[StandardColumn]) -> str:
    none = sum(column.shown_by == 0 for column in little)
    counts = (
        count(
            none,
            "{n} standard of {all} without any evidence",
            "{n} standards of {all} without any evidence",
            "No standards of {all} without any evidence",
            all=len(cohort.columns),
        ),
        count(
            len(little) - none,
            "{n} more with evidence from fewer than half of the learners",
            "{n} more with evidence from fewer than half of the learners",
            "no more with evidence from fewer than half of the learners",
        ),
    )
    return say("{counts}.", counts=in_a_row(counts))


def _standard(cohort: CohortContext, column: StandardColumn) -> Mapping[str, Any]:
    return {
        "name": column_name(column),
        "code": column.code,
        "href": cohort.page_of(column.code),
        "shown_by": column.shown_by,
        "pieces": column.pieces,
    }


def _requirement(share: RequirementShare, total: int) -> Mapping[str, Any]:
    return {"title": share.title, "words": say("{some} of {all} met it", some=share.met, all=total)}


def _cell(learner: LearnerContext, one: RequirementProgress, number: int) -> Mapping[str, Any]:
    """How much is there, and what is missing, with the way to the evidence that counts."""
    return {
        "reached": len(one.reached),
        "needed": one.requirement.proficient_in,
        "met": one.met,
        "missing": one.missing,
        "href": learner.at(f"standards.html#{requirement_anchor(number)}"),
    }
