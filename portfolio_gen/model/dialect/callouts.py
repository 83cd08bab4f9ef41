"""Quotations that begin with [!note] or the like: boxes, as GitHub and Obsidian write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import TAB, Line, Translate
from portfolio_gen.model.dialect.words import read_words

_BEGUN = re.compile(r"\[!([A-Za-z][\w -]{0,40})(?:\|[^\]]{0,80})?\]([+-]?) *(.*)$")
_KINDS = frozenset(
    "note abstract summary tldr info todo tip hint important success check done question help faq warning caution "
    "attention failure fail missing danger error bug example quote cite".split()
)
_OTHER = "note"
"""What a box of any other kind is."""
_OPENERS = {"": "!!!", "-": "???", "+": "???+"}
"""A box that stands open, one that is closed, and one that can be closed."""


def callout(lines: Sequence[Line], inner: Translate) -> list[Line]:
    """The box that the lines of a quotation make; none where they make none."""
    match = _BEGUN.match(lines[0].text)
    if not match:
        return []
    word = match[1].strip().lower()
    kind = word if word in _KINDS else _OTHER
    title = read_words(match[3].strip()) or ("" if kind == word else match[1].strip().capitalize())
    first = lines[0].with_text(f"{_OPENERS[match[2]]} {kind}" + (f' "{title}"' if title else ""))
    within = inner(lines[1:], True)
    return [first, *(line if line.blank else line.with_text(" " * TAB + line.text) for line in within)]
