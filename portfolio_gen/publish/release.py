"""Swapping finished folders in: whoever looks sees the old site or the new one, never a part of either."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

ASSETS = "assets"
"""The folder of an audience that is no site: the theme's files."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def stage_beside(output: Path) -> Path:
    """Where sites are made: beside the output, so that a rename suffices to move them in."""
    return output.parent / f".{output.name}-stage"


def swap_in(finished: Path, place: Path) -> None:
    """Put a finished folder in its place whole; the folder that was there before is removed after.

    Raises OSError when the folder cannot be moved; then the old one stands.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        os.rename(finished, place)
        return
    if not _exchange(finished, place):
        aside = finished.parent / f"{finished.name}.old"
        remove(aside)
        os.rename(place, aside)
        try:
            os.rename(finished, place)
        except OSError:
            os.rename(aside, place)
            raise
        finished = aside
    remove(finished)


def recover(stage: Path, output: Path) -> None:
    """After a crash between two renames put the old folder back, and clear what was left half made."""
    for aside in sorted(stage.rglob("*.old")) if stage.is_dir() else ():
        place = output / aside.relative_to(stage).parent / aside.name.removesuffix(".old")
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            os.rename(aside, place)
    remove(stage)


def place_files(files: Iterable[tuple[str, Path]], folder: Path) -> None:
    """Copy files into a folder, each under its place; without their dates, which belong to nobody."""
    for place, source in files:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def renew(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files into a folder that people may be looking at: each whole, and only where it is another one."""
    for place, source in files.items():
        target, data = folder / place, source.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f"{target.name}.{os.getpid()}.part")
            part.write_bytes(data)
            os.replace(part, target)


def keep_only(folder: Path, within: str, places: Collection[str]) -> None:
    """Remove every file of a folder's part that is not at one of these places, which are below the folder."""
    for file in sorted((folder / within).rglob("*")) if (folder / within).is_dir() else ():
        if file.is_file() and file.relative_to(folder).as_posix() not in places:
            file.unlink()


def unowned(output: Path, audiences: Iterable[str], owned: Collection[str]) -> set[str]:
    """Places of sites below the output that nobody owns any more."""
    folders = [output / audience for audience in audiences]
    found = (entry for folder in folders if folder.is_dir() for entry in folder.iterdir())
    places = {f"{entry.parent.name}/{entry.name}" for entry in found if entry.is_dir() and entry.name != ASSETS}
    return places.difference(owned)


def prune(output: Path, places: Iterable[str]) -> tuple[str, ...]:
    """Remove folders that no job owns any more; the places that were there."""
    gone = tuple(place for place in sorted(places) if (output / place).is_dir())
    for place in gone:
        remove(output / place)
    return gone


def remove(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    elif folder.exists() or folder.is_symlink():
        folder.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system can (Linux, macOS)."""
    names = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True) if sys.platform in ("linux", "darwin") else None
    if library is not None and hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
    if library is not None and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(*names, _RENAME_EXCHANGE) == 0)
    return False
