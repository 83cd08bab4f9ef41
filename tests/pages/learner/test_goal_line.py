"""The line of a goal: marks in order, apart, and on the line."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.entries import Goal, Step
from portfolio_gen.pages.learner.goal_line import goal_line

AUG, SEPT, OCT, NOV, DEC = (dt.date(2026, month, 1) for month in range(8, 13))
NEXT_YEAR = dt.date(2027, 1, 1)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
STEPS = st.builds(Step, text=st.just("x"), due=st.none() | DAYS, done=st.none() | DAYS, finished=st.booleans())


def goal(*steps: Step, started: dt.date | None = SEPT, target: dt.date | None = DEC) -> Goal:
    return Goal(id="g", title="G", started=started, target=target, steps=steps)


def test_a_line_from_start_to_target() -> None:
    steps = (Step(text="Read", due=OCT, done=OCT, finished=True), Step(text="Write", due=NOV))
    line = goal_line(goal(*steps), OCT)
    assert line is not None
    assert (line["start"]["short"], line["end"]["short"], line["done"], line["total"]) == ("Sep 1", "Dec 1", 1, 2)
    assert [mark["done"] for mark in line["marks"]] == [True, False]
    assert line["marks"][0]["x"] == line["now"]["x"] == line["past_to"] == pytest.approx(10 + 340 * 30 / 91, abs=0.1)
    assert line["words"] == "Read: planned Oct 1, done Oct 1. Write: planned Nov 1, to do."


@pytest.mark.parametrize(
    "unplaced",
    [
        goal(),
        goal(Step(text="x")),
        goal(Step(text="x", due=OCT), started=DEC, target=SEPT),
        goal(Step(text="x", due=OCT), started=OCT, target=OCT),
        goal(Step(text="x", due=OCT), started=None, target=None),
    ],
)
def test_too_few_days_make_no_line(unplaced: Goal) -> None:
    assert goal_line(unplaced, OCT) is None


def test_steps_stand_in_for_start_and_target() -> None:
    line = goal_line(goal(Step(text="a", due=OCT), Step(text="b", due=NOV), started=None, target=None), None)
    assert line is not None
    assert (line["start"]["iso"], line["end"]["iso"], line["now"], line["past_to"]) == (
        "2026-10-01",
        "2026-11-01",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("as_of", "now", "past_to"),
    [(None, None, None), (AUG, None, None), (SEPT, 10, None), (DEC, 350, 350), (NEXT_YEAR, None, 350)],
)
def test_where_now_is(as_of: dt.date | None, now: float | None, past_to: float | None) -> None:
    line = goal_line(goal(Step(text="a", due=OCT)), as_of)
    assert line is not None
    assert (line["now"] and line["now"]["x"], line["past_to"]) == (now, past_to)


@given(steps=st.lists(STEPS, max_size=40), as_of=st.none() | DAYS)
def test_marks_stand_in_order_apart_and_on_the_line(steps: list[Step], as_of: dt.date | None) -> None:
    line = goal_line(goal(*steps), as_of)
    placed = [mark["x"] for mark in line["marks"]] if line else []
    assert len(placed) == (sum(bool(step.done or step.due) for step in steps) if line else 0)
    assert all(9.9 <= x <= 350.1 for x in placed)
    apart = min(14, 340 / max(1, len(placed) - 1)) - 0.2
    assert all(right - left >= apart for left, right in pairwise(placed))
