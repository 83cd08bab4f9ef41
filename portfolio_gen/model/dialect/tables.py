"""Tables: a line of cells, a line of dashes, and the lines below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.dialect.words import read_words

_DASHES = re.compile(r" {0,3}(?=.*\|)\|?(?: *:?-+:? *\|)* *(?::?-+:? *)?$")
_PIPE = re.compile(r"(?<!\\)\|")


def table_end(lines: Sequence[Line], at: int, begins: Callable[[int], bool]) -> int:
    """The line after a table that begins here; 0 where none does."""
    if at + 1 >= len(lines) or "|" not in lines[at].text or not _DASHES.match(lines[at + 1].text):
        return 0
    if _columns(lines[at]) != _columns(lines[at + 1]):
        return 0
    below = at + 2
    while below < len(lines) and not lines[below].blank and not begins(below):
        below += 1
    return below


def _columns(line: Line) -> int:
    return len(_PIPE.findall(line.text.strip().strip("|")))


def rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a table."""
    return [line.with_text(read_words(line.text.strip())) for line in lines]
