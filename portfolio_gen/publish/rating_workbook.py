"""The worksheet that educators rate in, as CSV or as an Excel workbook with the levels to choose from."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet as Page

from portfolio_gen.model.tables.csv_format import csv_bytes
from portfolio_gen.model.tables.table import Cell, Column
from portfolio_gen.model.tables.worksheet import Worksheet
from portfolio_gen.publish.workbook import EXCELS_FIRST_DAY, CellLook, put_text, timeless

FORMS = (".xlsx", ".csv")
"""How the name of the file may end."""
_OPEN = "Open the page"
_TIP = 255
"""Characters that fit into the words beside a link."""
_LONGEST_LINK = 2_000
_LONGEST_LIST = 255
"""Characters of all choices together, where they do not stand in cells."""
_LINE, _MOST_LINES, _LETTERS = 16, 8, 1.15
"""Points of a line, lines that are shown, and how much room a letter may need."""
_IN_A_LINK = re.compile(r"[%#?\s\"<>\[\]^`{}|]")
_SHADE, _HEADING, _EDGE = "#FFF4CC", "#FFE08A", "#C9B458"


def rating_sheet_bytes(sheet: Worksheet, suffix: str) -> bytes:
    """The file for one of `FORMS`; the same bytes for the same sheet. Raises ValueError for another suffix."""
    if suffix == ".csv":
        return csv_bytes(sheet.rows)
    if suffix != ".xlsx":
        raise ValueError(f"A worksheet is a file that ends with {' or '.join(FORMS)}, not “{suffix}”.")
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        looks = _Looks.of(book)
        _write_rows(book.add_worksheet(sheet.rows.title), sheet, looks)
        _write_levels(book.add_worksheet(sheet.levels.title), sheet, looks)
    return timeless(out.getvalue())


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    heading: Format
    heading_to_fill: Format
    plain: CellLook
    to_fill: CellLook
    day: Format
    link: Format
    group: Format
    group_to_fill: Format

    @classmethod
    def of(cls, book: Workbook) -> _Looks:
        cell = {"valign": "top", "text_wrap": True}
        shaded = {**cell, "bg_color": _SHADE, "border": 1, "border_color": _EDGE}
        return cls(
            heading=book.add_format({"bold": True, "bottom": 1}),
            heading_to_fill=book.add_format({"bold": True, "bottom": 1, "bg_color": _HEADING}),
            plain=CellLook(book.add_format(cell), book.add_format({**cell, "quote_prefix": True})),
            to_fill=CellLook(book.add_format(shaded), book.add_format({**shaded, "quote_prefix": True})),
            day=book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}),
            link=book.add_format({"valign": "top", "font_color": "#0B57D0", "underline": 1}),
            group=book.add_format({"top": 1}),
            group_to_fill=book.add_format({"border": 1, "border_color": _EDGE, "top_color": "#000000"}),
        )


def _write_rows(to: Page, sheet: Worksheet, looks: _Looks) -> None:
    """What waits: names and headings stay in sight, what is to be filled in is shaded."""
    table = sheet.rows
    keys = [column.key for column in table.columns]
    for index, column in enumerate(table.columns):
        to.set_column(index, index, column.width)
        heading = looks.heading_to_fill if column.key in sheet.filled_in else looks.heading
        to.write_string(0, index, column.words, heading)
        for number, row in enumerate(table.rows, start=1):
            _put(to, (number, index), column, str(row[index] or ""), sheet, looks)
    for number, row in enumerate(table.rows, start=1):
        to.set_row(number, _height(sheet, row))
    last = len(table.rows)
    to.freeze_panes(1, 1)
    to.autofilter(0, 0, last, len(keys) - 1)
    _offer(to, sheet, keys, last)
    _part_groups(to, sheet, keys, looks)
    _for_paper(to)


def _height(sheet: Worksheet, row: Sequence[Cell]) -> int:
    """Points that the longest cell needs; some programs do not look for themselves."""
    shown = [(column, cell) for column, cell in zip(sheet.rows.columns, row, strict=True) if column.key != sheet.links]
    lines = (math.ceil(_LETTERS * len(str(cell or "")) / column.width) for column, cell in shown)
    return 4 + _LINE * max(1, min(max(lines), _MOST_LINES))


def _put(to: Page, place: tuple[int, int], column: Column, text: str, sheet: Worksheet, looks: _Looks) -> None:
    if column.key == sheet.links:
        _link(to, place, text, looks)
    elif column.key in sheet.filled_in:
        put_text(to, place, text, looks.to_fill) if text else to.write_blank(*place, None, looks.to_fill.plain)
    elif column.kind == "day" and text and (day := dt.date.fromisoformat(text)) >= EXCELS_FIRST_DAY:
        to.write_datetime(*place, day, looks.day)
    else:
        put_text(to, place, text, looks.plain)


def _link(to: Page, place: tuple[int, int], address: str, looks: _Looks) -> None:
    """A link that is found from where the workbook lies; the address as text where it is too long for one."""
    written = _IN_A_LINK.sub(lambda sign: quote(sign[0]), address)
    tip = address if len(address) <= _TIP else ""
    if len(written) > _LONGEST_LINK or to.write_url(*place, f"external:{written}", looks.link, _OPEN, tip):
        put_text(to, place, address, looks.plain)


def _offer(to: Page, sheet: Worksheet, keys: list[str], last: int) -> None:
    """Lists to choose from. Whoever would rather write 3P may: what is no level is told when it is taken."""
    words = xl_range_abs(1, 0, len(sheet.levels.rows), 0)
    column = keys.index("level")
    choice = {"validate": "list", "source": f"={sheet.levels.title}!{words}", "show_error": False}
    to.data_validation(1, column, last, column, choice)
    listed = ",".join(sheet.educators)
    if sheet.educators and len(listed) <= _LONGEST_LIST and listed.count(",") == len(sheet.educators) - 1:
        column = keys.index("by")
        choice = {"validate": "list", "source": list(sheet.educators), "show_error": False}
        to.data_validation(1, column, last, column, choice)


def _part_groups(to: Page, sheet: Worksheet, keys: list[str], looks: _Looks) -> None:
    """A line where another group begins, also after the rows have been sorted anew."""
    group = xl_col_to_name(keys.index(sheet.group))
    for index, key in enumerate(keys):
        look = looks.group_to_fill if key in sheet.filled_in else looks.group
        line = {"type": "formula", "criteria": f"=${group}2<>${group}1", "format": look}
        to.conditional_format(1, index, len(sheet.rows.rows), index, line)


def _for_paper(to: Page) -> None:
    to.set_landscape()
    to.fit_to_pages(1, 0)
    to.repeat_rows(0)


def _write_levels(to: Page, sheet: Worksheet, looks: _Looks) -> None:
    """Which words may be written, the signs of the pages for them, and what the school means by each."""
    for index, column in enumerate(sheet.levels.columns):
        to.set_column(index, index, column.width)
        to.write_string(0, index, column.words, looks.heading)
        for number, row in enumerate(sheet.levels.rows, start=1):
            put_text(to, (number, index), str(row[index]), looks.plain)
    to.freeze_panes(1, 0)
    _for_paper(to)
