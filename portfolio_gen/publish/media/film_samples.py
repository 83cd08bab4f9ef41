"""Where in a film the samples of its tracks lie: the tables of ISO/IEC 14496-12, 8.7."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from portfolio_gen.publish.media.iso_boxes import Box, first
from portfolio_gen.publish.media.treated import damaged_recording, too_large
from portfolio_gen.publish.stretches import Stretches

_MOST_ENTRIES = 4_000_000
"""In one table: a day of film. Each entry costs some memory."""


def samples_of(film: Stretches, tables: Sequence[Box], other_tables: Iterable[Box]) -> list[tuple[int, int]]:
    """Start and end of every chunk of the tracks with these sample tables, in order.

    A chunk whose samples have no size of their own (QuickTime's raw sound) ends where the next of any track begins.
    Raises MediaRefused: PG301 where tables contradict each other, PG303 where they are too long.
    """
    starts = sorted({start for table in (*tables, *other_tables) for start in _chunk_starts(film, table)})
    return sorted(stretch for table in tables for stretch in _chunks(film, table, starts))


def _chunks(film: Stretches, table: Box, all_starts: list[int]) -> Iterator[tuple[int, int]]:
    starts = _chunk_starts(film, table)
    size, count, totals = _sizes(film, table)
    sample = 0
    for start, samples in zip(starts, _samples_in_chunks(film, table, len(starts)), strict=False):
        upto = min(sample + samples, count)
        if size == 1:
            following = bisect_right(all_starts, start)
            end = all_starts[following] if following < len(all_starts) else film.size
        else:
            end = start + (size * (upto - sample) if size else totals[upto] - totals[sample])
        if end > film.size:
            raise damaged_recording()
        yield start, end
        sample = upto


def _samples_in_chunks(film: Stretches, table: Box, chunks: int) -> Iterator[int]:
    runs = _table(film, first(film, table, b"stsc"), 8, "I", 3)
    begins = [*runs[::3], chunks + 1]
    for (begin, following), samples in zip(pairwise(begins), runs[1::3], strict=False):
        if not 1 <= begin <= following:
            raise damaged_recording()
        for _ in range(min(following, chunks + 1) - begin):
            yield samples


def _chunk_starts(film: Stretches, table: Box) -> array[int]:
    return _table(film, first(film, table, b"stco"), 8, "I") or _table(film, first(film, table, b"co64"), 8, "Q")


def _sizes(film: Stretches, table: Box) -> tuple[int, int, Sequence[int]]:
    """The size of every sample if they have the same, how many there are, and the sums of their sizes."""
    if box := first(film, table, b"stsz"):
        size, count = (int.from_bytes(film.read(box.body + at, box.body + at + 4), "big") for at in (4, 8))
        sizes = array("I") if size else _table(film, box, 12, "I")
    elif box := first(film, table, b"stz2"):
        bits, count = film.read(box.body + 7, box.body + 8)[0], 0
        size, sizes = 0, _small_sizes(film, box, bits)
    else:
        return 0, 0, (0,)
    totals = array("Q", accumulate(sizes, initial=0))
    return size, count if size else len(sizes), totals


def _small_sizes(film: Stretches, box: Box, bits: int) -> array[int]:
    if bits in (8, 16):
        return _table(film, box, 12, {8: "B", 16: "H"}[bits])
    if bits != 4:
        raise damaged_recording()
    pairs = _table(film, box, 12, "B", halves=2)
    return array("B", (half for pair in pairs for half in (pair >> 4, pair & 15)))


def _table(film: Stretches, box: Box | None, at: int, kind: str, columns: int = 1, halves: int = 1) -> array[int]:
    """The numbers of a table whose count stands in the four bytes before it; none without a box."""
    numbers = array(kind)
    if box is None:
        return numbers
    count = int.from_bytes(film.read(box.body + at - 4, box.body + at), "big")
    if count > _MOST_ENTRIES:
        raise too_large("The film or sound is cut into too many pieces.")
    length = -(-count // halves) * columns * numbers.itemsize
    if box.body + at + length > box.end:
        raise damaged_recording()
    numbers.frombytes(film.read(box.body + at, box.body + at + length))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
