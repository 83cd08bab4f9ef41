"""Files and texts by the end of their path: how links lead on that were written for a finished site, or name a note."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

from portfolio_gen.source.directory import MARKDOWN

_BRACED = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}")
_QUOTED = re.compile(r"""["']([^"'{}]{1,200})["']""")
_TAG_NAME = re.compile(r"\{%-?\s*(?:link|post_url|static|include|url_for)\s+([^\s%{}\"']{1,200})")
_PAGES = (".html", ".htm", *MARKDOWN)
_POSTED = re.compile(r"(?:^|(?<=/))(\d{4})/(\d{1,2})/(\d{1,2})/([^/]+)$")
_DAY = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_FIRST = ("index", "readme")
LEAST = 2
"""Parts of a path that have to fit where its beginning does not."""


class PathEnds:
    """What some paths end with. Letter case and the composition of accents make no difference."""

    def __init__(self, files: Iterable[str], texts: Iterable[str]) -> None:
        self._files: defaultdict[str, list[str]] = defaultdict(list)
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        self._notes: defaultdict[str, list[str]] = defaultdict(list)
        for file in sorted(files):
            self._files[posixpath.basename(_plain(file))].append(file)
        for text in sorted(texts):
            for name in {posixpath.basename(form) for form in _forms(text)}:
                self._texts[name].append(text)
            self._notes[posixpath.basename(_note(text))].append(text)

    def files(self, written: str) -> tuple[str, ...]:
        """The files that a written path may mean; of one from the root of a site the longest end that fits any."""
        for end in _ends(tail(written), written):
            if found := _ending_so(self._files.get(posixpath.basename(end), ()), end, lambda file: (_plain(file),)):
                return found
        return ()

    def texts(self, written: str) -> tuple[str, ...]:
        """The texts that a written path may mean, as an address of a page or with the ending of a text."""
        path = tail(written)
        stem = next((path[: -len(ending)] for ending in _PAGES if path.endswith(ending)), path).rstrip("/")
        stem = _POSTED.sub(lambda at: f"{at[1]}-{int(at[2]):02}-{int(at[3]):02}-{at[4]}", stem)
        for end in _ends(stem, written):
            if found := _ending_so(self._texts.get(posixpath.basename(end), ()), end, _forms):
                return found
        return ()

    def texts_called(self, name: str, beside: str) -> tuple[str, ...]:
        """Every text that a name between double brackets means, the one in the folder of the text `beside` it first.

        Only letters and numbers count, as in titles; folders may stand before the name, and its ending behind.
        """
        wanted = _note(f"{name.strip('/').removesuffix('.md')}.md")
        found = _ending_so(self._notes.get(posixpath.basename(wanted), ()), wanted, lambda text: (_note(text),))
        return _nearest_first(found, beside)

    def file_called(self, name: str, beside: str) -> str:
        """The file that such a name means, the one in the same folder before others; "" for none."""
        wanted = _plain(name.strip("/"))
        found = _ending_so(self._files.get(posixpath.basename(wanted), ()), wanted, lambda file: (_plain(file),))
        return next(iter(_nearest_first(found, beside)), "")


def tail(written: str) -> str:
    """A written path without what depends on where it is written: code of other programs, steps up, roots."""
    path = html.unescape(written).replace("\\", "/")
    if "{" in path:
        path = _BRACED.sub(_within_braces, path)
    path = _plain(unquote(re.split(r"[#?]", path, maxsplit=1)[0]))
    parts = [part for part in path.split("/") if part.strip() not in ("", ".", "..", "~")]
    return "/".join(part.strip() for part in parts)


def _within_braces(code: re.Match[str]) -> str:
    """The path that stands in the braces; nothing where they only stand before one."""
    found = _QUOTED.search(code[0]) or _TAG_NAME.match(code[0])
    return found[1] if found else ""


def _ends(path: str, written: str) -> list[str]:
    """The path; of one from a root, which may be that of a site, also what is left without its first parts."""
    parts = path.split("/")
    rooted = written.lstrip().startswith(("/", "\\", "{"))
    least = 1 if _DAY.match(parts[-1]) else LEAST
    last = max(len(parts) - least, 0) if rooted else 0
    return ["/".join(parts[at:]) for at in range(last + 1)] if path else []


def _ending_so(places: Sequence[str], end: str, forms: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    return tuple(place for place in places if any(f"/{form}".endswith(f"/{end}") for form in forms(place)))


def _nearest_first(places: Iterable[str], beside: str) -> tuple[str, ...]:
    here = posixpath.dirname(beside)
    return tuple(sorted(places, key=lambda place: posixpath.dirname(place) != here))


def _note(text: str) -> str:
    """The path of a text by the letters and numbers of its parts, without its ending."""
    parts = posixpath.splitext(_plain(text))[0].split("/")
    return "/".join("".join(sign for sign in part if sign.isalnum()) or part for part in parts)


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _forms(text: str) -> tuple[str, ...]:
    """How the path of a text may be written: without its ending and its day; a folder's first text as the folder."""
    stem = posixpath.splitext(_plain(text))[0]
    folder, name = posixpath.split(stem)
    forms = [stem, posixpath.join(folder, _DAY.sub("", name))]
    if name in _FIRST and folder:
        forms.append(folder)
    return tuple(dict.fromkeys(forms))
