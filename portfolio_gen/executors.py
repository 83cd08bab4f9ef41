"""One ordered `map`, serial or in processes. MkDocs is not safe for threads, so there are none."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class OrderedMap(Protocol):
    """Calls a function on each item; results come in the order of the items."""

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]: ...


@contextmanager
def executor(workers: int, prepare: Callable[..., None], *values: Any) -> Iterator[OrderedMap]:
    """Yield an ordered map. `prepare(*values)` runs once in every process before its first item."""
    if workers <= 1:
        prepare(*values)
        yield map
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin, initargs=(prepare, *values)) as pool:
        yield pool.map


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
