"""Swapping finished folders in: whoever looks sees the old site or the new one, never a part of either."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from portfolio_gen.publish.claim import CLAIM_FILE, require_mark
from portfolio_gen.whole_file import write_whole

ASSETS = "assets"
"""The folder of an audience that is no site: the theme's files."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def stage_beside(output: Path) -> Path:
    """Where sites are made: on the output's disk, so that a rename suffices to move them in.

    Beside the output where that is the same disk, else in a hidden folder inside it.
    """
    beside, inside = output.parent, output / ".stage"
    if output.is_dir() and (output.stat().st_dev != beside.stat().st_dev or output.is_mount()):
        return inside
    return beside / f".{output.name}-stage" if os.access(beside, os.W_OK) else inside


def swap_in(finished: Path, target: Path) -> None:
    """Put a finished folder in its place whole; the folder that was there before is removed after, if it can be.

    Raises OSError when the folder cannot be moved; then the old one stands.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        os.rename(finished, target)
        return
    if not _exchange(finished, target):
        aside = finished.parent / f"{finished.name}.old"
        remove(aside)
        os.rename(target, aside)
        try:
            os.rename(finished, target)
        except OSError:
            os.rename(aside, target)
            raise
        finished = aside
    with suppress(OSError):  # nobody looks there, and the next build clears it
        remove(finished)


def recover(stage: Path, output: Path) -> None:
    """After a crash between two renames put the old folder back, and clear what was left half made."""
    for aside in sorted(stage.rglob("*.old")) if stage.is_dir() else ():
        place = output / aside.relative_to(stage).parent / aside.name.removesuffix(".old")
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            os.rename(aside, place)
    _clear(stage)


def dissolve(stage: Path) -> None:
    """Remove the stage, its mark last: a stage that is half removed is still the program's own."""
    _clear(stage)
    remove(stage)


def _clear(stage: Path) -> None:
    for item in sorted(stage.iterdir()) if stage.is_dir() else ():
        if item.name != CLAIM_FILE:
            remove(item)


def place_files(files: Iterable[tuple[str, Path]], folder: Path) -> None:
    """Copy files into a folder, each under its place; without their dates, which belong to nobody."""
    for place, source in files:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def update_files(files: Mapping[str, Path | bytes], folder: Path) -> None:
    """Put files into a folder that people may be looking at: each whole, and only where it is another one."""
    for place, source in files.items():
        target, data = folder / place, source if isinstance(source, bytes) else source.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data)
            target.chmod(0o644)


def remove_others(folder: Path, kept: Collection[str]) -> None:
    """Remove every file of a folder of the program's own that is not at one of these places below it."""
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file() and file.relative_to(folder).as_posix() not in kept:
            file.unlink()


def prune(output: Path, sites: Iterable[str], stage: Path) -> tuple[str, ...]:
    """Remove the folders of sites, each at once; the places that were there. Raises OSError.

    A folder is moved into the stage first, where nobody looks, so that a site is there or not, and never in part.
    """
    gone = tuple(place for place in sorted(sites) if (output / place).is_dir())
    for place in gone:
        aside = stage / f"{place}.gone"
        try:
            require_mark(stage)
            aside.parent.mkdir(parents=True, exist_ok=True)
            os.rename(output / place, aside)
        except OSError:
            remove(output / place)
        else:
            with suppress(OSError):
                remove(aside)
    return gone


def keep_linked(standing: Path, kept: Iterable[str], folder: Path) -> None:
    """Make a folder of some of the files that stand at a place, sharing their bytes where the disk can."""
    for path in kept:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(standing / path, target)
        except OSError:
            shutil.copyfile(standing / path, target)


def remove_all_but(folder: Path, kept: Collection[str]) -> None:
    """Remove every file that stands at a place but these: the way that needs no room on the disk."""
    for file in sorted(folder.rglob("*")):
        if not file.is_dir() and file.relative_to(folder).as_posix() not in kept:
            file.unlink()


def made_here(output: Path, audiences: Iterable[str], sign: bytes, besides: Collection[str]) -> set[str]:
    """Places below the output, `besides` these, of folders whose first page carries the program's sign."""
    folders = [output / audience for audience in audiences]
    found = (entry for folder in folders if folder.is_dir() for entry in folder.iterdir() if entry.name != ASSETS)
    unknown = {f"{entry.parent.name}/{entry.name}": entry for entry in found}
    return {
        place
        for place, entry in unknown.items()
        if place not in besides and entry.is_dir() and not entry.is_symlink() and carries(entry, sign)
    }


def carries(folder: Path, sign: bytes) -> bool:
    """Whether the first page of a folder carries a sign."""
    try:
        return sign in (folder / "index.html").read_bytes()
    except OSError:
        return False


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
