"""The inbox counts back from the newest entry, so the day of the build changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from small_cohort import ADA, COHORT, SCHOOL, VIEWS, day, piece

from portfolio_gen.model.learner import LearningPlan
from portfolio_gen.pages.cards import Desk
from portfolio_gen.pages.cohort_site import room_of
from portfolio_gen.view.inbox import Inbox, inbox
from portfolio_gen.view.portfolio_view import PortfolioView

INBOX = room_of(COHORT, VIEWS, SCHOOL).inbox


def _of(*views: PortfolioView) -> Inbox:
    return inbox([Desk(view, SCHOOL, {}) for view in views])


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
