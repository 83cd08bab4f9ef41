"""Progress on each standard: both views over time, the evidence, and how the level was worked out.

Made from a disclosed view, so that what an audience may not see cannot even be counted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback
from portfolio_gen.model.level import Level
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.requirement_codes import Counting
from portfolio_gen.model.school import Requirement, School
from portfolio_gen.model.standard import Framework, Standard
from portfolio_gen.view.evidence_index import Tagged, by_standard
from portfolio_gen.view.gaps import OF_RATINGS, Gap, gaps
from portfolio_gen.view.levels import Result, State, history, method_for, work_out
from portfolio_gen.view.portfolio_view import PortfolioView

SMALL_FRAMEWORK = 100
"""Standards up to which a framework without requirements is shown whole, gaps included."""


@dataclass(frozen=True, slots=True)
class Sighting:
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
    result: Result
    own: Level | None
    """The learner's newest view of their own work."""
    sightings: tuple[Sighting, ...]
    """Both views, oldest first."""
    tagged: tuple[Tagged, ...]
    """Entries that speak to it, newest first."""
    pieces: tuple[Evidence, ...]
    """Those of them that are evidence, newest first, each once."""
    contexts: Mapping[str, int]
    """How many pieces come from where; "" is not said."""
    gaps: tuple[Gap, ...]
    proficient: bool

    @property
    def has_level(self) -> bool:
        """Whether educators' ratings, or a judgement, give a level."""
        return self.result.state in (State.WORKED_OUT, State.JUDGED)


@dataclass(frozen=True, slots=True)
class RequirementProgress:
    """How much of a graduation requirement is there."""

    requirement: Requirement
    counting: tuple[StandardProgress, ...]
    """The standards that can count towards it."""
    reached: tuple[StandardProgress, ...]

    @property
    def met(self) -> bool:
        """Whether enough is there."""
        return len(self.reached) >= self.requirement.proficient_in

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(0, self.requirement.proficient_in - len(self.reached))

    @property
    def open(self) -> tuple[StandardProgress, ...]:
        """What could still be added."""
        return tuple(item for item in self.counting if item not in self.reached)


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's progress on a day."""

    as_of: dt.date | None
    standards: tuple[StandardProgress, ...]
    """In the order of the frameworks; codes that no framework has at the end."""
    requirements: tuple[RequirementProgress, ...]
    """Empty where pages may not speak of ratings."""

    @property
    def proficient(self) -> int:
        """How many standards the learner is proficient in, or beyond."""
        return sum(item.proficient for item in self.standards)


def progress(view: PortfolioView, school: School, as_of: dt.date | None = None) -> Progress:
    """Progress now, which is its newest day, or at the end of the day `as_of`: nothing later has a part in that."""
    seen = until(view, as_of) if as_of else view
    day = as_of or max((item.date for item in (*seen.entries, *seen.ratings) if item.date), default=None)
    tagged, rated = by_standard(seen), _by_code(seen.ratings)
    codes = _shown_codes(school, set(tagged) | set(rated))
    standards = tuple(
        _one(code, school, tagged.get(code, ()), rated.get(code, ()), day, sees_ratings=view.sees_ratings)
        for code in codes
    )
    found = {item.code: item for item in standards}
    asked = school.graduation if view.sees_ratings else ()
    return Progress(day, standards, tuple(_requirement(each, school.counting[each.id], found) for each in asked))


