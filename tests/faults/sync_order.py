"""What the shim noted, read as a disk would: which files are only in memory when something is moved into its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Event:
    """One call below the project: what, on which path, and for a move, to which."""

    what: str
    place: str
    other: str = ""


def events(log: Path) -> list[Event]:
    """Every call in its order."""
    return [Event(*line.split("\t")) for line in log.read_text("utf-8").splitlines()]


def unsynced_moves(noted: Iterable[Event], into: Callable[[str], bool]) -> Iterator[tuple[str, list[str]]]:
    """Each move into one of these places, with the files it brings whose bytes may be in memory only."""
    dirty: set[str] = set()
    for event in noted:
        if event.what in ("write", "open"):
            dirty.add(event.place)
        elif event.what == "link" and event.place in dirty:
            dirty.add(event.other)
        elif event.what == "fsync":
            dirty.discard(event.place)
        elif event.what in ("syncfs", "sync"):
            dirty.clear()
        elif event.what == "unlink":
            dirty = {place for place in dirty if not is_within(place, event.place)}
        elif event.what in ("rename", "exchange"):
            ends = [(event.place, event.other)] + [(event.other, event.place)] * (event.what == "exchange")
            for source, target in ends:
                if into(target):
                    yield target, sorted(place for place in dirty if is_within(place, source))
            dirty = {_moved(place, ends) for place in dirty}


def synced_between(noted: list[Event], first: int, last: int, folder: str) -> bool:
    """Whether a folder's own list of names is on the disk: synced after one call and before another."""
    return any(
        event.what in ("syncfs", "sync") or (event.what == "fsync" and event.place == folder)
        for event in noted[first + 1 : last]
    )


def is_within(place: str, folder: str) -> bool:
    """Whether a path is another one or lies below it."""
    return place == folder or place.startswith(f"{folder}/")


def _moved(place: str, ends: list[tuple[str, str]]) -> str:
    for source, target in ends:
        if is_within(place, source):
            return target + place[len(source) :]
    return place
