"""Tables as an Excel workbook: texts are texts, numbers are numbers, and nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from portfolio_gen.model.csv_table import BETWEEN
from portfolio_gen.model.spreadsheet_text import guard
from portfolio_gen.model.table import Cell, Column, Kind, Table

LONGEST = 32_767
"""Characters that fit into one cell."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY = dt.date(1900, 3, 1)
"""Programs do not agree on how to count the days before it."""
_CORE = "docProps/core.xml"
_NOTHING_SAID = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP file can name."""


def workbook_bytes(tables: Iterable[Table]) -> bytes:
    """A workbook with one sheet for each table; it names nobody as its author and no day as its own."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.title)
        _lay_out(sheet, table)
        sheet.append([_heading(sheet, column) for column in table.columns])
        kinds = [column.kind for column in table.columns]
        for row in table.rows:
            sheet.append([_cell(sheet, cell, kind) for cell, kind in zip(row, kinds, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _lay_out(sheet: Worksheet, table: Table) -> None:
    """Headings that stay in sight, columns wide enough to read, and a filter on every column."""
    sheet.freeze_panes = "A2"
    for index, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _heading(sheet: Worksheet, column: Column) -> SheetCell:
    cell = _string(sheet, _writable(column.words))
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Worksheet, cell: Cell, kind: Kind) -> SheetCell | str | float | dt.date | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return cell
    if isinstance(cell, tuple):
        return _text(sheet, BETWEEN.join(cell))
    if kind in ("number", "exact"):
        return float(cell)
    if kind == "day" and (day := dt.date.fromisoformat(cell)) >= _FIRST_DAY:
        return day
    return _text(sheet, cell)


def _text(sheet: Worksheet, text: str) -> SheetCell | str | None:
    """The text; as a cell of its own where the library would take it for a formula or an error. None for nothing."""
    text = _writable(text)
    return _string(sheet, text) if text[:1] in ("#", "=") or guard(text) != text else text or None


def _writable(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)[:LONGEST]


def _string(sheet: Worksheet, text: str) -> SheetCell:
    """A cell that is text, and stays text when somebody edits it."""
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = guard(text) != text
    return cell


def _timeless(data: bytes) -> bytes:
    """The same workbook without the moment of its making, so that the same tables are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            content = _NOTHING_SAID.encode() if name == _CORE else made.read(name)
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 0
            kept.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
