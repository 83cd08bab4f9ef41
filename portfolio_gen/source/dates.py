"""Days as people write them: only what can mean one day is a day."""

from __future__ import annotations

import datetime as dt
import re

from portfolio_gen.source.advice import NotMeant

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?"
)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MONTHS = "january february march april may june july august september october november december".split()
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})",
    re.IGNORECASE,
)
_EXAMPLE = "2026-10-03"
_AS_NUMBERS = "Write the day with your own numbers, the year first:"
_IN_NAME = re.compile(r"^(\d{4})[-_](\d{1,2})[-_](\d{1,2})(?=[-_ .]|$)[-_ ]*")


class NotADay(NotMeant):
    """A text that is not one day; the advice has the days that it could be."""


def parse_day(written: str, order: str = "") -> dt.date:
    """The day a text names: ISO, with or without a time. `order` ("dmy" or "mdy") settles 04/09/2025.

    Raises NotADay.
    """
    text = written.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.group(1, 2, 3))
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise NotADay(f"“{text}” is not a day of the calendar.", _AS_NUMBERS, (_EXAMPLE,)) from None
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, *map(int, match.groups()), order=order)
    if re.fullmatch(r"\d{4}", text):
        raise NotADay(
            f"“{text}” is a year, not a day.", "Write the whole day, with your own numbers:", (f"{text}-10-03",)
        )
    if named := _with_a_month(text):
        raise NotADay(f"“{text[:60]}” is not written as a date.", "Write the year first, all in numbers:", (named,))
    raise NotADay(f"“{text[:60]}” is not a date.", _AS_NUMBERS, (_EXAMPLE,))


def time_of(written: str) -> dt.time | None:
    """The time that stands behind a day, of whatever zone; None where there is none that a clock shows."""
    match = _ISO.fullmatch(written.strip())
    if not match or match[4] is None:
        return None
    try:
        return dt.time(int(match[4]), int(match[5]), int(match[6] or 0))
    except ValueError:
        return None


def _with_a_month(text: str) -> str:
    """The day in “Nov 20, 2026” or “20 November 2026”; "" for anything else."""
    match = _NAMED.fullmatch(text)
    numbers = [number for number in (match[1], match[3]) if number] if match else []
    months = [at for at, name in enumerate(_MONTHS, 1) if match and name.startswith(match[2].casefold())]
    if not match or len(numbers) != 1 or len(months) != 1:
        return ""
    try:
        return dt.date(int(match[4]), months[0], int(numbers[0])).isoformat()
    except ValueError:
        return ""


def _slashed(text: str, first: int, second: int, year: int, *, order: str) -> dt.date:
    readings = {}
    for name, month, of_month in (("dmy", second, first), ("mdy", first, second)):
        try:
            readings[name] = dt.date(year, month, of_month)
        except ValueError:
            continue
    if order in readings:
        return readings[order]
    if not readings:
        raise NotADay(f"“{text}” is not a day of the calendar.", _AS_NUMBERS, (_EXAMPLE,))
    days = tuple(day.isoformat() for day in readings.values())
    named = " or ".join(f"{day.isoformat()} ({day:%B} {day.day})" for day in readings.values())
    if len(days) > 1:
        raise NotADay(f"“{text}” could be {named}.", "Write the one you mean:", days)
    raise NotADay(f"“{text}” is {named}.", "Write the year first:", days)


def day_in_name(stem: str) -> tuple[dt.date | None, str]:
    """The day a file's name begins with, and the rest of the name."""
    match = _IN_NAME.match(stem)
    if not match:
        return None, stem
    try:
        return dt.date(*map(int, match.groups())), stem[match.end() :] or stem
    except ValueError:
        return None, stem
