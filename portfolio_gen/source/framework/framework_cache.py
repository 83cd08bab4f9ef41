"""What was read of a framework file, kept as JSON until the file or this program changes."""

from __future__ import annotations

import contextlib
import hashlib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from portfolio_gen import __version__
from portfolio_gen.model.slug import short_digest, slug
from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problem
from portfolio_gen.whole_file import write_whole


class CachedFramework(BaseModel):
    """The outcome of reading one file: its framework, if it could be read, and its problems."""

    key: str
    framework: Framework | None
    problems: tuple[Problem, ...]


def cache_key(data: bytes, path: str) -> str:
    """A name for the outcome of reading this content under this path with this program."""
    return hashlib.sha256(b"\0".join((_program(), path.encode(), data))).hexdigest()


@cache
def _program() -> bytes:
    """A digest of the code that reads: a better reader must not be answered from an older one's work."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parents[2]
    for module in sorted((*package.glob("source/**/*.py"), *package.glob("model/*.py"))):
        digest.update(module.read_bytes())
    return digest.digest()


def recall(folder: Path, path: str, key: str) -> CachedFramework | None:
    """What was kept for this key; None when nothing was, or when it cannot be read."""
    try:
        reading = CachedFramework.model_validate_json(_file(folder, path).read_bytes())
    except (OSError, ValidationError):
        return None
    return reading if reading.key == key else None


def keep(folder: Path, path: str, reading: CachedFramework) -> None:
    """Keep a reading in place of the file's last one. A folder that cannot be written costs time only.

    The folder is never made: whoever claims the state makes it, and only then is what lies there the program's.
    """
    file = _file(folder, path)
    with contextlib.suppress(OSError):
        write_whole(file, reading.model_dump_json(exclude_defaults=True).encode())


def _file(folder: Path, path: str) -> Path:
    return folder / f"{slug(path)}-{short_digest(path)}.json"
