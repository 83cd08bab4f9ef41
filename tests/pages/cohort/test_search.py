"""The page that asks: it offers what there is to find, in the school's order, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Goal, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School, Term
from portfolio_gen.pages.cohort.search import findable, search_page
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.site import learner_pages
from portfolio_gen.pages.site import Page
from portfolio_gen.view.portfolio_view import PortfolioView

SCHOOL = School(
    terms=(
        Term(id="fall", title="Fall", start=dt.date(2026, 8, 1), end=dt.date(2026, 12, 31)),
        Term(id="spring", title="Spring", start=dt.date(2027, 1, 1), end=dt.date(2027, 6, 30)),
    )
)
WORK = Evidence(
    id="w",
    title="Work",
    date=dt.date(2026, 12, 31),
    form="Video",
    context="Library",
    standards=(Tag(code="X.2", level="extending"), Tag(code="X.1"), Tag(code="X.2")),
)


def desk(learner: str = "ada", **parts: Any) -> LearnerContext:
    view = PortfolioView(audience=Audience.EDUCATORS, learner=learner, name=learner.title(), **parts)
    return LearnerContext(view, SCHOOL, {}, f"learners/{learner}/")


def facets(*desks: LearnerContext) -> dict[str, list[tuple[str, list[str]]]]:
    pages = [page for one in desks for page in findable(one, learner_pages(one))]
    asked = search_page(desks, SCHOOL, pages, ())
    return {
        facet["name"]: [(group["title"], [o["value"] for o in group["options"]]) for group in facet["groups"]]
        for facet in asked.context["facets"]
    }


def entry_page(one: LearnerContext, path: str) -> Page:
    return next(page for page in findable(one, learner_pages(one)) if page.path == path)


def test_it_offers_what_is_used_and_nothing_else() -> None:
    assert facets(desk(evidence=(WORK,)), desk("bo", goals=(Goal(id="g", title="G"),)), desk("cy")) == {
        "standard": [("", ["X.1", "X.2"])],
        "level": [("The learner says", ["me: extending"])],
        "learner": [("", ["ada", "bo"])],
        "term": [("", ["fall"])],
        "context": [("", ["library"])],
        "kind": [("", ["goal", "evidence"]), ("Evidence of one kind", ["evidence: video"])],
    }


def test_nothing_shared_is_nothing_to_choose_from() -> None:
    assert facets(desk()) == {}


def test_the_newest_rating_of_a_piece_counts() -> None:
    ratings = tuple(
        Rating(learner="ada", standard=code, level=level, date=dt.date(2026, 10, day), evidence=evidence)
        for code, level, day, evidence in (
            ("X.1", "extending", 9, "w"), ("X.1", "beginning", 3, "w"), ("X.1", "proficient", 20, "other"),
            ("X.1", "proficient", 20, ""), ("X.3", "proficient", 3, "w"),
        )
    )  # fmt: skip
    shown = facets(desk(evidence=(WORK,), ratings=ratings))["level"]
    assert shown == [("Educators say", ["educators: extending"]), ("The learner says", ["me: extending"])]


def test_only_entries_can_be_found() -> None:
    one = desk(evidence=(WORK,))
    marked = [page.path for page in findable(one, learner_pages(one)) if "indexed" in page.context]
    assert marked == ["learners/ada/evidence/w.html"]
    assert entry_page(one, marked[0]).context["indexed"]["order"] == "2026-12-31"


@pytest.mark.parametrize(
    ("as_of", "times"),
    [
        ((2026, 12, 31), ["last week", "last two weeks", "fall"]),
        ((2027, 1, 7), ["last week", "last two weeks", "fall"]),
        ((2027, 1, 8), ["last two weeks", "fall"]),
        ((2027, 1, 15), ["fall"]),
    ],
)
def test_this_week_is_counted_back_from_the_cohorts_newest_entry(as_of: tuple[int, int, int], times: list[str]) -> None:
    one = desk(evidence=(WORK,))
    pages = list(findable(one, learner_pages(one), dt.date(*as_of)))
    found = search_page([one], SCHOOL, pages, ()).context["facets"]
    (offered,) = (facet["groups"][0]["options"] for facet in found if facet["name"] == "term")
    assert [option["value"] for option in offered] == times


def test_a_day_that_can_hardly_be_right_is_shown_and_comes_last() -> None:
    slip = WORK.model_copy(update={"date": None, "doubtful": dt.date(2062, 9, 20)})
    indexed = entry_page(desk(evidence=(slip,)), "learners/ada/evidence/w.html").context["indexed"]
    assert indexed["order"] == "0000-00-00"
    assert {"name": "date", "value": "September 20, 2062"} in indexed["shown"]


def test_an_entry_without_a_day_comes_last() -> None:
    goal = entry_page(desk(goals=(Goal(id="g", title="G"),)), "learners/ada/goals/g.html")
    assert goal.context["indexed"]["order"] < "1900"
