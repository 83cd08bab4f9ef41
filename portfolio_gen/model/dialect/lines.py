"""Lines of a text as they are passed on: what stands in them now, and where they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

LineKind = Literal["text", "code", "raw"]
"""Markdown; a block of code with its fences; HTML that is no Markdown inside."""
EMPTY_COMMENT = "<!-- -->"
"""What is on no page and keeps things apart that would be read as one."""
TAB = 4
"""Columns of one step of indentation."""

_LETTER = re.compile(r" {0,3}[^\W\d_]")


class Line(NamedTuple):
    """One line, and the rows of the text it was made of."""

    text: str
    row: int
    """Counted from 0. A line that was put in has the row of its neighbour."""
    until: int
    """The last row: another than `row` for a heading above a line of signs."""
    kind: LineKind = "text"
    level: int = 0
    """Of a heading, 1 to 6."""
    goes_on: bool = False
    """Whether it goes on with the paragraph of the line before."""
    fence: str = ""
    """The signs of a fence that begins here and never ends."""

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen in it."""
        return not self.text.strip()

    @property
    def begins_with_a_word(self) -> bool:
        """Whether its first sign is a letter, with which nothing but a paragraph or a table begins."""
        return _LETTER.match(self.text) is not None

    @property
    def indent(self) -> int:
        """Columns before its first sign."""
        return len(self.text) - len(self.text.lstrip(" "))

    def dedented(self, columns: int) -> Line:
        """The line moved to the left, as far as there is room."""
        return self._replace(text=self.text[min(columns, self.indent) :])

    def with_text(self, text: str) -> Line:
        """The same place with other words."""
        return self._replace(text=text)


Translate = Callable[[Sequence[Line], bool], list[Line]]
"""What stands in a list, a quotation or a box, to Markdown; the second says whether that stands in by four blanks."""


def lines_of(text: str) -> list[Line]:
    """The rows of a text, with blanks for tabs."""
    return [Line(row, number, number) for number, row in enumerate(text.expandtabs(TAB).split("\n"))]


def gap(beside: Line) -> Line:
    """An empty line beside another one."""
    return Line("", beside.row, beside.until)


def below(first: str, lines: Sequence[Line]) -> list[Line]:
    """Lines behind a sign that begins an item, a note or a box, as far in as what belongs to one stands."""
    inner = [line if line.blank else line.with_text(" " * TAB + line.text) for line in lines]
    return [lines[0].with_text(first + lines[0].text), *inner[1:]] if lines else []


def indented_end(lines: Sequence[Line], at: int, columns: int) -> int:
    """Where what stands in by so many columns ends; empty lines between count."""
    end = at
    for index in range(at, len(lines)):
        if lines[index].blank:
            continue
        if lines[index].indent < columns:
            break
        end = index + 1
    return end
