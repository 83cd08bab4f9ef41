"""One ordered map, here or in processes."""

from __future__ import annotations

import os

import pytest

from portfolio_gen.executors import executor

_given: list[int] = []


def prepare(value: int) -> None:
    _given[:] = [value]


def times_given(item: int) -> tuple[int, int]:
    return item * _given[0], os.getpid()


@pytest.mark.parametrize("workers", [0, 1])
def test_one_worker_is_this_process(workers: int) -> None:
    with executor(workers, prepare, 3) as ordered_map:
        assert list(ordered_map(times_given, range(4))) == [(n * 3, os.getpid()) for n in range(4)]


def test_a_serial_map_waits_to_be_asked() -> None:
    with executor(1, prepare, 1) as ordered_map:
        results = iter(ordered_map(times_given, iter([1, 2])))
        prepare(5)
        assert next(results)[0] == 5


@pytest.mark.slow
def test_processes_keep_the_order_and_are_prepared_once_each() -> None:
    with executor(2, prepare, 3) as ordered_map:
        results = list(ordered_map(times_given, range(20)))
    assert [value for value, _ in results] == [n * 3 for n in range(20)]
    assert os.getpid() not in {pid for _, pid in results}


@pytest.mark.slow
def test_a_fault_in_a_process_comes_home() -> None:
    with executor(2, prepare, 3) as ordered_map, pytest.raises(ValueError, match="not a number"):
        list(ordered_map(fail, ["not a number"]))


def fail(message: str) -> None:
    raise ValueError(message)
