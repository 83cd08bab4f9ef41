"""The rows of the one sheet of an Excel workbook that is a worksheet, whatever the sheet is called."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.fields import clean
from portfolio_gen.source.rating.sheet_rows import NumberedRows
from portfolio_gen.source.rating.workbook_archive import NoWorkbook, WorkbookArchive, damaged
from portfolio_gen.source.rating.workbook_cells import (
    Cells,
    SheetCell,
    SheetRows,
    Wording,
    read_days,
    read_sheet,
    read_texts,
)

_HEADINGS_WITHIN = 20
"""Filled rows from the top of a sheet among which the headings are looked for."""
_WORKBOOK = "xl/workbook.xml"
_NOTHING = SheetCell("")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet, and the row of it that names more of the columns than any other."""

    name: str
    found: SheetRows
    heading: int
    names: tuple[str, ...]
    """The headings by column, as columns are looked for."""


def workbook_rows(
    archive: WorkbookArchive,
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
    return _rows(sheet, [column for column, name in enumerate(sheet.names) if name in {*needed, *read_back}])


def _rows(sheet: _Sheet, columns: Sequence[int]) -> NumberedRows:
    """The cells of these columns; what else somebody keeps in a sheet is nobody's business, however wide it is."""
    yield sheet.heading, [sheet.names[column] for column in columns]
    for number, cells in sorted(sheet.found.rows.items()):
        if number > sheet.heading:
            yield number, [cells.get(column, _NOTHING).text for column in columns]


def _sheets(archive: WorkbookArchive) -> Iterator[tuple[str, SheetRows]]:
    book = next((target for kind, target in _related(archive, "").values() if kind == "officeDocument"), _WORKBOOK)
    names: dict[str, str] = {}
    since_1904: list[bool] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            names[key] = attributes.get("name", "")
        elif tag == "workbookPr":
            since_1904.append(attributes.get("date1904") in ("1", "true"))

    for _ in archive.read(book, start, lambda tag, text: None):
        pass
    related = _related(archive, book)
    places = {kind: target for kind, target in related.values() if target in archive}
    wording = Wording(
        texts=read_texts(archive, places["sharedStrings"]) if "sharedStrings" in places else (),
        days=read_days(archive, places["styles"]) if "styles" in places else frozenset(),
        since_1904=any(since_1904),
    )
    for key, name in names.items():
        kind, target = related.get(key, ("", ""))
        if kind == "worksheet":
            yield name, read_sheet(archive, target, wording)


def _related(archive: WorkbookArchive, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside of the workbook: kind and place, by the id it uses for it."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            place = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], place)

    if listing not in archive:
        raise damaged()
    for _ in archive.read(listing, start, lambda tag, text: None):
        pass
    return found


def _with_headings(name: str, found: SheetRows, needed: Sequence[str]) -> _Sheet:
    first = sorted(found.rows)[:_HEADINGS_WITHIN]
    named = {number: _names(found.rows[number]) for number in first}
    heading = max(first, key=lambda number: len({*named[number]} & {*needed}), default=1)
    return _Sheet(name, found, heading, named.get(heading, ()))


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(clean(cells.get(column, _NOTHING).text).casefold() for column in range(max(cells) + 1))


def _check(sheet: _Sheet, path: str, read_back: Collection[str], ids: Collection[str], problems: Problems) -> None:
    """Only rows that say a level are looked at: nothing is taken from the others."""
    columns = {column: name for column, name in enumerate(sheet.names) if name in read_back}
    level = next((column for column, name in columns.items() if name == "level"), -1)
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
