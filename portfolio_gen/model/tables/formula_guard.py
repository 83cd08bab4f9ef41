"""Text that no spreadsheet takes for a formula, a number or a date; and the same text back.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, and turns the code 3.10 into the number 3.1. An
apostrophe before it keeps the cell text. A cell may fall into several where columns are parted by semicolons or tabs
instead of commas, and quotation marks are lost there, so what follows such a sign is guarded like a beginning.
"""

from __future__ import annotations

import re

_UNSEEN = r'["\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*'
_FORMULA = re.compile(rf"'*{_UNSEEN}[=+\-@＝＋－＠﹦﹢﹣﹫]")
_SHIFTED = re.compile(rf"'*{_UNSEEN}[\t\r]")
_HARMLESS = re.compile(r"(?:[A-Za-z0-9][^;\t\r\n]*)?")
"""Begins with a letter or a digit and does not fall apart: nearly every cell there is."""
_PARTS = re.compile(r"([;\t\r\n])")
_MONTH = (
    "jan|feb|fev|fév|mar|mär|mrt|apr|abr|avr|may|mai|maj|mag|mei|jun|jui|giu|jul|jui|lug|aug|ago|aoû|aou|sep|set|oct|okt"
    "|out|ott|nov|dec|dez|déc|dic|gen|ene"
)
_CHANGED = re.compile(
    r"'*(?:[\d\s.,:/%$€£()+-]*\d[\d\s.,:/%$€£()+-]*"
    r"|\d+(?:[.,]\d+)?e[+-]?\d+"
    rf"|(?=.*\d)[\d\s./-]*(?:{_MONTH})[^\W\d]*[\d\s./,-]*"
    r"|true|false)",
    re.IGNORECASE,
)


def guard(text: str) -> str:
    """The text with an apostrophe wherever a cell could begin as a formula. Unchanged where none could."""
    if _HARMLESS.fullmatch(text):
        return text
    guarded = "".join(f"'{part}" if _FORMULA.match(part) else part for part in _PARTS.split(text))
    return f"'{guarded}" if _SHIFTED.match(guarded) else guarded


def unguard(text: str) -> str:
    """What `guard` was given: `unguard(guard(text)) == text` for every text."""
    if text[:1] == "'" and _SHIFTED.match(text, 1):
        text = text[1:]
    return "".join(part[1:] if part[:1] == "'" and _FORMULA.match(part, 1) else part for part in _PARTS.split(text))


def guard_id(text: str) -> str:
    """A code or a name that has to stay as it is: `'3.10`, where a spreadsheet would make 3.1 of it."""
    return f"'{text}" if _CHANGED.fullmatch(text) else guard(text)


def unguard_id(text: str) -> str:
    """What `guard_id` was given: `unguard_id(guard_id(text)) == text` for every text."""
    return text[1:] if text[:1] == "'" and _CHANGED.fullmatch(text, 1) else unguard(text)
