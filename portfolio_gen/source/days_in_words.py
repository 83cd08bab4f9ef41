"""Days among other words: in a title, a first heading, or a first line that says nothing but the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from portfolio_gen.source.dates import NotADay, parse_day

FIRST_YEAR = 2010
"""Before it, a day among words belongs to what somebody tells of: no learner's text is as old."""
_MONTHS = (
    ("january", "jan", "enero", "janvier", "januar", "jänner", "janeiro", "gennaio", "januari"),
    ("february", "feb", "febrero", "février", "fevrier", "februar", "fevereiro", "febbraio", "februari"),
    ("march", "mar", "marzo", "mars", "märz", "março", "maart"),
    ("april", "apr", "abril", "avril", "aprile"),
    ("may", "mayo", "mai", "maio", "maggio", "mei"),
    ("june", "jun", "junio", "juin", "juni", "junho", "giugno"),
    ("july", "jul", "julio", "juillet", "juli", "julho", "luglio"),
    ("august", "aug", "agosto", "août", "aout", "augustus"),
    ("september", "sept", "sep", "septiembre", "setiembre", "septembre", "setembro", "settembre"),
    ("october", "oct", "octubre", "octobre", "oktober", "outubro", "ottobre"),
    ("november", "nov", "noviembre", "novembre", "novembro"),
    ("december", "dec", "diciembre", "décembre", "decembre", "dezember", "dezembro", "dicembre"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = rf"({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_OF = r"(?:\s+(?:of|de|del))?"
_ISO = re.compile(r"(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-]|\.\d)")
_SLASHED = re.compile(r"(?<![\d./-])\d{1,2}([/.])\d{1,2}\1\d{4}(?![\d/-]|\.\d)")
_DAY_FIRST = re.compile(rf"(?<![\d.])\b{_DAY}{_OF}\s+{_MONTH}{_OF},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY}(?:\s*,\s*|\s*/\s*|\s+)(\d{{4}})\b", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_LABEL = (
    r"(?:date|day|posted|posted on|published|published on|written on|last updated|updated|fecha|fecha de hoy|datum|data"
    r"|le|on)"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:-feira)?)"
_NOTHING_ELSE = re.compile(rf"(?:{_LABEL}\s*[:：]?\s*)?(?:{_WEEKDAY}\s*,?\s*)?", re.IGNORECASE)


def day_among(words: str, order: str = "") -> dt.date | None:
    """The one whole day that some words name; None where they name none, or several.

    `order` ("dmy" or "mdy") settles 04/09/2025. Raises NotADay where it is the only day and nothing settles it.
    """
    found = {day for day, _ in _days(words, order)}
    return found.pop() if len(found) == 1 else None


def day_of_line(line: str, order: str = "") -> dt.date | None:
    """The day of a line that says nothing else, but perhaps “Date:” and the day of the week; None for other lines."""
    words = " ".join(re.sub(r"[*_#>|`~()\[\]–—-]{1,20}(?=\s|$)|(?:^|(?<=\s))[*_#>|`~(\[]{1,20}|\*+", " ", line).split())
    if len(words) > 60 or not any(sign.isdigit() for sign in words):
        return None
    try:
        found = list(_days(words, order))
    except NotADay:
        return None
    if len(found) != 1:
        return None
    day, written = found[0]
    before, _, after = words.partition(written)
    return day if _NOTHING_ELSE.fullmatch(before) and not after.strip(" .,)") else None


def first_day(lines: Iterable[str], order: str = "") -> dt.date | None:
    """The day of the first of some lines that is nothing but a day."""
    return next((day for line in lines if (day := day_of_line(line, order))), None)


def _days(words: str, order: str) -> Iterator[tuple[dt.date, str]]:
    """Every day that is named, with its words."""
    for match in (*_ISO.finditer(words), *_EAST_ASIAN.finditer(words)):
        yield from _dated(match[0], *match.groups())
    for match in _DAY_FIRST.finditer(words):
        yield from _dated(match[0], match[3], str(_NUMBERS[match[2].casefold()]), match[1])
    for match in _MONTH_FIRST.finditer(words):
        yield from _dated(match[0], match[3], str(_NUMBERS[match[1].casefold()]), match[2])
    for match in _SLASHED.finditer(words):
        yield from _slashed(match[0], order)


def _dated(written: str, *numbers: str) -> Iterator[tuple[dt.date, str]]:
    try:
        day = dt.date(*map(int, numbers))
    except ValueError:
        return
    if day.year >= FIRST_YEAR:
        yield day, written


def _slashed(written: str, order: str) -> Iterator[tuple[dt.date, str]]:
    try:
        yield from _dated(written, *parse_day(written, order).isoformat().split("-"))
    except NotADay as refused:
        days = refused.advice.instead
        if len(days) == 1:
            yield from _dated(written, *days[0].split("-"))
        elif days:
            raise
