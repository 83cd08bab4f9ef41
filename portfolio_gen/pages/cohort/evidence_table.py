"""Everything that learners share with their educators, one row for each entry and standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio_gen.model.entries import AnyEntry, Evidence
from portfolio_gen.model.tables.table import Cell, Column, Table
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.words import say
from portfolio_gen.view.evidence_index import newest_first
from portfolio_gen.view.evidence_ratings import newest_rating, own_level
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView

EVIDENCE_COLUMNS = (
    Column("learner", "id", width=18),
    Column("name", width=22),
    Column("kind", width=11),
    Column("title", width=40),
    Column("date", "day", width=12),
    Column("form"),
    Column("course", width=18),
    Column("context", width=12),
    Column("standard", "id"),
    Column("standard_name", "id", width=28),
    Column("standards", "list", width=28),
    Column("own_level", "level"),
    Column("educators_level", "level"),
    Column("educators_date", "day"),
    Column("educators_by", width=18),
    Column("page", width=50),
)


def evidence_table(views: Iterable[PortfolioView], school: SchoolView) -> Table:
    """Newest first for each learner; an entry without a standard has one row, with none in it."""
    rows = tuple(row for view in views for entry in newest_first(view.entries) for row in _rows(view, entry, school))
    return Table("evidence", say("Evidence"), EVIDENCE_COLUMNS, rows)


def _rows(view: PortfolioView, entry: AnyEntry, school: SchoolView) -> Iterator[tuple[Cell, ...]]:
    codes = tuple(dict.fromkeys(tag.code for tag in entry.standards))
    day = entry.written_day.isoformat() if entry.written_day else None
    about = (view.learner, view.name, entry.kind, entry.title, day, *_place(entry))
    page = f"learners/{view.learner}/{address_of(entry)}"
    for code in codes or (None,):
        yield (*about, *_standard(code, school), codes, *_views(view, entry, code, school), page)


def _place(entry: AnyEntry) -> tuple[Cell, ...]:
    if not isinstance(entry, Evidence):
        return None, None, None
    return entry.form or None, entry.course or None, entry.context or None


def _standard(code: str | None, school: SchoolView) -> tuple[Cell, ...]:
    placed = school.codes.get(code) if code else None
    return code, placed.standard.name if placed else code


def _views(view: PortfolioView, entry: AnyEntry, code: str | None, school: SchoolView) -> tuple[Cell, ...]:
    """The learner's own level, then the newest level that educators gave this piece, its day, and by whom."""
    own = own_level(entry, code, school) if code else None
    rating = newest_rating(view.ratings, entry, code) if code else None
    level = school.scale.level(rating.level) if rating else None
    mine = own.label if own else None
    if rating is None or level is None:
        return mine, None, None, None
    day = rating.written_day.isoformat() if rating.written_day else None
    return mine, level.label, day, school.educator_name(rating.by) if rating.by else None
