"""Work that takes too long, too much memory or goes too deep is stopped, and everything is as it was before."""

from __future__ import annotations

import re
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

from portfolio_gen.publish.limits import LimitReached, within

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
MANY = 1 << 30
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says how much memory is in use")


def spin() -> None:
    while True:
        pass


def swallow() -> None:
    while True:
        try:
            spin()
        except Exception:
            continue


def search() -> None:
    re.search(r"(a+)+$", "a" * 40 + "b")


def dig() -> None:
    dig()


@pytest.mark.parametrize("work", [spin, swallow, search])
def test_what_takes_too_long_is_stopped(work: Callable[[], None]) -> None:
    begun = time.process_time()
    with pytest.raises(LimitReached, match="takes too long"), within(0.2, MANY):
        work()
    assert time.process_time() - begun < 5


@pytest.mark.slow
@ON_LINUX
@pytest.mark.parametrize("work", [lambda: bytearray(MANY), lambda: list(range(1 << 26))])
def test_what_takes_too_much_memory_is_stopped(work: Callable[[], object]) -> None:
    with pytest.raises(LimitReached, match="takes too much memory"), within(20, MANY // 4):
        work()
    assert len(bytearray(MANY // 2)) == MANY // 2


def test_what_goes_too_deep_is_stopped() -> None:
    with pytest.raises(LimitReached, match="is nested too deep"), within(20, MANY):
        dig()


def test_what_stays_below_the_limits_goes_on_and_other_faults_stay_what_they_are() -> None:
    with within(20, MANY):
        assert sum(range(1_000)) == 499_500
    with pytest.raises(KeyError), within(20, MANY):
        raise KeyError("ours")


def test_everything_is_as_it_was_before() -> None:
    resource = pytest.importorskip("resource")

    def state() -> tuple[object, ...]:
        limits = resource.getrlimit(resource.RLIMIT_AS)
        return signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF), limits

    before = state()
    for work in (spin, dig):
        with pytest.raises(LimitReached), within(0.1, MANY):
            work()
        assert state() == before


def test_one_limit_inside_another_leaves_the_outer_one() -> None:
    def stop_and_spin() -> None:
        with pytest.raises(LimitReached), within(0.1, MANY):
            spin()
        spin()

    with pytest.raises(LimitReached), within(0.3, MANY):
        stop_and_spin()


def test_another_thread_works_without_limits() -> None:
    done: list[int] = []

    def work() -> None:
        with within(0.01, 1):
            done.append(sum(range(3_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [sum(range(3_000_000))]
