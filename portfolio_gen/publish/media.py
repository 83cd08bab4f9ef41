"""Learners' photographs and files made safe and small, and kept so that each is worked on once.

Pictures are drawn anew (upright, sRGB, at most 2,000 px, no metadata), SVGs sanitised, films lose the boxes
that can hold a place; all else on the allow-list is copied. Several processes may use one folder at once.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import PIL
import pillow_heif

from portfolio_gen.model.media_kind import (
    HEAD_BYTES,
    SUFFIXES,
    Kind,
    MediaType,
    Treatment,
    blank_places,
    identify,
)
from portfolio_gen.model.medium import Medium
from portfolio_gen.publish.photograph import Shape, redraw, too_large
from portfolio_gen.publish.svg import refuse_active_xml, sanitise

MAX_FILE_BYTES = 200_000_000
RECIPE = f"1-{PIL.__version__}-{pillow_heif.__version__}"
"""What a prepared file depends on besides its source; a new recipe makes every file again."""


class MediaStore:
    """A folder of prepared files named by content, with one small index entry per source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    @property
    def used(self) -> frozenset[str]:
        """Places below the folder of everything that was prepared or found."""
        return frozenset(self._used)

    def path(self, medium: Medium) -> Path:
        """Where the published bytes of a prepared medium lie."""
        return self.path_of(medium.digest, medium.suffix)

    def path_of(self, digest: str, suffix: str) -> Path:
        """Where the published bytes with this digest lie."""
        return self._folder / digest[:2] / f"{digest}{suffix}"

    def prepare(self, source: Path) -> Medium:
        """The safe, small form of a file, made now or found in the folder.

        Raises MediaRefused (PG301 damaged, PG302 kind, PG303 too large, PG304 SVG, PG305 contradiction), and
        OSError when the file cannot be read.
        """
        size = source.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large("The file is larger than 200 MB.")
        media_type = identify(_head(source) if size else b"", source.name)
        entry = self._entry(_digest(source), media_type)
        medium = self._known(entry) or self._make(source, media_type)
        self._used |= {file.relative_to(self._folder).as_posix() for file in (entry, self.path(medium))}
        return medium

    def _entry(self, digest: str, media_type: MediaType) -> Path:
        name = f"{digest}-{media_type.kind}{media_type.suffix}-{RECIPE}.json"
        return self._folder / "index" / digest[:2] / name

    def _known(self, entry: Path) -> Medium | None:
        with suppress(OSError, ValueError, TypeError):
            medium = Medium(**json.loads(entry.read_bytes()))
            if _plausible(medium) and _digest(self.path(medium)) == medium.digest:
                return medium
        return None

    def _make(self, source: Path, media_type: MediaType) -> Medium:
        with _part(self._folder) as part:
            shutil.copyfile(source, part)
            entry = self._entry(_digest(part), media_type)
            suffix, width, height = _TREATMENTS[media_type.treatment](part, media_type)
            medium = Medium(_digest(part), suffix, media_type.kind, width, height, part.stat().st_size)
            _settle(part, self.path(medium))
        with _part(self._folder) as part:
            part.write_text(json.dumps(asdict(medium)), encoding="utf-8")
            _settle(part, entry)
        return medium


def _plausible(medium: Medium) -> bool:
    return (
        re.fullmatch("[0-9a-f]{64}", medium.digest) is not None
        and medium.suffix in SUFFIXES
        and medium.kind in get_args(Kind)
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _settle(part: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part.chmod(0o644)
    part.replace(place)


def _sanitise(path: Path, media_type: MediaType) -> Shape:
    drawing = sanitise(path.read_bytes())
    path.write_bytes(drawing.data)
    return media_type.suffix, drawing.width, drawing.height


def _blank_places(path: Path, media_type: MediaType) -> Shape:
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as bytes_:
        blank_places(bytes_)
    return media_type.suffix, None, None


def _check_track(path: Path, media_type: MediaType) -> Shape:
    refuse_active_xml(path.read_bytes())
    return media_type.suffix, None, None


_TREATMENTS: dict[Treatment, Callable[[Path, MediaType], Shape]] = {
    "raster": redraw, "svg": _sanitise, "boxes": _blank_places, "gpx": _check_track,
    "copy": lambda _, media_type: (media_type.suffix, None, None),
}  # fmt: skip
