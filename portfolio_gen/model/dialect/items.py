"""Items of lists as people write them: below a line, two blanks further in, with the bullets of office programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile
from operator import attrgetter
from typing import NamedTuple

from portfolio_gen.model.dialect.fences import FencedBlocks
from portfolio_gen.model.dialect.lines import EMPTY_COMMENT, Line, below, gap

INNER = 2
"""Columns behind an item's sign from which a line belongs to the item."""
_ITEM = re.compile(r"( *)(?:([-*+•·◦▪‣●–])|(\d{1,9})[.)])(?:[ \u00a0]+(.*)|$)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_LARGEST = 999
"""A higher number at the beginning of a line is a year or an amount."""
Begins = Callable[[int], bool]
_EMPTY = "* "
"""An item without words: a line of - alone would make a heading of the line above."""
_SHY = "–"
"""A bullet only among its like: alone it begins somebody's words."""


class ItemSign(NamedTuple):
    """The sign that begins an item, and where."""

    column: int
    number: str
    """Empty for a bullet."""
    content: int
    """The column where the item's words begin."""
    words: str
    sign: str

    @property
    def written(self) -> str:
        """The sign as Markdown knows it, with a blank."""
        return f"{self.number}. " if self.number else "- "

    @property
    def common(self) -> bool:
        """Whether the sign stands in code, too: no program is written with the bullets of an office program."""
        return self.sign in "-*+1"


def item(lines: Sequence[Line], at: int) -> ItemSign | None:
    """The item that begins in this line, if any does."""
    found = _sign(lines[at].text)
    if found and found.sign == _SHY and not any(_shy(lines, near, found.column) for near in (at - 1, at + 1)):
        return None
    return found


def _sign(text: str) -> ItemSign | None:
    match = _ITEM.match(text)
    if not match or _RULE.match(text):
        return None
    number = match[3] or ""
    if number and int(number) > _LARGEST:
        return None
    words = match[4] or ""
    begins = match.start(4) if match[4] else len(text) + 1
    signs = match.end(3) + 1 if number else match.end(2)
    content = begins if begins - signs <= 4 else signs + 1
    return ItemSign(len(match[1]), number, content, words, match[2] or "1")


def _shy(lines: Sequence[Line], at: int, column: int) -> bool:
    found = _sign(lines[at].text) if 0 <= at < len(lines) else None
    return bool(found and found.sign == _SHY and abs(found.column - column) < INNER)


def written_item(item: ItemSign, inner: Sequence[Line]) -> list[Line]:
    """An item with what it holds, as far in as Markdown has it."""
    lines = list(dropwhile(attrgetter("blank"), inner)) or list(inner)
    if lines and (lines[0].kind == "code" or (len(lines) > 1 and _sign(lines[0].text))):
        lines.insert(0, lines[0]._replace(text="", kind="text", level=0))
    elif len(lines) > 1 and (lines[0].kind == "raw" or lines[0].text.startswith(">")):
        lines[:0] = [lines[0]._replace(text=EMPTY_COMMENT, kind="raw", level=0), gap(lines[0])]
    sign = item.written if item.number or (lines and not lines[0].blank) else _EMPTY
    return below(sign, lines)


def is_rule(line: Line) -> bool:
    """Whether a line is drawn across the page here."""
    return _RULE.match(line.text) is not None


def may_interrupt(sign: ItemSign) -> bool:
    """Whether an item may begin right below a line of a paragraph: else `1987. That year` would be one."""
    return bool(sign.words) and sign.number in ("", "1")


def item_end(lines: Sequence[Line], at: int, sign: ItemSign, fences: FencedBlocks, begins: Begins) -> int:
    """The line after an item; `begins` says whether a line ends the paragraph that it stands below."""
    inner = sign.column + INNER
    end = index = at + 1
    flowing = bool(sign.words)
    while index < len(lines):
        line = lines[index]
        if line.blank:
            index, flowing = index + 1, False
            continue
        if line.indent < inner and not (flowing and not begins(index)):
            break
        fence = fences.end(index)
        end = index = fence if fence and lines[fence - 1].indent >= inner else index + 1
        flowing = not fence
    return end
