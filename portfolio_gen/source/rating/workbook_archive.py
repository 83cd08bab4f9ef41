"""An Excel workbook as the archive it is: its XML read in pieces, within limits, and never what it refers to."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from xml.parsers import expat

_MOST_BYTES = 100_000_000
"""Of all that is read out of one workbook: some million rows with nothing in them."""
_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 18
"""Bytes: the parser goes over a tag again whenever more of it comes."""
_DEEPEST = 100
"""Elements within elements: the parser remembers each until it ends, and a rich text needs ten."""

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class NoWorkbook(ValueError):
    """What cannot be read as a workbook; `message` says why, and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint


_AGAIN = "Open it in your spreadsheet program, and save it again as an Excel workbook (.xlsx) or as CSV."
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError, RuntimeError, KeyError,
    ValueError, expat.ExpatError,
)  # fmt: skip
"""What reading a damaged archive raises, and one with a password."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that come apart in pieces; nobody packs a workbook in another."""


def damaged() -> NoWorkbook:
    """What to say of an archive that does not hold what it says."""
    return NoWorkbook("This workbook is damaged.", _AGAIN)


def too_much() -> NoWorkbook:
    """What to say of one that would take all memory or all day."""
    hint = "Copy the rows you filled in into a new workbook, or save the sheet as CSV."
    return NoWorkbook("There is too much in this workbook.", hint)


class WorkbookArchive:
    """The parts of a workbook by name, in small or capital letters.

    Raises NoWorkbook for what is damaged, too large, or declares entities.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._infos = {info.filename.casefold(): info for info in self._archive.infolist()}
        except _FAULTS as error:
            raise damaged() from error
        self._left = _MOST_BYTES

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._infos

    def read(self, name: str, start: Start, end: End) -> Iterator[None]:
        """Go through a part: `start` is told each element's name and attributes, `end` its name and its own text.

        Names come without their namespace. Pauses after every piece, so that what was found can be used and forgotten.
        """
        reader = _Reader(start, end)
        try:
            info = self._infos[name.casefold()]
            if info.compress_type not in _METHODS:
                raise damaged()
            with self._archive.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise too_much()
                    reader.feed(chunk)
                    yield
            reader.feed(b"", last=True)
            yield
        except NoWorkbook:
            raise
        except _FAULTS as error:
            raise damaged() from error


class _Reader:
    """Tells what a parser of XML meets; nothing is opened, and nothing is put in the place of a name."""

    def __init__(self, start: Start, end: End) -> None:
        self._start, self._end = start, end
        self._text: list[str] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = _refuse
        self._parser, self._fed, self._depth = parser, 0, 0

    def feed(self, data: bytes, *, last: bool = False) -> None:
        self._parser.Parse(data, last)
        self._fed += len(data)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise too_much()

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise too_much()
        self._text.clear()
        self._start(name.rpartition(":")[2], attributes)

    def _ended(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        self._depth -= 1
        self._end(name.rpartition(":")[2], text)


def _refuse(*declared: object) -> None:
    raise NoWorkbook("This workbook declares names of its own, as no spreadsheet program does.", _AGAIN)
