"""The files under a folder, by path relative to it: ordinary ones inside it, and no others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.model.printable import printable
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.fields import clean

_SKIPPED = {"node_modules", "__macosx", "site-packages", "thumbs.db", "desktop.ini"}
_KEPT = {"_posts", "_drafts"}
DEEPEST = 20
"""Folders within folders."""


def list_files(root: Path, problems: Problems) -> list[str]:
    """Every ordinary file, sorted by path with forward slashes. Hidden and generated folders are passed over.

    Reported and left out: links that lead out of the folder, links to folders, names with signs nobody can
    see, pipes and devices, folders that cannot be opened or lie too deep.
    """
    return sorted(_files(root, "", os.path.realpath(root) + os.sep, problems))


def _files(root: Path, under: str, home: str, problems: Problems) -> Iterator[str]:
    try:
        with os.scandir(root / under) as found:
            items = sorted(found, key=lambda item: item.name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "a sign in its name"
        message = f"This folder cannot be opened ({reason})."
        problems.add("PG111", under, 0, message, "Look at its name and at who may open it.")
        return
    for item in items:
        place = under + item.name
        if _is_passed_over(item) or not _is_usable(item, place, home, problems):
            continue
        if not _is_folder(item):
            yield place
        elif place.count("/") < DEEPEST:
            yield from _files(root, place + "/", home, problems)
        else:
            problems.add("PG111", place, 0, "Too many folders lie inside each other.", "Move the files up.")


def _is_passed_over(item: os.DirEntry[str]) -> bool:
    name = item.name
    if name.startswith((".", "~$")) or name.lower() in _SKIPPED:
        return True
    return name.startswith("_") and name not in _KEPT and _is_folder(item)


def _is_usable(item: os.DirEntry[str], place: str, home: str, problems: Problems) -> bool:
    if not _is_readable(item.name):
        shown = clean(place.encode("utf-8", "replace").decode())
        hint = "Give it a new name, with letters, numbers and dashes."
        problems.add("PG111", shown, 0, "The name of this file cannot be read.", hint)
    elif item.is_symlink() and _is_folder(item):
        problems.add("PG307", place, 0, "This is a link to a folder.", "Copy the files themselves into it.")
    elif item.is_symlink() and not os.path.realpath(item.path).startswith(home):
        hint = "Copy the file itself into the folder."
        problems.add("PG307", place, 0, "This is a link to a file outside the folder.", hint)
    elif not _is_folder(item) and not _is_file(item):
        problems.add("PG111", place, 0, "This is not an ordinary file.", "Put an ordinary file in its place.")
    else:
        return True
    return False


def _is_readable(name: str) -> bool:
    """Whether a name is text that shows what it is: no control or direction signs, no broken letters."""
    return printable(name) == name and not {"\n", "\t"} & set(name)


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False


def _is_file(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_file()
    except OSError:
        return False
