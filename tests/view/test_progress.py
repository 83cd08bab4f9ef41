"""Progress: both views, gaps in kinds, requirements, and the state at the end of a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Reflection, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod, Requirement, School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import progress, until
from portfolio_gen.view.standard_progress import StandardProgress

CODES = ("SCI.1", "SCI.2", "TS.1")
FRAMEWORK = Framework(id="ngss-x", title="Example", standards=tuple(Standard(id=c, code=c, title=c) for c in CODES))
SCHOOL = School(
    frameworks=(FRAMEWORK,),
    rating_method=RatingMethod(name="most_recent"),
    graduation=(Requirement(id="sci", title="Science", standards=("SCI.*",), proficient_in=2),),
)


def piece(name: str, day: int, *codes: str, context: str = "school", level: str = "") -> Evidence:
    tags = tuple(Tag(code=code, level=level) for code in codes)
    return Evidence(id=name, title=name, date=dt.date(2026, 10, day), standards=tags, context=context)


def rating(code: str, level: str, day: int) -> Rating:
    return Rating(learner="a", standard=code, level=level, date=dt.date(2026, 10, day), by="ms-x")


def view(**changes: object) -> PortfolioView:
    return PortfolioView.model_validate({"audience": Audience.FAMILY, "learner": "a", "name": "A", **changes})


def on(code: str, seen: PortfolioView, as_of: dt.date | None = None) -> StandardProgress:
    return next(item for item in progress(seen, SCHOOL, as_of).standards if item.code == code)


@pytest.mark.parametrize(
    ("seen", "gaps"),
    [
        (view(), {Gap.NO_EVIDENCE}),
        (view(evidence=(piece("p", 1, "SCI.1"),)), {Gap.NOT_RATED}),
        (view(evidence=(piece("p", 1, "SCI.1", level="proficient"),)), {Gap.ONLY_OWN_VIEW}),
        (view(ratings=(rating("SCI.1", "insufficient", 2),)), {Gap.INSUFFICIENT}),
        (view(ratings=(rating("SCI.1", "excused", 2),)), set()),
        (view(ratings=(rating("SCI.1", "developing", 2),)), {Gap.NOT_YET_PROFICIENT, Gap.NO_OWN_VIEW}),
        (
            view(
                evidence=(piece("p", 1, "SCI.1", level="proficient"), piece("q", 2, "SCI.1")),
                ratings=(rating("SCI.1", "proficient", 3),),
            ),
            {Gap.ONE_CONTEXT},
        ),
        (
            view(
                evidence=(piece("p", 1, "SCI.1", level="proficient"), piece("q", 2, "SCI.1", context="home")),
                ratings=(rating("SCI.1", "proficient", 3),),
            ),
            set(),
        ),
    ],
)
def test_each_kind_of_gap_has_its_own_name(seen: PortfolioView, gaps: set[Gap]) -> None:
    assert set(on("SCI.1", seen).gaps) == gaps


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        (view(), None),
        (view(evidence=(piece("p", 3),)), 3),
        (view(evidence=(piece("p", 3),), ratings=(rating("SCI.1", "proficient", 12),)), 12),
        (view(evidence=(piece("p", 14),), ratings=(rating("SCI.1", "proficient", 12),)), 14),
        (view(ratings=(rating("SCI.1", "excused", 5),)), 5),
    ],
)
def test_it_is_as_of_the_newest_thing_in_it(seen: PortfolioView, day: int | None) -> None:
    assert progress(seen, SCHOOL).as_of == (day and dt.date(2026, 10, day))


@pytest.mark.parametrize(
    ("evidence", "gaps"),
    [
        ((), {Gap.NO_EVIDENCE}),
        ((piece("p", 1, "SCI.1"),), set()),
        ((piece("p", 1, "SCI.1", level="proficient"),), set()),
        ((piece("p", 1, "SCI.1"), piece("q", 2, "SCI.1")), {Gap.ONE_CONTEXT}),
        ((piece("p", 1, "SCI.1"), Evidence(id="z", title="Z", date=dt.date(2028, 1, 1))), set()),
    ],
)
def test_who_may_not_see_ratings_is_told_nothing_by_their_absence(
    evidence: tuple[Evidence, ...], gaps: set[Gap]
) -> None:
    seen = view(evidence=evidence, sees_ratings=False)
    assert set(on("SCI.1", seen).gaps) == gaps
    assert progress(seen, SCHOOL).requirements == ()
    assert progress(view(evidence=evidence), SCHOOL).requirements != ()


def test_nothing_new_for_a_year_is_a_gap() -> None:
    seen = view(evidence=(piece("p", 1, "SCI.1", level="proficient"),), ratings=(rating("SCI.1", "proficient", 2),))
    assert Gap.STALE not in on("SCI.1", seen, dt.date(2027, 10, 2)).gaps
    assert Gap.STALE in on("SCI.1", seen, dt.date(2027, 10, 3)).gaps


def test_own_view_and_educators_view_are_never_mixed() -> None:
    item = on(
        "SCI.1",
        view(evidence=(piece("p", 1, "SCI.1", level="extending"),), ratings=(rating("SCI.1", "developing", 2),)),
    )
    assert (item.result.level and item.result.level.id, item.own and item.own.id) == ("developing", "extending")
    assert [(s.who, s.counted) for s in item.assessments] == [("me", False), ("educators", True)]


def test_a_requirement_counts_proficient_standards_and_names_the_rest() -> None:
    found = progress(view(ratings=(rating("SCI.1", "proficient", 2), rating("SCI.2", "developing", 2))), SCHOOL)
    requirement = found.requirements[0]
    assert ([i.code for i in requirement.reached], [i.code for i in requirement.open], requirement.met) == (
        ["SCI.1"], ["SCI.2"], False,
    )  # fmt: skip


DIVIDED = (
    Standard(id="R.1", code="R.1", kind="Standard"),
    Standard(id="R.2", code="R.2", kind="Standard"),
    Standard(id="R.2a", code="R.2a", kind="Part", parents=("R.2",)),
    Standard(id="R.2b", code="R.2b", kind="Part", parents=("R.2",)),
)


@pytest.mark.parametrize(
    ("standards", "rated", "reached", "missing"),
    [
        (("R.2",), {"R.2": "proficient"}, ["R.2"], []),
        (("R.2",), {"R.2a": "proficient"}, [], ["R.2"]),
        (("R.*",), {"R.2": "proficient"}, ["R.2"], ["R.1", "R.2a", "R.2b"]),
        (("R.*",), {"R.2": "proficient", "R.2a": "proficient"}, ["R.2a"], ["R.1", "R.2", "R.2b"]),
        (("R.*",), {"R.2": "developing"}, [], ["R.1", "R.2", "R.2a", "R.2b"]),
        (("R.*",), {}, [], ["R.1", "R.2a", "R.2b"]),
    ],
)
def test_a_divided_standard_counts_once_where_it_is_rated_whole(
    standards: tuple[str, ...], rated: dict[str, str], reached: list[str], missing: list[str]
) -> None:
    asked = (Requirement(id="r", title="R", standards=standards),)
    school = School(frameworks=(Framework(id="f", title="F", standards=DIVIDED),), graduation=asked)
    ratings = tuple(rating(code, level, 2) for code, level in rated.items())
    (found,) = progress(view(ratings=ratings), school).requirements
    assert ([item.code for item in found.reached], [item.code for item in found.open]) == (reached, missing)


ENDED = Standard(id="O.2", code="O.2", title="Old", retired=dt.date(2026, 10, 5))
OLD = School(
    frameworks=(Framework(id="f", title="F", standards=(Standard(id="O.1", code="O.1"), ENDED)),),
    graduation=(Requirement(id="o", title="O", standards=("O.*",), proficient_in=2),),
)


@pytest.mark.parametrize(
    ("rated", "shown", "missing", "reached"),
    [
        ({"O.1": ("proficient", 9)}, ["O.1"], [], ["O.1"]),
        ({"O.1": ("proficient", 5)}, ["O.1", "O.2"], ["O.2"], ["O.1"]),
        ({"O.1": ("proficient", 9), "O.2": ("proficient", 1)}, ["O.1", "O.2"], [], ["O.1", "O.2"]),
        ({"O.1": ("proficient", 9), "O.2": ("developing", 1)}, ["O.1", "O.2"], [], ["O.1"]),
        ({}, ["O.1"], ["O.1"], []),
    ],
)
def test_what_a_framework_has_ended_is_not_waited_for(
    rated: dict[str, tuple[str, int]], shown: list[str], missing: list[str], reached: list[str]
) -> None:
    """The last day counts; what was reached before stays reached."""
    found = progress(view(ratings=tuple(rating(code, *said) for code, said in rated.items())), OLD)
    assert [item.code for item in found.standards] == shown
    (asked,) = found.requirements
    assert ([item.code for item in asked.open], [item.code for item in asked.reached]) == (missing, reached)
    assert [item.gaps for item in found.standards if item.ended] == [()] * ("O.2" in shown and len(missing) == 0)


def test_what_has_ended_says_so_wherever_it_is_named() -> None:
    assert ENDED.name == "Old (retired after October 5, 2026)"


def test_codes_of_no_framework_come_last() -> None:
    found = progress(view(evidence=(piece("p", 1, "AAA", "TS.1"),)), SCHOOL)
    assert [item.code for item in found.standards] == [*CODES, "AAA"]


def test_a_reflection_is_not_a_piece_of_evidence() -> None:
    thought = Reflection(
        id="r", title="r", date=dt.date(2026, 10, 1), standards=(Tag(code="SCI.1", level="proficient"),)
    )
    item = on("SCI.1", view(reflections=(thought,)))
    assert (item.pieces, item.own and item.own.id, len(item.tagged)) == ((), "proficient", 1)


DAYS = st.integers(1, 28)


@given(
    st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["beginning", "developing", "proficient"]), DAYS)),
    st.lists(st.tuples(st.sampled_from(CODES), DAYS)),
    DAYS,
)
def test_as_of_a_day_knows_nothing_of_what_came_later(
    marks: list[tuple[str, str, int]], pieces: list[tuple[str, int]], day: int
) -> None:
    ratings = tuple(rating(*mark) for mark in marks)
    evidence = tuple(piece(f"p{n}", when, code, level="developing") for n, (code, when) in enumerate(pieces))
    end = dt.date(2026, 10, day)
    whole = view(ratings=ratings, evidence=evidence)
    early = view(
        ratings=tuple(one for one in ratings if one.date and one.date <= end),
        evidence=tuple(one for one in evidence if one.date and one.date <= end),
    )
    assert progress(whole, SCHOOL, end) == progress(early, SCHOOL, end)
    assert until(whole, end) == early
