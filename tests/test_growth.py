"""The measure itself: what is linear passes, what is quadratic does not, and a disturbance is no verdict.

The clock is made up: a machine that is disturbed while its own measure is measured proves nothing.
"""

from __future__ import annotations

import time
from random import Random

import pytest
from growth import MOST, assert_at_most, assert_linear, ratio


class Clock:
    """Seconds that pass while something works, and at no other time."""

    def __init__(self, *, noise: float = 0.0) -> None:
        self._now = 0.0
        self._noise = noise
        self._chance = Random("noise")

    def now(self) -> float:
        """What the clock says."""
        return self._now

    def work(self, seconds: float) -> None:
        """Take as long as this, or up to `noise` times longer."""
        self._now += seconds * (1 + self._noise * self._chance.random())


@pytest.fixture(params=[0.0, 0.1, 0.5], ids=["quiet", "busy", "disturbed"])
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(noise=request.param)
    monkeypatch.setattr(time, "thread_time", made.now)
    return made


def test_linear_work_passes(clock: Clock) -> None:
    assert_linear(clock.work, lambda size: size / 10_000, 100)


def test_nearly_linear_work_passes(clock: Clock) -> None:
    assert_linear(lambda size: clock.work(size**1.2), lambda size: size, 100)


def test_work_is_measured_by_other_work(clock: Clock) -> None:
    assert_at_most(3, lambda: clock.work(0.1), lambda: clock.work(0.1))
    with pytest.raises(AssertionError, match="times as long"):
        assert_at_most(3, lambda: clock.work(0.5), lambda: clock.work(0.1))
    assert_at_most(0.2, lambda: clock.work(0.01), lambda: clock.work(0.1))
    with pytest.raises(AssertionError, match="times as long"):
        assert_at_most(0.2, lambda: clock.work(0.05), lambda: clock.work(0.1))


def test_quadratic_work_does_not_pass(clock: Clock) -> None:
    with pytest.raises(AssertionError, match=r"Twice as much took [3-6]\."):
        assert_linear(lambda size: clock.work(size * size), lambda size: size, 300)


def test_a_disturbance_in_some_turns_is_no_verdict(clock: Clock) -> None:
    turns = iter(range(2 * MOST))
    assert ratio(lambda: clock.work(0.1), lambda: clock.work(1.0 if next(turns) < 4 else 0.1), 3) < 3
