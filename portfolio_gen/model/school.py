"""The school: its scale, cohorts, terms, requirements, frameworks and consents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from portfolio_gen.model.audience import Audience, Circle, Circles, Consent, reaches
from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.slug import short_digest, slug
from portfolio_gen.model.standards.code_index import CodeIndex
from portfolio_gen.model.standards.requirement_codes import Counting, counting
from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.model.value import Value


class Term(Value):
    """A stretch of the school year, both days included."""

    id: str
    title: str
    start: dt.date
    end: dt.date


class Cohort(Value):
    """Learners whom the same educators know."""

    id: str
    title: str
    educators: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()


class Requirement(Value):
    """What a learner must show to graduate: proficiency in so many of these standards."""

    id: str
    title: str
    standards: tuple[str, ...]
    """Codes, or patterns with `*`."""
    proficient_in: int = 1


class RatingMethod(Value):
    """How a level is worked out of ratings; the parameter's meaning belongs to the method."""

    name: str = "most_recent"
    parameter: str | None = None


class School(Value):
    """All that the school itself writes, read once for a build."""

    name: str = "Our school"
    lang: str = "en"
    share_with_default: Circles = frozenset({Circle.EDUCATORS})
    ratings_visible_to: Circles = frozenset({Circle.EDUCATORS, Circle.FAMILY})
    scale: ProficiencyScale = ProficiencyScale()
    rating_method: RatingMethod = RatingMethod()
    methods: dict[str, RatingMethod] = Field(default_factory=dict)
    """Methods of single frameworks (by id) and standards (by code)."""
    date_order: str = ""
    goal_kinds: tuple[str, ...] = ("academic", "personal", "career", "civic")
    educators: dict[str, str] = Field(default_factory=dict)
    """Ids of educators to the names that pages show."""
    school_educators: tuple[str, ...] = ()
    """Who may open the page about the whole school."""
    terms: tuple[Term, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    graduation: tuple[Requirement, ...] = ()
    consent: dict[str, Consent] = Field(default_factory=dict)
    consent_default: Consent = Consent()
    """For learners not named there."""
    refuses_hidden_data: bool = False
    """Whether a file is left out that may tell more than it shows; without it a warning is enough."""
    frameworks: tuple[Framework, ...] = ()
    ratings: tuple[Rating, ...] = ()
    worked_out_of: ClassVar[Mapping[str, str]] = {"codes": "frameworks", "addresses": "frameworks"}
    unreadable: bool = False
    """Whether its settings are there but cannot be read: everything is closed, and nothing is known of who left."""

    @cached_property
    def codes(self) -> CodeIndex:
        """Every standard of every framework, found by its code."""
        return CodeIndex.of(self.frameworks)

    @cached_property
    def counting(self) -> dict[str, Counting]:
        """What counts towards each requirement, by its id."""
        return {each.id: counting(each.standards, self.frameworks) for each in self.graduation}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every code as a piece of an address; codes that look the same there get a few letters to tell them apart."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for framework in self.frameworks:
            for standard in framework.standards:
                if standard.code and standard.code not in found:
                    name = slug(standard.code)
                    found[standard.code] = f"{name}-{short_digest(standard.code)}" if name in taken else name
                    taken.add(name)
        return found

    @cached_property
    def ratings_of(self) -> dict[str, tuple[Rating, ...]]:
        """Ratings by learner, in the order of the files."""
        by_learner: dict[str, list[Rating]] = {}
        for rating in self.ratings:
            by_learner.setdefault(rating.learner, []).append(rating)
        return {learner: tuple(ratings) for learner, ratings in by_learner.items()}

    def has_educators_of(self, learner: str, chosen: str) -> bool:
        """Whether a learner is in a cohort: in one's list, or in none and in the one that their profile names."""
        listed = any(learner in cohort.learners for cohort in self.cohorts)
        return not self.cohorts or listed or any(cohort.id == chosen for cohort in self.cohorts)

    def shows_ratings_to(self, audience: Audience) -> bool:
        """Whether an audience may see educators' ratings; the learner always may."""
        return reaches(self.ratings_visible_to, audience)

    def educator_name(self, educator: str) -> str:
        """The name that pages show for an educator's id."""
        return named_educator(educator, self.educators)


def named_educator(educator: str, names: Mapping[str, str]) -> str:
    """The name of an educator by their id; `ms-rivera` is Ms Rivera where the school gives none."""
    return names.get(educator) or educator.replace("-", " ").title()
