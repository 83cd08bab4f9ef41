"""Which host makes the pages of a project: the one that its settings name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from portfolio_gen.publish.host import Host
from portfolio_gen.publish.plain_host import plain_host
from portfolio_gen.settings import MKDOCS, PLAIN, SettingsError


@cache
def warm_host(config_file: str, name: str = MKDOCS) -> Host:
    """The host of this process for one mkdocs.yml. Raises SettingsError when the host cannot use that file."""
    return _host(Path(config_file), name, live=False)


def live_host(config_file: Path, name: str = MKDOCS) -> Host:
    """A host for a preview, of the settings and the theme as they are now. Raises SettingsError like `warm_host`."""
    return _host(config_file, name, live=True)


def _host(config_file: Path, name: str, *, live: bool) -> Host:
    if name == PLAIN:
        return plain_host(config_file, live=live)
    try:
        from portfolio_gen.publish.mkdocs_host import mkdocs_host  # a school with the plain host may be without MkDocs
    except ModuleNotFoundError as missing:
        how = f"Run: pip install mkdocs-material. Or write host: {PLAIN} in {config_file.name}."
        raise SettingsError(f"There is no {missing.name} on this machine. {how}") from None
    return mkdocs_host(config_file, live=live)
