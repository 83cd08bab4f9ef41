"""Where a student's links and pictures lead: to a page or file of this site, to another site, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_T = TypeVar("_T")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]+")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FILM = re.compile(r"/(?:(?:embed|v|shorts|live|video)/)?([\w-]+)/?")
_VIDEO_SITES = {
    "youtube.com": "youtube.com",
    "m.youtube.com": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
    "youtu.be": "youtube.com",
    "vimeo.com": "vimeo.com",
    "player.vimeo.com": "vimeo.com",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of this site: its address relative to the page, its size in pixels where known."""

    src: str
    width: int | None
    height: int | None


Captions = Mapping[str, tuple[tuple[str, str], ...]]
"""For the address of a film or sound the addresses of its captions, each with its language or ""."""


class Targets:
    """What the student's own link and picture targets stand for, however Markdown has respelled them."""

    def __init__(
        self, links: Mapping[str, str], pictures: Mapping[str, Picture], captions: Captions = MappingProxyType({})
    ) -> None:
        self._captions = captions
        self._links = dict(_respelled(links))
        self._pictures = dict(_respelled(pictures))

    def link(self, written: str) -> str | None:
        """The address for a link target, or None when it stands for nothing of this site."""
        return _first(self._links, written)

    def captions(self, address: str) -> tuple[tuple[str, str], ...]:
        """The addresses of the captions of a film or sound of this site, each with its language or ""."""
        return self._captions.get(address, ())

    def picture(self, written: str) -> Picture | None:
        """The picture for an image target, or None when there is none."""
        return _first(self._pictures, written)


def _first(targets: Mapping[str, _T], written: str) -> _T | None:
    if not targets:
        return None
    return next((targets[form] for form in _spellings(written) if form in targets), None)


def _respelled(targets: Mapping[str, _T]) -> Iterator[tuple[str, _T]]:
    for written, meant in targets.items():
        yield from ((form, meant) for form in _spellings(written))
    yield from targets.items()


def _spellings(written: str) -> tuple[str, ...]:
    plain = unescape(written).strip()
    turned = (plain, plain.replace("\\", "/"), _BACKSLASHED.sub(r"\1", plain))
    return (written, *turned, *(unquote(form) for form in turned))


def outside_address(written: str) -> str | None:
    """The absolute http(s) or mailto address a browser would read here, or None when it is anything else."""
    if written.strip()[:7].lower() == "mailto:":
        return _CONTROL.sub("", written).strip()
    return web(written)


def web(written: str) -> str | None:
    """The absolute http(s) address a browser would read here, or None when it is anything else."""
    address = _CONTROL.sub("", written).strip().replace("\\", "/")
    if address.startswith("//"):
        address = f"https:{address}"
    return address if _parts(address) else None


def host(address: str) -> str:
    """The name of the site a web address leads to, for people to read; empty when there is none."""
    parts = _parts(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def video_site(address: str) -> str | None:
    """The video site a web address belongs to, or None."""
    return _VIDEO_SITES.get(host(address))


def watch_page(address: str) -> str:
    """The page where people watch the film that a frame from a video site would have played."""
    parts = _parts(address)
    film = _FILM.fullmatch(parts.path) if parts else None
    if not parts or not film or film[1] in {"watch", "playlist"}:
        return address
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if video_site(address) == "vimeo.com":
        secret = asked.get("h", "")
        return f"https://vimeo.com/{film[1]}" + (f"/{secret}" if secret.isalnum() else "")
    if film[1] == "videoseries":
        return f"https://www.youtube.com/playlist?list={asked.get('list', '')}"
    return f"https://www.youtube.com/watch?v={film[1]}"


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        usable = parts.port != 0
    except ValueError:
        return None
    known = usable and parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.hostname or "")
    return parts if known else None
