"""What waits for an educator's rating: every piece of evidence with every standard nobody has rated it on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.level import Level
from portfolio_gen.model.standards.standard import Standard
from portfolio_gen.view.evidence_ratings import own_level
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView


class Grouping(StrEnum):
    """What stands together in a worksheet."""

    LEARNER = "learner"
    """All of one learner; a piece that shows several standards is read once."""
    STANDARD = "standard"
    """All of one standard, so that everybody is held to the same."""


@dataclass(frozen=True, slots=True)
class Unrated:
    """A piece of evidence and one standard that it shows."""

    learner: str
    name: str
    piece: Evidence
    standard: Standard
    own: Level | None
    """How the learner sees it."""


def unrated_pieces(view: PortfolioView) -> Iterator[tuple[Evidence, tuple[str, ...]]]:
    """Evidence with the standards it names on which a rating is missing: one that names the piece and the standard."""
    rated = {(rating.standard, rating.evidence) for rating in view.ratings}
    for piece in view.evidence:
        codes = tuple(dict.fromkeys(tag.code for tag in piece.standards if (tag.code, piece.id) not in rated))
        if codes:
            yield piece, codes


def unrated(
    views: Iterable[PortfolioView], school: SchoolView, codes: Collection[str] = (), group: Grouping = Grouping.LEARNER
) -> tuple[Unrated, ...]:
    """Everything that waits, of these canonical codes and what lies below them; of all standards without any.

    Learners by name or standards in the order of their framework; within them what has waited longest comes first, and
    what has no day last, or one that can hardly be right. The views must be disclosed to educators already.
    """
    wanted = frozenset(code for each in codes for code in _with_those_below(each, school))
    found = (pair for view in views for pair in _of(view, school) if not codes or pair.standard.code in wanted)
    places = _places(school)
    return tuple(sorted(found, key=lambda pair: _order(pair, group, places)))


def _of(view: PortfolioView, school: SchoolView) -> Iterator[Unrated]:
    """What nobody could take back, because no framework has its code, is left out."""
    for piece, codes in unrated_pieces(view):
        for code in codes:
            if placed := school.codes.get(code):
                yield Unrated(view.learner, view.name, piece, placed.standard, own_level(piece, code, school))


def _with_those_below(code: str, school: SchoolView) -> Iterator[str]:
    """A code, and all that a heading with this code holds."""
    yield code
    placed = school.codes.get(code)
    above, seen = [placed.standard.id] if placed else [], set[str]()
    while placed and above:
        for standard in placed.framework.children.get(above.pop(), ()):
            if standard.id not in seen:
                seen.add(standard.id)
                above.append(standard.id)
                yield standard.code


def _places(school: SchoolView) -> dict[str, int]:
    codes = (standard.code for framework in school.frameworks for standard in framework.standards)
    return {code: place for place, code in enumerate(dict.fromkeys(codes))}


def _order(pair: Unrated, group: Grouping, places: dict[str, int]) -> tuple[object, ...]:
    who = (pair.name.casefold(), pair.learner)
    piece = ((pair.piece.date or dt.date.max), pair.piece.id)
    place = places[pair.standard.code]
    return (*who, *piece, place) if group is Grouping.LEARNER else (place, piece[0], *who, piece[1])
