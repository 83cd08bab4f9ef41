"""One piece of work and one standard: how the learner sees it, and what educators said of it last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback
from portfolio_gen.model.level import Level
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School


def own_level(entry: AnyEntry, code: str, school: School) -> Level | None:
    """The level the learner gives their own work on a standard: the first the entry names. Feedback has none."""
    if isinstance(entry, Feedback):
        return None
    named = next((tag.level for tag in entry.standards if tag.code == code and tag.level), "")
    return school.scale.level(named) if named else None


def newest_rating(ratings: Iterable[Rating], entry: AnyEntry, code: str) -> Rating | None:
    """The newest rating of this piece on this standard; of the same day, what stands last in the files."""
    if not isinstance(entry, Evidence):
        return None
    mine = [rating for rating in ratings if rating.standard == code and rating.evidence == entry.id]
    return max(reversed(mine), key=lambda rating: rating.date or dt.date.min, default=None)
