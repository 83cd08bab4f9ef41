"""Workbooks as other programs and other people make them, for tests."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter
from openpyxl import Workbook

Row = Sequence[Any]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*sheets: Sequence[Row], change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """Sheets of rows as openpyxl writes them, after a change."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_shared_texts(*rows: Row) -> bytes:
    """One sheet as Excel writes it: texts stand in a part of their own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def patched(data: bytes, parts: Mapping[str, Callable[[bytes], bytes]], **more: bytes) -> bytes:
    """The same archive with some of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            kept.writestr(name, parts[name](content) if name in parts else content)
        for name, content in more.items():
            kept.writestr(name, content)
    return out.getvalue()


def with_rows(data: bytes, rows: str) -> bytes:
    """The first sheet with more rows at its end, as XML."""
    return patched(data, {SHEET: lambda xml: xml.replace(b"</sheetData>", rows.encode() + b"</sheetData>")})


def with_entities(data: bytes, part: str) -> bytes:
    """A part that declares a name for a name for a name, each ten times the one before."""
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9)]
    declared = f"<!DOCTYPE x [{''.join(names)}]>".encode()

    def bomb(xml: bytes) -> bytes:
        start = re.match(rb"<\?xml[^>]*\?>\s*", xml)
        at = start.end() if start else 0
        return xml[:at] + declared + xml[at:].replace(b"</v>", b"&e8;</v>").replace(b"</t>", b"&e8;</t>")

    return patched(data, {part: bomb})


def archive(**parts: bytes) -> bytes:
    """Any archive; names have two underscores for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()
