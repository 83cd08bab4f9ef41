"""What entries are called among those that somebody sees: two of one name are told apart, and no others matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from portfolio_gen.model.slug import short_digest, slug

ANSWERED = ("evidence", "reflection", "goal", "feedback")
"""Kinds in which an answer that names no kind looks for what it is on, in this order."""


FOLDERS_OF_KINDS = {"goals": "goal", "reflections": "reflection", "evidence": "evidence", "feedback": "feedback"}
"""The folder of each kind."""


class NamedFile(NamedTuple):
    """An entry before it has an id: its file, its kind, and the slug of its file's name."""

    file: str
    kind: str
    name: str


def tell_apart(files: Iterable[NamedFile]) -> dict[str, str]:
    """An id for each file, unique within its kind.

    The first of a name, by path, keeps it. The others have that of their folder before it; where they lie beside it,
    or there are more of them, signs behind it.
    """
    ids: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for file, kind, name in sorted(files):
        given, digest = name, file
        if (kind, given) in taken and (folder := folder_name(file)):
            given = name = f"{folder}-{name}"
        while (kind, given) in taken:
            digest = short_digest(digest)
            given = f"{name}-{digest}"
        taken.add((kind, given))
        ids[file] = given
    return ids


def folder_name(file: str) -> str:
    """The folders of a file's path as a slug, without that of its kind; "" where there are none."""
    folders = [part for part in file.split("/")[:-1] if part.lower() not in FOLDERS_OF_KINDS]
    return slug("-".join(folders)) if folders else ""


def long_name(file: NamedFile) -> str:
    """A name that means this file also while nothing else has its short one."""
    return f"{file.name}-{short_digest(file.file)}"
