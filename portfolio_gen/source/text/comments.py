"""Hidden comments, <!-- --> and %% %%: what a learner took back, cut before anything else reads the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio_gen.source.text.fences import Fences

CODE_SPAN = re.compile(r"(?<!`)(`{1,20})(?!`).{1,2000}?(?<!`)\1(?!`)")
ENDS = {"<!--": "-->", "%%": "%%"}
"""How a comment begins, and how it ends. Obsidian hides what stands between %% and %%."""
_TOKEN = re.compile("|".join((CODE_SPAN.pattern, *ENDS)))


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A text without its comments, with the same number of rows."""

    text: str
    unclosed: int | None = None
    """The row, from 0, of a comment that never ends: all below it is cut."""
    sign: str = ""
    """How that comment begins."""


def without_comments(text: str) -> Uncovered:
    """Cut every comment; one that never ends takes the rest with it. Code blocks and spans keep theirs."""
    if not any(sign in text for sign in ENDS):
        return Uncovered(text)
    rows = text.split("\n")
    fences = Fences(rows)
    kept: list[str] = []
    began, sign = 0, ""
    for index, row in enumerate(rows):
        if not sign and fences.holds(index):
            kept.append(row)
            continue
        shown, left, anew = _shown(row, sign)
        kept.append(shown)
        began, sign = (index if anew else began), left
    return Uncovered("\n".join(kept), began, sign) if sign else Uncovered("\n".join(kept))


def _shown(row: str, sign: str) -> tuple[str, str, bool]:
    """What is left of a row, how the comment begins that is open at its end, and whether it begins in this row."""
    shown: list[str] = []
    at, anew = 0, False
    while True:
        if sign:
            end = row.find(ENDS[sign], at)
            if end < 0:
                return "".join(shown), sign, anew
            at = end + len(ENDS[sign])
        found = next((match for match in _TOKEN.finditer(row, at) if match[0] in ENDS), None)
        if found is None:
            return "".join((*shown, row[at:])), "", False
        shown.append(row[at : found.start()])
        at, sign, anew = found.end(), found[0], True
