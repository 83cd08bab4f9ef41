"""A table of plain cells: what a spreadsheet, a worksheet or another program is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Cell = str | int | bool | tuple[str, ...] | None
"""None is an empty cell: nothing is known, which is never 0."""

ColumnKind = Literal["text", "id", "list", "level", "day", "count", "number", "exact", "flag"]
"""What the cells of a column are.

text: anybody's words. id: a name or a code, which must never be taken for a number or a date. list: texts. level: the
words of a level, or why there is none. day: an ISO date. count: a whole number. number: decimal digits as pages show
them. exact: decimal digits that no program may round. flag: yes or no.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, what is in it, how people read its name, and its width in letters.

    `above` is what the name stands for in full, such as the title of a code, where there is room for both.
    """

    key: str
    kind: ColumnKind = "text"
    heading: str = ""
    width: int = 14
    above: str = ""

    @property
    def words(self) -> str:
        """The heading, made from the name where there is none."""
        return self.heading or self.key.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Raises ValueError for a row that has another number of cells.

    `names` counts the columns at the beginning that say what a row is about. `shades` says how dark the words of a
    level are, 1 to 4, as on pages.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    names: int = 0
    shades: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.key}: a row has {len(row)} cells under {len(self.columns)} columns.")

    def without(self, *keys: str) -> Table:
        """The same table with some columns left out."""
        kept = [index for index, column in enumerate(self.columns) if column.key not in keys]
        columns = tuple(self.columns[index] for index in kept)
        rows = tuple(tuple(row[index] for index in kept) for row in self.rows)
        return replace(self, columns=columns, rows=rows, names=sum(index < self.names for index in kept))
