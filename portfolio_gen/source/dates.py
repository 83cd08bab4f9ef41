"""Days as people write them: only what can mean one day is a day."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?"
)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_IN_NAME = re.compile(r"^(\d{4})[-_](\d{2})[-_](\d{2})(?=[-_ .]|$)[-_ ]*")


class NotADay(ValueError):
    """A text that is not one day; `message` says why and `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_day(written: str, order: str = "") -> dt.date:
    """The day a text names: ISO, with or without a time. `order` ("dmy" or "mdy") settles 04/09/2025.

    Raises NotADay.
    """
    text = written.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise NotADay(f"“{text}” is not a day of the calendar.", "Write year-month-day: 2026-10-03") from None
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, *map(int, match.groups()), order=order)
    if re.fullmatch(r"\d{4}", text):
        raise NotADay(f"“{text}” is a year, not a day.", f"Write the whole day, such as {text}-10-03")
    raise NotADay(f"“{text[:60]}” is not a date.", "Write year-month-day: 2026-10-03")


def _slashed(text: str, first: int, second: int, year: int, *, order: str) -> dt.date:
    readings = {}
    for name, month, day in (("dmy", second, first), ("mdy", first, second)):
        try:
            readings[name] = dt.date(year, month, day)
        except ValueError:
            continue
    if order in readings:
        return readings[order]
    if not readings:
        raise NotADay(f"“{text}” is not a day of the calendar.", "Write year-month-day: 2026-10-03")
    named = " or ".join(f"{day.isoformat()} ({day:%B} {day.day})" for day in readings.values())
    raise NotADay(f"“{text}” could be {named}." if len(readings) > 1 else f"“{text}” is {named}.", f"Write {named}")


def day_in_name(stem: str) -> tuple[dt.date | None, str]:
    """The day a file's name begins with, and the rest of the name."""
    match = _IN_NAME.match(stem)
    if not match:
        return None, stem
    try:
        return dt.date(*map(int, match.groups())), stem[match.end() :] or stem
    except ValueError:
        return None, stem
