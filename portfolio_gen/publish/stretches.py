"""A copy of a learner's file that is worked on in its place, without reading it into memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from portfolio_gen.publish.media.treated import too_large

_CHUNK_BYTES = 1 << 20
_MOST_PIECES = 1_000_000
"""Boxes or elements that are looked at. Each costs a read; films of hours have some hundred thousand."""


class Stretches:
    """A file open for reading and writing, seen as stretches of bytes. It never changes its length."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        self._pieces = 0

    def count_piece(self) -> None:
        """One more piece was looked at. Raises MediaRefused (PG303) when a file is made of too many."""
        self._pieces += 1
        if self._pieces > _MOST_PIECES:
            raise too_large("The film or sound is cut into too many pieces.")

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, as far as there are any."""
        self._file.seek(start)
        return self._file.read(max(0, end - start))

    def write(self, start: int, data: bytes) -> None:
        """Put bytes over those that stand there. They must fit into the file."""
        self._file.seek(start)
        self._file.write(data)

    def blank(self, start: int, end: int) -> None:
        """Put zeros over a stretch."""
        self._file.seek(start)
        for at in range(start, end, _CHUNK_BYTES):
            self._file.write(bytes(min(_CHUNK_BYTES, end - at)))

    def keep_only(self, start: int, end: int, kept: Iterable[tuple[int, int]]) -> None:
        """Put zeros over all of a stretch that is not in one of the kept ones, which are in order of their starts."""
        for begin, stop in kept:
            if start < begin:
                self.blank(start, min(begin, end))
            start = max(start, stop)
            if start >= end:
                return
        self.blank(start, end)


def copy_stretch(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    """Write the bytes of one file from `start` up to `end` to the end of another."""
    source.seek(start)
    while start < end and (chunk := source.read(min(_CHUNK_BYTES, end - start))):
        target.write(chunk)
        start += len(chunk)
