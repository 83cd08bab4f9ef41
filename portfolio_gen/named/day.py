"""A day as somebody types it."""

from __future__ import annotations

import datetime as dt

from portfolio_gen.source.dates import parse_day


def named_day(typed: str | None) -> dt.date:
    """The day that is meant; today where nothing was typed. Raises a UserError for what is no day."""
    return parse_day(typed) if typed else dt.date.today()
