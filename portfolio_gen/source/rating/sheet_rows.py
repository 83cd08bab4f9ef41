"""Rows of a sheet by their columns; and CSV as spreadsheet programs save it: `,`, `;` or tab, quoted line ends."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.model.spreadsheet_text import unguard, unguard_id
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.fields import clean


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its cells by column, and the line it begins on."""

    cells: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


NumberedRows = Iterable[tuple[int, list[str]]]
"""Cells of a sheet by the line they begin on; the first of them are the headings."""


def read_rows(
    numbered: NumberedRows, path: str, needed: Sequence[str], ids: Collection[str], problems: Problems
) -> tuple[SheetRow, ...]:
    """Every row in which something stands. What cannot be read is a PG505; without the `needed` columns nothing can.

    Cells of the columns `ids` lose the apostrophe that keeps a code from becoming a number, all others that before a
    formula.
    """
    rows = iter(numbered)
    first, names = next(rows, (1, []))
    header = [clean(name).casefold() for name in names]
    if not _has_columns(header, path, first, needed, problems):
        return ()
    return tuple(row for line, cells in rows if (row := _row(line, cells, header, path, ids, problems)))


def csv_rows(text: str, path: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Rows of a text, up to where it cannot be read: a PG505."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    before = 0
    try:
        for row in rows:
            yield before + 1, row
            before = rows.line_num
    except csv.Error:
        message = "From this row on the file cannot be read."
        hint = "Look for a quotation mark without its partner, and save the file as CSV again."
        problems.add("PG505", path, before + 1, message, hint)


def _has_columns(header: Sequence[str], path: str, line: int, needed: Sequence[str], problems: Problems) -> bool:
    missing = [name for name in needed if name not in header]
    if missing:
        message = f"The first line does not name the columns {', '.join(missing)}."
        problems.add("PG505", path, line, message, "Keep the first line of the worksheet as it was written.")
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    for name in twice:
        problems.add("PG505", path, line, f"Two columns are called {name}.", "Keep one of them.", name)
    return not missing and not twice


def _row(
    line: int, written: Sequence[str], header: Sequence[str], path: str, ids: Collection[str], problems: Problems
) -> SheetRow | None:
    if any(clean(cell) for cell in written[len(header) :]):
        message = "There are more cells in this row than columns."
        hint = 'Put a text that holds a comma between quotation marks: "careful, and clear"'
        problems.add("PG505", path, line, message, hint)
        return None
    pairs = zip(header, written, strict=False)
    cells = {name: clean(unguard_id(cell) if name in ids else unguard(cell)) for name, cell in pairs}
    return SheetRow(cells, line) if any(cells.values()) else None
