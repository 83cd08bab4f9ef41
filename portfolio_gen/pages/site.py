"""A site as plain data: its pages, its files, and the fingerprint that says whether anything of it has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portfolio_gen.markdown.rendering import Picture
from portfolio_gen.pages.download import Download

Context = Mapping[str, object]
"""What a template gets: mappings, tuples, texts, numbers and Prose; no objects with methods."""
_PLAIN = frozenset((str, int, float, bool, type(None)))
"""What holds no text of its own."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A learner's Markdown, still to be rendered, with the meaning of its links.

    Addresses are relative to the site's folder; rendering makes them relative to the page.
    """

    markdown: str
    lang: str = ""
    dir: str = ""
    links: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()
    captions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """For the address of a film or sound the addresses of its captions, each with its language or ""."""
    owner: str = ""
    """The id of the learner whose text it is; "" for a text that is not to be kept."""
    file: str = field(default="", compare=False)
    """Where it was read, for those who have to mend it. On no page, so no page depends on it."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it lies in the site, the template that draws it, and everything it says."""

    path: str
    template: str
    title: str
    context: Context


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: where it lies, the digest of its bytes, and its suffix in the store of media."""

    path: str
    digest: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything of one site. Equal sites are equal folders."""

    folder: str
    """Below the audience's folder: a token, a learner's id, a cohort's id."""
    audience: str
    title: str
    frame: Context
    """What every page of the site shares: its bar and its foot."""
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...] = ()
    downloads: tuple[Download, ...] = ()
    """Files of figures beside the pages."""
    searchable: bool = False
    """Whether an index for searching is shipped with the pages."""
    shown: frozenset[str] = frozenset()
    """Digests of what learners decide about and this site shows: no byte depends on them."""

    def frame_of(self, page: Page) -> Context:
        """Bar and foot of a page: the site's, with what a page has in their place."""
        own = page.context.get("frame")
        return {**self.frame, **own} if isinstance(own, Mapping) else self.frame


def texts(site: Site) -> Iterator[Prose]:
    """Every text that the site shows, as often as it does."""
    waiting: list[object] = [page.context for page in site.pages]
    while waiting:
        value = waiting.pop()
        held = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
        for item in held:
            if type(item) is Prose:
                yield item
            elif type(item) not in _PLAIN:
                waiting.append(item)


def parts(site: Site) -> dict[str, str]:
    """Every page, download and file of a site by its place, with a digest of what is planned for it.

    A page's digest covers what the site's pages share, which has one of its own under "": equal digests are equal
    bytes, apart from program and theme.
    """
    frame = _json((site.folder, site.audience, site.title, site.frame))
    planned = {"": _digest(frame, str(len(site.pages)))} | {
        page.path: _digest(frame, _json(page)) for page in site.pages
    }
    planned |= {download.path: _digest(_json(download)) for download in site.downloads}
    return planned | {asset.path: asset.digest + asset.suffix for asset in site.assets}


def fingerprint(site: Site) -> str:
    """A digest of all that the site's bytes depend on, apart from program, theme and settings."""
    return fingerprint_of(parts(site), searchable=site.searchable)


def fingerprint_of(planned: Mapping[str, str], *, searchable: bool) -> str:
    """The same, of a site whose `parts` are at hand."""
    return _digest(_json((sorted(planned.items()), searchable)))


def _digest(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if names := getattr(value, "__dataclass_fields__", None):
        return {name: getattr(value, name) for name, one in names.items() if one.compare}
    raise TypeError(f"{type(value).__name__} is not page data")
