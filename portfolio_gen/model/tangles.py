"""Texts that no one writes by hand and that would take a Markdown reader minutes: found before it begins.

Reading Markdown takes time that grows with the square of what is opened and never closed, and recursion as
deep as the nesting. The limits lie far above what honest texts need and far below what hurts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = (re.compile(r"(<[A-Za-z!?/])|>"), "<", 100)
_PAIRS = (
    (re.compile(r"(\[)|\]"), "[", 40),
    (re.compile(r"(\]\()|\)"), "](", 40),
    (re.compile(r"(\\\()|\\\)"), "\\(", 100),
    _TAG,
)
"""What opens and closes, a quick sign of it, and how much of it one paragraph may have open at once."""
_TAGS_LEFT_OPEN = 600
"""In a whole text: tags, unlike brackets, are looked for beyond the paragraph."""
_MARKS = re.compile(r"[ \t]*(?:#|[-=*_]{3}|\?\?\?|!!!|```|~~~)")
"""Lines that divide a paragraph."""
_MARKS_IN_A_PARAGRAPH = 200
_MARKS_IN_A_TEXT = 2_000
_SIGN = re.compile(r">|[-+*:](?=[ \t])|\?\?\?|!!!|\d{1,9}[.)](?=[ \t])")
_LEADING = re.compile(rf"(?:[ \t]*(?:{_SIGN.pattern}))+")
_RULE = re.compile(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*")
_INDENT = 4
"""Columns that one level of a list takes."""
_DEEPEST = 25


def tangled(markdown: str) -> int | None:
    """The line, counted from 1, of the first paragraph too tangled to be read as Markdown, else None."""
    marks = left_open = 0
    for line, rows in _paragraphs(markdown):
        text = "\n".join(rows)
        own = sum(1 for row in rows if _MARKS.match(row))
        marks += own
        left_open += _opened(_TAG[0], text)[1] if "<" in text else 0
        divided = own > _MARKS_IN_A_PARAGRAPH or marks > _MARKS_IN_A_TEXT
        if divided or left_open > _TAGS_LEFT_OPEN or _too_much_open(text) or _too_deep(rows):
            return line
    return None


def _paragraphs(markdown: str) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs as lists of lines, each with the number of its first line."""
    rows: list[str] = []
    lines = [*markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]
    for number, row in enumerate(lines, start=1):
        if row.strip(" \t"):
            rows.append(row)
        elif rows:
            yield number - len(rows), rows
            rows = []


def _too_much_open(text: str) -> bool:
    return any(text.count(sign) > most and _opened(pattern, text)[0] > most for pattern, sign, most in _PAIRS)


def _opened(pattern: re.Pattern[str], text: str) -> tuple[int, int]:
    """How much was open at once at most, and how much is at the end."""
    most = now = 0
    for match in pattern.finditer(text):
        now = now + 1 if match[1] else max(now - 1, 0)
        most = max(most, now)
    return most, now


def _too_deep(rows: list[str]) -> bool:
    return any(_depth(row) > _DEEPEST for row in rows)


def _depth(row: str) -> int:
    """How deep quotations, lists and boxes nest at the beginning of a line."""
    leading = _LEADING.match(row)
    if not leading or _RULE.fullmatch(row):
        return 0
    wide = row.expandtabs(_INDENT)
    return len(_SIGN.findall(leading[0] + " ")) + (len(wide) - len(wide.lstrip())) // _INDENT
