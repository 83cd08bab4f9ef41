"""Learners' Markdown as HTML, kept from one site to the next and from one build to the next.

A learner's families and educators read the same texts, and few texts change between builds. What is kept is never
trusted: it is made safe for its page each time. Losing it costs time, never correctness.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from portfolio_gen.pages.site import Prose
from portfolio_gen.pages.student_markdown import to_html


@dataclass
class _Shelf:
    """One learner's texts: HTML by the digest of the Markdown, and which of them each audience reads."""

    program: str
    html: dict[str, str] = field(default_factory=dict)
    read: dict[str, list[str]] = field(default_factory=dict)
    now: set[str] = field(default_factory=set)
    """What is read by the site that is being made."""


class TextStore:
    """The texts of one site, on one small file a learner."""

    def __init__(self, folder: Path, owners: Iterable[str], audience: str, program: str) -> None:
        """The learners whose texts the site may show, and who reads it.

        `program` names what HTML depends on besides the text; texts that another one rendered are forgotten.
        """
        self._folder = folder
        self._owners = frozenset(owners)
        self._audience = audience
        self._program = program
        self._shelves: dict[str, _Shelf] = {}

    def html(self, prose: Prose) -> str:
        """A text as HTML that is not safe yet, from the shelf or read now."""
        shelf = self._shelves.get(prose.owner)
        if shelf is None:
            kept = _fetched(_file(self._folder, prose.owner)) if prose.owner else None
            shelf = kept if kept and kept.program == self._program else _Shelf(self._program)
            self._shelves[prose.owner] = shelf
        digest = hashlib.sha256(prose.markdown.encode("utf-8", "surrogatepass")).hexdigest()
        shelf.now.add(digest)
        found = shelf.html.get(digest)
        if found is None:
            found = shelf.html[digest] = to_html(prose.markdown)
        return found

    def keep(self) -> None:
        """Write what has changed, without the texts that no audience reads any more."""
        forget(self._folder, self._owners.difference(self._shelves), self._audience)
        for owner, shelf in self._shelves.items():
            now = sorted(shelf.now)
            if owner and now != shelf.read.get(self._audience):
                shelf.read[self._audience] = now
                _write(_file(self._folder, owner), shelf)


def forget(folder: Path, owners: Iterable[str], audience: str) -> None:
    """Drop the texts that only this audience read: it reads nothing of these learners any more."""
    for file in (_file(folder, owner) for owner in owners):
        shelf = _fetched(file)
        if shelf.read.pop(audience, None) is not None:
            _write(file, shelf)


def forget_others(folder: Path, owners: Iterable[str]) -> None:
    """Drop the texts of everybody but these learners, and what a build that was cut off left half written."""
    known = {_file(folder, owner) for owner in owners}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file not in known:
            file.unlink()


def _file(folder: Path, owner: str) -> Path:
    return folder / f"{owner}.json"


def _fetched(file: Path) -> _Shelf:
    try:
        data = json.loads(file.read_bytes())
        html = {str(digest): str(text) for digest, text in data["html"].items()}
        read = {str(name): [str(digest) for digest in digests] for name, digests in data["read"].items()}
        return _Shelf(str(data["program"]), html, read)
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return _Shelf("")


def _write(file: Path, shelf: _Shelf) -> None:
    wanted = {digest for digests in shelf.read.values() for digest in digests}
    if not wanted:
        file.unlink(missing_ok=True)
        return
    html = {digest: text for digest, text in sorted(shelf.html.items()) if digest in wanted}
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    file.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(json.dumps({"program": shelf.program, "read": shelf.read, "html": html}), "utf-8")
    os.replace(part, file)
