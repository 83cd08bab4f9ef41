"""Downloads as bytes: CSV, XLSX, JSON. The same download gives the same bytes on every day and every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator

from portfolio_gen.model.tables.csv_format import csv_bytes
from portfolio_gen.model.tables.table import Cell, ColumnKind, Table
from portfolio_gen.pages.download import Download
from portfolio_gen.publish.workbook import workbook_bytes


def download_bytes(download: Download) -> bytes:
    """The file that a download describes."""
    match download.form:
        case "csv":
            return csv_bytes(download.tables[0])
        case "xlsx":
            return workbook_bytes(download.tables)
        case "json":
            return _json(download)


def _json(download: Download) -> bytes:
    """Texts exactly as they were written, a row on each line; the shape is in schemas/cohort.schema.json."""
    parts = [f"{_text(key)}:{_text(value)}" for key, value in download.about]
    parts += [f"{_text(table.key)}:[\n" + ",\n".join(_rows(table)) + "\n]" for table in download.tables]
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8", "replace")


def _rows(table: Table) -> Iterator[str]:
    columns = [(column.key, column.kind) for column in table.columns]
    for row in table.rows:
        yield _text({key: _plain(cell, kind) for (key, kind), cell in zip(columns, row, strict=True)})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(cell: Cell, kind: ColumnKind) -> object:
    return float(cell) if kind == "number" and isinstance(cell, str) else cell
