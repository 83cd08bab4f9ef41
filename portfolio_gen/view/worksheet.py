"""A worksheet for rating: what a cohort has shown of one standard and no educator has rated yet."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.school import School
from portfolio_gen.model.table import Cell, Column, Table
from portfolio_gen.view.evidence_index import newest_first
from portfolio_gen.view.piece import newest_rating, own_level
from portfolio_gen.view.portfolio_view import PortfolioView

COLUMNS = (
    Column("learner", "id"),
    Column("name"),
    Column("standard", "id"),
    Column("evidence", "id"),
    Column("title"),
    Column("date", "day"),
    Column("words"),
    Column("own view"),
    Column("level"),
    Column("note"),
    Column("by", "id"),
)


def worksheet(views: Iterable[PortfolioView], school: School, code: str, by: str) -> Table:
    """A row for each learner and piece: learners by name, the newest piece first, `level` and `note` to be filled in.

    The views must be disclosed to educators already; `code` is canonical, `by` an educator's id or an empty text.
    """
    ordered = sorted(views, key=lambda view: (view.name.casefold(), view.learner))
    rows = (
        _row(view, piece, school, code, by)
        for view in ordered
        for piece in newest_first(view.evidence)
        if isinstance(piece, Evidence) and _waits(view, piece, code)
    )
    return Table("worksheet", "Worksheet", COLUMNS, tuple(rows))


def _waits(view: PortfolioView, piece: Evidence, code: str) -> bool:
    return any(tag.code == code for tag in piece.standards) and newest_rating(view.ratings, piece, code) is None


def _row(view: PortfolioView, piece: Evidence, school: School, code: str, by: str) -> tuple[Cell, ...]:
    own = own_level(piece, code, school)
    return (
        view.learner,
        view.name,
        code,
        piece.id,
        piece.title,
        piece.date.isoformat() if piece.date else None,
        piece.body.excerpt,
        own.label if own else None,
        None,
        None,
        by or None,
    )
