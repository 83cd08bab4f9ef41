"""axe-core, fetched from npm the first time and kept in pytest's cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from sample_school import REPOSITORY, absent

_KEPT = REPOSITORY / ".pytest_cache" / "axe-core-4.min.js"
_IN_PACKAGE = Path("node_modules", "axe-core", "axe.min.js")


@cache
def axe_source() -> str:
    """The script itself. Skips, or in CI fails, where it cannot be had."""
    if not _KEPT.is_file():
        _fetch()
    return _KEPT.read_text("utf-8")


def _fetch() -> None:
    npm = shutil.which("npm") or absent("Checking accessibility needs axe-core from npm, and there is no npm here.")
    _KEPT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_KEPT.parent) as folder:
        command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, "axe-core@4"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            absent(f"axe-core could not be fetched from npm: {done.stderr.strip()[-200:]}")
        os.replace(Path(folder) / _IN_PACKAGE, _KEPT)
