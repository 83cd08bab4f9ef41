"""`disk_shim.c` from Python: compiling it, telling it what is to go wrong, asking it what did."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ONCE, FROM_THEN_ON = 1_000_000_000, -1
"""As `every`: the call with the number `offset` fails and no other, or that call and all after it."""


def lacking() -> str:
    """What this machine lacks for a shim; empty where it lacks nothing."""
    if sys.platform != "linux":
        return "calls are made to fail on Linux only"
    return "" if _compiler() else "no C compiler, to make calls fail"


def _compiler() -> str | None:
    return next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)


def compiled(folder: Path) -> Path:
    """The shim as a library in this folder."""
    library, compiler = folder / "disk_shim.so", _compiler()
    assert compiler
    source = Path(__file__).with_suffix(".c")
    subprocess.run([compiler, "-O2", "-Wall", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def arm(
    under: str = "",
    error: int = 0,
    every: int = 0,
    offset: int = 0,
    budget: int = -1,
    removals: bool = False,
    log: str = "",
    bad: str = "",
) -> None:
    """Let calls below the folder `under` fail in this process and in those it forks; nothing without `under`."""
    if under:
        texts = (os.fsencode(text) for text in (under, log, bad))
        ctypes.CDLL(None).shim_arm(error, every, offset, ctypes.c_long(budget), int(removals), *texts)


def tell() -> tuple[int, int, int]:
    """Calls that counted, those that failed, and bytes that were written, since the last `arm`."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "shim_calls"):
        return 0, 0, 0
    for ask in (library.shim_calls, library.shim_failures, library.shim_spent):
        ask.restype = ctypes.c_long
    return library.shim_calls(), library.shim_failures(), library.shim_spent()
