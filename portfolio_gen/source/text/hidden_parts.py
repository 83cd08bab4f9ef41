"""What a text hides in HTML, `<div hidden>`, or by a list of attributes: cut before anything else reads the text."""

from __future__ import annotations

import re

from portfolio_gen.model.dialect.translation import translated
from portfolio_gen.model.hidden_html import hidden_parts, hiding_list, may_hide
from portfolio_gen.problems import Problems
from portfolio_gen.source.text.comments import CODE_SPAN
from portfolio_gen.source.text.fences import Fences

_DIVISION = re.compile(r"[ \t]*:{3,}(?!:)(.*)$")


def without_hidden_parts(text: str, first_line: int, path: str, problems: Problems) -> str:
    """The text with the same number of rows and without those parts; code blocks and spans keep theirs.

    An element that never ends takes the rest with it. A list of attributes takes its paragraph, for it does not say
    how much of it it means.
    """
    if not may_hide(text):
        return text
    text = _without_elements(text, first_line, path, problems)
    text = _without_divisions(text, first_line, path, problems)
    return _without_listed(text, first_line, path, problems)


def _without_elements(text: str, first_line: int, path: str, problems: Problems) -> str:
    kept: list[str] = []
    at = 0
    for part in hidden_parts(_without_code(text), _without_what_looks_like_code(text)):
        kept += (text[at : part.start], "\n" * text.count("\n", part.start, part.end))
        at = part.end
        if not part.closed:
            line = first_line + text.count("\n", 0, part.start)
            _report_unclosed(part.tag, f"</{part.tag[1:].split()[0].rstrip('/>')}>", line, path, problems)
    return "".join((*kept, text[at:]))


def _without_divisions(text: str, first_line: int, path: str, problems: Problems) -> str:
    """Without what stands between `::: notes` or `::: {.content-hidden}` and `:::`, as Quarto and Pandoc hide it."""
    if ":::" not in text:
        return text
    rows = text.split("\n")
    began, depth = -1, 0
    for index, row in enumerate(_without_code(text).split("\n")):
        if match := _DIVISION.match(row):
            words = match[1].strip()
            if depth:
                depth += 1 if words else -1
                rows[index] = ""
            elif words == "notes" or ".notes" in words.strip("{}").split() or hiding_list(words):
                began, depth = index, 1
        if depth:
            rows[index] = ""
    if depth:
        _report_unclosed(text.split("\n")[began].strip()[:60], ":::", first_line + began, path, problems)
    return "\n".join(rows)


def _report_unclosed(begin: str, end: str, line: int, path: str, problems: Problems) -> None:
    message = f"A hidden part ({begin}) begins here and never ends."
    hint = f"Write {end} where it ends. Until then nothing below this line is shown."
    problems.add("PG407", path, line, message, hint)


def _without_listed(text: str, first_line: int, path: str, problems: Problems) -> str:
    rows = text.split("\n")
    blanked = _without_code(text).split("\n")
    for index, row in enumerate(blanked):
        if rows[index] and (found := hiding_list(row)):
            message = f"“{found[:60]}” hides something here, so the whole paragraph is left out."
            hint = "Put what nobody should see between <!-- and -->, and delete what stands in the braces."
            problems.add("PG411", path, first_line + index, message, hint)
            for held in _paragraph(rows, index):
                rows[held] = ""
    return "\n".join(rows)


def _paragraph(rows: list[str], index: int) -> range:
    """The rows around one that no empty row parts from it."""
    first, last = index, index
    while first > 0 and rows[first - 1].strip():
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].strip():
        last += 1
    return range(first, last + 1)


def _without_code(text: str) -> str:
    """The text with blanks in the place of what is code without a doubt, everything else at the same place."""
    rows = text.split("\n")
    fences = Fences(rows, indented=True)
    code = {line.row for line in translated(text) if line.kind == "code"}
    doubtful = _rows_in_doubt(rows)
    return "\n".join(
        " " * len(row) if fences.holds(index) and index in code else row if index in doubtful else _without_spans(row)
        for index, row in enumerate(rows)
    )


def _without_what_looks_like_code(text: str) -> str:
    """The text with blanks in the place of whatever stands between fences or, in its row, between back-ticks."""
    rows = text.split("\n")
    fences = Fences(rows, indented=True)
    return "\n".join(" " * len(row) if fences.holds(index) else _without_spans(row) for index, row in enumerate(rows))


def _without_spans(row: str) -> str:
    return CODE_SPAN.sub(lambda match: " " * len(match[0]), row) if "`" in row else row


def _rows_in_doubt(rows: list[str]) -> set[int]:
    """Rows of paragraphs in which a span of code may go on over a line: there nobody says what is code."""
    found: set[int] = set()
    begun = 0
    for index, row in enumerate((*rows, "")):
        if not row.strip():
            if any("`" in _without_spans(each) for each in rows[begun:index]):
                found.update(range(begun, index))
            begun = index + 1
    return found
