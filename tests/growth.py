"""How long one thing takes compared with another, in one run on one machine: ratios, never seconds.

A second is short on one machine and long on another, and longer still while something else keeps it busy. A ratio of
two processor times taken in turns is the same everywhere: work that is linear takes about twice as long for twice as
much, work that is quadratic four times.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

LINEAR = 3.0
"""Twice the input must take less than this many times as long: between 2, linear, and 4, quadratic."""
FEWEST, MOST = 3, 40
"""Rounds of measuring: a verdict needs a few, and a busy machine is given many before it counts against us."""
CLEARLY = 0.8
"""Below this part of the limit two rounds are enough."""
ENOUGH = 10.0
"""Processor seconds after which no more rounds are begun: what takes so long is no matter of disturbances."""


def ratio(first: Callable[[], object], second: Callable[[], object], limit: float) -> float:
    """How many times as long `second` takes as `first`, by the fastest of several turns each.

    The turns end as soon as the ratio is below `limit`, after three rounds at the earliest, or two where it is clearly
    below, and forty at the latest: a disturbance makes a turn slower and never faster, so more rounds only bring the
    ratio nearer to the truth.
    """
    fastest, spent = [float("inf"), float("inf")], 0.0
    for turn in range(MOST):
        took = [_seconds(work) for work in (first, second)]
        fastest, spent = [*map(min, fastest, took)], spent + sum(took)
        found = fastest[1] / fastest[0]
        if turn + 1 >= FEWEST and (found < limit or spent > ENOUGH):
            break
        if turn and found < CLEARLY * limit:
            break
    return fastest[1] / fastest[0]


def assert_linear(work: Callable[[Input], object], made: Callable[[int], Input], size: int) -> None:
    """Fail unless working on `made(2 * size)` takes less than three times as long as on `made(size)`.

    The smaller one is worked on twice in a turn: a disturbance hits the longer of two turns more often, and so the two
    are about equally long where all is well.
    """
    small, large = made(size), made(2 * size)
    grown = 2 * ratio(lambda: (work(small), work(small)), lambda: work(large), LINEAR / 2)
    assert grown < LINEAR, f"Twice as much took {grown:.1f} times as long."


def assert_at_most(times: float, work: Callable[[], object], yardstick: Callable[[], object]) -> None:
    """Fail unless `work` takes less than `times` as long as `yardstick`.

    The yardstick is laid on about as often in a turn, so that both turns are equally long: a short turn is undisturbed
    now and then where a long one never is.
    """
    often = max(1, round(times))
    found = often * ratio(lambda: [yardstick() for _ in range(often)], work, times / often)
    assert found < times, f"It took {found:.1f} times as long as what it is measured by."


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call in this thread, without the collector: in a test process its rounds hit anybody."""
    gc.disable()
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        gc.enable()
