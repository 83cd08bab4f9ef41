"""What entries are called among those that somebody sees: two of one name are told apart, and no others matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from portfolio_gen.model.slug import short_digest

ANSWERED = ("evidence", "reflection", "goal", "feedback")
"""Kinds in which an answer that names no kind looks for what it is on, in this order."""


class NamedFile(NamedTuple):
    """An entry before it has an id: its file, its kind, and the slug of its file's name."""

    file: str
    kind: str
    name: str


def tell_apart(files: Iterable[NamedFile]) -> dict[str, str]:
    """An id for each file, unique within its kind. The first of a name, by path, keeps it; the others are longer."""
    ids: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for file, kind, name in sorted(files):
        given, digest = name, file
        while (kind, given) in taken:
            digest = short_digest(digest)
            given = f"{name}-{digest}"
        taken.add((kind, given))
        ids[file] = given
    return ids


def long_name(file: NamedFile) -> str:
    """A name that means this file also while nothing else has its short one."""
    return f"{file.name}-{short_digest(file.file)}"
