"""Gaps in words: what a page says of what is missing, without praise and without blame."""

from __future__ import annotations

import datetime as dt

from portfolio_gen.pages.text_format import day
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.standard_progress import StandardProgress

GROUPS: dict[Gap, str] = {
    Gap.NO_EVIDENCE: "No evidence yet",
    Gap.NOT_RATED: "Evidence, and no view of it yet",
    Gap.ONLY_OWN_VIEW: "Only my own view so far",
    Gap.INSUFFICIENT: "Not enough evidence yet",
    Gap.TOO_FEW: "Too few ratings yet",
    Gap.NO_OWN_VIEW: "My own view is missing",
    Gap.ONE_CONTEXT: "Two or more pieces, all from one place",
    Gap.STALE: "Nothing new for a year",
    Gap.NOT_YET_PROFICIENT: "Not yet proficient",
}
"""The heading of each group of gaps, in the order a page lists them."""

_PLACES = {"school": "school", "home": "home", "work": "work", "community": "the community"}


def gap_label(gap: Gap, item: StandardProgress, as_of: dt.date | None) -> str:
    """One gap of one standard."""
    if gap is Gap.ONE_CONTEXT:
        place = next(iter(item.contexts), "")
        return f"Only from {_PLACES.get(place, place)}"
    if gap is Gap.STALE:
        newest = max((tagged.entry.date for tagged in item.tagged if tagged.entry.date), default=None)
        when = day(newest, as_of)
        return f"Nothing new since {when['long']}" if when else GROUPS[gap]
    return GROUPS[gap]
