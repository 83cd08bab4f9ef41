"""One piece of work and one standard: how the learner sees it, and what educators said of it last."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, entry_key
from portfolio_gen.model.level import Level
from portfolio_gen.model.rating import Rating
from portfolio_gen.view.evidence_index import newest_first
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress


def own_level(entry: AnyEntry, code: str, school: SchoolView) -> Level | None:
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
    return max(reversed(mine), key=lambda rating: rating.moment, default=None)


def rated_level(item: StandardProgress, key: str) -> Level | None:
    """The level educators gave one entry last, by its `kind/id`; None where they have not rated it."""
    return next((s.level for s in reversed(item.assessments) if s.who == "educators" and s.entry == key), None)


def entries_about(item: StandardProgress, view: PortfolioView) -> tuple[AnyEntry, ...]:
    """Entries that name the standard, and pieces that an educator rated on it all the same; once each, newest first."""
    named = {entry_key(tagged.entry): tagged.entry for tagged in item.tagged}
    rated = {s.entry: view.by_key[s.entry] for s in item.assessments if s.who == "educators" and s.entry in view.by_key}
    return tuple(newest_first((named | rated).values()))


def strongest(item: StandardProgress, view: PortfolioView) -> tuple[Evidence, Level] | None:
    """The piece that carries the highest educators' level, the newest of these; None where none carries any.

    A learner's own view makes no piece strong, and neither does a rating outside the scale.
    """
    rated = [(one, rated_level(item, entry_key(one))) for one in entries_about(item, view) if isinstance(one, Evidence)]
    on_scale = [(piece, level) for piece, level in rated if level and level.value is not None]
    return max(on_scale, key=lambda pair: pair[1].value or 0, default=None)
