"""A log of many days in one file: cut at the headings that name a day, where the file asks for it."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from portfolio_gen.model.dialect.translation import translated
from portfolio_gen.source.dates import NotADay
from portfolio_gen.source.days_in_words import day_among, day_of_line
from portfolio_gen.source.text.headings import headings

SPLITS = ("days",)
"""What `split` may ask for."""
ENOUGH_DAYS = 3
"""Days in headings from which somebody is told how a log is cut."""
_DATED = re.compile(r"^[ \t]{0,3}#{1,6}[^\n]*\d{4}|^[ \t]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)


class LogDay(NamedTuple):
    """One part of a log."""

    day: dt.date | None
    """None for what stands before the first day."""
    title: str
    """The words of its heading; "" where that is nothing but the day. Of what stands before, those of its first one."""
    text: str
    line: int
    """Where it begins in the file."""


def may_be_a_log(text: str) -> bool:
    """Whether several headings may name a day: a quick look, for the many texts in which none does."""
    return next(iter(_DATED.findall(text)[1:2]), "") != ""


def log_days(text: str, first_line: int, order: str) -> tuple[LogDay, ...]:
    """The parts of a text from which everything hidden is cut, so that none can begin within a comment.

    A text with fewer than two headings that name a day has none.
    """
    rows = text.split("\n")
    cuts: list[tuple[int, dt.date, str]] = []
    name = ""
    for heading in headings(translated(text), 0):
        if not heading.within and (day := _day(heading.text, order)):
            cuts.append((heading.rows[0], day, "" if day_of_line(heading.text, order) else heading.text))
        elif not cuts:
            name = name or heading.text
    if len(cuts) < 2:
        return ()
    before = LogDay(None, name, "\n".join(rows[: cuts[0][0]]), first_line)
    ends = [row for row, _, _ in cuts[1:]] + [len(rows)]
    parts = [
        LogDay(day, title, "\n".join(rows[row:end]), first_line + row)
        for (row, day, title), end in zip(cuts, ends, strict=True)
    ]
    return (before, *parts)


def _day(words: str, order: str) -> dt.date | None:
    try:
        return day_among(words, order)
    except NotADay:
        return None
