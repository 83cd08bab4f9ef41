"""A cohort of four made by hand: every kind of cell, two areas, two terms, a late goal, somebody silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Goal, GoalStatus, Reflection, Tag
from portfolio_gen.model.learner import LearningPlan, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School, Term
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.pages.learner.context import Media
from portfolio_gen.view.figures import CohortFigures, cohort_figures
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import school_view

CODES = ("SCI.1", "SCI.2", "SCI.3", "ART.1")
STANDARDS = (
    Standard(id="SCI", title="Science"),
    Standard(id="ART", title="Arts"),
    *(Standard(id=code, code=code, title=f"Name of {code}", parents=(code[:3],)) for code in CODES),
)
SCHOOL = School(
    name="Our school",
    frameworks=(Framework(id="f", title="Ours", attribution="The district", standards=STANDARDS),),
    rating_method=RatingMethod(name="most_recent"),
    terms=(
        Term(id="spring", title="Spring", start=dt.date(2026, 1, 26), end=dt.date(2026, 6, 12)),
        Term(id="fall", title="Fall", start=dt.date(2026, 8, 26), end=dt.date(2027, 1, 22)),
    ),
    graduation=(Requirement(id="science", title="Inquiry", standards=("SCI.*",), proficient_in=1),),
)
COHORT = Cohort(id="juniper", title="Juniper")


def day(month: int, number: int) -> dt.date:
    """A day of 2026."""
    return dt.date(2026, month, number)


def piece(name: str, date: dt.date | None, *codes: str, own: str = "", context: str = "home") -> Evidence:
    """A piece of evidence; `own` is the learner's level of it."""
    tags = tuple(Tag(code=code, level=own) for code in codes)
    return Evidence(id=name, title=f"Title of {name}", date=date, standards=tags, context=context)


def _view(learner: str, name: str, grade: str = "", **parts: Any) -> PortfolioView:
    ratings = tuple(
        Rating(learner=learner, standard=code, level=level, date=date, by="ms-x", evidence=evidence)
        for code, level, date, evidence in parts.pop("rated", ())
    )
    profile = Profile(grade=grade)
    return PortfolioView(
        audience=Audience.EDUCATORS, learner=learner, name=name, profile=profile, ratings=ratings, **parts
    )


def altered(view: PortfolioView, **changes: Any) -> PortfolioView:
    """Another view with some things changed; nothing that the first has counted is carried over."""
    return PortfolioView(**{name: getattr(view, name) for name in PortfolioView.model_fields} | changes)


ADA = _view(
    "ada",
    "Ada Lovelace",
    "8",
    evidence=(
        piece("engine", day(11, 10), "SCI.1", own="developing", context="school"),
        piece("poem", day(3, 2), "SCI.1", "SCI.2"),
    ),
    rated=(
        ("SCI.1", "beginning", day(3, 3), "poem"),
        ("SCI.1", "proficient", day(11, 11), "engine"),
        ("SCI.2", "insufficient", day(3, 3), "poem"),
    ),
    goals=(
        Goal(id="late", title="Late", date=day(9, 1), target=day(11, 1), status=GoalStatus.IN_PROGRESS),
        Goal(id="done", title="Done", date=day(9, 1), target=day(11, 1), status=GoalStatus.ACHIEVED),
    ),
    plan=LearningPlan(review_by=day(11, 20)),
)
BO = _view(
    "bo",
    "bo",
    "07",
    evidence=(piece("pool", day(11, 1), "SCI.2"),),
    reflections=(Reflection(id="r", title="R", date=day(10, 30), standards=(Tag(code="ART.1", level="extending"),)),),
    rated=(("SCI.1", "excused", day(9, 1), ""),),
)
CY = _view("cy", "Cy", "8", evidence=(piece("old", day(9, 20), "SCI.1", context="museum"),))
ZOE = _view("zoe", "Zoe")
VIEWS: tuple[tuple[PortfolioView, Media], ...] = ((ZOE, {}), (BO, {}), (CY, {}), (ADA, {}))
"""In no order; by name they are Ada, bo, Cy, Zoe."""


def figures(cohort: Cohort, views: Iterable[PortfolioView]) -> CohortFigures:
    """What these learners of a cohort add up to."""
    room = cohort_context(cohort, [(view, {}) for view in views], school_view(SCHOOL, Audience.EDUCATORS))
    return cohort_figures(cohort.id, room.learners, room.inbox)
