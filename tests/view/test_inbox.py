"""The inbox counts back from the newest entry, so the day of the build changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from small_cohort import ADA, COHORT, SCHOOL, VIEWS, day, piece

from portfolio_gen.model.learner import LearningPlan
from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.view.inbox import Inbox, inbox, weeks_before
from portfolio_gen.view.portfolio_view import PortfolioView

INBOX = cohort_context(COHORT, VIEWS, SCHOOL).inbox


def _of(*views: PortfolioView) -> Inbox:
    return inbox([LearnerContext(view, SCHOOL, {}) for view in views])


def test_new_is_what_is_no_older_than_a_fortnight() -> None:
    assert (INBOX.as_of, INBOX.since) == (day(11, 10), day(10, 27))
    assert [(new.learner, new.entry.id) for new in INBOX.new] == [("ada", "engine"), ("bo", "pool"), ("bo", "r")]


@pytest.mark.parametrize(("date", "new"), [(day(10, 27), True), (day(10, 26), False), (None, False)])
def test_the_edge_of_a_fortnight(date: dt.date | None, new: bool) -> None:
    edge = PortfolioView(audience=ADA.audience, learner="x", name="X", evidence=(piece("edge", date, "SCI.1"),))
    assert ("edge" in {arrival.entry.id for arrival in _of(ADA, edge).new}) is new


def test_unrated_is_evidence_with_a_standard_that_no_rating_of_that_piece_names() -> None:
    found = {(arrival.learner, arrival.entry.id): arrival.codes for arrival in INBOX.unrated}
    assert found == {("bo", "pool"): ("SCI.2",), ("cy", "old"): ("SCI.1",)}


def _waiting(learner: str, *pieces: tuple[str, dt.date | None, tuple[str, ...]]) -> PortfolioView:
    evidence = tuple(piece(name, date, *codes) for name, date, codes in pieces)
    return PortfolioView(audience=ADA.audience, learner=learner, name=learner.title(), evidence=evidence)


TWO = (
    _waiting("x", ("young", day(11, 9), ("S.1", "S.2")), ("undated", None, ("S.3",))),
    _waiting("y", ("old", day(9, 9), ("S.2",)), ("older", day(9, 1), ("S.1",))),
)


def test_what_waits_longest_stands_first_and_what_has_no_day_last() -> None:
    assert [arrival.entry.id for arrival in _of(*TWO).unrated] == ["older", "old", "young", "undated"]


def test_what_waits_is_grouped_by_learner_or_by_standard_those_that_wait_longest_first() -> None:
    found = _of(*TWO)
    by_learner = [(group.of, [arrival.entry.id for arrival in group.arrivals]) for group in found.by_learner]
    by_standard = [(group.of, [arrival.entry.id for arrival in group.arrivals]) for group in found.by_standard]
    assert by_learner == [("y", ["older", "old"]), ("x", ["young", "undated"])]
    assert by_standard == [("S.1", ["older", "young"]), ("S.2", ["old", "young"]), ("S.3", ["undated"])]


@pytest.mark.parametrize(
    ("date", "weeks"),
    [(day(11, 10), 0), (day(11, 3), 0), (day(11, 2), 1), (day(10, 27), 1), (day(10, 26), 2)],
)
def test_weeks_are_counted_back_from_the_newest_entry(date: dt.date, weeks: int) -> None:
    assert weeks_before(date, day(11, 10)) == weeks


def test_what_is_new_stands_in_its_week_and_nowhere_twice() -> None:
    weeks = [(week.since, week.this, [arrival.entry.id for arrival in week.arrivals]) for week in INBOX.weeks]
    assert weeks == [(day(11, 3), True, ["engine"]), (day(10, 27), False, ["pool", "r"])]
    assert [arrival for week in INBOX.weeks for arrival in week.arrivals] == list(INBOX.new)


def test_late_goals_are_those_past_their_day_and_not_finished() -> None:
    assert [(late.learner, late.entry.id) for late in INBOX.overdue] == [("ada", "late")]


@pytest.mark.parametrize(("by", "due"), [(day(11, 24), True), (day(11, 25), False), (day(1, 1), True), (None, False)])
def test_plans_are_due_a_fortnight_ahead(by: dt.date | None, due: bool) -> None:
    found = _of(ADA.model_copy(update={"plan": LearningPlan(review_by=by)}))
    assert [learner for learner, _ in found.reviews] == (["ada"] if due else [])


def test_silent_are_those_without_anything_for_a_month_those_who_never_wrote_first() -> None:
    assert INBOX.silent == (("zoe", None), ("cy", day(9, 20)))


def test_nobody_has_anything() -> None:
    found = _of(*(view for view, _ in VIEWS if view.learner == "zoe"))
    assert (found.as_of, found.new, found.unrated, found.silent) == (None, (), (), (("zoe", None),))
    assert (found.weeks, found.by_learner, found.by_standard) == ((), (), ())
