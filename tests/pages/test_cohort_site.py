"""An educators' site: its first page, inbox, coverage, the way between learners; and the school's sums."""

from __future__ import annotations

import json
from dataclasses import replace

from small_cohort import ADA, BO, COHORT, SCHOOL, VIEWS, ZOE

from portfolio_gen.model.school import School
from portfolio_gen.pages.cohort_site import cohort_site
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import fingerprint

SITE = cohort_site(COHORT, VIEWS, SCHOOL)
PAGES = {page.path: page.context for page in SITE.pages}


def test_the_first_page_says_where_to_look_first() -> None:
    looks = [[(line["name"], line["note"]) for line in look["lines"]] for look in PAGES["index.html"]["looks"]]
    assert looks[0][:2] == [("Name of SCI.3", "4 of 4"), ("Name of ART.1", "3 of 4")]
    assert looks[1] == [("Zoe", "nothing yet"), ("Cy", "last on September 20")]
    assert looks[2] == [("bo", "2 standards"), ("Cy", "1 standard")]


def test_the_first_page_counts_what_the_other_pages_list() -> None:
    ways = {way["title"]: way["words"] for way in PAGES["index.html"]["ways"]}
    inbox = PAGES["inbox.html"]
    assert ways["Inbox"].startswith(
        f"{len(inbox['new'])} new in two weeks, {len(inbox['unrated'])} not rated yet, 1 goal"
    )
    bare = [standard for standard in PAGES["coverage.html"]["little"] if not standard["shown_by"]]
    assert ways["Coverage"].startswith(f"{len(bare)} standards without any evidence")


def test_the_table_of_learners_repeats_their_progress() -> None:
    rows = PAGES["index.html"]["learners"]
    assert [(row["name"], row["grade"], row["reached"], row["evidence"]) for row in rows] == [
        ("Ada Lovelace", "8", 1, 2), ("bo", "7", 0, 1), ("Cy", "8", 0, 1), ("Zoe", "", 0, 0),
    ]  # fmt: skip


def test_coverage_lists_the_widest_gaps_first_and_who_is_on_track() -> None:
    coverage = PAGES["coverage.html"]
    assert [(one["code"], one["shown_by"]) for one in coverage["little"]] == [("SCI.3", 0), ("ART.1", 0)]
    assert coverage["requirements"][0]["words"] == "1 of 4 met it"
    assert coverage["learners"][0]["cells"] == ({"reached": 1, "needed": 1, "met": True},)


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


def test_the_schools_page_holds_sums_and_nothing_of_any_learner() -> None:
    second = COHORT.model_copy(update={"id": "oak", "title": "Oak"})
    site = school_site([(COHORT, "juniper", [ADA, BO]), (second, "oak", [ZOE])], SCHOOL)
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
    assert fingerprint(site) == fingerprint(replace(site))
