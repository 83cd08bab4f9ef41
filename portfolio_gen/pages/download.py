"""A file of figures that a site offers beside its pages: still plain data, which `publish` turns into bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio_gen.model.tables.table import Table

Form = Literal["csv", "xlsx", "json"]


@dataclass(frozen=True, slots=True)
class Download:
    """One file: where it lies in the site, its form, what is in it. Raises ValueError for a CSV of several tables."""

    path: str
    form: Form
    tables: tuple[Table, ...]
    about: tuple[tuple[str, str | int | None], ...] = ()
    """What the JSON says of itself, before its tables."""

    def __post_init__(self) -> None:
        if not self.tables or (self.form == "csv" and len(self.tables) != 1):
            raise ValueError(f"{self.path}: {len(self.tables)} tables do not fit into this form.")
