"""The rows of the one sheet of an Excel workbook that is a worksheet, whatever the sheet is called."""

from __future__ import annotations

import datetime as dt
import math
import warnings
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from portfolio_gen.model.printable import one_line
from portfolio_gen.problems import Problems
from portfolio_gen.source.rating.workbook_parts import MOST_CELLS, NoWorkbook, damage_told, needed_parts, too_much
from portfolio_gen.source.sheet_rows import NumberedRows

_HEADINGS_WITHIN = 20
"""Filled rows from the top of a sheet among which the headings are looked for."""


class SheetCell(NamedTuple):
    """What stands in one cell, and what it was to the program that saved it."""

    text: str
    kind: Literal["text", "number", "formula"] = "text"


Cells = dict[int, SheetCell]
"""By column, from 1; empty cells are not there."""
_NOTHING = SheetCell("")


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet that hold anything, by number from 1, and the cells that were made one."""

    rows: dict[int, Cells] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet, and the row of it that names more of the columns than any other."""

    name: str
    found: SheetRows
    heading: int
    names: tuple[str, ...]
    """The headings by column, as columns are looked for."""


def workbook_rows(
    archive: zipfile.ZipFile,
    path: str,
    needed: Sequence[str],
    read_back: Collection[str],
    ids: Collection[str],
    problems: Problems,
) -> NumberedRows:
    """The headings and the rows below them, by their numbers; cells as text. Raises NoWorkbook.

    What cannot be taken for what it looks like is a PG505: a formula, cells made one, a code that became a number.
    """
    sheets = [_with_headings(name, found, needed) for name, found in _sheets(archive)]
    whole = [sheet for sheet in sheets if set(needed) <= set(sheet.names)]
    if len(whole) > 1:
        names = ", ".join(f"“{sheet.name[:40]}”" for sheet in whole)
        hint = "Keep the one you filled in, and delete the other or take it as a file of its own."
        raise NoWorkbook(f"{len(whole)} sheets of this workbook are worksheets: {names}.", hint)
    sheet = max(whole or sheets, key=lambda sheet: len({*sheet.names} & {*needed}), default=None)
    if sheet is None:
        return ()
    _check(sheet, path, read_back, ids, problems)
    return _rows(sheet, [column for column, name in enumerate(sheet.names, start=1) if name in {*needed, *read_back}])


def _rows(sheet: _Sheet, columns: Sequence[int]) -> NumberedRows:
    """The cells of these columns; what else somebody keeps in a sheet is nobody's business, however wide it is."""
    yield sheet.heading, [sheet.names[column - 1] for column in columns]
    for number, cells in sorted(sheet.found.rows.items()):
        if number > sheet.heading:
            yield number, [cells.get(column, _NOTHING).text for column in columns]


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, SheetRows]]:
    # Whoever takes no workbook does not wait for what reads one.
    from openpyxl import load_workbook
    from openpyxl.worksheet.cell_range import CellRange

    with damage_told(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parts, merged = needed_parts(archive)
        if sum(math.prod(CellRange(written).size.values()) for written in merged) > MOST_CELLS:
            raise too_much()
        book = load_workbook(parts, keep_links=False)
    for sheet in book.worksheets:
        found = SheetRows()
        # The public ways to cells make all that could stand between them.
        for cell in sheet._cells.values():
            if cell.value is not None:
                found.rows.setdefault(cell.row, {})[cell.column] = _cell(cell.value, cell.data_type)
        found.merged = sorted((one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges)
        yield sheet.title, found


def _cell(value: object, kind: str) -> SheetCell:
    if kind == "f":
        return SheetCell("", "formula")
    match value:
        case bool():
            return SheetCell("true" if value else "false")
        case int():
            return SheetCell(str(value), "number")
        case float():
            return SheetCell(_figure(value), "number")
        case dt.datetime():
            return SheetCell(value.date().isoformat())
    return SheetCell(_unescaped(str(value)))


def _figure(value: float) -> str:
    """A number without what counting in twos leaves behind: 2.1 where 2.1000000000000001 is stored."""
    return format(Decimal(repr(value)).normalize(), "f") if math.isfinite(value) else str(value)


def _unescaped(text: str) -> str:
    """A text with the signs that XML cannot hold, as far as they are any."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    return unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def _with_headings(name: str, found: SheetRows, needed: Sequence[str]) -> _Sheet:
    first = sorted(found.rows)[:_HEADINGS_WITHIN]
    named = {number: _names(found.rows[number]) for number in first}
    heading = max(first, key=lambda number: len({*named[number]} & {*needed}), default=1)
    return _Sheet(name, found, heading, named.get(heading, ()))


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(one_line(cells.get(column, _NOTHING).text).casefold() for column in range(1, max(cells) + 1))


def _check(sheet: _Sheet, path: str, read_back: Collection[str], ids: Collection[str], problems: Problems) -> None:
    """Only rows that say a level are looked at: nothing is taken from the others."""
    columns = {column: name for column, name in enumerate(sheet.names, start=1) if name in read_back}
    level = next((column for column, name in columns.items() if name == "level"), 0)
    for number, cells in sheet.found.rows.items():
        if number <= sheet.heading or level not in cells:
            continue
        for column, name in columns.items():
            cell = cells.get(column, _NOTHING)
            if cell.kind == "formula":
                message, hint = f"A formula stands under {name}.", "Write the word itself: nobody sees what it will be."
                problems.add("PG505", path, number, message, hint, name)
            elif name in ids and cell.kind == "number" and "." in cell.text:
                message = f"“{cell.text[:80]}” is a number under {name}, and 3.10 would look the same as 3.1."
                hint = f"Make the cells of {name} text, and copy the codes again from the worksheet."
                problems.add("PG505", path, number, message, hint, name)
    _check_merged(sheet, path, columns, problems)


def _check_merged(sheet: _Sheet, path: str, columns: Mapping[int, str], problems: Problems) -> None:
    for top, left, bottom, right in sheet.found.merged:
        hidden = [
            name for column, name in columns.items() if left <= column <= right and (bottom, right) != (top, left)
        ]
        if bottom > sheet.heading and hidden:
            message = f"Cells are merged here, and only the first of them holds anything: {', '.join(hidden)}."
            problems.add("PG505", path, top, message, "Part them again, and fill in each of them.", hidden[0])
