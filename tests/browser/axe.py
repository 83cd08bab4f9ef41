"""axe-core in the release that package-lock.json names, fetched from npm the first time and kept in pytest's cache."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from sample_school import REPOSITORY, absent
from waiting import PATIENCE

_LOCK = Path(__file__).with_name("package-lock.json")
_VERSION = json.loads(_LOCK.read_text("utf-8"))["packages"]["node_modules/axe-core"]["version"]
_KEPT = REPOSITORY / ".pytest_cache" / f"axe-core-{_VERSION}.min.js"
_IN_PACKAGE = Path("node_modules", "axe-core", "axe.min.js")

RUN = """async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations
  .map(found => [found.id, found.help, found.nodes.map(node => node.html).slice(0, 3)])"""
"""What finds everything that is wrong with an open page."""


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
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(_LOCK.with_name(name), Path(folder) / name)
        command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if done.returncode:
            absent(f"axe-core could not be fetched from npm: {done.stderr.strip()[-200:]}")
        os.replace(Path(folder) / _IN_PACKAGE, _KEPT)