def until(view: PortfolioView, day: dt.date) -> PortfolioView:
    """The view as it was at the end of a day, as far as dates tell."""

    def early(items: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
        return tuple(item for item in items if item.date and item.date <= day)

    ratings = tuple(rating for rating in view.ratings if rating.date and rating.date <= day)
    changes = {kind: early(getattr(view, kind)) for kind in ("goals", "reflections", "evidence", "feedback")}
    kept = {name: getattr(view, name) for name in PortfolioView.model_fields}
    return PortfolioView(**{**kept, **changes, "ratings": ratings})


def _by_code(ratings: Iterable[Rating]) -> dict[str, list[Rating]]:
    found: dict[str, list[Rating]] = {}
    for rating in ratings:
        found.setdefault(rating.standard, []).append(rating)
    return found


def _shown_codes(school: School, spoken_to: set[str]) -> tuple[str, ...]:
    """What the learner's work speaks to, what they need, and the whole of a framework that is small."""
    shown = set(spoken_to)
    for counting in school.counting.values():
        shown.update(counting.open)
    for framework in school.frameworks:
        if len(framework.rateable) <= SMALL_FRAMEWORK:
            shown.update(standard.code for standard in framework.rateable)
    known = [code for code in school.addresses if code in shown]
    return (*known, *sorted(shown - set(known)))


def _one(
    code: str,
    school: School,
    tagged: tuple[Tagged, ...],
    ratings: Iterable[Rating],
    as_of: dt.date | None,
    *,
    sees_ratings: bool,
) -> StandardProgress:
    placed = school.codes.get(code)
    mine = tuple(ratings)
    result = work_out(mine, school.scale, method_for(code, school))
    pieces = tuple({item.entry.id: item.entry for item in tagged if isinstance(item.entry, Evidence)}.values())
    contexts = Counter(piece.context.casefold() for piece in pieces)
    sightings = _sightings(result, mine, tagged, school)
    own = next((item.level for item in reversed(sightings) if item.who == "me"), None)
    has_level = result.state in (State.WORKED_OUT, State.JUDGED)
    proficient = has_level and school.scale.is_proficient(result.level)
    missing = gaps(result, own, pieces, _newest(tagged, mine), as_of, proficient=proficient)
    return StandardProgress(
        code=code,
        standard=placed.standard if placed else None,
        framework=placed.framework if placed else None,
        result=result,
        own=own,
        sightings=sightings,
        tagged=tagged,
        pieces=pieces,
        contexts=dict(contexts),
        gaps=missing if sees_ratings else tuple(gap for gap in missing if gap not in OF_RATINGS),
        proficient=proficient,
    )


def _newest(tagged: Iterable[Tagged], ratings: Iterable[Rating]) -> dt.date | None:
    days = [*(item.entry.date for item in tagged), *(rating.date for rating in ratings)]
    return max((day for day in days if day), default=None)


def _sightings(
    result: Result, ratings: tuple[Rating, ...], tagged: tuple[Tagged, ...], school: School
) -> tuple[Sighting, ...]:
    after: dict[int, Decimal | None] = {}
    if result.state in (State.WORKED_OUT, State.TOO_FEW):
        after = dict(zip(map(id, result.counted), history(result, school.scale), strict=True))
    found = [sighting for rating in ratings if (sighting := _seen(rating, after, school))]
    for item in reversed(tagged):
        level = school.scale.level(item.tag.level) if item.tag.level else None
        if level and not isinstance(item.entry, Feedback):
            entry = f"{item.entry.kind}/{item.entry.id}"
            found.append(Sighting("me", level, item.entry.date, "", entry, doubtful=item.entry.doubtful))
    return tuple(sorted(found, key=lambda sighting: (sighting.date or dt.date.min, sighting.who == "educators")))


def _seen(rating: Rating, after: Mapping[int, Decimal | None], school: School) -> Sighting | None:
    level = school.scale.level(rating.level)
    if level is None:
        return None
    return Sighting(
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


def _requirement(
    requirement: Requirement, counting: Counting, found: Mapping[str, StandardProgress]
) -> RequirementProgress:
    whole = {code for code in counting.if_rated if code in found and found[code].result.state is not State.NONE}
    counted = tuple(item for code, item in found.items() if code in whole or code in counting.open)
    parts = {item.code for item in counted if item.proficient and item.code in counting.open}
    reached = (
        item for item in counted if item.proficient and not counting.if_rated.get(item.code, frozenset()) & parts
    )
    return RequirementProgress(requirement, counted, tuple(reached))
