"""One standard over a cohort: everybody is on the page once, and every choice of a filter does something."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sample_school import REPOSITORY
from small_cohort import COHORT, SCHOOL, VIEWS

from portfolio_gen.pages.cohort_matrix import matrix_pages
from portfolio_gen.pages.cohort_site import room_of
from portfolio_gen.pages.cohort_standard import standard_pages

ROOM = room_of(COHORT, VIEWS, SCHOOL)
PAGES = {page.path: page.context for page in standard_pages(ROOM)}
SCI_1 = PAGES["standards/sci-1.html"]
STYLE = (REPOSITORY / "theme" / "assets" / "educators.css").read_text("utf-8")


def test_every_standard_has_a_page_also_one_that_nobody_has_shown() -> None:
    assert list(PAGES) == [f"standards/{code}.html" for code in ("sci-1", "sci-2", "sci-3", "art-1")]
    assert PAGES["standards/sci-3.html"]["learners"] == ()


@pytest.mark.parametrize("path", PAGES)
def test_everybody_is_on_the_page_once(path: str) -> None:
    shown = [one["id"] for one in PAGES[path]["learners"]]
    quiet = [one["id"] for group in PAGES[path]["nothing"] for one in group["learners"]]
    assert sorted(shown + quiet) == ["ada", "bo", "cy", "zoe"]


def test_the_spread_says_what_the_column_says() -> None:
    assert SCI_1["spread"]["title"] == "1 of 4 learners Proficient or beyond"
    assert [(row["words"], row["count"]) for row in SCI_1["spread"]["rows"]] == [
        ("Proficient", 1), ("Evidence, not rated yet", 1), ("Excused", 1), ("No evidence yet", 1),
    ]  # fmt: skip
    assert [piece["x"] for piece in SCI_1["spread"]["bar"]] == ["0%", "25%", "50%", "75%"]


def test_cards_are_the_newest_first_with_both_views_place_and_time() -> None:
    cards = SCI_1["learners"][0]["cards"]
    assert [card["title"] for card in cards] == ["Title of engine", "Title of poem"]
    assert [(card["educators"]["label"], card["me"] and card["me"]["label"]) for card in cards] == [
        ("Proficient", "Developing"), ("Beginning", None),
    ]  # fmt: skip
    assert [(card["place"], card["times"]) for card in cards] == [("school", "recent t1"), ("home", "t2")]
    assert SCI_1["learners"][2]["cards"][0]["place"] == "other"


def test_one_goes_from_learner_to_learner_and_from_standard_to_standard_with_the_same_learner() -> None:
    ada, bo, cy = SCI_1["learners"]
    assert (ada["before"], ada["after"]) == (None, {"name": "bo", "href": "#bo"})
    assert (cy["before"], cy["after"]) == ({"name": "bo", "href": "#bo"}, None)
    assert bo["standard_after"] == {"name": "Name of SCI.2", "href": "standards/sci-2.html#bo"}
    assert (SCI_1["before"], SCI_1["after"]["href"]) == (None, "standards/sci-2.html")


def test_those_without_anything_are_active_elsewhere_or_silent() -> None:
    (art,) = PAGES["standards/art-1.html"]["nothing"]
    assert art["title"] == "No evidence yet"
    assert [(one["id"], one["active"], one["newest"] and one["newest"]["long"]) for one in art["learners"]] == [
        ("ada", True, "November 10"), ("cy", False, "September 20"), ("zoe", False, None),
    ]  # fmt: skip


def test_whose_text_it_is() -> None:
    assert (SCI_1["source"], SCI_1["notice"]) == ("Ours", "The district")


def _choices(context: Any) -> list[tuple[str, str]]:
    return [
        (field["id"], option["value"])
        for field in context["filters"]
        for option in field["options"]
        if option["value"] != "all"
    ]


@pytest.mark.parametrize(
    ("name", "value"), [*_choices(SCI_1), *_choices(next(matrix_pages(ROOM)).context)], ids=lambda value: value
)
def test_the_stylesheet_knows_every_choice(name: str, value: str) -> None:
    assert re.search(rf'#{name} (?:option)?\[value="{value}"\]:checked', STYLE)
