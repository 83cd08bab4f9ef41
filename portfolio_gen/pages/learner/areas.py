"""Where a learner stands, area by area: a count and a distribution, never one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from portfolio_gen.model.level import Level
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.learner.cards import level
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.parts import AreaSummary
from portfolio_gen.pages.parts import LevelMark
from portfolio_gen.pages.words import say
from portfolio_gen.view.standard_progress import StandardProgress


class OfStandard(Protocol):
    """Whatever is said of one standard: a learner's progress, a cohort's column."""

    @property
    def standard(self) -> Standard | None:
        """None for a code that no framework has."""

    @property
    def framework(self) -> Framework | None:
        """Where the standard stands."""


S = TypeVar("S", bound=OfStandard)


@dataclass(frozen=True)
class AreaOf(Generic[S]):
    """The standards below one heading at the top of a framework."""

    title: str
    source: str
    """Title of the framework."""
    standards: tuple[S, ...]


Area = AreaOf[StandardProgress]


def areas_of(standards: Iterable[S]) -> Iterator[AreaOf[S]]:
    """Standards by area, in the order of the frameworks; codes that no framework has at the end."""
    grouped: dict[tuple[str, str], list[S]] = {}
    for item in standards:
        key = (say("In no list of standards"), "")
        if item.framework and item.standard:
            root = item.framework.area(item.standard)
            title = item.framework.title if root.id == item.standard.id else root.name
            key = (title, item.framework.title)
        grouped.setdefault(key, []).append(item)
    for (title, source), items in grouped.items():
        yield AreaOf(title, source, tuple(items))


def area_summary(learner: LearnerContext, area: Area) -> AreaSummary:
    """How many standards of an area are at each level, in both views, or the learner's own alone."""
    steps = learner.school.scale.levels
    reached = sum(item.proficient for item in area.standards)
    return {
        "title": area.title,
        "sees_ratings": learner.view.sees_ratings,
        "sum": say(
            "{reached} of {shown} {level} or beyond",
            reached=reached,
            shown=len(area.standards),
            level=proficient_label(learner),
        )
        if learner.view.sees_ratings
        else "",
        "stand": {
            "educators": tuple(_at(step, (i.result.level for i in area.standards if i.has_level)) for step in steps),
            "me": tuple(_at(step, (item.own for item in area.standards)) for step in steps),
        },
    }


def _at(step: Level, found: Iterable[Level | None]) -> int:
    return sum(1 for one in found if one and one.id == step.id)


def standard_words(item: StandardProgress) -> str:
    """What a page calls a standard."""
    return item.standard.name if item.standard else item.code


def proficient_label(learner: LearnerContext) -> str:
    """The school's word for proficient."""
    reached = learner.school.scale.level(learner.school.scale.proficient)
    return reached.label if reached else say("Proficient")


def mastery_rank(learner: LearnerContext) -> int:
    """The place on the scale, from 1, from which a learner counts as proficient."""
    scale = learner.school.scale
    return next((rank for rank, step in enumerate(scale.levels, start=1) if scale.is_proficient(step)), 1)


def scale_levels(learner: LearnerContext) -> tuple[LevelMark, ...]:
    """The levels, lowest first, as marks and words."""
    return tuple(shown for step in learner.school.scale.levels if (shown := level(learner.school, step.id)))
