"""The only driver of MkDocs and Material: one warm host per process turns planned pages into HTML.

Warm means: the configuration is read, the theme's folders are listed and the templates are compiled once. A page then
costs its Markdown and one template.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from portfolio_gen import __version__
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish.pagefind import engine
from portfolio_gen.publish.prose import Reader, as_html, rendered
from portfolio_gen.publish.release import renew
from portfolio_gen.publish.templates import prepare
from portfolio_gen.settings import SettingsError

_RENDERERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "nh3", "jinja2", "xlsxwriter")
_PACKAGE = Path(__file__).resolve().parent.parent
_STYLESHEET = "assets/stylesheets/main."
"""Material’s own; its name ends with a digest."""
_ASSETS = (f"{_STYLESHEET}*.min.css", "assets/portfolio.css", "assets/portfolio.svg")
"""What every audience's folder needs of the theme; the rest of Material's files is never asked for."""
_TOOLS = ("assets/educators.css", "assets/educators.js", "assets/search.css")
"""What educators' sites have besides. Nobody else's site has a script."""
_OWN = ("assets/preview.css",)
"""What a learner's own pages have besides: they say who sees what."""
_EDUCATORS = "educators"
_BESIDES = {_EDUCATORS: _TOOLS, "me": _OWN}


def theme_folder() -> Path:
    """Our theme: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent / "theme"


@cache
def program() -> str:
    """A digest of this program and of what it renders with: their versions, and our own lines."""
    versions = [__version__, sys.version, *(f"{name} {version(name)}" for name in _RENDERERS)]
    digest = hashlib.sha256("|".join(versions).encode())
    for file in sorted(_PACKAGE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def warm_host(config_file: str) -> Host:
    """The host of this process for one mkdocs.yml. Raises SettingsError when MkDocs cannot use that file."""
    return Host(_configured(config_file))


def live_host(config_file: Path) -> Host:
    """A host for a preview, of the settings and the theme as they are now. Raises SettingsError like `warm_host`."""
    return Host(_configured(str(config_file)), live=True)


def _configured(config_file: str) -> MkDocsConfig:
    """MkDocs' settings. It insists on a folder of documents; there is none, so it is shown one that is there."""
    said = _Said()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        return load_config(config_file=config_file, plugins=[], docs_dir=str(theme_folder()))
    except (Abort, ConfigurationError) as error:
        why = " ".join((*said.words, *(() if said.words else (str(error),))))
        raise SettingsError(f"{Path(config_file).name} cannot be used. {why}".strip()) from None
    finally:
        log.removeHandler(said)


class _Said(logging.Handler):
    """What MkDocs finds wrong with its settings: it writes that to its log and raises something that says nothing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is wrong; what is only odd goes where it went without this."""
        if record.levelno >= logging.ERROR:
            self.words.append(record.getMessage())
        elif logging.lastResort:
            logging.lastResort.handle(record)


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
        prepare(self._env)
        self._stylesheet = next(place for place in self.assets() if place.startswith(_STYLESHEET))
        self._files = Files([])
        self._nav = Navigation([], [])

    @cached_property
    def environment(self) -> str:
        """A digest of everything a page's bytes depend on besides its plan: program, theme, settings."""
        digest = hashlib.sha256(f"{program()} {engine()}".encode())
        for folder in self._config.theme.dirs:
            for file in sorted(Path(folder).rglob("*.html")) + sorted(Path(folder).glob("assets/*")):
                if file.is_file():
                    digest.update(file.relative_to(folder).as_posix().encode())
                    digest.update(file.read_bytes())
        for place in self.assets():
            digest.update(place.encode())
        digest.update(Path(self._config.config_file_path).read_bytes())
        digest.update(repr(sorted(self._config.extra.items())).encode())
        return digest.hexdigest()

    def assets(self, audience: str = _EDUCATORS) -> dict[str, Path]:
        """The theme's files that pages for an audience ask for, by their place below its folder.

        A place carries a digest of the content, so that pages of two programs can stand beside each other.
        """
        wanted = (*_ASSETS, *_BESIDES.get(audience, ()))
        return {self._places[name]: file for name, file in self._theme_files(wanted).items()}

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where each of the theme's files is published, by its name in the theme."""
        return {name: _place_of(name, file) for name, file in self._theme_files((*_ASSETS, *_TOOLS, *_OWN)).items()}

    def _theme_files(self, patterns: Iterable[str]) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for pattern in patterns:
            for folder in reversed(self._config.theme.dirs):
                for file in sorted(Path(folder).glob(pattern)):
                    found[file.relative_to(folder).as_posix()] = file
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the theme is looked for that somebody may change: the project's own first, ours after it."""
        folders = [Path(folder) for folder in self._config.theme.dirs]
        return tuple(folders[: folders.index(theme_folder()) + 1])

    def copy_assets(self, into: Path, audience: str = _EDUCATORS) -> None:
        """Put the theme's files below an audience's folder. Source maps are not among them."""
        renew(self.assets(audience), into)

    def pages(self, site: Site, read: Reader = as_html) -> Iterator[tuple[str, bytes]]:
        """Every page of a site: its path and its bytes. `read` makes HTML of texts."""
        for page in site.pages:
            yield page.path, self._page(site, page, read).encode("utf-8", "replace")

    def _page(self, site: Site, page: Page, read: Reader) -> str:
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
            "stylesheet": self._stylesheet,
            "asset": self._places.__getitem__,
            "here": lambda target: from_page(target, page.path),
            **rendered(page.context, page.path, read),
            "frame": frame,
        }
        return self._env.get_template(f"portfolio/{page.template}").render(context)


def _place_of(name: str, file: Path) -> str:
    """Where one of the theme's files is published: Material's names carry a digest already."""
    if name.startswith(_STYLESHEET):
        return name
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}.{suffix}"
