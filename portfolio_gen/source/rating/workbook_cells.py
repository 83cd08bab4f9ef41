"""Cells of an Excel workbook as text: ECMA-376, part 1, 18.3 and 18.8, as Excel, LibreOffice and Sheets write it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from portfolio_gen.source.rating.workbook_archive import WorkbookArchive, damaged, too_much

_MOST_CELLS = 200_000
_MOST_COLUMNS = 1_000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Formats that every program knows without being told."""
_NO_DATE_WORDS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FIRST_DAYS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


class SheetCell(NamedTuple):
    """What stands in one cell, and what it was to the program that saved it."""

    text: str
    kind: Literal["text", "number", "day", "formula"] = "text"


Cells = dict[int, SheetCell]
"""By column, from 0; empty cells are not there."""


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet that hold anything, by number from 1, and the cells that were made one."""

    rows: dict[int, Cells] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column; rows from 1, columns from 0."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What cells refer to: texts that several share, formats that mean a day, and where days begin."""

    texts: tuple[str, ...]
    days: frozenset[int]
    since_1904: bool = False


def read_texts(archive: WorkbookArchive, name: str) -> tuple[str, ...]:
    """The shared texts; what tells how to pronounce them is no part of them."""
    found: list[str] = []
    parts: list[str] = []
    aside: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "rPh":
            aside.append(tag)

    def end(tag: str, text: str) -> None:
        if tag == "t" and not aside:
            parts.append(text)
        elif tag == "rPh":
            aside.clear()
        elif tag == "si":
            found.append(_unescaped("".join(parts)))
            parts.clear()

    for _ in archive.read(name, start, end):
        if len(found) > _MOST_CELLS:
            raise too_much()
    return tuple(found)


def read_days(archive: WorkbookArchive, name: str) -> frozenset[int]:
    """The styles of cells that show a day."""
    own: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside.append(tag)
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", ""))

    def end(tag: str, text: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    for _ in archive.read(name, start, end):
        pass
    return frozenset(place for place, number in enumerate(styles) if _is_day(number, own))


def _is_day(number: str, own: Mapping[str, str]) -> bool:
    if number in own:
        return re.search("[dDyY]", _NO_DATE_WORDS.sub("", own[number])) is not None
    return _whole(number) in _DATES


def read_sheet(archive: WorkbookArchive, name: str, wording: Wording) -> SheetRows:
    """What stands in one sheet. Rows and cells that only have a look are gone over."""
    reader, filled = _SheetReader(wording), 0
    for _ in archive.read(name, reader.start, reader.end):
        filled += reader.taken
        reader.taken = 0
        if filled > _MOST_CELLS:
            raise too_much()
    return reader.found


class _SheetReader:
    """Puts a sheet together as its elements come by."""

    def __init__(self, wording: Wording) -> None:
        self.found = SheetRows()
        self.taken = 0
        self._wording = wording
        self._row, self._column = 0, -1
        self._kind, self._style, self._formula, self._aside = "", "", False, False
        self._value: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._formula = False
            self._value.clear()
        elif tag == "row":
            number = _whole(attributes.get("r", ""))
            self._row = number if number > 0 else self._row + 1
            self._column = -1
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._aside = True
        elif tag == "mergeCell" and len(self.found.merged) < _MOST_COLUMNS:
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str, text: str) -> None:
        if tag == "v" or (tag == "t" and not self._aside):
            self._value.append(text)
        elif tag == "rPh":
            self._aside = False
        elif tag == "c" and (self._value or self._formula) and self._column < _MOST_COLUMNS:
            self.taken += 1
            self.found.rows.setdefault(self._row, {})[self._column] = self._cell("".join(self._value))

    def _cell(self, value: str) -> SheetCell:
        if self._formula:
            return SheetCell(value, "formula")
        match self._kind:
            case "s":
                return SheetCell(self._shared(value))
            case "n" if _whole(self._style) in self._wording.days:
                return _day(value, self._wording.since_1904)
            case "n":
                return SheetCell(_figure(value), "number")
            case "d":
                return SheetCell(value.partition("T")[0], "day")
            case "b":
                return SheetCell("true" if value.strip() == "1" else "false")
        return SheetCell(_unescaped(value))

    def _shared(self, value: str) -> str:
        place = _whole(value)
        if not 0 <= place < len(self._wording.texts):
            raise damaged()
        return self._wording.texts[place]

    def _merge(self, written: str) -> None:
        first, _, last = written.partition(":")
        places = [_PLACE.fullmatch(first), _PLACE.fullmatch(last)]
        if places[0] and places[1]:
            (left, top), (right, bottom) = places[0].groups(), places[1].groups()
            self.found.merged.append((int(top), _column(left), int(bottom), _column(right)))


def _whole(written: str) -> int:
    """A whole number of a few digits; -1 for anything else."""
    digits = written.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else -1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    whole = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def _figure(value: str) -> str:
    """A number without what counting in twos leaves behind: 2.1 where 2.1000000000000001 is stored."""
    try:
        number = float(value)
    except ValueError:
        return value
    return format(Decimal(repr(number)).normalize(), "f") if math.isfinite(number) else value


def _day(value: str, since_1904: bool) -> SheetCell:
    try:
        return SheetCell((_FIRST_DAYS[since_1904] + dt.timedelta(days=int(float(value)))).isoformat(), "day")
    except (ValueError, OverflowError):
        return SheetCell(value, "number")
