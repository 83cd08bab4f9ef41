"""The theme: folders of templates and files, one going before the next, and where each file is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from portfolio_gen.model.audience import Audience
from portfolio_gen.publish.program import PACKAGE
from portfolio_gen.publish.stylesheets import read_stylesheets

_ASSETS = ("assets/portfolio.svg",)
"""What every audience's pages ask for besides stylesheets."""
_SCRIPTS = ("assets/educators.js",)
"""What educators' pages ask for besides. Nobody else's have a script."""


def theme_folder() -> Path:
    """Our theme: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "theme"
    return inside if inside.is_dir() else PACKAGE.parent / "theme"


class Theme:
    """What stands in some folders, of which the first goes before the others.

    `ground` is the stylesheet that a host brings, on which ours builds; without it there is one of our own. Raises
    SettingsError where a stylesheet cannot be used.
    """

    def __init__(self, folders: Sequence[Path], ground: str = "") -> None:
        self._all = tuple(folders)
        self._files = {name: file for name in (*_ASSETS, *_SCRIPTS) if (file := first_of(self._all, name))}
        self.places = {name: _place_of(name, file) for name, file in self._files.items()}
        """Where each file is published that is no stylesheet, by its name in the theme."""
        self.stylesheets = read_stylesheets(self._all, ground)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the theme is looked for that somebody may change: the project's own first, ours after it."""
        return self._all[: self._all.index(theme_folder()) + 1]

    def assets(self, audience: str) -> dict[str, Path | bytes]:
        """What pages for an audience ask for, by its place below the audience's folder.

        A place carries a digest of the content, so that pages of two programs can stand beside each other.
        """
        wanted = (*_ASSETS, *(_SCRIPTS if audience == Audience.EDUCATORS else ()))
        return {self.places[name]: self._files[name] for name in wanted} | self.stylesheets.files(audience)

    @cached_property
    def digest(self) -> str:
        """A digest of all templates, and of everything that pages ask for."""
        digest = hashlib.sha256()
        for folder in self._all:
            for file in sorted(folder.rglob("*.html")):
                digest.update(file.relative_to(folder).as_posix().encode())
                digest.update(file.read_bytes())
        for place in (*self.places.values(), *(place for place, _ in self.stylesheets.published.values())):
            digest.update(place.encode())
        return digest.hexdigest()


def first_of(folders: Iterable[Path], pattern: str) -> Path | None:
    """The file that a pattern names, from the first folder that has one."""
    return next((file for folder in folders for file in sorted(folder.glob(pattern))), None)


def _place_of(name: str, file: Path) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}.{suffix}"
