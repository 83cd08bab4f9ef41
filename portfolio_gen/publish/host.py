"""What turns planned pages into HTML: templates and a theme, set up once and asked for page after page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.script import direction
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish.pagefind import engine
from portfolio_gen.publish.program import program
from portfolio_gen.publish.prose import ProseReader, as_html, rendered
from portfolio_gen.publish.release import update_files
from portfolio_gen.publish.templates import prepare
from portfolio_gen.publish.theme import Theme

Around = Callable[[str, str], Mapping[str, Any]]
"""What templates may name besides our own values, for the page at a place with a title."""


@dataclass(frozen=True, slots=True)
class ThemeLanguage:
    """In which language a theme speaks, and from which side it is read."""

    language: str
    direction: str

    @classmethod
    def by(cls, theme: Mapping[str, Any]) -> ThemeLanguage:
        """As the block `theme` of mkdocs.yml says; English where it says nothing."""
        language = str(theme.get("language") or "en")
        return cls(language, str(theme.get("direction") or direction(language)))


class Host:
    """One way to make pages. Hosts differ in where templates come from and in the stylesheet below ours.

    `configured` is all that pages depend on besides program and theme; `live` pages may be reloaded by a preview.
    """

    def __init__(
        self,
        templates: Environment,
        theme: Theme,
        spoken: ThemeLanguage,
        configured: bytes,
        *,
        around: Around | None = None,
        live: bool = False,
    ) -> None:
        prepare(templates)
        self._templates, self._theme, self._configured = templates, theme, configured
        self._around = around
        self._same = {
            "language": spoken.language,
            "direction": spoken.direction,
            "live": live,
            "stylesheets": theme.stylesheets.asked,
            "asset": theme.places.__getitem__,
        }

    @cached_property
    def environment(self) -> str:
        """A digest of everything a page's bytes depend on besides its plan: program, theme, settings."""
        digest = hashlib.sha256(f"{program()} {engine()} {self._theme.digest}".encode())
        digest.update(self._configured)
        return digest.hexdigest()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the theme is looked for that somebody may change: the project's own first, ours after it."""
        return self._theme.folders

    def assets(self, audience: str = Audience.EDUCATORS) -> dict[str, Path | bytes]:
        """What pages for an audience ask of the theme, by its place below the audience's folder."""
        return self._theme.assets(audience)

    def copy_assets(self, into: Path, audience: str = Audience.EDUCATORS) -> None:
        """Put what they ask for below an audience's folder. Raises OSError."""
        update_files(self.assets(audience), into)

    def pages(self, site: Site, read: ProseReader = as_html) -> Iterator[tuple[str, bytes]]:
        """Every page of a site: its path and its bytes. `read` makes HTML of texts."""
        for page in site.pages:
            yield page.path, self._page(site, page, read).encode("utf-8", "replace")

    def _page(self, site: Site, page: Page, read: ProseReader) -> str:
        place = f"{site.folder}/{page.path}".lstrip("/")
        context = {
            **(self._around(place, page.title) if self._around else {}),
            **self._same,
            "place": place,
            "title": page.title,
            "site_title": site.title,
            "audience": site.audience,
            "page_path": page.path,
            "here": lambda target: from_page(target, page.path),
            **rendered(page.context, page.path, read),
            "frame": site.frame_of(page),
        }
        return self._templates.get_template(f"portfolio/{page.template}").render(context)
