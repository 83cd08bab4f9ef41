"""Slips of the hand in a line of YAML, each with the line as it was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
