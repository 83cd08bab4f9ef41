"""Slips of the hand in a line of YAML, each with the line as it was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

SUSPECTS = 8
"""Rows above a fault that are looked at for a slip of the hand."""
LONGEST_ROW = 5_000
"""Characters of a row that is looked at."""
LONGEST_HINT = 240
"""Characters of a row that a hint repeats whole; more is not copied from a report by hand."""

_START = r"^(\s*(?:-\s+)?)"
_NO_SPACE = re.compile(_START + r"([A-Za-z_][\w.-]*):(?![\s/])(\S.*)$")
_WIDE_COLON = re.compile(_START + r"([^\s:：]+)\s*：\s*(.*)$")
_VALUE = re.compile(_START + r"([^\s:][^:]*):[ \t]+(\S.*)$")
_ITEM = re.compile(r"^(\s*-\s+)()(\S.*)$")
_SIGNS = "[]{}&*!|>%@`\"',#?"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line, and the whole line mended."""

    message: str
    mended: str
    certain: bool = False
    """Whether the line is wrong by itself, whatever stands around it."""

    @property
    def hint(self) -> str:
        """The line to paste; of a long one its two ends, which are what a slip is mended at."""
        if len(self.mended) <= LONGEST_HINT:
            return f"Write: {self.mended}"
        begin, end = self.mended[: LONGEST_HINT // 2], self.mended[-LONGEST_HINT // 4 :]
        return f"Write: {begin} … {end} (and keep the middle as it is)"


def likeliest(rows: list[str], at: int, reach: Callable[[list[str]], int]) -> tuple[int, Slip] | None:
    """The row and the slip that most likely stopped the reading at row `at`, counted from 0.

    That is the first whose mending lets more rows be read, as `reach` tells; else one that is wrong by itself.
    """
    suspects = list(_suspects(rows, at))
    proven = (
        (index, slip)
        for index, slip in suspects
        if reach([*rows[:index], slip.mended, *rows[index + 1 :]]) > max(at, index)
    )
    certain = (pair for pair in suspects if pair[1].certain)
    return next(chain(proven, certain), None)


def _suspects(rows: list[str], at: int) -> Iterator[tuple[int, Slip]]:
    near = [*range(at, max(-1, at - SUSPECTS), -1), *range(at + 1, min(at + 2, len(rows)))]
    return ((index, slip) for index in near if len(rows[index]) <= LONGEST_ROW for slip in slips(rows[index]))


def slips(row: str) -> Iterator[Slip]:
    """The slips that a line may hold, the likeliest first."""
    written = row.strip()[:80]
    if match := _NO_SPACE.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}: {_where_needed(value)}"
        yield Slip(f"There is no space after the colon: “{written}”", mended, certain=True)
    if match := _WIDE_COLON.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}: {_where_needed(value)}"
        yield Slip(f"The wide colon (：) does not work here: “{written}”", mended, certain=True)
    if row.startswith("\t"):
        tabs = len(row) - len(row.lstrip("\t"))
        yield Slip("The line begins with a tab, and only spaces work here.", "  " * tabs + row.lstrip("\t"))
    if match := _VALUE.match(row) or _ITEM.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}{': ' if key else ''}{_in_quotes(value)}"
        yield Slip(_why_quotes(value, written), mended)


def _why_quotes(value: str, written: str) -> str:
    if value[0] in "\"'":
        return f"There are quotation marks inside quotation marks: “{written}”"
    if value[0] in _SIGNS:
        return f"The value begins with a sign that means something else here: “{written}”"
    return f"There is a second colon in the line: “{written}”"


def _where_needed(value: str) -> str:
    needs_quotes = value[:1] in _SIGNS.replace("[", "").replace('"', "") or re.search(r":(?:\s|$)|\s#", value)
    return _in_quotes(value) if value and needs_quotes else value.strip()


def _in_quotes(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
