"""A table as CSV that Excel, LibreOffice and Google Sheets open alike: RFC 4180, UTF-8 with its mark, no formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portfolio_gen.model.tables.formula_guard import guard, guard_id
from portfolio_gen.model.tables.table import Cell, ColumnKind, Table

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that a file is UTF-8."""
LIST_SEPARATOR = "; "
"""Between the texts of a list in one cell; texts of pages hold commas."""
_QUOTED = re.compile(r'["\r\n,;\t|]|^\s|\s$')
"""Also what parts the columns elsewhere, so that a program that guesses does not guess wrong."""


def csv_bytes(table: Table) -> bytes:
    """The whole table. Letters that UTF-8 does not have become question marks."""
    kinds = [column.kind for column in table.columns]
    lines = [_line(guard_id(column.words) for column in table.columns)]
    lines += [_line(map(csv_cell, row, kinds)) for row in table.rows]
    return (BYTE_ORDER_MARK + "".join(lines)).encode("utf-8", "replace")


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(text) else text


def csv_cell(cell: Cell, kind: ColumnKind) -> str:
    """One cell as text; only figures and days go without a guard."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case int():
            return str(cell)
        case tuple():
            return guard_id(LIST_SEPARATOR.join(cell))
    if kind in ("number", "exact", "day"):
        return cell
    return guard_id(cell) if kind == "id" else guard(cell)
