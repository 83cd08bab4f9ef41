"""What a worksheet is made of, out of the parts of a workbook: what openpyxl is given instead of the file that came.

openpyxl makes an object of all that it meets, and a cell of all that a range spans. What asks it for too much is
refused here, and what it would open besides cells and their formats (pictures, comments, links) never gets to it.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

_MOST_BYTES = 8_000_000
"""Of all parts together; the archive gives no more of a part than it declares."""
MOST_CELLS = 200_000
_MOST = {"sheet": 250, "xf": 20_000} | dict.fromkeys(
    ("mergeCell", "numFmt", "Override", "Default", "Relationship"), 5_000
)
"""Elements of all parts together; of others as many as cells."""
_DEEPEST = 100
"""Elements within elements: the parser remembers each until it ends."""
_LONGEST = 300
"""Characters of an attribute: a format has 255 at most."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that come apart in pieces; nobody packs a workbook in another."""
_INSIDE = {
    "": {"worksheet", "workbook", "styleSheet", "sst", "Types", "Relationships"},
    "worksheet": {"sheetData", "mergeCells"},
    "sheetData": {"row"},
    "row": {"c"},
    "c": {"v", "f", "is"},
    "is": {"t", "r"},
    "r": {"t"},
    "mergeCells": {"mergeCell"},
    "workbook": {"workbookPr", "sheets"},
    "sheets": {"sheet"},
    "styleSheet": {"numFmts", "cellXfs"},
    "numFmts": {"numFmt"},
    "cellXfs": {"xf"},
    "sst": {"si"},
    "si": {"t", "r"},
    "Types": {"Default", "Override"},
    "Relationships": {"Relationship"},
}
"""What is looked for in what; all else is left out with everything in it."""
_SAID = {
    "row": {"r"},
    "c": {"r", "s", "t"},
    "mergeCell": {"ref"},
    "workbookPr": {"date1904"},
    "sheet": {"name", "sheetId", "id"},
    "numFmt": {"numFmtId", "formatCode"},
    "xf": {"numFmtId"},
    "Default": {"Extension", "ContentType"},
    "Override": {"PartName", "ContentType"},
    "Relationship": {"Id", "Type", "Target"},
}
"""Attributes that count: of a formula neither what it says nor where else it holds."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class NoWorkbook(ValueError):
    """What cannot be read as a workbook; `message` says why, and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint


_AGAIN = "Open it in your spreadsheet program, and save it again as an Excel workbook (.xlsx) or as CSV."


def too_much() -> NoWorkbook:
    """What to say of a workbook that would take all memory or all day."""
    hint = "Copy the rows you filled in into a new workbook, or save the sheet as CSV."
    return NoWorkbook("There is too much in this workbook.", hint)


@contextmanager
def damage_told() -> Iterator[None]:
    """Whatever reading a workbook raises, raised as NoWorkbook.

    Of damaged files zipfile raises BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError and
    RuntimeError, the parser ParseError and LookupError, and openpyxl what its code happens to meet: ValueError,
    TypeError, KeyError, IndexError, OverflowError. No list of these would stay true.
    """
    try:
        yield
    except NoWorkbook:
        raise
    except DefusedXmlException as error:
        message = "This workbook declares names of its own, as no spreadsheet program does."
        raise NoWorkbook(message, _AGAIN) from error
    except Exception as error:
        raise NoWorkbook("This workbook is damaged.", _AGAIN) from error


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The file as an archive. Raises NoWorkbook."""
    with damage_told():
        return zipfile.ZipFile(BytesIO(data))


def needed_parts(archive: zipfile.ZipFile) -> tuple[BytesIO, list[str]]:
    """A workbook with nothing in it but cells, formats and merged ranges; and these ranges, as they are written.

    Raises NoWorkbook for what is too large or declares entities, and anything for what is damaged.
    """
    parts = [info for info in archive.infolist() if info.filename.casefold().endswith((".xml", ".rels"))]
    if sum(info.file_size for info in parts) > _MOST_BYTES:
        raise too_much()
    kept, merged, found = BytesIO(), list[str](), Counter[str]()
    with zipfile.ZipFile(kept, "w") as written:
        for info in parts:
            if info.compress_type not in _METHODS:
                raise zipfile.BadZipFile(info.filename)
            needed = _Needed(found, merged)
            parser = XMLParser(target=needed, forbid_dtd=True)
            parser.feed(archive.read(info))
            root: Element | None = parser.close()
            if root is not None:
                written.writestr(info.filename, tostring(root))
    return kept, merged


class _Needed:
    """What a parser of one part tells its elements to: builds a tree of those that are looked for."""

    def __init__(self, found: Counter[str], merged: list[str]) -> None:
        """`found` and `merged` are what the parts before this one had: elements by their names, and ranges."""
        self._found, self._merged = found, merged
        self._empty = True
        self._tree = TreeBuilder()
        self._path = [""]
        self._aside = 0
        self._sheets: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        known = _SAID.get(name, ())
        said = {key: value for said, value in attributes.items() if (key := said.rpartition("}")[2]) in known}
        if self._aside or name not in _INSIDE.get(self._path[-1], ()) or _leads_elsewhere(name, said):
            self._aside += 1
            if self._aside > _DEEPEST:
                raise too_much()
            return
        self._found[name] += 1
        if self._found[name] > _MOST.get(name, MOST_CELLS):
            raise too_much()
        self._check(name, said)
        self._path.append(name)
        self._empty = False
        self._tree.start(_MAIN + name, {_ID if key == "id" else key: value for key, value in said.items()})

    def end(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        else:
            self._tree.end(_MAIN + self._path.pop())

    def data(self, text: str) -> None:
        if not self._aside and self._path[-1] in ("v", "t"):
            self._tree.data(text)

    def close(self) -> Element | None:
        return None if self._empty else self._tree.close()

    def _check(self, name: str, said: dict[str, str]) -> None:
        if any(len(value) > _LONGEST for value in said.values()):
            raise ValueError(f"{name} has an endless attribute")
        if name == "mergeCell":
            self._merged.append(said["ref"])
        elif name == "Relationship":
            self._once(posixpath.normpath(posixpath.join("/xl", said["Target"])))
        elif name == "sheet":
            self._once(said["id"])

    def _once(self, sheet: str) -> None:
        if sheet in self._sheets:
            raise ValueError(f"{sheet} is there twice, and would be read as often")
        self._sheets.add(sheet)


def _leads_elsewhere(name: str, said: dict[str, str]) -> bool:
    """Whether this is a relation to something that is no sheet."""
    return name == "Relationship" and not said.get("Type", "").endswith("sheet")
