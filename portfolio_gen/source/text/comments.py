"""Hidden comments (<!-- -->): what a learner took back, cut before anything else reads the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio_gen.source.text.fences import Fences

CODE_SPAN = re.compile(r"(?<!`)(`{1,20})(?!`).{1,2000}?(?<!`)\1(?!`)")
_TOKEN = re.compile(CODE_SPAN.pattern + "|<!--")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A text without its comments, with the same number of rows."""

    text: str
    unclosed: int | None = None
    """The row, from 0, of a comment that never ends: all below it is cut."""


def without_comments(text: str) -> Uncovered:
    """Cut every comment; one that never ends takes the rest with it. Code blocks and spans keep theirs."""
    if "<!--" not in text:
        return Uncovered(text)
    rows = text.split("\n")
    fences = Fences(rows)
    kept: list[str] = []
    began: int | None = None
    for index, row in enumerate(rows):
        if began is None and fences.holds(index):
            kept.append(row)
            continue
        shown, hidden = _shown(row, hidden=began is not None)
        kept.append(shown)
        began = (index if began is None or "-->" in row else began) if hidden else None
    return Uncovered("\n".join(kept), began)


def _shown(row: str, *, hidden: bool) -> tuple[str, bool]:
    """What is left of a row, and whether a comment is open at its end."""
    shown: list[str] = []
    at = 0
    while True:
        if hidden:
            end = row.find("-->", at)
            if end < 0:
                return "".join(shown), True
            at = end + 3
        starts = (match.start() for match in _TOKEN.finditer(row, at) if match[0] == "<!--")
        start = next(starts, -1)
        if start < 0:
            return "".join((*shown, row[at:])), False
        shown.append(row[at:start])
        at, hidden = start + 4, True
