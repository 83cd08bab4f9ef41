"""Geometry of the small charts: where each mark stands. Drawing is the theme's, numbers stand beside in words."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate

from portfolio_gen.model.entries import Goal, Step
from portfolio_gen.pages.parts import GoalLine, StepMark, TodayMark
from portfolio_gen.pages.text_format import known_day
from portfolio_gen.pages.words import say

_LEFT, _RIGHT = 10.0, 350.0
_APART = 14.0
"""Units between two step marks, so that steps of one week can still be told apart."""


def goal_line(goal: Goal, as_of: dt.date | None) -> GoalLine | None:
    """The line of a goal from its start to its target, 360 x 56 units; None where the goal names too few days."""
    days = [step_day for step in goal.steps if (step_day := step.done or step.due)]
    start = goal.started or min(days, default=None)
    end = goal.target or max(days, default=None)
    if start is None or end is None or end <= start or not days:
        return None
    scale = _Scale(start, end)
    done = [step for step in goal.steps if step.finished]
    marks = _apart([(scale.x(_when(step)), step.finished) for step in goal.steps if _when(step)])
    return {
        "start": known_day(start, as_of),
        "end": known_day(end, as_of),
        "done": len(done),
        "total": len(goal.steps),
        "now": TodayMark(x=scale.x(as_of), label=known_day(as_of, as_of)) if as_of and start <= as_of <= end else None,
        "past_to": scale.x(min(as_of, end)) if as_of and as_of > start else None,
        "marks": tuple(StepMark(x=x, done=finished) for x, finished in marks),
        "words": " ".join(_in_words(step, as_of) for step in goal.steps),
    }


class _Scale:
    def __init__(self, start: dt.date, end: dt.date) -> None:
        self.start, self.days = start, (end - start).days

    def x(self, date: dt.date | None) -> float:
        share = ((date or self.start) - self.start).days / self.days
        return round(_LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0), 1)


def _when(step: Step) -> dt.date | None:
    return step.done or step.due


def _apart(marks: list[tuple[float, bool]]) -> list[tuple[float, bool]]:
    """In order and apart: pushed to the right as far as needed, then back from the end of the line."""
    placed = sorted(marks, key=lambda mark: mark[0])
    apart = min(_APART, (_RIGHT - _LEFT) / max(1, len(placed) - 1))
    xs = list(accumulate((x for x, _ in placed), lambda before, x: max(x, before + apart)))
    back = accumulate(reversed(xs), lambda after, x: min(x, after - apart), initial=_RIGHT + apart)
    return [(round(x, 1), finished) for x, (_, finished) in zip(reversed(list(back)), placed, strict=False)]


def _in_words(step: Step, as_of: dt.date | None) -> str:
    done = known_day(step.done, as_of)["short"] if step.done else ""
    if step.due is None:
        if done:
            return say("{step}: done {day}.", step=step.text, day=done)
        return say("{step}: done.", step=step.text) if step.finished else say("{step}: to do.", step=step.text)
    planned = known_day(step.due, as_of)["short"]
    if done:
        return say("{step}: planned {planned}, done {day}.", step=step.text, planned=planned, day=done)
    if step.finished:
        return say("{step}: planned {planned}, done.", step=step.text, planned=planned)
    return say("{step}: planned {planned}, to do.", step=step.text, planned=planned)
