"""The only driver of MkDocs and Material: their settings, their folders of templates and their stylesheet.

Set up once per process: the configuration is read, the theme's folders are listed and the templates are compiled once.
A page then costs its Markdown and one template.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from portfolio_gen.publish.host import Around, Host, ThemeLanguage
from portfolio_gen.publish.material import used
from portfolio_gen.publish.theme import Theme, first_of, theme_folder
from portfolio_gen.settings import PLAIN, SettingsError

_STYLESHEET = "assets/stylesheets/main.*.min.css"
"""Material’s own. Nothing else of Material's files is asked for."""


def mkdocs_host(config_file: Path, *, live: bool = False) -> Host:
    """A host for one mkdocs.yml. Raises SettingsError when MkDocs cannot use that file."""
    return host_of(_configured(str(config_file)), live=live)


def host_of(config: MkDocsConfig, *, live: bool = False) -> Host:
    """A host for settings that MkDocs has read."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.use_directory_urls = False
    ours = str(theme_folder())
    if ours not in [str(Path(folder)) for folder in config.theme.dirs]:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
    folders = [Path(folder) for folder in config.theme.dirs]
    theme = Theme(folders, _ground(folders))
    return Host(
        config.theme.get_env(), theme, ThemeLanguage.by(config.theme), _told(config), around=_around(config), live=live
    )


def _ground(folders: Sequence[Path]) -> str:
    """What Material's stylesheet says of pages like ours. Raises SettingsError where the theme is another one."""
    file = first_of(folders, _STYLESHEET)
    if file is None:
        raise SettingsError(f"The theme has no {_STYLESHEET}. Write name: material under theme, or host: {PLAIN}.")
    return used(file.read_text("utf-8"))


def _told(config: MkDocsConfig) -> bytes:
    """What pages depend on besides the theme: the settings, and who reads them."""
    readers = " ".join(version(name) for name in ("mkdocs", "mkdocs-material"))
    extra = repr(sorted(config.extra.items()))
    return f"mkdocs {readers} {extra} ".encode() + Path(config.config_file_path).read_bytes()


def _around(config: MkDocsConfig) -> Around:
    """What MkDocs' own templates may name, and a school's that go before ours."""
    nav, files = Navigation([], []), Files([])

    def around(place: str, title: str) -> Mapping[str, Any]:
        source = place.removesuffix(".html") + ".md"
        file = File(source, None, config.site_dir, use_directory_urls=False, dest_uri=place)
        page = HostPage(title, file, config)
        page.markdown = ""
        return get_context(nav, files, config, page)

    return around


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
