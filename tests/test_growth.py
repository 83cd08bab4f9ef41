"""The measure itself: what is linear passes, what is quadratic does not, and a disturbance is no verdict."""

from __future__ import annotations

import pytest
from growth import MOST, assert_at_most, assert_linear, ratio

pytestmark = pytest.mark.slow


def counted(times: int) -> int:
    total = 0
    for number in range(times):
        total += number
    return total


def test_linear_work_passes() -> None:
    assert_linear(counted, lambda size: size, 100_000)


def test_quadratic_work_does_not() -> None:
    with pytest.raises(AssertionError, match=r"Twice as much took [3-6]\."):
        assert_linear(lambda size: counted(size * size), lambda size: size, 600)


def test_work_is_measured_by_other_work() -> None:
    assert_at_most(3, lambda: counted(100_000), lambda: counted(100_000))
    with pytest.raises(AssertionError, match="times as long"):
        assert_at_most(3, lambda: counted(500_000), lambda: counted(100_000))


def test_a_disturbance_in_some_turns_is_no_verdict() -> None:
    turns = iter(range(2 * MOST))

    def disturbed() -> int:
        return counted(1_000_000 if next(turns) < 4 else 100_000)

    assert ratio(lambda: counted(100_000), disturbed, 3) < 3
