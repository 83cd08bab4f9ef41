"""Stylesheets: written one file a component, shipped joined, a school's own rules after all of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.settings import SettingsError

_FOR_ALL = (
    "tokens base material bar page area chart entry evidence expect feedback files gap goal growth hero key level next "
    "people plain prose reflection requirement stand standard steps story strip table tags terms working rtl "
    "fingers print contrast"
)
_FOR_EDUCATORS = "filters filter cell matrix spread stepper learner cohort rows inbox paper"
JOINED = {
    "ground": ("ground",),
    "portfolio": tuple(_FOR_ALL.split()),
    "educators": tuple(_FOR_EDUCATORS.split()),
    "preview": ("preview",),
    "search": ("search",),
}
"""What a page asks for, by name, and the files of `assets/` it is joined from. The order counts."""
SCHOOLS_OWN = "school"
"""A school's own stylesheet, `assets/school.css`: on every page, after all others."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CARRIED = re.compile(r"""url\(\s*(?:"(?:data:|#)[^"]*"|'(?:data:|#)[^']*'|(?:data:|#)[^)"']*)\s*\)""", re.IGNORECASE)
_ASKED = re.compile(r"""@import\b[^;]*|\b(?:url|src)\([^)]*\)?|(?:[\w+.-]+:)?//[^\s"')]*""", re.IGNORECASE)
_REFUSED = (
    "A site loads nothing from elsewhere: remove that, or write what it asks for into the file, as a data: address."
)


@dataclass(frozen=True, slots=True)
class Stylesheets:
    """The stylesheets of a theme: by name where each is published, and its bytes.

    `ground` is the one that comes first on every page, below all others: a host's, or our own.
    """

    published: Mapping[str, tuple[str, bytes]]

    def asked(self, audience: str, script: str) -> tuple[str, ...]:
        """Where the stylesheets of a page are, in the order in which it asks for them."""
        names = [name for name in self._names(audience) if name != "search" or script == "search"]
        return tuple(self.published[name][0] for name in names)

    def files(self, audience: str) -> dict[str, bytes]:
        """All that pages for an audience ask for, by their place below its folder."""
        return dict(self.published[name] for name in self._names(audience))

    def _names(self, audience: str) -> Iterator[str]:
        wanted = {"ground", "portfolio", SCHOOLS_OWN}
        wanted |= {"educators", "search"} if audience == "educators" else {"preview"} if audience == "me" else set()
        return (name for name in self.published if name in wanted)


def read_stylesheets(folders: Sequence[Path], ground: str = "") -> Stylesheets:
    """The stylesheets of a theme, whose folders go before one another. Raises SettingsError.

    A whole `assets/portfolio.css` in one of them stands for all that it is joined from, and `ground` for our own.
    """
    texts = {name: _joined(folders, name, parts) for name, parts in JOINED.items()}
    texts["ground"] = ground or texts["ground"]
    texts[SCHOOLS_OWN] = _text(folders, SCHOOLS_OWN)
    return Stylesheets({name: _published(name, text) for name, text in texts.items() if text})


def _joined(folders: Sequence[Path], name: str, parts: Sequence[str]) -> str:
    return _text(folders, name) or "\n".join(filter(None, (_text(folders, part) for part in parts)))


def _text(folders: Sequence[Path], name: str) -> str:
    file = next((file for folder in folders if (file := folder / "assets" / f"{name}.css").is_file()), None)
    if file is None:
        return ""
    text = file.read_text("utf-8-sig", errors="replace")
    if asked := first_outside(text):
        raise SettingsError(f"assets/{file.name} asks for {asked[:80]}. {_REFUSED}")
    return text


def first_outside(css: str) -> str:
    """The first thing a stylesheet would load from outside itself; "" for none."""
    text = _CARRIED.sub("", _ESCAPE.sub(_meant, _COMMENT.sub(" ", css)))
    found = _ASKED.search(text)
    return found.group().strip() if found else ""


def _meant(escape: re.Match[str]) -> str:
    number, letter = escape.groups()
    return letter or (chr(int(number, 16)) if int(number, 16) <= 0x10FFFF else "\ufffd")


def _published(name: str, text: str) -> tuple[str, bytes]:
    data = text.encode("utf-8")
    return f"assets/{name}.{hashlib.sha256(data).hexdigest()[:8]}.css", data
