"""Texts that no one writes by hand and that would take a Markdown reader minutes: found before it begins.

Reading Markdown takes time that grows with the square of what is opened and never closed, and recursion as
deep as the nesting. The limits lie far above what honest texts need and far below what hurts. They look at the text
alone, so that a text is read in the same way on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_gen.model.text_amounts import Amounts, far_reaching, may_be_too_much, without_fenced_code

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
_MARKS = re.compile(r"[ \t>]*(?:#|[-=*_]{3}|\?\?\?|!!!|```|~~~|[-=]+[ \t]*$|:[ \t])")
"""Lines that divide a paragraph."""
_MARKS_IN_A_PARAGRAPH = 200
_MARKS_IN_A_TEXT = 2_000
_SIGN = re.compile(r">|[-+*:](?=[ \t])|\?\?\?|!!!|\d{1,9}[.)](?=[ \t])")
_LEADING = re.compile(rf"(?:[ \t]*(?:{_SIGN.pattern}))+")
_RULE = re.compile(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*")
_INDENT = 4
"""Columns that one level of a list takes."""
_DEEPEST = 25
_DEPTHS_IN_A_TEXT = 20_000
"""Levels of quotations, lists and boxes, of all lines together."""


@dataclass(frozen=True, slots=True)
class Tangle:
    """Why a text is not read as Markdown."""

    line: int
    """Counted from 1: the first of the paragraph that is too much."""
    what: str
    """In words, to go after “From here on there are”."""


def too_complex(markdown: str) -> Tangle | None:
    """The first paragraph too tangled to be read as Markdown, or too much together with those before it, else None."""
    text = without_fenced_code(markdown.replace("\r\n", "\n").replace("\r", "\n"))
    counting = may_be_too_much(text)
    at = far_reaching(text) if counting else None
    reaching = Tangle(text.count("\n", 0, at) + 1, "tags that are never closed") if at is not None else None
    found = _first(text, Amounts(text) if counting else None)
    return min(filter(None, (found, reaching)), key=lambda tangle: tangle.line, default=None)


def _first(text: str, amounts: Amounts | None) -> Tangle | None:
    marks = left_open = depths = 0
    for line, rows in _paragraphs(text):
        paragraph = "\n".join(rows)
        own = sum(1 for row in rows if _MARKS.match(row))
        marks += own
        left_open += _opened(_TAG[0], paragraph)[1] if "<" in paragraph else 0
        found = [_depth(row) for row in rows]
        depths += sum(found)
        if own > _MARKS_IN_A_PARAGRAPH or marks > _MARKS_IN_A_TEXT:
            return Tangle(line, "lines that each divide the text")
        if left_open > _TAGS_LEFT_OPEN:
            return Tangle(line, "tags that are never closed")
        if _too_much_open(paragraph) or max(found) > _DEEPEST or depths > _DEPTHS_IN_A_TEXT:
            return Tangle(line, "signs inside one another")
        if amounts and (what := amounts.too_many(rows, paragraph)):
            return Tangle(line, what)
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs as lists of lines, each with the number of its first line."""
    rows: list[str] = []
    lines = [*text.split("\n"), ""]
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


def _depth(row: str) -> int:
    """How deep quotations, lists and boxes nest at the beginning of a line."""
    leading = _LEADING.match(row)
    if not leading or _RULE.fullmatch(row):
        return 0
    wide = row.expandtabs(_INDENT)
    return len(_SIGN.findall(leading[0] + " ")) + (len(wide) - len(wide.lstrip())) // _INDENT
