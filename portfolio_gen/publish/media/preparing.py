"""Learners' photographs and files made safe and small, and kept so that each is worked on once.

Pictures are drawn anew (upright, sRGB, at most 2,000 px, no metadata), SVGs sanitised, films lose the boxes
that can hold a place; all else on the allow-list is copied. Several processes may use one folder at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import BinaryIO, get_args

from portfolio_gen.model.media.container import identify_file
from portfolio_gen.model.media.kind import SUFFIXES, MediaKind, MediaRefused, MediaType
from portfolio_gen.model.media.medium import Medium, Trace
from portfolio_gen.publish.media.treated import too_large
from portfolio_gen.whole_file import PART

MAX_FILE_BYTES = 200_000_000
RECIPE = "-".join(("3", *map(version, ("pillow", "pillow-heif", "pikepdf"))))
"""What a prepared file depends on besides its source; a new recipe makes every file again."""
_CHUNK_BYTES = 1 << 20


class MediumUnreadable(OSError):
    """A learner's file that could be opened and not read to its end: a fault of this file, not of the store."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file open for reading, and the place it is known by."""

    file: BinaryIO
    place: PurePath

    def __str__(self) -> str:
        return str(self.place)

    @property
    def name(self) -> str:
        return self.place.name


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
        return self._folder / _place(digest, suffix)

    def prepare(self, opened: BinaryIO, name: str) -> Medium:
        """The safe, small form of a file, made now or found in the folder. `name` may have folders before it.

        Everything is read from `opened`, which can be sought in and stays open: what is judged is what is published.
        Raises MediaRefused (PG301 damaged, PG302 kind, PG303 too large, PG304 SVG, PG305 contradiction),
        MediumUnreadable when the file cannot be read, and another OSError when the folder cannot be written.
        """
        source = _Opened(opened, PurePath(name))
        with _reading(source):
            if opened.seek(0, os.SEEK_END) > MAX_FILE_BYTES:
                raise too_large("The file is larger than 200 MB.")
            media_type = _identified(source)
            digest = _digest(source)
        medium = self._known(self._entry(digest, media_type))
        entry, medium = (self._entry(digest, media_type), medium) if medium else self._make(source)
        self._used |= {entry.relative_to(self._folder).as_posix(), _place(medium.digest, medium.suffix)}
        return medium

    def _entry(self, digest: str, media_type: MediaType) -> Path:
        name = f"{digest}-{media_type.kind}{media_type.suffix}-{RECIPE}.json"
        return self._folder / "index" / digest[:2] / name

    def _known(self, entry: Path) -> Medium | None:
        with suppress(OSError, ValueError, TypeError):
            fields = json.loads(entry.read_bytes())
            medium = Medium(**fields | {"traces": tuple(fields["traces"])})
            with self.path(medium).open("rb") as file:
                if _plausible(medium) and _digest(_Opened(file, self.path(medium))) == medium.digest:
                    return medium
        return None

    def _make(self, source: _Opened) -> tuple[Path, Medium]:
        """Work on a copy, and say what was copied: the learner's file may have changed since it was looked at."""
        from portfolio_gen.publish.media.treatments import (
            TREATMENTS,  # most builds make nothing, and loading takes a while
        )

        with _part(self._folder) as copy, _part(self._folder) as made:
            _copy(source, copy)
            with copy.open("rb") as file:
                copied = _Opened(file, source.place)
                media_type, digest = _identified(copied), _digest(copied)
            treated = TREATMENTS[media_type.treatment](copy, made, media_type)
            with made.open("rb") as file:
                published, size = _digest(_Opened(file, made)), file.tell()
            shape = treated.suffix, media_type.kind, treated.width, treated.height
            medium = Medium(published, *shape, size, treated.traces)
            _settle(made, self.path(medium))
        with _part(self._folder) as part:
            part.write_text(json.dumps(asdict(medium)), encoding="utf-8")
            entry = self._entry(digest, media_type)
            _settle(part, entry)
        return entry, medium


class PreparedMedia(MediaStore):
    """What was prepared before, and nothing else: for plans that must not write, nor open what may be dangerous."""

    def _make(self, source: _Opened) -> tuple[Path, Medium]:
        raise MediaRefused("PG301", f"“{source.name}” was not prepared before.", "Build again.")


class PassingMedia(MediaStore):
    """What builds prepared is found there, and what has to be made besides is made in a folder that goes."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        super().__init__(folder)
        self._prepared = MediaStore(prepared)

    def path_of(self, digest: str, suffix: str) -> Path:
        """Where the published bytes with this digest lie: with the builds' where they have them."""
        theirs = self._prepared.path_of(digest, suffix)
        return theirs if theirs.is_file() else super().path_of(digest, suffix)

    def _known(self, entry: Path) -> Medium | None:
        theirs = self._prepared._folder / entry.relative_to(self._folder)
        return self._prepared._known(theirs) or super()._known(entry)


def _place(digest: str, suffix: str) -> str:
    return f"{digest[:2]}/{digest}{suffix}"


def _plausible(medium: Medium) -> bool:
    return (
        re.fullmatch("[0-9a-f]{64}", medium.digest) is not None
        and medium.suffix in SUFFIXES
        and medium.kind in get_args(MediaKind)
        and set(medium.traces) <= set(get_args(Trace))
    )


@contextmanager
def _reading(source: _Opened) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MediumUnreadable(error.errno, error.strerror, str(source)) from error


def _identified(source: _Opened) -> MediaType:
    return identify_file(source.file, source.name)


def _digest(source: _Opened) -> str:
    """The digest of all bytes; the file is left at its end."""
    source.file.seek(0)
    found = hashlib.sha256()
    while chunk := source.file.read(_CHUNK_BYTES):
        found.update(chunk)
    return found.hexdigest()


def _copy(source: _Opened, target: Path) -> None:
    with target.open("wb") as out:
        while True:
            with _reading(source):
                source.file.seek(out.tell())
                chunk = source.file.read(_CHUNK_BYTES)
            if out.tell() + len(chunk) > MAX_FILE_BYTES:
                raise too_large("The file is larger than 200 MB.")
            if not chunk:
                return
            out.write(chunk)


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=PART, dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _settle(part: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part.chmod(0o644)
    part.replace(place)
