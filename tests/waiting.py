"""Waiting for what another process does, for as long as a busy machine may need."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which something counts as never coming. No test is about this figure."""


def wait_until(done: Callable[[], bool]) -> None:
    """Return once `done` says so; fail after two minutes without."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "It never came."
        time.sleep(0.05)
