"""The host without MkDocs: the same templates in plain Jinja, over a small stylesheet of our own."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from portfolio_gen.publish.host import Host, ThemeLanguage
from portfolio_gen.publish.templates import address
from portfolio_gen.publish.theme import Theme, theme_folder
from portfolio_gen.settings import SettingsError, read_theme


def plain_host(config_file: Path, *, live: bool = False) -> Host:
    """A host for one mkdocs.yml, of which the folder of the theme and its language count. Raises SettingsError."""
    told = read_theme(config_file)
    folders = (*_own_folder(config_file, told.get("custom_dir")), theme_folder())
    templates = Environment(loader=FileSystemLoader(folders))
    templates.filters["url"] = address
    configured = b"plain " + config_file.read_bytes()
    return Host(templates, Theme(folders), ThemeLanguage.by(told), configured, live=live)


def _own_folder(config_file: Path, named: str | None) -> tuple[Path, ...]:
    """The project's own theme, where it names one that is not ours."""
    if not named:
        return ()
    folder = (config_file.parent / named).resolve()
    if not folder.is_dir():
        raise SettingsError(f"{config_file.name} cannot be used. There is no folder {folder}, the theme’s custom_dir.")
    return () if folder == theme_folder() else (folder,)
