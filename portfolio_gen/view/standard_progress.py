"""One standard in one portfolio: both views over time, its evidence, its level and its gaps."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from portfolio_gen.model.entries import Evidence, Feedback
from portfolio_gen.model.level import Level
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.evidence_index import Tagged
from portfolio_gen.view.gaps import OF_RATINGS, Gap, gaps
from portfolio_gen.view.levels import LevelResult, State, level_history, method_for, work_out
from portfolio_gen.view.school_view import SchoolView


@dataclass(frozen=True, slots=True)
class Assessment:
    """One dated view of the learner's work: an educator's rating, or the learner's own."""

    who: Literal["educators", "me"]
    level: Level
    date: dt.date | None
    by: str
    entry: str
    """`kind/id` of what was looked at, or an empty text."""
    counted: bool = False
    after: Decimal | None = None
    """The unrounded result once this rating was in."""
    note: str = ""
    doubtful: dt.date | None = None
    """A day that can hardly be right: it is shown, and `date` is none."""


@dataclass(frozen=True, slots=True)
class StandardProgress:
    """Where a learner stands on one standard."""

    code: str
    standard: Standard | None
    """None for a code that no framework has."""
    framework: Framework | None
    result: LevelResult
    own: Level | None
    """The learner's newest view of their own work."""
    assessments: tuple[Assessment, ...]
    """Both views, oldest first."""
    tagged: tuple[Tagged, ...]
    """Entries that speak to it, newest first."""
    pieces: tuple[Evidence, ...]
    """Those of them that are evidence, newest first, each once."""
    contexts: Mapping[str, int]
    """How many pieces come from where; "" is not said."""
    gaps: tuple[Gap, ...]
    proficient: bool
    ended: bool = False
    """Whether the framework had ended it by then: nothing is missing on it, and nobody waits for it."""

    @property
    def has_level(self) -> bool:
        """Whether educators' ratings, or a judgement, give a level."""
        return self.result.state in (State.WORKED_OUT, State.JUDGED)


def standard_progress(
    code: str,
    school: SchoolView,
    tagged: tuple[Tagged, ...],
    ratings: Iterable[Rating],
    as_of: dt.date | None,
    *,
    sees_ratings: bool,
) -> StandardProgress:
    """Where a learner stands on a standard, from the tags and ratings of it, at the end of the day `as_of`."""
    placed = school.codes.get(code)
    ended = placed is not None and placed.standard.is_retired(as_of)
    mine = tuple(ratings)
    result = work_out(mine, school.scale, method_for(code, school))
    pieces = tuple({item.entry.id: item.entry for item in tagged if isinstance(item.entry, Evidence)}.values())
    contexts = Counter(piece.context.casefold() for piece in pieces)
    assessments = _sightings(result, mine, tagged, school)
    own = next((item.level for item in reversed(assessments) if item.who == "me"), None)
    has_level = result.state in (State.WORKED_OUT, State.JUDGED)
    proficient = has_level and school.scale.is_proficient(result.level)
    missing = gaps(result, own, pieces, _newest(tagged, mine), as_of, proficient=proficient)
    return StandardProgress(
        code=code,
        standard=placed.standard if placed else None,
        framework=placed.framework if placed else None,
        result=result,
        own=own,
        assessments=assessments,
        tagged=tagged,
        pieces=pieces,
        contexts=dict(contexts),
        gaps=() if ended else missing if sees_ratings else tuple(gap for gap in missing if gap not in OF_RATINGS),
        proficient=proficient,
        ended=ended,
    )


def _newest(tagged: Iterable[Tagged], ratings: Iterable[Rating]) -> dt.date | None:
    days = [*(item.entry.date for item in tagged), *(rating.date for rating in ratings)]
    return max((day for day in days if day), default=None)


def _sightings(
    result: LevelResult, ratings: tuple[Rating, ...], tagged: tuple[Tagged, ...], school: SchoolView
) -> tuple[Assessment, ...]:
    after: dict[int, Decimal | None] = {}
    if result.state in (State.WORKED_OUT, State.TOO_FEW):
        after = dict(zip(map(id, result.counted), level_history(result, school.scale), strict=True))
    found = [
        assessment
        for rating in sorted(ratings, key=lambda rating: rating.moment)
        if (assessment := _seen(rating, after, school))
    ]
    for item in reversed(tagged):
        level = school.scale.level(item.tag.level) if item.tag.level else None
        if level and not isinstance(item.entry, Feedback):
            entry = f"{item.entry.kind}/{item.entry.id}"
            found.append(Assessment("me", level, item.entry.date, "", entry, doubtful=item.entry.doubtful))
    return tuple(sorted(found, key=lambda assessment: (assessment.date or dt.date.min, assessment.who == "educators")))


def _seen(rating: Rating, after: Mapping[int, Decimal | None], school: SchoolView) -> Assessment | None:
    level = school.scale.level(rating.level)
    if level is None:
        return None
    return Assessment(
        who="educators",
        level=level,
        date=rating.date,
        by=school.educator_name(rating.by) if rating.by else "",
        entry=f"evidence/{rating.evidence}" if rating.evidence else "",
        counted=id(rating) in after,
        after=after.get(id(rating)),
        note=rating.note,
        doubtful=rating.doubtful,
    )
