"""The worksheet that educators rate in: a row for each piece and standard, and the school's levels beside it."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.tables.table import Cell, Column, Table
from portfolio_gen.model.tables.worksheet import Worksheet
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.words import say
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.unrated import Grouping, Unrated

WORKSHEET_COLUMNS = (
    Column("name", width=16),
    Column("title", width=24),
    Column("date", "day", width=11),
    Column("words", width=36),
    Column("own view", width=12),
    Column("standard", "id", width=10),
    Column("standard name", "id", width=22),
    Column("page", width=14),
    Column("level", width=20),
    Column("note", width=30),
    Column("by", "id", width=12),
    Column("learner", "id", width=16),
    Column("evidence", "id", width=22),
)
"""So wide together that the level is still to be seen on a small screen."""
_LEVELS = (Column("level", width=26), Column("sign", "id", width=10), Column("means", width=70))


def rating_sheet(
    found: Sequence[Unrated], school: SchoolView, group: Grouping, site: str, by: str, educators: Sequence[str]
) -> Worksheet:
    """The sheet of what waits, in its order. `site` is the way to the educators' site, `by` who rates or nothing."""
    rows = tuple(_row(pair, site, by) for pair in found)
    return Worksheet(
        rows=Table("ratings", say("Ratings"), WORKSHEET_COLUMNS, rows),
        levels=_levels(school.scale),
        filled_in=("level", "note", "by"),
        links="page",
        group=group.value,
        educators=tuple(educators),
        names_rater=bool(by),
    )


def _row(pair: Unrated, site: str, by: str) -> tuple[Cell, ...]:
    piece = pair.piece
    return (
        pair.name,
        piece.title,
        piece.written_day.isoformat() if piece.written_day else None,
        piece.body.excerpt,
        pair.own.label if pair.own else None,
        pair.standard.code,
        pair.standard.name,
        f"{site}/learners/{pair.learner}/{address_of(piece)}",
        None,
        None,
        by or None,
        pair.learner,
        piece.id,
    )


def _levels(scale: ProficiencyScale) -> Table:
    levels = (*scale.levels, scale.insufficient, scale.excused)
    rows = tuple((scale.word(level), _sign(scale, level), _meaning(level)) for level in levels)
    return Table("levels", say("Levels"), _LEVELS, rows)


def _sign(scale: ProficiencyScale, level: Level) -> str:
    """What pages print for a level; "" where a school calls another level so: it would be taken for that."""
    sign = scale.sign(level)
    return sign if scale.level(sign) == level else ""


def _meaning(level: Level) -> str:
    return level.means or (say("It takes no part in the sum.") if level.value is None else level.label)
