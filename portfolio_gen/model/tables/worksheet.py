"""A worksheet that is handed out to be filled in: its rows, and what may be written into them."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_gen.model.tables.table import Table


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Rows and choices. Keys are those of the columns of `rows`."""

    rows: Table
    levels: Table
    """In its first column every word that may stand under `level`, lowest first; then what it means."""
    filled_in: tuple[str, ...]
    """Keys of the columns that are to be filled in."""
    links: str
    """Key of the column that holds addresses of pages."""
    group: str
    """Key of the column whose rows stand together."""
    educators: tuple[str, ...]
    """Ids that are offered under `by`."""
    names_rater: bool
    """Whether `by` is filled in already."""
