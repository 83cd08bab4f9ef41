"""What a name between double brackets means: a text or a file of the learner, wherever it lies."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict

from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.folder import Folder


class NamedNotes:
    """Texts and files of a folder by their names and by the ends of their paths."""

    def __init__(self, folder: Folder) -> None:
        self._texts = _by_name(folder.texts)
        self._files = _by_name(folder.files)

    def texts(self, name: str, beside: str) -> tuple[str, ...]:
        """Every text of this name, with or without its ending; the one in the same folder first."""
        stem = name.strip("/").removesuffix(".md")
        return _meant(self._texts, f"{stem}.md", beside)

    def file(self, name: str, beside: str) -> str:
        """The file of this name, the one in the same folder first; "" for none."""
        return next(iter(_meant(self._files, name.strip("/"), beside)), "")


def _by_name(places: frozenset[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for place in sorted(places):
        found[posixpath.basename(_plain(place))].append(place)
    return found


def _meant(named: dict[str, list[str]], name: str, beside: str) -> tuple[str, ...]:
    wanted = _plain(name)
    here = posixpath.dirname(beside)
    found = [place for place in named.get(posixpath.basename(wanted), ()) if f"/{_plain(place)}".endswith(f"/{wanted}")]
    return tuple(sorted(found, key=lambda place: posixpath.dirname(place) != here))


def _plain(place: str) -> str:
    """A path in small letters; of a text without its ending, and only letters and numbers: titles are like that."""
    path = unicodedata.normalize("NFC", place).casefold()
    stem, ending = posixpath.splitext(path)
    if ending in MARKDOWN:
        return "/".join(_bare(part) for part in stem.split("/"))
    return path


def _bare(name: str) -> str:
    return "".join(ch for ch in name if ch.isalnum()) or name
