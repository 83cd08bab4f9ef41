"""Which files were saved: the names, sizes and times of all that a preview depends on, looked at again and again.

Looking works wherever files are, also on a share and in a synchronized folder, and for every way of saving: in place,
by another file that takes the name, by deleting and making anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event

_EVERY = 0.2
"""Seconds between two looks; more where a look takes long."""
_SHARE = 10
"""How many times as long as a look the pause after it lasts at least: a tenth of a processor at most."""
_QUIET = 0.06
"""Seconds in which nothing more may be saved before it counts as done."""
_AT_MOST = 2.0
"""Seconds of waiting for a large file that is still being copied."""

Sign = tuple[int, int, int]
"""When a file was written, how large it is, which one it is."""


class Watch:
    """Looks at some places. A folder counts with all in it but hidden names; a `flat` one with its names alone."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._deep: tuple[Path, ...] = ()
        self._flat: tuple[Path, ...] = ()
        self._known: dict[str, Sign] = {}
        self._took = 0.0

    def at(self, deep: Iterable[Path], flat: Iterable[Path]) -> None:
        """Look here from now on. What is saved after this call is noticed, and after the last look where one was."""
        self._deep, self._flat = tuple(deep), tuple(flat)
        self._known = self._look() | self._known

    def wait(self) -> frozenset[str]:
        """The paths of what was saved, once it was; nothing where `stop` was set."""
        while not self._stop.wait(max(_EVERY, _SHARE * self._took)):
            if changed := self._changed():
                return changed | self._settle()
        return frozenset()

    def _settle(self) -> frozenset[str]:
        """What else is saved until it is quiet."""
        changed: frozenset[str] = frozenset()
        end = time.monotonic() + _AT_MOST
        while time.monotonic() < end and not self._stop.wait(_QUIET):
            if not (more := self._changed()):
                break
            changed |= more
        return changed

    def _changed(self) -> frozenset[str]:
        before, self._known = self._known, self._look()
        return frozenset(path for path, _ in before.items() ^ self._known.items())

    def _look(self) -> dict[str, Sign]:
        began = time.monotonic()
        found: dict[str, Sign] = {}
        for place in self._deep:
            _note(str(place), found)
        for place in self._flat:
            found.update((entry.path, (0, 0, 0)) for entry in _entries(str(place)))
        self._took = time.monotonic() - began
        return found


def _note(place: str, found: dict[str, Sign]) -> None:
    """A file, or every file below a folder. What cannot be looked at is as good as not there."""
    try:
        state = os.stat(place)
    except OSError:
        return
    found[place] = (state.st_mtime_ns, state.st_size, state.st_ino)
    folders = [place]
    while folders:
        for entry in _entries(folders.pop()):
            try:
                state = entry.stat(follow_symlinks=False)
                is_folder = entry.is_dir(follow_symlinks=False)
            except OSError:
                continue
            if is_folder:
                folders.append(entry.path)
            else:
                found[entry.path] = (state.st_mtime_ns, state.st_size, state.st_ino)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
