"""Front matter as it stands in the file: what problems quote, and the lines they offer instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 240
"""Characters of a line that a problem repeats whole; more is not copied from a report by hand."""

_BEHIND = re.compile(r"([ \t]*)#([^\n]{0,2000})")
_NOTE = re.compile(r"(?<![ \t])[ \t]+#(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of front matter; places in it are those that nodes have."""

    text: str = ""
    first_line: int = 1

    def row(self, line: int) -> str:
        """A line of the file, "" where it is none of these."""
        rows = self.text.split("\n")
        at = line - self.first_line
        return rows[at] if 0 <= at < len(rows) else ""

    def line_at(self, offset: int) -> int:
        """The line of the file in which a place lies."""
        return self.first_line + self.text.count("\n", 0, offset)

    def replaced(self, start: int, end: int, new: str) -> str:
        """The line in which something stands, with something else in its place; "" where it takes several lines."""
        if not self.text or "\n" in self.text[start:end]:
            return ""
        begin, close = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        row = self.text[begin:start] + new + self.text[end : close if close >= 0 else None]
        return row.rstrip() if len(row) <= LONGEST_LINE else ""

    def behind(self, offset: int) -> tuple[str, str]:
        """The blanks and the words of what YAML takes for a note behind a value that ends at a place.

        A second note, behind those words, is none of them.
        """
        match = _BEHIND.match(self.text, offset)
        return (match[1], _NOTE.split("#" + match[2], maxsplit=1)[0].rstrip()) if match else ("", "")


UNWRITTEN = Written()
"""No front matter at all."""


def quoted(text: str) -> str:
    """A text as a value that means just this, whatever signs are in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
