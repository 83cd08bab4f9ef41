"""One standard over a cohort: everybody is on the page once, and every choice of a filter does something."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sample_school import REPOSITORY
from small_cohort import ADA, COHORT, SCHOOL, VIEWS, day, piece

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.cohort.matrix import matrix_pages
from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.pages.cohort.standard import standard_pages
from portfolio_gen.view.portfolio_view import PortfolioView

ROOM = cohort_context(COHORT, VIEWS, SCHOOL)
PAGES = {page.path: page.context for page in standard_pages(ROOM)}
SCI_1 = PAGES["standards/sci-1.html"]
STYLE = (REPOSITORY / "theme" / "assets" / "filters.css").read_text("utf-8")


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


def _card(context: Any, learner: int, title: str) -> Any:
    return next(card for card in context["learners"][learner]["cards"] if card["title"] == title)


def test_the_strongest_piece_of_a_learner_is_marked_and_leads_the_page() -> None:
    assert [_card(SCI_1, 0, title)["strongest"] for title in ("Title of engine", "Title of poem")] == [True, False]
    assert not SCI_1["learners"][2]["cards"][0]["strongest"]  # nobody has rated it
    assert SCI_1["strongest"]["level"]["label"] == "Proficient"
    assert [(piece["title"], piece["learner"]) for piece in SCI_1["strongest"]["pieces"]] == [
        ("Title of engine", "Ada Lovelace")
    ]
    assert PAGES["standards/art-1.html"]["strongest"] is None  # only somebody's own view
    assert PAGES["standards/sci-2.html"]["strongest"] is None  # only a rating outside the scale


def test_every_place_that_a_page_leads_to_is_on_it_once() -> None:
    for context in PAGES.values():
        cards = [card["id"] for one in context["learners"] for card in one["cards"]]
        places = [*cards, *(one["id"] for one in context["learners"])]
        places += [one["id"] for group in context["nothing"] for one in group["learners"]]
        assert len(places) == len(set(places))
        pieces = context["strongest"]["pieces"] if context["strongest"] else ()
        names = [chip for row in context["spread"]["rows"] for chip in row["learners"]]
        assert {link["href"].removeprefix("#") for link in (*pieces, *names)} <= set(places)


def test_names_lead_to_the_strongest_piece_where_there_is_one() -> None:
    chips = {chip["name"]: chip["href"] for row in SCI_1["spread"]["rows"] for chip in row["learners"]}
    assert chips == {"Ada Lovelace": "#_ada_evidence_engine", "bo": "#bo", "Cy": "#cy", "Zoe": "#zoe"}


def _cohort_of(levels: list[tuple[str, int]]) -> Any:
    """The page of SCI.1, where each learner has one piece of a day in October, rated like this."""
    views = tuple(
        (
            PortfolioView(
                audience=Audience.EDUCATORS,
                learner=f"l{index}",
                name=f"L{index}",
                evidence=(piece("p", day(10, date), "SCI.1"),),
                ratings=(Rating(learner=f"l{index}", standard="SCI.1", level=level, date=day(10, 30), evidence="p"),),
            ),
            {},
        )
        for index, (level, date) in enumerate(levels)
    )
    return next(page.context for page in standard_pages(cohort_context(COHORT, views, SCHOOL)) if "sci-1" in page.path)


def test_the_list_on_top_holds_the_newest_of_the_highest_level_and_says_how_many_more_there_are() -> None:
    best = _cohort_of([("extending", date) for date in (3, 9, 5, 1, 7, 8, 2)] + [("proficient", 20)])["strongest"]
    assert [piece["learner"] for piece in best["pieces"]] == ["L1", "L5", "L4", "L2", "L0"]
    assert (best["level"]["label"], best["more"]) == ("Extending", 2)


def test_the_working_stands_beside_the_pieces_and_leads_to_them() -> None:
    work = SCI_1["learners"][0]["working"]
    assert [(row["who"], row["level"]["label"], row["result"], row["on"]["href"]) for row in work["rows"]] == [
        ("Ms X", "Beginning", "1.00", "#_ada_evidence_poem"),
        ("own view", "Developing", "–", "#_ada_evidence_engine"),
        ("Ms X", "Proficient", "3.00", "#_ada_evidence_engine"),
    ]
    assert (work["verdict"], work["unrounded"]) == ("3.00 is nearest to 3: Proficient.", "3")
    assert SCI_1["method"] == {"name": "most recent", "rule": "Only your newest rating counts."}


def test_there_is_no_working_and_no_method_where_no_educator_said_anything() -> None:
    (bo,) = PAGES["standards/art-1.html"]["learners"]
    assert (bo["me"]["label"], bo["working"], PAGES["standards/art-1.html"]["method"]) == ("Extending", None, None)
    assert SCI_1["learners"][1]["working"]["verdict"] == "This need not be shown, so nothing was calculated."


def test_a_piece_that_the_learner_does_not_connect_is_shown_where_an_educator_rated_it() -> None:
    rating = Rating(learner="ada", standard="ART.1", level="extending", date=day(11, 12), by="ms-x", evidence="poem")
    ada = ADA.model_copy(update={"ratings": (*ADA.ratings, rating)})
    pages = {
        page.path: page.context for page in standard_pages(cohort_context(COHORT, ((ada, {}), *VIEWS[:3]), SCHOOL))
    }
    art = pages["standards/art-1.html"]
    assert [(card["title"], card["named"], card["strongest"]) for card in art["learners"][0]["cards"]] == [
        ("Title of poem", False, True)
    ]
    assert art["learners"][0]["working"]["rows"][0]["on"]["href"] == "#_ada_evidence_poem"
    assert art["strongest"]["pieces"][0]["href"] == "#_ada_evidence_poem"


def test_a_long_sum_is_shortened_beside_the_pieces() -> None:
    ratings = tuple(
        Rating(learner="ada", standard="SCI.1", level="developing", date=day(1 + n // 28, 1 + n % 28))
        for n in range(70)
    )
    ada = ADA.model_copy(update={"ratings": ratings})
    school = SCHOOL.model_copy(update={"rating_method": RatingMethod(name="decaying_average")})
    context = next(iter(standard_pages(cohort_context(COHORT, ((ada, {}),), school)))).context
    work = context["learners"][0]["working"]
    assert (len(work["rows"]), len(work["steps"]), work["shortened"]) == (30, 30, True)
    assert not SCI_1["learners"][0]["working"]["shortened"]


def test_what_changed_since_the_term_before_is_said_of_each_and_of_all() -> None:
    assert SCI_1["learners"][0]["change"] == {"turn": "up", "words": "Up from Beginning at the end of Spring"}
    assert SCI_1["learners"][1]["change"] is None
    assert SCI_1["spread"]["change"] == "Since the end of Spring: 1 moved up."
    assert PAGES["standards/sci-3.html"]["spread"]["change"] == ""


def test_in_the_first_term_nothing_is_compared() -> None:
    school = SCHOOL.model_copy(update={"terms": SCHOOL.terms[1:]})
    for page in standard_pages(cohort_context(COHORT, VIEWS, school)):
        assert page.context["spread"]["change"] == ""
        assert [one["change"] for one in page.context["learners"] if one["change"]] == []
        assert "_by-change" not in [field["id"] for field in page.context["filters"]]


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
