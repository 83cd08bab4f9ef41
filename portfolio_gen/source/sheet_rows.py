"""Rows of a sheet by their columns; and CSV as spreadsheet programs save it: `,`, `;` or tab, quoted line ends."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.model.printable import one_line
from portfolio_gen.model.tables.formula_guard import unguard, unguard_id
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.merge_marks import unmerged_row

_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\s*$', re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its cells by column, and the line it begins on."""

    cells: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


NumberedRows = Iterable[tuple[int, list[str]]]
"""Cells of a sheet by the line they begin on; the first of them are the headings."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that people fill in: what its columns are, and how to speak of what is wrong with it."""

    path: str
    needed: Sequence[str]
    """Columns without which no row can be read."""
    ids: Collection[str]
    """Columns of codes and names."""
    headings: str
    """What to do where a column is missing."""
    code: str = "PG505"
    """Of every problem with a row."""

    def rows(self, numbered: NumberedRows | None, problems: Problems) -> Iterator[SheetRow]:
        """Every row in which something stands; what cannot be read is a problem. None of a table that was refused.

        Cells of codes and names lose the apostrophe that keeps a code from becoming a number, all others that before
        a formula.
        """
        if numbered is None:
            return
        rows = iter(numbered)
        first, names = next(rows, (1, []))
        header = [one_line(name).casefold() for name in names]
        if self._has_columns(header, first, problems):
            yield from (row for line, cells in rows if (row := self._row(line, cells, header, problems)))

    def csv_rows(self, text: str, problems: Problems) -> NumberedRows | None:
        """Rows of a text, up to where it cannot be read. Excel writes a first line such as `sep=;` and hides it.

        None, and a problem, for a text that holds two versions of itself: no row of it may count twice.
        """
        if mark := unmerged_row(text):
            message = "Two versions of this table stand here, between lines of signs that Git wrote."
            hint = "Keep the rows you want, and delete the others and the lines of <<<<<<<, ======= and >>>>>>>."
            problems.add("PG117", self.path, mark, message, hint)
            return None
        return self._csv_rows(text, problems)

    def _csv_rows(self, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
        said = _SEPARATOR.match(text)
        first = text.split("\n", 1)[0]
        delimiter = said[1] if said else max(",;\t", key=first.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        before = 0
        try:
            for row in rows:
                if before or not said:
                    yield before + 1, row
                before = rows.line_num
        except csv.Error:
            message = "From this row on the file cannot be read."
            hint = "Look for a quotation mark without its partner, and save the file as CSV again."
            problems.add(self.code, self.path, before + 1, message, hint)

    def _has_columns(self, header: Sequence[str], line: int, problems: Problems) -> bool:
        missing = [name for name in self.needed if name not in header]
        if missing:
            message = f"The first line does not name the columns {', '.join(missing)}."
            problems.add(self.code, self.path, line, message, self.headings)
        twice = [name for name, count in Counter(header).items() if name and count > 1]
        for name in twice:
            problems.add(self.code, self.path, line, f"Two columns are called {name}.", "Keep one of them.", name)
        return not missing and not twice

    def _row(self, line: int, written: Sequence[str], header: Sequence[str], problems: Problems) -> SheetRow | None:
        if any(one_line(cell) for cell in written[len(header) :]):
            message = "There are more cells in this row than columns."
            hint = 'Put a text that holds a comma between quotation marks: "careful, and clear"'
            problems.add(self.code, self.path, line, message, hint)
            return None
        pairs = zip(header, written, strict=False)
        cells = {name: one_line(unguard_id(cell) if name in self.ids else unguard(cell)) for name, cell in pairs}
        return SheetRow(cells, line) if any(cells.values()) else None
