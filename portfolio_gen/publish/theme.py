"""The theme: folders of templates and files, one going before the next, and where each file is published."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from portfolio_gen.model.audience import Audience
from portfolio_gen.publish.program import PACKAGE
from portfolio_gen.settings import PLAIN, SettingsError

_ASSETS = ("assets/portfolio.css", "assets/portfolio.svg")
"""What every audience's pages ask for besides the host's stylesheet."""
_BESIDES = {
    Audience.EDUCATORS: ("assets/educators.css", "assets/educators.js", "assets/search.css"),
    Audience.ME: ("assets/preview.css",),
}
"""What some pages ask for besides. Nobody but educators has a script; a learner's own pages say who sees what."""
_DIGEST = re.compile(r"\.[0-9a-f]{8}\.")


def theme_folder() -> Path:
    """Our theme: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "theme"
    return inside if inside.is_dir() else PACKAGE.parent / "theme"


class Theme:
    """What stands in some folders, of which the first goes before the others.

    `stylesheet` is the pattern of the one that a host brings: it comes first on every page, and ours builds on it.
    Raises SettingsError where none of the folders has it.
    """

    def __init__(self, folders: Sequence[Path], stylesheet: str) -> None:
        self._all = tuple(folders)
        found = self._found((stylesheet,))
        if not found:
            raise SettingsError(f"The theme has no {stylesheet}. Write name: material under theme, or host: {PLAIN}.")
        self.stylesheet = next(iter(found))
        """The host's stylesheet, by its name in the theme."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the theme is looked for that somebody may change: the project's own first, ours after it."""
        return self._all[: self._all.index(theme_folder()) + 1]

    def assets(self, audience: str) -> dict[str, Path]:
        """The files that pages for an audience ask for, by their place below its folder.

        A place carries a digest of the content, so that pages of two programs can stand beside each other.
        """
        wanted = (self.stylesheet, *_ASSETS, *_BESIDES.get(Audience(audience), ()))
        return {self.places[name]: file for name, file in self._found(wanted).items()}

    @cached_property
    def places(self) -> dict[str, str]:
        """Where each file is published, by its name in the theme."""
        every = (self.stylesheet, *_ASSETS, *(name for names in _BESIDES.values() for name in names))
        return {name: _place_of(name, file) for name, file in self._found(every).items()}

    @cached_property
    def digest(self) -> str:
        """A digest of all templates, and of all files beside them that pages may ask for."""
        digest = hashlib.sha256()
        for folder in self._all:
            for file in sorted(folder.rglob("*.html")) + sorted(folder.glob("assets/*")):
                if file.is_file():
                    digest.update(file.relative_to(folder).as_posix().encode())
                    digest.update(file.read_bytes())
        digest.update("|".join(self.places.values()).encode())
        return digest.hexdigest()

    def _found(self, patterns: Iterable[str]) -> dict[str, Path]:
        """The files that these patterns name, each from the first folder that has it."""
        found: dict[str, Path] = {}
        for pattern in patterns:
            for folder in reversed(self._all):
                for file in sorted(folder.glob(pattern)):
                    found[file.relative_to(folder).as_posix()] = file
        return found


def _place_of(name: str, file: Path) -> str:
    """Where one of the files is published; some are called after their content already."""
    if _DIGEST.search(name):
        return name
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}.{suffix}"
