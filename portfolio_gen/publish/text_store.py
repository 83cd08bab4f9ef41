"""Learners' Markdown as HTML, kept from one site to the next and from one build to the next.

A learner's families and educators read the same texts, and few texts change between builds. What is kept is never
trusted: it is made safe for its page each time. Losing it costs time, never correctness, and never a site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.pages.site import Prose
from portfolio_gen.publish.prose import read_prose
from portfolio_gen.whole_file import write_whole


def store_key(prose: Prose) -> str:
    """What a text is kept under: the learner's id and a digest of the Markdown."""
    return f"{prose.owner}/{hashlib.sha256(prose.markdown.encode('utf-8', 'surrogatepass')).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that is shown as typed because its reader failed or was stopped."""

    file: str
    line: int
    """Where the text begins."""
    fault: str
    """To go after “it”: `takes too long`."""


class TextStore:
    """A folder with one small file a learner, of which this site adds what it renders."""

    def __init__(self, folder: Path, program: str) -> None:
        """`program` names what HTML depends on besides the text; what another one rendered is not used."""
        self._folder = folder
        self._program = program
        self._shelves: dict[str, dict[str, str]] = {}
        self._new: dict[str, dict[str, str]] = {}
        self._used: set[str] = set()
        self._unread: dict[str, Unread] = {}

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Texts of this site that the reader could not cope with, as they came."""
        return tuple(self._unread.values())

    @property
    def used(self) -> frozenset[str]:
        """Places of all texts that were asked for."""
        return frozenset(self._used)

    def html(self, prose: Prose) -> str:
        """A text as HTML that is not safe yet, from the shelf or read now."""
        if prose.owner not in self._shelves:
            self._shelves[prose.owner] = self._fetched(prose.owner)
        place = store_key(prose)
        self._used.add(place)
        found = self._shelves[prose.owner].get(place)
        if found is None:
            found = self._read_now(prose, place)
        return found

    def _read_now(self, prose: Prose, place: str) -> str:
        """Read a text. One that was stopped is known for this site, and tried again for the next."""
        reading = read_prose(prose)
        self._shelves[prose.owner][place] = reading.html
        if reading.fault:
            self._unread[place] = Unread(prose.file, prose.line, reading.fault)
        else:
            self._new.setdefault(prose.owner, {})[place] = reading.html
        return reading.html

    def keep(self) -> None:
        """Add what was rendered to what lies there by now. Where nothing can be written, nothing is kept."""
        for owner, new in self._new.items():
            if owner:
                _write(_file(self._folder, owner), self._program, self._fetched(owner) | new)

    def _fetched(self, owner: str) -> dict[str, str]:
        program, html = _read(_file(self._folder, owner)) if owner else ("", {})
        return html if program == self._program else {}


def keep_texts(folder: Path, keys: Collection[str]) -> None:
    """Forget every text but those at these places, and what a build that was cut off left half written."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.is_file():
            program, html = _read(file)
            wanted = {place: text for place, text in html.items() if place in keys}
            if not wanted:
                file.unlink(missing_ok=True)
            elif len(wanted) < len(html):
                _write(file, program, wanted)


def _file(folder: Path, owner: str) -> Path:
    return folder / f"{owner}.json"


def _read(file: Path) -> tuple[str, dict[str, str]]:
    try:
        data = json.loads(file.read_bytes())
        return str(data["program"]), {str(place): str(text) for place, text in data["html"].items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return "", {}


def _write(file: Path, program: str, html: dict[str, str]) -> None:
    """Write all at once; a file that cannot be written goes, so that it keeps nothing that should be forgotten."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps({"program": program, "html": dict(sorted(html.items()))}).encode())
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)
