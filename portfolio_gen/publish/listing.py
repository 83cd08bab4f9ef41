"""What a finished folder holds: a cheap look says whether it was touched since, a close one whether it was changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Listing = Mapping[str, tuple[int, int, str]]
"""Files by their place below a folder: bytes, time of writing in nanoseconds, sha256 of the content."""


def list_folder(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Every file below a folder, looked at closely. Raises OSError when one cannot be read."""
    found = {}
    for item, place in _files(folder, ""):
        facts = item.stat(follow_symlinks=False)
        found[place] = (facts.st_size, facts.st_mtime_ns, _digest(item.path))
    return found


def stands_as_listed(folder: Path, listing: Listing, *, closely: bool = False) -> bool:
    """Whether a folder holds exactly these files: names, sizes and times, and `closely` their content as well."""
    seen = 0
    try:
        for item, place in _files(folder, ""):
            listed, facts = listing.get(place), item.stat(follow_symlinks=False)
            if listed is None or (facts.st_size, facts.st_mtime_ns) != listed[:2]:
                return False
            if closely and _digest(item.path) != listed[2]:
                return False
            seen += 1
    except OSError:
        return False
    return seen == len(listing)


def _files(folder: Path | str, under: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Everything that is no folder, links among it: nothing the program makes is a link."""
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir(follow_symlinks=False):
                yield from _files(item.path, f"{under}{item.name}/")
            else:
                yield item, under + item.name


def _digest(file: str) -> str:
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
