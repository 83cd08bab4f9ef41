"""One ordered `map`, serial or in processes. MkDocs is not safe for threads, so there are none.

A process that dies (of a lack of memory, of a fault in a decoder) costs the item it was at, and only where that item
kills processes that had nothing else to do, twice.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
LONGEST_JOB = 1800
"""Seconds that one item may take before its process is given up."""


@dataclass(frozen=True, slots=True)
class Died(Generic[A]):
    """Stands where a result would: whichever process worked on the item died, twice."""

    item: A


class Executor(Protocol):
    """Where items are worked on."""

    def map(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B | Died[A]]:
        """Call a function on each item; results come in the order of the items."""
        ...

    def alone(self, function: Callable[[A], B], item: A, /) -> B | Died[A]:
        """Call a function on one item while nothing else is at work."""
        ...


@contextmanager
def executor(workers: int, prepare: Callable[..., None], *values: Any) -> Iterator[Executor]:
    """Yield an executor. `prepare(*values)` runs once in every process before its first item."""
    if workers <= 1:
        prepare(*values)
        yield _Here()
        return
    processes = _Processes(workers, (prepare, *values))
    try:
        yield processes
    finally:
        processes.close()


class _Here:
    """This process."""

    def map(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B | Died[A]]:
        return map(function, items)

    def alone(self, function: Callable[[A], B], item: A, /) -> B | Died[A]:
        return function(item)


class _Processes:
    """Processes that are replaced when they die."""

    def __init__(self, workers: int, begin: tuple[Any, ...]) -> None:
        self._workers = workers
        self._begin = begin
        self._pools: dict[int, ProcessPoolExecutor] = {}
        self._others = frozenset(multiprocessing.active_children())

    def map(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B | Died[A]]:
        waiting = list(items)
        results: dict[int, B | Died[A]] = {}
        place = 0
        while place < len(waiting):
            futures: dict[int, Future[B]] = {}
            try:
                for index in range(place, len(waiting)):
                    if index not in results:
                        futures[index] = self._submit(self._workers, function, waiting[index])
                while place < len(waiting):
                    yield results.pop(place) if place in results else futures[place].result()
                    place += 1
            except BrokenProcessPool:
                self._end(self._workers)
                settled = self._after_a_death(function, waiting, futures, place)
                results.update(settled)

    def alone(self, function: Callable[[A], B], item: A, /) -> B | Died[A]:
        try:
            return self._submit(1, function, item).result()
        except BrokenProcessPool:
            self._end(1)
            return Died(item)

    def _after_a_death(
        self, function: Callable[[A], B], items: list[A], futures: Mapping[int, Future[B]], place: int
    ) -> dict[int, B | Died[A]]:
        """What was done before a process died, and what was at work or next in line, done again one by one."""
        done: dict[int, B | Died[A]] = {
            index: future.result()
            for index, future in futures.items()
            if index >= place and not future.cancelled() and not future.exception()
        }
        in_doubt = [index for index in futures if index >= place and index not in done]
        for index in in_doubt[: 2 * self._workers + 1]:  # the pool hands out this many ahead of what it has finished
            settled = self.alone(function, items[index])
            done[index] = self.alone(function, items[index]) if isinstance(settled, Died) else settled
        return done

    def _submit(self, workers: int, function: Callable[[A], B], item: A) -> Future[B]:
        if workers not in self._pools:
            spawn = multiprocessing.get_context("spawn")
            self._pools[workers] = ProcessPoolExecutor(
                workers, mp_context=spawn, initializer=_begin, initargs=self._begin
            )
        return self._pools[workers].submit(_within_reason, function, item)

    def _end(self, workers: int) -> None:
        if pool := self._pools.pop(workers, None):
            pool.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End all processes, which have nothing to do any more.

        Nobody waits for them: one that dies while it says goodbye would hold up the others, and they the build.
        """
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        for process in frozenset(multiprocessing.active_children()) - self._others:
            process.kill()


def _within_reason(function: Callable[[A], B], item: A) -> B:
    """Call a function; a process that does not come back from it ends, and tells nobody what it was reading."""
    with open(os.devnull, "w") as nobody:
        faulthandler.dump_traceback_later(LONGEST_JOB, exit=True, file=nobody)
        try:
            return function(item)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _begin(prepare: Callable[..., None], *values: Any) -> None:
    """Begin a worker process: it may not outlive a build that was killed, nor write into the next one."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*values)
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)  # plans and pages are trees: collecting cycles took a fifth of a build


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
