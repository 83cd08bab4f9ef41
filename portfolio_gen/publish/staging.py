"""A planned site as a folder: every page rendered and looked at once more, every file beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from portfolio_gen.pages.site import Prose, Site
from portfolio_gen.publish.audit import faults
from portfolio_gen.publish.downloads import download_bytes
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.prose import as_html
from portfolio_gen.publish.release import place_files
from portfolio_gen.publish.search import SearchFailed, index


class Texts(Protocol):
    """What remembers learners' texts as HTML."""

    def html(self, prose: Prose) -> str:
        """A text as HTML that is not safe yet."""

    def keep(self) -> None:
        """The site is written: remember what was rendered for it."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What was written."""

    size: int
    """Bytes besides media."""
    faults: tuple[tuple[str, str], ...]
    """Pages that may not be published and were not written, each with what stands on it."""
    without_search: str = ""
    """Why the site has no search, where it should have one."""


def stage_site(site: Site, host: Host, store: MediaStore, folder: Path, texts: Texts | None = None) -> Staged:
    """Write a site into a folder that nobody looks at yet. Without `texts` every text is rendered now."""
    size, found = 0, []
    for place in {
        Path(path).parent for path in (*(page.path for page in site.pages), *(d.path for d in site.downloads))
    }:
        (folder / place).mkdir(parents=True, exist_ok=True)
    for path, data in host.pages(site, texts.html if texts else as_html):
        if refused := faults(data):
            found += [(path, fault) for fault in refused]
        else:
            size += (folder / path).write_bytes(data)
    if texts:
        texts.keep()
    for download in site.downloads:
        size += (folder / download.path).write_bytes(download_bytes(download))
    place_files(((asset.path, store.path_of(asset.digest, asset.suffix)) for asset in site.assets), folder)
    return Staged(size, tuple(found), _searchable(site, folder))


def _searchable(site: Site, folder: Path) -> str:
    """Make the index of a site that has one; why it could not be made, or an empty text."""
    try:
        if site.searchable:
            index(folder)
    except SearchFailed as failed:
        return str(failed)
    return ""
