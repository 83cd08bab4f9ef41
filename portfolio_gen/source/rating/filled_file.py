"""A filled worksheet as it comes back: an Excel workbook or CSV, told by what it is and not by its name."""

from __future__ import annotations

from collections.abc import Collection

from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.encoding import decode
from portfolio_gen.source.rating.workbook_parts import NoWorkbook, open_archive
from portfolio_gen.source.rating.workbook_rows import workbook_rows
from portfolio_gen.source.sheet_rows import NumberedRows, Sheet

LARGEST_WORKSHEET = 10_000_000
"""Bytes of one file: a hundred times what a whole school needs for a year."""
_ZIP = (b"PK\3\4", b"PK\5\6")
_LOCKED = "an Excel workbook of the old kind, or one with a password"
_BEGINNINGS = (
    (0, b"\xd0\xcf\x11\xe0", _LOCKED),
    (0, b"%PDF", "a PDF"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (0, b"II*\0", "a picture"),
    (0, b"MM\0*", "a picture"),
    (8, b"WEBP", "a picture"),
    (4, b"ftyp", "a picture or a film"),
    (0, b"{\\rtf", "a text of a word processor"),
    (0, b"<", "a web page"),
)
"""Bytes at their place in a file, and what it is."""
_PARTS = (
    ("content.xml", "an OpenDocument file (.ods or .odt)"),
    ("Index/Document.iwa", "a document of Apple’s (.numbers or .pages)"),
    ("Index.zip", "a document of Apple’s (.numbers or .pages)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
)
"""What an archive holds, and what it is."""
SAVE = "Open it, and save the sheet as an Excel workbook (.xlsx) or as CSV. Then take that file."
"""What to do with a file of another kind."""
_UNLOCK = "Open it, take the password away, and save it as an Excel workbook (.xlsx) or as CSV. Then take that file."


def filled_rows(data: bytes, sheet: Sheet, read_back: Collection[str], problems: Problems) -> NumberedRows | None:
    """The headings and the rows below them; None, and a PG508, for what is neither a workbook nor CSV.

    `read_back` are the columns that are looked at.
    """
    path = sheet.path
    try:
        if data.startswith(_ZIP):
            archive = open_archive(data)
            names = {name.casefold() for name in archive.namelist()}
            _refuse(next((kind for part, kind in _PARTS if part.casefold() in names), ""))
            return workbook_rows(archive, path, sheet.needed, read_back, sheet.ids, problems)
        _refuse(next((kind for at, begins, kind in _BEGINNINGS if data.startswith(begins, at)), ""))
    except NoWorkbook as refused:
        problems.add("PG508", path, 0, refused.message, refused.hint)
        return None
    text = decode(data, path, problems)
    return None if text is None else sheet.csv_rows(text, problems)


def _refuse(kind: str) -> None:
    if kind:
        raise NoWorkbook(f"This file is {kind}, not a worksheet.", _UNLOCK if kind == _LOCKED else SAVE)
