"""Every learner and every requirement for graduation: how much is there, how much is missing, what could count."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.tables.table import Cell, Column, Table
from portfolio_gen.pages.learner.areas import standard_words
from portfolio_gen.pages.words import say
from portfolio_gen.view.cohort import LearnerProgress
from portfolio_gen.view.progress import RequirementProgress
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress

STANDARDS_COLUMNS = ("there_standards", "open_standards")
"""Columns for programs."""
NAMES = ("there", "open")
"""The same for people."""
_HEADS = (
    Column("requirement_id", "id"),
    Column("requirement", width=28),
    Column("needed", "count", width=8),
    Column("reached", "count", width=8),
    Column("missing", "count", width=8),
    Column("met", "flag", width=6),
    Column("there_standards", "list", width=28),
    Column("open_standards", "list", width=28),
    Column("there", "list", width=44),
    Column("open", "list", heading="still open", width=60),
)


def graduation_table(
    learners: Iterable[LearnerProgress],
    school: SchoolView,
    who_it_is: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
) -> Table:
    """A row for each learner and requirement; empty for a school that asks for nothing.

    `who_it_is` are the columns that say who it is, and `rows` what stands under them, in the order of the learners.
    """
    asked = len(school.graduation)
    found = (
        (*who, *_cells(learner.progress.requirements[place]))
        for learner, who in zip(learners, rows, strict=True)
        for place in range(asked)
    )
    return Table("graduation", say("Graduation"), (*who_it_is, *_HEADS), tuple(found), names=2)


def _cells(one: RequirementProgress) -> tuple[Cell, ...]:
    return (
        one.requirement.id,
        one.requirement.title,
        one.requirement.proficient_in,
        len(one.reached),
        one.missing,
        one.met,
        tuple(item.code for item in one.reached),
        tuple(item.code for item in one.open),
        tuple(map(_named, one.reached)),
        tuple(map(_named, one.open)),
    )


def _named(item: StandardProgress) -> str:
    words = standard_words(item)
    return say("{name} ({code})", name=words, code=item.code) if words != item.code else words
