"""Tables as an Excel workbook: texts are texts, numbers are numbers, and nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portfolio_gen.model.tables.csv_format import LIST_SEPARATOR
from portfolio_gen.model.tables.formula_guard import guard
from portfolio_gen.model.tables.table import Cell, ColumnKind, Table

LONGEST_CELL = 32_767
"""Characters that fit into one cell."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EXCELS_FIRST_DAY = dt.date(1900, 3, 1)
"""Programs do not agree on how to count the days before it."""
_CORE = "docProps/core.xml"
_NOTHING_SAID = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_SHADES = {
    "1": ("#E3EDF0", "#1B2530"),
    "2": ("#A2C8D3", "#12252D"),
    "3": ("#1F6C86", "#FFFFFF"),
    "4": ("#0B3A4A", "#FFFFFF"),
}
"""Paper and ink of levels, as on pages: each step is darker, so that they differ without colour."""
_ABOVE = 75
"""Points of height: five lines for the title of a standard."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP file can name."""


def workbook_bytes(tables: Iterable[Table]) -> bytes:
    """A workbook with one sheet for each table; it names nobody as its author and no day as its own."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        formats = _formats(book)
        for table in tables:
            _write(book.add_worksheet(table.title), table, formats)
    return timeless(out.getvalue())


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a text looks: as it is, and where somebody who edits it must not make it run."""

    plain: Format | None
    guarded: Format


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look that are not plain."""

    heading: CellLook
    above: CellLook
    day: Format
    text: CellLook
    shades: Mapping[str, CellLook]


def _formats(book: Workbook) -> _Formats:
    def look(**properties: object) -> CellLook:
        return CellLook(book.add_format(properties), book.add_format({**properties, "quote_prefix": True}))

    return _Formats(
        heading=look(bold=True),
        above=look(text_wrap=True, valign="bottom"),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        text=CellLook(None, book.add_format({"quote_prefix": True})),
        shades={shade: look(bg_color=paper, font_color=ink) for shade, (paper, ink) in _SHADES.items()},
    )


def _write(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    """Headings and names that stay in sight, on paper too; columns wide enough to read; filters; and the cells."""
    last = 1 if any(column.above for column in table.columns) else 0
    sheet.freeze_panes(last + 1, table.names)
    sheet.autofilter(last, 0, last + len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0, last)
    if table.names:
        sheet.repeat_columns(0, table.names - 1)
    if last:
        sheet.set_row(0, _ABOVE)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        put_text(sheet, (0, index), column.above, formats.above)
        put_text(sheet, (last, index), column.words, formats.heading)
    for number, row in enumerate(table.rows, start=last + 1):
        _write_row(sheet, number, row, table, formats)


def _write_row(sheet: Worksheet, number: int, row: Sequence[Cell], table: Table, formats: _Formats) -> None:
    shades = dict(table.shades)
    for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        if column.kind == "level" and isinstance(cell, str):
            put_text(sheet, (number, index), cell, formats.shades.get(shades.get(cell, ""), formats.text))
        else:
            _put(sheet, (number, index), cell, column.kind, formats)


def _put(sheet: Worksheet, place: tuple[int, int], cell: Cell, kind: ColumnKind, formats: _Formats) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_string(*place, "yes" if cell else "no")
    elif isinstance(cell, int):
        sheet.write_number(*place, cell)
    elif isinstance(cell, tuple):
        put_text(sheet, place, LIST_SEPARATOR.join(cell), formats.text)
    elif kind in ("number", "exact"):
        sheet.write_number(*place, float(cell))
    elif kind == "day" and (day := dt.date.fromisoformat(cell)) >= EXCELS_FIRST_DAY:
        sheet.write_datetime(*place, day, formats.day)
    else:
        put_text(sheet, place, cell, formats.text)


def put_text(sheet: Worksheet, cell: tuple[int, int], text: str, look: CellLook) -> None:
    """Text as text, whatever it begins with; nothing for nothing."""
    text = _writable(text)
    looks = look.guarded if guard(text) != text else look.plain
    if text.startswith("<r>") and text.endswith("</r>"):  # the library takes these for parts it has written itself
        sheet.write_rich_string(*cell, text[:1], text[1:2], text[2:], *([looks] if looks else []))
    elif text:
        sheet.write_string(*cell, text, looks)


def _writable(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)[:LONGEST_CELL]


def timeless(data: bytes) -> bytes:
    """The same workbook without the moment of its making, so that the same tables are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            content = _NOTHING_SAID.encode() if name == _CORE else made.read(name)
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 0
            kept.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
