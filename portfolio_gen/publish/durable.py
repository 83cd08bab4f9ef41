"""On the disk before it counts: what a power cut must not take away is handed to the disk, many files at a time."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from portfolio_gen.whole_file import PART


def sync(*folders: Path) -> None:
    """Wait until everything written below these folders is on the disk. Raises OSError when the disk refuses.

    Linux hands over a whole file system at once, however many files there are; elsewhere it is file by file.
    """
    done: set[int] = set()
    for folder in folders:
        if folder.is_dir() and (device := folder.stat().st_dev) not in done:
            if _sync_file_system(folder):
                done.add(device)
            else:
                _sync_each(folder)


def sync_file(file: Path) -> None:
    """Wait until one file is on the disk. Raises OSError."""
    _hand_over([str(file)])


def clear_parts(folder: Path) -> None:
    """Remove what a build that was cut off left half written below a folder of the program's own."""
    for within, _, names in os.walk(folder):
        for name in names:
            if name.endswith(PART):
                with suppress(OSError):
                    os.unlink(os.path.join(within, name))


def _sync_file_system(folder: Path) -> bool:
    if sys.platform != "linux" or not hasattr(library := ctypes.CDLL(None, use_errno=True), "syncfs"):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
    finally:
        os.close(handle)
    return True


def _sync_each(folder: Path) -> None:
    for within, _, names in os.walk(folder):
        _hand_over(os.path.join(within, name) for name in names)
        if os.name == "posix":  # Windows cannot open a folder, and writes its entries with the file
            _hand_over([within])


def _hand_over(places: Iterable[str]) -> None:
    for place in places:
        flags = os.O_RDONLY if os.name == "posix" else os.O_RDWR
        handle = os.open(place, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
