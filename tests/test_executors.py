"""One ordered map, here or in processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from portfolio_gen.executors import Died, executor

_given: list[int] = []


def prepare(value: int) -> None:
    _given[:] = [value]


def times_given(item: int) -> tuple[int, int]:
    return item * _given[0], os.getpid()


@pytest.mark.parametrize("workers", [0, 1])
def test_one_worker_is_this_process(workers: int) -> None:
    with executor(workers, prepare, 3) as execution:
        assert list(execution.map(times_given, range(4))) == [(n * 3, os.getpid()) for n in range(4)]


def test_a_serial_map_waits_to_be_asked() -> None:
    with executor(1, prepare, 1) as execution:
        results = iter(execution.map(times_given, iter([1, 2])))
        prepare(5)
        assert next(results)[0] == 5


@pytest.mark.slow
def test_processes_keep_the_order_and_are_prepared_once_each() -> None:
    with executor(2, prepare, 3) as execution:
        results = list(execution.map(times_given, range(20)))
    assert [value for value, _ in results] == [n * 3 for n in range(20)]
    assert os.getpid() not in {pid for _, pid in results}


@pytest.mark.slow
def test_a_fault_in_a_process_comes_home() -> None:
    with executor(2, prepare, 3) as execution, pytest.raises(ValueError, match="not a number"):
        list(execution.map(fail, ["not a number"]))


def fail(message: str) -> None:
    raise ValueError(message)


def die_at(item: int) -> int:
    if item == _given[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def die_once(item: str) -> str:
    if item and not Path(item).exists():
        Path(item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


@pytest.mark.slow
@pytest.mark.parametrize("deadly", [0, 7, 19])
def test_a_process_that_dies_costs_the_item_it_was_at(deadly: int) -> None:
    with executor(2, prepare, deadly) as execution:
        results = list(execution.map(die_at, range(20)))
        assert execution.alone(die_at, 3 if deadly != 3 else 4) == 9
    assert results == [Died(item) if item == deadly else item * item for item in range(20)]


@pytest.mark.slow
def test_an_item_that_killed_one_process_is_tried_once_more(tmp_path: Path) -> None:
    items = ["", "", str(tmp_path / "once"), "", str(tmp_path / "again"), "", "", "", ""]
    with executor(2, prepare, 0) as execution:
        assert list(execution.map(die_once, items)) == items


@pytest.mark.slow
def test_a_process_that_does_not_come_back_is_given_up() -> None:
    with executor(2, be_quick, 1) as execution:
        assert list(execution.map(sleep_at, [0, 1, 2])) == [0, Died(1), 2]


def be_quick(value: int) -> None:
    from portfolio_gen import executors

    prepare(value)
    executors.LONGEST_JOB = 2


def sleep_at(item: int) -> int:
    if item == _given[0]:
        time.sleep(600)
    return item
