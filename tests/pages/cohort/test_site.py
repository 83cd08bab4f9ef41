"""An educators' site: its first page, inbox, coverage, the way between learners; and the school's sums."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from small_cohort import ADA, BO, COHORT, SCHOOL, VIEWS, ZOE, altered, figures, piece

from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import Feedback
from portfolio_gen.model.school import School
from portfolio_gen.pages.cohort import context as context_of_cohort
from portfolio_gen.pages.cohort import coverage as cohort_coverage
from portfolio_gen.pages.cohort.site import cohort_context, cohort_site
from portfolio_gen.pages.learner import context as context_of_learner
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import Site, fingerprint
from portfolio_gen.view.cohort import LearnerProgress, StandardColumn, columns
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, progress
from portfolio_gen.view.school_view import SchoolView

SITE = cohort_site(COHORT, VIEWS, SCHOOL)
PAGES = {page.path: page.context for page in SITE.pages}


def test_the_first_page_says_where_to_look_first() -> None:
    looks = [[(line["name"], line["note"]) for line in look["lines"]] for look in PAGES["index.html"]["looks"]]
    assert looks[0][:2] == [("Name of SCI.3", "4 of 4"), ("Name of ART.1", "3 of 4")]
    assert looks[1] == [("Zoe", "nothing yet"), ("Cy", "last on September 20")]
    assert looks[2] == [("bo", "2 standards"), ("Cy", "1 standard")]


def test_a_gap_is_heard_in_one_sentence() -> None:
    heard = [look["lines"][0]["heard"] for look in PAGES["index.html"]["looks"]]
    assert heard == ["4 of 4 learners without evidence", "nothing yet", "2 standards in the matrix"]


def test_the_first_page_counts_what_the_other_pages_list() -> None:
    ways = {way["title"]: way["words"] for way in PAGES["index.html"]["ways"]}
    inbox = PAGES["inbox.html"]
    assert ways["Inbox"].startswith(
        f"{sum(_lengths(inbox))} new in two weeks, {inbox['waiting']} not rated yet, 1 goal"
    )
    bare = [standard for standard in PAGES["coverage.html"]["little"] if not standard["shown_by"]]
    assert ways["Coverage"].startswith(f"{len(bare)} standards without any evidence")


def _lengths(inbox: Mapping[str, Any]) -> list[int]:
    return [sum(len(kind["items"]) for kind in week["kinds"]) for week in inbox["weeks"]]


def test_the_inbox_counts_its_sections_and_leads_to_them() -> None:
    assert [(count["href"], count["words"]) for count in PAGES["inbox.html"]["counts"]] == [
        ("#_new", "3 new"),
        ("#_unrated", "2 not rated yet"),
        ("#_overdue", "1 goal past its day"),
        ("#_reviews", "1 plan to review"),
        ("#_silent", "2 learners silent"),
    ]


def test_what_is_new_stands_by_week_and_kind() -> None:
    weeks = PAGES["inbox.html"]["weeks"]
    assert [(week["title"], week["open"], week["words"]) for week in weeks] == [
        ("This week", True, "1 piece of evidence"),
        ("The week of October 27", False, "1 piece of evidence, 1 reflection"),
    ]
    assert [kind["title"] for kind in weeks[1]["kinds"]] == ["Evidence", "Reflections"]


def test_what_waits_stands_below_its_learner_and_below_its_standard() -> None:
    inbox = PAGES["inbox.html"]
    assert [(group["title"], group["pieces"], group["oldest"]["short"]) for group in inbox["by_learner"]] == [
        ("Cy", 1, "Sep 20"), ("bo", 1, "Nov 1"),
    ]  # fmt: skip
    assert [(group["code"], group["page"]) for group in inbox["by_standard"]] == [
        ("SCI.1", "standards/sci-1.html"), ("SCI.2", "standards/sci-2.html"),
    ]  # fmt: skip
    pool = inbox["by_learner"][1]["items"][0]
    assert pool["standards"] == ({"name": "Name of SCI.2", "href": "standards/sci-2.html#bo"},)


def test_who_rated_a_standard_before_is_named_where_there_are_several_educators() -> None:
    shared = COHORT.model_copy(update={"educators": ("ms-x", "mr-y")})
    pages = {page.path: page.context for page in cohort_site(shared, VIEWS, SCHOOL).pages}
    assert pages["inbox.html"]["educators"] == ("Ms X", "Mr Y")
    assert [group["raters"] for group in pages["inbox.html"]["by_standard"]] == [("Ms X",), ("Ms X",)]
    assert [group["raters"] for group in PAGES["inbox.html"]["by_standard"]] == [(), ()]


def test_feedback_is_called_by_its_first_words() -> None:
    said = "You wrote down what failed before you changed anything. That is the habit."
    answers = tuple(
        Feedback(id=name, title="F1", by="Ms X", on="evidence/engine", date=ADA.newest, body=Body(excerpt=words))
        for name, words in (("a", said), ("b", ""))
    )
    answered = altered(ADA, feedback=answers)
    pages = {page.path: page.context for page in cohort_site(COHORT, ((answered, {}),), SCHOOL).pages}
    week = pages["inbox.html"]["weeks"][0]
    assert [(item["title"], item["about"]) for item in week["kinds"][-1]["items"]] == [
        ("You wrote down what failed before you changed anything…", "Title of engine"),
        ("F1", "Title of engine"),
    ]
    assert "1 piece of evidence, 2 pieces of feedback" in week["words"]


def test_somebody_without_a_day_is_silent_and_not_said_to_have_nothing() -> None:
    work = (piece("x", None, "SCI.1"),)
    undated = altered(ZOE, learner="yan", name="Yan", evidence=work)
    pages = {page.path: page.context for page in cohort_site(COHORT, (*VIEWS, (undated, {})), SCHOOL).pages}
    silent = {one["learner"]: one["without"] for one in pages["inbox.html"]["silent"]}
    assert (silent["Zoe"], silent["Yan"]) == ("nothing yet", "no day")


def test_the_table_of_learners_repeats_their_progress() -> None:
    rows = PAGES["index.html"]["learners"]
    assert [(row["name"], row["grade"], row["reached"], row["evidence"]) for row in rows] == [
        ("Ada Lovelace", "8", 1, 2), ("bo", "7", 0, 1), ("Cy", "8", 0, 1), ("Zoe", "", 0, 0),
    ]  # fmt: skip


def test_coverage_lists_the_widest_gaps_first_and_who_is_on_track() -> None:
    coverage = PAGES["coverage.html"]
    assert [(one["code"], one["shown_by"]) for one in coverage["little"]] == [("SCI.3", 0), ("ART.1", 0)]
    assert coverage["requirements"][0]["words"] == "1 of 4 met it"
    rows = [(row["name"], row["missing"], row["met"]) for row in coverage["learners"]]
    assert rows == [("bo", 1, 0), ("Cy", 1, 0), ("Zoe", 1, 0), ("Ada Lovelace", 0, 1)]
    assert coverage["learners"][0]["cells"] == (
        {"reached": 0, "needed": 1, "met": False, "missing": 1, "href": "learners/bo/standards.html#_asked-1"},
    )
    asked = PAGES["learners/bo/standards.html"]["requirements"]
    assert [(one["id"], one["title"]) for one in asked] == [("_asked-1", "Inquiry")]


def test_what_lacks_less_is_folded_by_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohort_coverage, "LISTED_AT_ONCE", 1)
    coverage = cohort_coverage.coverage_page(cohort_context(COHORT, VIEWS, SCHOOL)).context
    assert [one["code"] for one in coverage["little"]] == ["SCI.3"]
    assert [(area["title"], [one["code"] for one in area["standards"]]) for area in coverage["more"]] == [
        ("Arts", ["ART.1"])
    ]


def test_from_a_learner_one_stays_on_the_same_page_of_the_next() -> None:
    steps = PAGES["learners/ada/standards.html"]["frame"]["learners"]
    assert steps == {"before": None, "after": {"name": "bo", "href": "learners/bo/standards.html"}}
    plan = PAGES["learners/ada/plan.html"]["frame"]["learners"]
    assert plan["after"]["href"] == "learners/bo/index.html"


def test_without_search_nothing_leads_to_it() -> None:
    assert "search.html" not in PAGES
    assert "search" not in {link["key"] for link in SITE.frame["nav"]}
    assert "search.html" in {page.path for page in cohort_site(COHORT, VIEWS, SCHOOL, search=True).pages}


def test_an_empty_cohort_and_a_school_without_standards_have_pages_too() -> None:
    nobody = cohort_site(COHORT, (), SCHOOL)
    bare = cohort_site(COHORT, VIEWS, School())
    assert {"index.html", "matrix.html", "inbox.html", "coverage.html"} <= {page.path for page in nobody.pages}
    assert "standards/sci-1-" in " ".join(page.path for page in bare.pages)


def test_who_is_in_two_cohorts_is_one_learner_of_the_school() -> None:
    second = COHORT.model_copy(update={"id": "oak", "title": "Oak"})
    alone = school_site([(COHORT, "juniper", figures(COHORT, [ADA, BO, ZOE]))], SCHOOL).pages[0].context
    both = (
        school_site(
            [(COHORT, "juniper", figures(COHORT, [ADA, BO])), (second, "oak", figures(second, [ZOE, ADA, BO]))], SCHOOL
        )
        .pages[0]
        .context
    )
    assert alone["lead"].removeprefix("1 cohort") == both["lead"].removeprefix("2 cohorts")
    assert alone["little"] == both["little"]
    assert [one["learners"] for one in both["cohorts"]] == [2, 3]


def test_the_schools_page_holds_sums_and_nothing_of_any_learner() -> None:
    second = COHORT.model_copy(update={"id": "oak", "title": "Oak"})
    site = school_site(
        [(COHORT, "juniper", figures(COHORT, [ADA, BO])), (second, "oak", figures(second, [ZOE]))], SCHOOL
    )
    (page,) = site.pages
    sums = page.context["cohorts"]
    assert [(one["title"], one["href"], one["learners"], one["pieces"], one["bare"]) for one in sums] == [
        ("Juniper", "../juniper/index.html", 2, 3, 2), ("Oak", "../oak/index.html", 1, 0, 4),
    ]  # fmt: skip
    science = page.context["areas"][0]["rows"]
    assert [(row["title"], row["reached"], row["of"], row["nothing"]) for row in science] == [
        ("Juniper", 1, 6, 2), ("Oak", 0, 3, 3),
    ]  # fmt: skip
    said = json.dumps(page.context)
    assert not [word for word in ("Ada", "Lovelace", "Zoe", "Title of", "ada") if word in said]


def test_the_schools_page_stays_as_it_is_when_only_names_and_titles_change() -> None:
    def site(*views: PortfolioView) -> Site:
        return school_site([(COHORT, "juniper", figures(COHORT, [*views, BO]))], SCHOOL)

    other_work = tuple(piece.model_copy(update={"title": "Another title"}) for piece in ADA.evidence)
    renamed = altered(ADA, learner="eda", name="Eda Lace", evidence=other_work)
    less = altered(ADA, evidence=ADA.evidence[:1])
    assert fingerprint(site(renamed)) == fingerprint(site(ADA)) != fingerprint(site(less))


def test_everything_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[tuple[object, ...]] = []

    def progress_of(view: PortfolioView, school: SchoolView, day: dt.date | None = None) -> Progress:
        worked_out.append((view.learner, day))
        return progress(view, school, day)

    def columns_of(learners: Sequence[LearnerProgress], school: SchoolView) -> tuple[StandardColumn, ...]:
        worked_out.append(tuple(id(learner.progress) for learner in learners))
        return columns(learners, school)

    monkeypatch.setattr(context_of_learner, "progress", progress_of)
    monkeypatch.setattr(context_of_cohort, "columns", columns_of)
    cohort_site(COHORT, VIEWS, SCHOOL)
    assert len(worked_out) > len(VIEWS) + 2
    assert Counter(worked_out) == Counter(set(worked_out))
