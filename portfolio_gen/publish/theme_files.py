"""The theme's files in an output: new ones beside old ones, and an old one stays as long as a page asks for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from portfolio_gen.publish.durable import clear_parts
from portfolio_gen.publish.manifest import Surroundings, needed_theme, write_surroundings
from portfolio_gen.publish.release import ASSETS, update_files


class ThemeFiles:
    """Stylesheets and scripts that the sites of an audience share. Their names carry a digest of their content."""

    def __init__(self, output: Path, manifest: Path, surroundings: Surroundings) -> None:
        self._output = output
        self._manifest = manifest
        self._known = surroundings
        self._current: set[str] = set()

    def put(self, audience: str, files: Mapping[str, Path | bytes]) -> None:
        """Put the files that an audience's pages ask for from now on beside those that they ask for still.

        Raises OSError.
        """
        self._current |= {f"{audience}/{place}" for place in files}
        known = replace(self._known, theme=self._known.theme | self._current)
        if known != self._known:
            self._known = known
            write_surroundings(self._manifest, known)
        clear_parts(self._output / audience / ASSETS)
        update_files(files, self._output / audience)

    def keep_needed(self, standing: Collection[str], *, school_file: bool) -> None:
        """Remove the files that no site asks for any more. `standing` are all that stand. Raises OSError."""
        gone = self._known.theme - self._current
        if gone:
            needed = needed_theme(self._manifest, standing)
            gone = frozenset() if needed is None else gone - needed
        for place in gone:
            with suppress(OSError):
                (self._output / place).unlink(missing_ok=True)
        left = Surroundings(frozenset(self._known.theme - gone), school_file)
        if left != self._known:
            write_surroundings(self._manifest, left)
