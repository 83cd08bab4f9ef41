"""The parts of a ZIP archive that is a document, read one by one and within limits, and packed anew without dates."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from portfolio_gen.publish.media.treated import not_really, too_large

_MAX_PART_BYTES, _MAX_BYTES = 64_000_000, 300_000_000
_MAX_TEXT_BYTES, _MAX_TEXTS_BYTES = 30_000_000, 90_000_000
"""Of a part that is searched for names, and of all of them: that takes more time and memory than packing."""
_MAX_DIRECTORY_BYTES = 1_000_000
"""Some five thousand parts."""
_CHUNK_BYTES = 1 << 20
_END = b"PK\5\6"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class _Budget:
    """What may still come out of an archive."""

    left: int = _MAX_BYTES
    left_for_texts: int = _MAX_TEXTS_BYTES


@dataclass(slots=True)
class Part:
    """A part of a document: its name, and how to get at its bytes."""

    name: str
    _archive: zipfile.ZipFile
    _info: zipfile.ZipInfo
    _budget: _Budget

    def chunks(self) -> Iterator[bytes]:
        """Its bytes; raises MediaRefused (PG303) once all parts together are too large."""
        with self._archive.open(self._info) as opened:
            while chunk := opened.read(_CHUNK_BYTES):
                self._budget.left -= len(chunk)
                if self._budget.left < 0:
                    raise too_large("There is too much packed into the document.")
                yield chunk

    def read(self) -> bytes:
        """All of its bytes; raises MediaRefused (PG303)."""
        return self._up_to(_MAX_PART_BYTES)

    def read_text(self) -> bytes:
        """All of its bytes, which are words to be searched; raises MediaRefused (PG303)."""
        found = self._up_to(min(_MAX_TEXT_BYTES, self._budget.left_for_texts))
        self._budget.left_for_texts -= len(found)
        return found

    def _up_to(self, limit: int) -> bytes:
        found = bytearray()
        for chunk in self.chunks():
            found += chunk
            if len(found) > limit:
                raise too_large("There is too much packed into one part of the document.")
        return bytes(found)

    @property
    def packed(self) -> bool:
        """Whether it lies packed in the archive."""
        return self._info.compress_type != zipfile.ZIP_STORED


class Parts:
    """An archive open for reading. Raises MediaRefused: PG303 too many parts, PG305 not an archive of this kind."""

    def __init__(self, file: IO[bytes], suffix: str) -> None:
        self._suffix = suffix
        if _directory_bytes(file) > _MAX_DIRECTORY_BYTES:
            raise too_large("The document is made of too many parts.")
        self._archive = zipfile.ZipFile(file)

    def __iter__(self) -> Iterator[Part]:
        """The parts in the order of their names; folders are no parts."""
        budget = _Budget()
        infos = {info.filename: info for info in self._archive.infolist() if not info.is_dir()}
        if len(infos) < sum(not info.is_dir() for info in self._archive.infolist()):
            raise not_really(self._suffix)
        for name, info in sorted(infos.items()):
            if info.flag_bits & 1 or info.compress_type not in _METHODS:
                raise not_really(self._suffix)
            yield Part(name, self._archive, info, budget)


def _directory_bytes(file: IO[bytes]) -> int:
    """How long the list of parts is: .ZIP File Format Specification, 4.3.16. Reading it costs memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at = tail.rfind(_END)
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


class Packer:
    """A new archive: parts without dates, owners and notes, in the order in which they are added."""

    def __init__(self, target: IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(target, "w")

    def close(self) -> None:
        """Write the list of parts; nothing can be added after that."""
        self._archive.close()

    def add(self, name: str, chunks: Iterable[bytes], *, packed: bool = True) -> None:
        """Add one part."""
        info = zipfile.ZipInfo(name, _THE_FIRST_DAY)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.create_system = 0
        with self._archive.open(info, "w") as opened:
            for chunk in chunks:
                opened.write(chunk)


DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, KeyError, RuntimeError)
"""What reading a damaged archive raises."""
