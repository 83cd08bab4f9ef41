"""Headings: after signs #, or above a line of signs. All become the first kind."""

from __future__ import annotations

import re

from portfolio_gen.model.dialect.heading_tag_spelling import tagged
from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.dialect.words import read_words

_ATX = re.compile(r" {0,3}(#(?= |$)|#{2,6}(?!#)) *(.*)$")
"""One sign directly before a word makes a tag of it; nobody writes tags with two."""
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_NO_WORDS = re.compile(r" *(?:[|<:]|[-=:| ]+$)")
_CLOSED = re.compile(r"(?: +|^)#+$")


def heading(line: Line) -> Line | None:
    """The heading that a line is, with one blank behind its signs."""
    match = _ATX.match(line.text)
    return _written(line, len(match[1]), match[2]) if match else None


def underlined(above: Line, line: Line) -> int:
    """The level of the heading that a line of signs makes of the one above it; 0 where it makes none."""
    if not _UNDERLINE.match(line.text) or _NO_WORDS.match(above.text):
        return 0
    return 1 if "=" in line.text else 2


def from_underlined(above: Line, line: Line, level: int) -> list[Line]:
    """The heading, and an empty line where its signs stood."""
    return [_written(above, level, above.text)._replace(until=line.until), line.with_text("")]


def _written(line: Line, level: int, words: str) -> Line:
    """A trailing # closes a heading only behind a blank: C# is a name."""
    words = _CLOSED.sub("", words.strip()).rstrip()
    if words.endswith("#"):
        words = f"{words[:-1]}\\#" if not words.endswith("\\#") else words
    if (len(words) - len(words.rstrip("\\"))) % 2:
        words += "\\"
    return line._replace(text=f"{'#' * level} {read_words(tagged(words))}".rstrip(), level=level)
