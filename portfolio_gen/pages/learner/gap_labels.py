"""Gaps in words: what a page says of what is missing, without praise and without blame."""

from __future__ import annotations

import datetime as dt

from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import say
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.standard_progress import StandardProgress


def gap_titles() -> dict[Gap, str]:
    """The heading of each group of gaps, in the order a page lists them."""
    return {
        Gap.NO_EVIDENCE: say("No evidence yet"),
        Gap.NOT_RATED: say("Evidence, and no view of it yet"),
        Gap.ONLY_OWN_VIEW: say("Only my own view so far"),
        Gap.INSUFFICIENT: say("Not enough evidence yet"),
        Gap.TOO_FEW: say("Too few ratings yet"),
        Gap.NO_OWN_VIEW: say("My own view is missing"),
        Gap.ONE_CONTEXT: say("Two or more pieces, all from one place"),
        Gap.STALE: say("Nothing new for a year"),
        Gap.NOT_YET_PROFICIENT: say("Not yet proficient"),
    }


def gap_label(gap: Gap, item: StandardProgress, as_of: dt.date | None) -> str:
    """One gap of one standard."""
    if gap is Gap.ONE_CONTEXT:
        return _only_from(next(iter(item.contexts), ""))
    if gap is Gap.STALE:
        newest = max((tagged.entry.date for tagged in item.tagged if tagged.entry.date), default=None)
        when = day(newest, as_of)
        return say("Nothing new since {day}", day=when["long"]) if when else gap_titles()[gap]
    return gap_titles()[gap]


def _only_from(place: str) -> str:
    known = {
        "school": say("Only from school"),
        "home": say("Only from home"),
        "work": say("Only from work"),
        "community": say("Only from the community"),
    }
    return known.get(place) or say("Only from {place}", place=place)
