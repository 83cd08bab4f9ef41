"""Progress on each standard: both views over time, the evidence, and how the level was worked out.

Made from a disclosed view, so that what an audience may not see cannot even be counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_gen.model.entries import AnyEntry
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Requirement
from portfolio_gen.model.standards.requirement_codes import Counting
from portfolio_gen.view.evidence_index import by_standard
from portfolio_gen.view.levels import State
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress, standard_progress

SMALL_FRAMEWORK = 100
"""Standards up to which a framework without requirements is shown whole, gaps included."""


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


def progress(view: PortfolioView, school: SchoolView, as_of: dt.date | None = None) -> Progress:
    """Progress now, which is its newest day, or at the end of the day `as_of`: nothing later has a part in that."""
    seen = until(view, as_of) if as_of else view
    day = as_of or max((item.date for item in (*seen.entries, *seen.ratings) if item.date), default=None)
    tagged, rated = by_standard(seen), _by_code(seen.ratings)
    codes = _shown_codes(school, set(tagged) | set(rated), day)
    standards = tuple(
        standard_progress(code, school, tagged.get(code, ()), rated.get(code, ()), day, sees_ratings=view.sees_ratings)
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


def _shown_codes(school: SchoolView, spoken_to: set[str], day: dt.date | None) -> tuple[str, ...]:
    """What the learner's work speaks to, what they need, and the whole of a framework that is small.

    What had ended on that day is shown only where somebody spoke to it.
    """
    needed = frozenset().union(*(counting.open for counting in school.counting.values()))
    shown = set(spoken_to)
    for framework in school.frameworks:
        if len(framework.rateable) <= SMALL_FRAMEWORK:
            shown.update(standard.code for standard in framework.rateable if not standard.is_retired(day))
    for code in needed - shown:
        placed = school.codes.get(code)
        if placed and not placed.standard.is_retired(day):
            shown.add(code)
    known = [code for code in school.addresses if code in shown]
    return (*known, *sorted(shown - set(known)))


def _requirement(
    requirement: Requirement, counting: Counting, found: Mapping[str, StandardProgress]
) -> RequirementProgress:
    whole = {code for code in counting.if_rated if code in found and found[code].result.state is not State.NONE}
    counted = tuple(
        item
        for code, item in found.items()
        if (code in whole or code in counting.open) and (item.proficient or not item.ended)
    )
    parts = {item.code for item in counted if item.proficient and item.code in counting.open}
    reached = (
        item for item in counted if item.proficient and not counting.if_rated.get(item.code, frozenset()) & parts
    )
    return RequirementProgress(requirement, counted, tuple(reached))
