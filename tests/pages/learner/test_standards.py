"""The dashboard: its charts stand where its numbers say, and its working can be redone with a pencil."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod, School, Term
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.standards import standards_pages
from portfolio_gen.pages.site import Page
from portfolio_gen.view.portfolio_view import PortfolioView

AREA = Standard(id="SCI", code="SCI", title="Science")
FRAMEWORK = Framework(
    id="f",
    title="Our list",
    licence="CC BY",
    standards=(AREA, *(Standard(id=f"SCI.{n}", code=f"SCI.{n}", title=f"Name {n}", parents=("SCI",)) for n in (1, 2))),
)
SPRING = Term(id="spring", title="Spring", start=dt.date(2026, 1, 26), end=dt.date(2026, 6, 12))
FALL = Term(id="fall", title="Fall", start=dt.date(2026, 8, 26), end=dt.date(2027, 1, 22))
SCHOOL = School(
    frameworks=(FRAMEWORK,),
    terms=(SPRING, FALL),
    rating_method=RatingMethod(name="decaying_average", parameter="65"),
    educators={"ms-x": "Ms X"},
)


def rating(level: str, day: dt.date) -> Rating:
    return Rating(learner="a", standard="SCI.1", level=level, date=day, by="ms-x", evidence="bridge")


def pages(*more: Rating) -> dict[str, Page]:
    work = Evidence(
        id="bridge",
        title="Bridge",
        date=dt.date(2026, 11, 6),
        context="home",
        standards=(Tag(code="SCI.1", level="proficient"),),
    )
    ratings = (rating("developing", dt.date(2026, 2, 13)), rating("proficient", dt.date(2026, 11, 6)), *more)
    view = PortfolioView(audience=Audience.FAMILY, learner="a", name="A", evidence=(work,), ratings=ratings)
    return {page.path: page for page in standards_pages(LearnerContext(view, SCHOOL, {}))}


def standard(page: Page) -> Mapping[str, Any]:
    return next(s for s in page.context["areas"][0]["standards"] if s["code"] == "SCI.1")


def test_there_is_a_page_for_now_and_one_for_every_term_that_is_over() -> None:
    assert set(pages()) == {"standards.html", "standards-spring.html"}


def test_the_end_of_a_term_shows_no_later_rating_and_no_later_work() -> None:
    spring = standard(pages()["standards-spring.html"])
    assert (spring["educators"]["label"], spring["me"], spring["pieces"]) == ("Developing", None, "No pieces")
    assert (spring["growth"], spring["working"]) == (None, None)


def test_an_area_is_a_count_and_a_distribution() -> None:
    area = pages()["standards.html"].context["areas"][0]
    assert area["sum"] == "1 of 2 Proficient or beyond"
    assert area["stand"] == {"educators": (0, 0, 1, 0), "me": (0, 0, 1, 0)}


def test_the_working_names_every_input_and_ends_with_the_level() -> None:
    work = standard(pages()["standards.html"])["working"]
    assert [(row["who"], row["level"]["label"], row["result"]) for row in work["rows"]] == [
        ("Ms X", "Developing", "2.00"),
        ("Me", "Proficient", "not counted"),
        ("Ms X", "Proficient", "2.65"),
    ]
    assert work["steps"][-1].endswith("2.65")
    assert work["verdict"] == "2.65 is nearest to 3: Proficient."
    assert work["method"] == "decaying average, 65"


def test_marks_of_the_chart_stand_where_the_numbers_say() -> None:
    chart = standard(pages()["standards.html"])["growth"]
    assert [mark["y"] for mark in chart["squares"]] == [62.0, 40.0]
    assert [mark["y"] for mark in chart["rings"]] == [40.0]
    assert len(chart["spans"]) == 2
    assert all(span["x"] >= 26 and span["end"] <= 312 for span in chart["spans"])
    assert "2 Developing on Feb 13, 2026, 3 Proficient on Nov 6" in chart["words"]
    assert "Worked out: 2.65, Proficient." in chart["words"]


def test_what_nobody_has_touched_is_named_as_a_gap() -> None:
    context = pages()["standards.html"].context
    assert context["areas"][0]["untouched"] == ("Name 2",)
    assert context["missing"][0]["title"] == "No evidence yet"


def test_of_ratings_by_the_thousand_the_newest_are_listed_and_drawn_and_all_are_counted() -> None:
    shown = standard(
        pages(*(rating("beginning", dt.date(2026, 10, n % 28 + 1)) for n in range(1_000)))["standards.html"]
    )
    work, chart = shown["working"], shown["growth"]
    assert len(work["rows"]) == 400
    assert work["rows"][-1]["level"]["label"] == "Proficient"
    assert work["counted"] == "1002 ratings counted; only the newest 400 of 1,003 views are listed"
    assert len(chart["squares"]) + len(chart["rings"]) == 400
    assert chart["words"].startswith("603 earlier views are not drawn. Educators: ")


@pytest.mark.parametrize(
    ("ratings", "said"),
    [(398, "1 earlier view is not drawn."), (1_398, "1,001 earlier views are not drawn.")],
)
def test_views_that_are_not_drawn_are_counted_in_a_sentence_of_their_own(ratings: int, said: str) -> None:
    many = (rating("beginning", dt.date(2026, 10, n % 28 + 1)) for n in range(ratings))
    chart = standard(pages(*many)["standards.html"])["growth"]
    assert chart["words"].startswith(f"{said} Educators: ")
