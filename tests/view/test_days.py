"""One slip of the pen in a year moves nothing but the entry it stands in, whatever day it is today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_cohort import ADA, COHORT, SCHOOL, VIEWS, altered, figures, piece

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Reflection
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School, Term
from portfolio_gen.pages.cohort.site import cohort_context, cohort_site
from portfolio_gen.pages.learner.context import Media
from portfolio_gen.pages.learner.site import learner_site
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import Site
from portfolio_gen.view.days import days_settled, newest_day
from portfolio_gen.view.portfolio_view import PortfolioView

FALL = Term(id="fall", title="Fall", start=dt.date(2026, 8, 26), end=dt.date(2027, 1, 22))


def on(*days: str) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in days]


@pytest.mark.parametrize(
    ("days", "terms", "newest"),
    [
        ([], (), None),
        (["2026-11-10"], (), "2026-11-10"),
        (["2026-11-10", "2062-09-20"], (), "2026-11-10"),
        (["2026-11-10", "2062-09-20", "2063-09-25"], (), "2026-11-10"),
        (["2026-11-10", "2026-11-12", "2026-11-14", "2062-09-20", "2062-09-25"], (), "2026-11-14"),
        (["2026-11-10", "2026-11-10", "2026-11-10", "2062-09-20", "2062-09-20"], (), "2026-11-10"),
        (["2026-11-10", "2062-09-20", "2062-09-25"], (), "2062-09-25"),
        (["2026-11-10", "2026-11-12", "2026-11-14", "2062-09-20", "2099-09-20"], (), "2026-11-14"),
        (["2024-05-01", "2024-05-02", "2024-05-03", "2031-05-01", "2031-05-02"], (), "2031-05-02"),
        (["2026-11-10", "1026-11-10"], (), "2026-11-10"),
        (["2026-11-10", "2006-11-10"], (), "2026-11-10"),
        (["2026-11-10", "2027-11-10"], (), "2027-11-10"),
        (["2026-11-10", "2027-11-11"], (), "2026-11-10"),
        (["2026-11-10", "2027-11-10"], (FALL,), "2026-11-10"),
        (["2062-09-20"], (), "2062-09-20"),
        (["2009-05-01"], (), "2009-05-01"),
        (["2009-05-01", "2062-09-20"], (), "2062-09-20"),
        # back after two years: in a term there is no doubt
        (["2024-11-10", "2026-11-10"], (), "2024-11-10"),
        (["2024-11-10", "2026-11-10"], (FALL,), "2026-11-10"),
        # the school goes on writing although its last term is over, and nobody has set the next
        (["2027-01-20", "2027-03-01", "2027-05-01", "2027-08-25"], (FALL,), "2027-08-25"),
        (["2027-01-20", "2027-05-21"], (FALL,), "2027-01-20"),
        (["2027-01-20", "2027-05-20"], (FALL,), "2027-05-20"),
    ],
)
def test_the_newest_day_that_can_be_right(days: list[str], terms: tuple[Term, ...], newest: str | None) -> None:
    assert newest_day(on(*days), terms) == (dt.date.fromisoformat(newest) if newest else None)


@pytest.mark.parametrize(
    ("days", "newest"),
    [
        (["2026-11-10", "2027-03-10"], "2027-03-10"),
        (["2026-11-10", "2027-03-11"], "2026-11-10"),
        (["2026-11-10", "2027-11-10", "2062-01-01"], "2026-11-10"),
        # a cohort that begins again: the first day is doubted, the second settles it
        (["2025-11-10", "2026-11-10"], "2025-11-10"),
        (["2025-11-10", "2026-11-10", "2026-11-11"], "2026-11-11"),
        (["2025-11-10", "2026-11-10", "2026-11-10"], "2026-11-10"),
    ],
)
@pytest.mark.parametrize(
    "terms", [(), (FALL, FALL.model_copy(update={"start": FALL.end, "end": dt.date(2027, 6, 30)}))]
)
def test_several_learners_are_never_all_silent_for_long_not_even_in_a_term(
    days: list[str], newest: str, terms: tuple[Term, ...]
) -> None:
    assert newest_day(on(*days), terms, of_several=True) == dt.date.fromisoformat(newest)


def view(learner: str, *days: str, rated: str = "") -> PortfolioView:
    ratings = (Rating(learner=learner, standard="S", level="proficient", date=on(rated)[0]),) if rated else ()
    pieces = tuple(piece(f"p{number}", day, "SCI.1") for number, day in enumerate(on(*days)))
    return PortfolioView(
        audience=Audience.EDUCATORS, learner=learner, name=learner.title(), evidence=pieces, ratings=ratings
    )


def doubted(seen: PortfolioView) -> list[str]:
    return [str(item.doubtful) for item in (*seen.entries, *seen.ratings) if item.doubtful]


def test_what_is_doubted_is_shown_and_stands_last() -> None:
    (seen,) = days_settled([view("ada", "2062-09-20", "2026-11-10", "1026-11-09", "2014-05-01")], ())
    assert [(item.id, item.date, str(item.written_day)) for item in seen.evidence] == [
        ("p1", dt.date(2026, 11, 10), "2026-11-10"),
        ("p3", dt.date(2014, 5, 1), "2014-05-01"),
        ("p0", None, "2062-09-20"),
        ("p2", None, "1026-11-09"),
    ]


def test_a_rating_is_doubted_too_and_a_late_one_is_not() -> None:
    assert doubted(days_settled([view("ada", "2026-11-10", rated="2062-11-12")], ())[0]) == ["2062-11-12"]
    assert doubted(days_settled([view("ada", "2026-11-10", rated="2026-12-12")], ())[0]) == []


def test_beside_others_a_day_is_judged_anew() -> None:
    (alone,) = days_settled([view("ada", "2024-11-10", "2026-11-10")], ())
    assert doubted(alone) == ["2026-11-10"]
    beside = days_settled([alone, view("bo", "2026-10-30", "2026-02-01"), view("cy", "2062-01-01")], ())
    assert [doubted(seen) for seen in beside] == [[], [], ["2062-01-01"]]


def test_two_learners_with_one_day_do_not_both_err_and_one_learner_with_two_files_may() -> None:
    both = days_settled([view("ada", "2025-11-10", "2026-11-10"), view("bo", "2026-11-10")], ())
    assert [doubted(seen) for seen in both] == [[], []]
    alone = days_settled([view("ada", "2026-11-10", "2062-09-20", "2062-09-20"), view("bo", "2026-11-09")], ())
    assert [doubted(seen) for seen in alone] == [["2062-09-20", "2062-09-20"], []]


def test_nothing_to_doubt_changes_nothing() -> None:
    views = [one for one, _ in VIEWS]
    assert all(before is after for before, after in zip(views, days_settled(views, SCHOOL.terms), strict=True))


# ---- the law --------------------------------------------------------------------------------------------------------

ABSURD = st.one_of(
    st.dates(min_value=dt.date(2028, 1, 1)),
    st.dates(max_value=dt.date(2006, 12, 31)),
    st.sampled_from(on("2062-09-20", "0206-11-10", "2027-11-20")),
)


def _pages(site: Site) -> dict[str, Any]:
    return {page.path: (dict(page.context), dict(site.frame)) for page in site.pages}


def _with(entry: Evidence | Reflection) -> tuple[tuple[PortfolioView, Media], ...]:
    kind = "evidence" if isinstance(entry, Evidence) else "reflections"
    more = altered(ADA, **{kind: (*getattr(ADA, kind), entry)})
    return tuple((more if seen.learner == "ada" else seen, media) for seen, media in VIEWS)


@pytest.mark.slow
@given(ABSURD)
def test_an_absurd_day_changes_nothing_of_a_cohort_but_its_own_learners_lists(day: dt.date) -> None:
    undated, absurd = (
        _pages(cohort_site(COHORT, _with(Reflection(id="z", title="Z", date=date)), SCHOOL, search=True))
        for date in (None, day)
    )
    changed = {path for path in undated if undated[path] != absurd[path]}
    assert undated.keys() == absurd.keys()
    assert changed == {
        "learners/ada/index.html", "learners/ada/reflections/index.html", "learners/ada/reflections/z.html",
    } & changed  # fmt: skip
    assert "learners/ada/reflections/z.html" in changed


@given(ABSURD)
def test_an_absurd_day_of_evidence_is_one_more_piece_that_waits_and_nothing_else(day: dt.date) -> None:
    before, after = (
        cohort_context(COHORT, VIEWS, SCHOOL),
        cohort_context(COHORT, _with(piece("z", day, "SCI.3")), SCHOOL),
    )
    same = ("as_of", "since", "new", "overdue", "reviews", "silent")
    assert [getattr(after.inbox, name) for name in same] == [getattr(before.inbox, name) for name in same]
    assert {arrival.entry.id for arrival in after.inbox.unrated} - {a.entry.id for a in before.inbox.unrated} == {"z"}
    assert (after.terms, after.past_terms) == (before.terms, before.past_terms)


@given(ABSURD, st.sampled_from([SCHOOL, School()]))
def test_an_absurd_day_changes_nothing_of_what_a_learners_own_site_counts_from(day: dt.date, school: School) -> None:
    sites = [
        learner_site(*days_settled([altered(one, audience=Audience.FAMILY)], school.terms), school, {}, "x")
        for one in (ADA, next(one for one, _ in _with(Reflection(id="z", title="Z", date=day)) if one.learner == "ada"))
    ]
    before, after = map(_pages, sites)
    assert before["standards.html"][0] == after["standards.html"][0]
    assert sites[0].frame["newest"] == sites[1].frame["newest"]


@given(ABSURD)
def test_an_absurd_day_changes_nothing_of_the_schools_sums(day: dt.date) -> None:
    before, after = (
        school_site([(COHORT, "juniper", figures(COHORT, (one for one, _ in views)))], SCHOOL)
        for views in (VIEWS, _with(Reflection(id="z", title="Z", date=day)))
    )
    assert _pages(before) == _pages(after)
