"""The folder that a preview is served from: of its site only what changed is rendered again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from portfolio_gen.pages.site import Prose, Site, parts, texts
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.prose import RenderedProse, read_prose
from portfolio_gen.publish.release import remove
from portfolio_gen.publish.staging import stage_site

_OURS = "This is our fault, not yours. Please report it with this line."
_AS_TYPED = "It is shown as you typed it. Put what was pasted into a file of its own, and name it under files:."
_NO_SEARCH = "The site is shown without its search. Run: pip install 'pagefind[bin]'. Or write search: false."


class PreviewFolder:
    """A folder of our own that holds one site, what is known of what stands there, and where its pictures come from."""

    def __init__(self, place: Path, store: MediaStore) -> None:
        self.place, self.store = place, store
        self._written: dict[str, str] = {}
        self._host: Host | None = None
        self._found: tuple[Problem, ...] = ()
        self._texts = _Texts()

    def renew(self, site: Site, host: Host) -> tuple[bool, tuple[Problem, ...]]:
        """Bring the folder up to date: whether a byte of it may have changed, and what could not be done.

        Raises OSError; then everything is written anew the next time.
        """
        planned = parts(site)
        before = self._written
        if before == planned and host is self._host:
            return False, self._found
        self._written = {}
        if not before:
            self.clear()
        fresh = host is not self._host
        changed = {place for place, digest in planned.items() if fresh or before.get(place) != digest}
        for place in (before.keys() - planned.keys()) - {""}:
            (self.place / place).unlink(missing_ok=True)
        host.copy_assets(self.place, site.audience)
        refused, self._found = self._stage(site, changed, host)
        self._written = {place: digest for place, digest in planned.items() if place not in refused}
        self._host = host
        return True, self._found

    def clear(self) -> None:
        """Empty the folder."""
        self._written = {}
        for item in sorted(self.place.iterdir()):
            remove(item)

    def _stage(self, site: Site, changed: set[str], host: Host) -> tuple[set[str], tuple[Problem, ...]]:
        """Write the parts of a site that changed. Pages that are refused do not stand there in their old form."""
        problems = Problems()
        part = replace(
            site,
            pages=tuple(page for page in site.pages if page.path in changed),
            assets=tuple(asset for asset in site.assets if asset.path in changed),
            downloads=tuple(download for download in site.downloads if download.path in changed),
        )
        staged = stage_site(part, host, self.store, self.place, self._texts)
        for path, fault in staged.faults:
            (self.place / path).unlink(missing_ok=True)
            problems.add("PG902", path, 0, f"There is {fault} on this page, so it is left out.", _OURS)
        if staged.without_search:
            problems.add("PG903", "search", 0, staged.without_search, _NO_SEARCH)
        for text in texts(site):
            if fault := self._texts.reading(text).fault:
                problems.add("PG406", text.file, text.line, f"RenderedProse this text as Markdown {fault}.", _AS_TYPED)
        self._texts.forget_others(texts(site))
        return {path for path, _ in staged.faults}, in_order(problems.found)


class _Texts:
    """Learners' texts that were rendered for this preview, in memory alone: what is private is on no disk."""

    def __init__(self) -> None:
        self._known: dict[str, RenderedProse] = {}

    def reading(self, prose: Prose) -> RenderedProse:
        """What became of a text."""
        if prose.markdown not in self._known:
            self._known[prose.markdown] = read_prose(prose)
        return self._known[prose.markdown]

    def html(self, prose: Prose) -> str:
        """A text as HTML that is not safe yet."""
        return self.reading(prose).html

    def keep(self) -> None:
        """Nothing is kept on the disk."""

    def forget_others(self, shown: Iterable[Prose]) -> None:
        """Forget every text but these."""
        self._known = {prose.markdown: self._known[prose.markdown] for prose in shown}
