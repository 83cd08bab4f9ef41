"""The only driver of MkDocs and Material: one warm host per process turns planned pages into HTML.

Warm means: the configuration is read, the theme's folders are listed and the templates are compiled once. A page then
costs its Markdown and one template.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from portfolio_gen import __version__
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Page, Prose, Site
from portfolio_gen.pages.student_markdown import Picture, render

_PACKAGE = Path(__file__).resolve().parent.parent
_OURS = ("portfolio/", "components/", "main.html")
_ASSETS = ("assets/stylesheets/main.*.min.css", "assets/portfolio.css", "assets/portfolio.svg")
"""What every audience's folder needs of the theme; the rest of Material's files is never asked for."""


def theme_folder() -> Path:
    """Our theme: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent / "theme"


@cache
def warm_host(config_file: str) -> Host:
    """The host of this process for one mkdocs.yml."""
    return Host(load_config(config_file=config_file, plugins=[]))


class Host:
    """MkDocs and Material, set up once and asked for page after page."""

    def __init__(self, config: MkDocsConfig, *, live: bool = False) -> None:
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        self._config = config
        self._live = live
        config.use_directory_urls = False
        ours = str(theme_folder())
        if ours not in [str(Path(folder)) for folder in config.theme.dirs]:
            custom = 1 if config.theme.custom_dir else 0
            config.theme.dirs.insert(custom, ours)
        self._env = config.theme.get_env()
        self._env.autoescape = lambda name: bool(name) and str(name).startswith(_OURS)
        self._env.trim_blocks = True
        self._env.lstrip_blocks = True
        self._files = Files([])
        self._nav = Navigation([], [])

    @cached_property
    def environment(self) -> str:
        """A digest of everything a page's bytes depend on besides its plan: program, theme, settings."""
        import markdown
        import mkdocs
        import nh3
        import pygments
        from pymdownx import __meta__ as pymdownx

        versions = [__version__, mkdocs.__version__, markdown.__version__, nh3.__version__, pygments.__version__]
        digest = hashlib.sha256("|".join([*versions, str(pymdownx.__version__)]).encode())
        for folder in self._config.theme.dirs:
            for file in sorted(Path(folder).rglob("*.html")) + sorted(Path(folder).glob("assets/*")):
                if file.is_file():
                    digest.update(file.relative_to(folder).as_posix().encode())
                    digest.update(file.read_bytes())
        for place in self.assets():
            digest.update(place.encode())
        digest.update(repr(sorted(self._config.extra.items())).encode())
        return digest.hexdigest()

    def assets(self) -> dict[str, Path]:
        """The theme's files that every page asks for, by their place below an audience's folder."""
        found: dict[str, Path] = {}
        for folder in reversed(self._config.theme.dirs):
            for pattern in _ASSETS:
                for file in sorted(Path(folder).glob(pattern)):
                    found[file.relative_to(folder).as_posix()] = file
        return found

    def copy_assets(self, into: Path) -> None:
        """Put the theme's files below an audience's folder. Source maps are not among them."""
        for place, file in self.assets().items():
            target = into / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)

    def pages(self, site: Site) -> Iterator[tuple[str, bytes]]:
        """Every page of a site: its path and its bytes."""
        for page in site.pages:
            yield page.path, self._page(site, page).encode("utf-8", "replace")

    def _page(self, site: Site, page: Page) -> str:
        place = f"{site.folder}/{page.path}".lstrip("/")
        source = place.removesuffix(".html") + ".md"
        file = File(source, None, self._config.site_dir, use_directory_urls=False, dest_uri=place)
        host_page = HostPage(page.title, file, self._config)
        host_page.markdown = ""
        context = dict(get_context(self._nav, self._files, self._config, host_page))
        frame = {**site.frame, **page.context.get("frame", {})}
        context |= {
            "title": page.title,
            "site_title": site.title,
            "audience": site.audience,
            "page_path": page.path,
            "live": self._live,
            "here": lambda target: from_page(target, page.path),
            **{key: rendered(value, page.path) for key, value in page.context.items()},
            "frame": frame,
        }
        return self._env.get_template(f"portfolio/{page.template}").render(context)


def rendered(value: Any, page: str) -> Any:
    """The value with every Prose in it turned into safe HTML for this page."""
    if isinstance(value, Prose):
        return _prose(value, page)
    if isinstance(value, Mapping):
        return {key: rendered(item, page) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(rendered(item, page) for item in value)
    return value


def _prose(prose: Prose, page: str) -> dict[str, Any] | None:
    if not prose.markdown.strip():
        return None
    links = {written: from_page(target, page) for written, target in prose.links}
    pictures = {
        written: Picture(from_page(picture.src, page), picture.width, picture.height)
        for written, picture in prose.pictures
    }
    result = render(prose.markdown, links, pictures)
    return {
        "html": Markup(result.html),
        "headings": tuple({"level": h.level, "id": h.id, "text": h.text} for h in result.headings),
        "lang": prose.lang,
        "dir": prose.dir,
    }
