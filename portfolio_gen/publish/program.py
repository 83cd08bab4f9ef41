"""What a program is known by: its version, what it renders with, and its own lines."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from portfolio_gen import __version__

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of this program's modules."""
_RENDERERS = ("markdown", "pymdown-extensions", "pygments", "nh3", "jinja2", "xlsxwriter")


@cache
def program() -> str:
    """A digest of this program and of what it renders with, whatever the host."""
    versions = [__version__, sys.version, *(f"{name} {version(name)}" for name in _RENDERERS)]
    digest = hashlib.sha256("|".join(versions).encode())
    for file in sorted(PACKAGE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
