"""Of how many pieces a picture's file is made: counted before it is opened, since each piece costs some work.

A file of a few kilobytes can hold a million frames, chunks or scans, and every one of them is work for a decoder.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from portfolio_gen.publish.media.jpeg_segments import START_OF_SCAN, segments
from portfolio_gen.publish.media.treated import too_large

_MOST_PIECES = 400_000
_MOST_SEGMENTS = 5_000
_MOST_SCANS = 100
"""Of a JPEG: each goes over the whole picture. Encoders write about ten."""
_MOST_NUMBERS = 500_000
"""In one list of a TIFF: where each of its strips or tiles begins."""
_READ_WHOLE = frozenset({"WEBP", "AVIF", "HEIF"})
_MOST_BYTES = 60_000_000
"""Of a kind that is read into memory whole before anything is known of it."""
_BYTES_OF_TIFF = frozenset({1, 2, 6, 7})
_INNER_DIRECTORIES = frozenset({34665, 34853, 40965})

Data = mmap.mmap


def count_frames(path: Path, source_format: str) -> int:
    """The frames of a GIF, 1 for every other picture. Raises MediaRefused (PG303) for too many pieces of any kind."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if source_format == "GIF":
            return sum(_frames_of_gif(data))
        if source_format in _READ_WHOLE and len(data) > _MOST_BYTES:
            raise too_large("The picture has more than 60 MB.")
        is_light = _LIGHT.get(source_format)
        if is_light and not is_light(data):
            raise _too_many()
    return 1


def _too_many() -> Exception:
    return too_large("The file of the picture is made of too many pieces.")


def _frames_of_gif(data: Data) -> Iterator[bool]:
    """Whether each block is a frame: GIF89a, section 15 onwards."""
    pieces, at = 0, 13 + _colours(data[10])
    while at < len(data) and data[at] != 0x3B:
        begun = at
        if data[at] == 0x21:
            at += 2
        elif data[at] == 0x2C and at + 10 < len(data):
            at += 11 + _colours(data[at + 9])
        else:
            at, pieces = at + 1, pieces + 1
            if pieces > _MOST_PIECES:
                raise _too_many()
            continue
        while at < len(data) and data[at]:
            at, pieces = at + 1 + data[at], pieces + 1
            if pieces > _MOST_PIECES:
                raise _too_many()
        at += 1
        yield data[begun] == 0x2C


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _is_light_png(data: Data) -> bool:
    at = 8
    for _ in range(_MOST_PIECES):
        if at + 8 > len(data):
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _is_light_webp(data: Data) -> bool:
    at = 12
    for _ in range(_MOST_SEGMENTS):
        if at + 8 > len(data):
            return True
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return False


def _is_light_jpeg(data: Data) -> bool:
    scans = 0
    for count, segment in enumerate(segments(data)):
        scans += segment.marker == START_OF_SCAN
        if count > _MOST_SEGMENTS or scans > _MOST_SCANS:
            return False
    return True


def _is_light_tiff(data: Data) -> bool:
    order = "<" if data[:2] == b"II" else ">"
    return _is_light_directory(data, order, struct.unpack(f"{order}I", data[4:8])[0], inner=True)


def _is_light_directory(data: Data, order: str, at: int, *, inner: bool) -> bool:
    """TIFF 6.0, section 2: entries of 12 bytes, and for each a list of numbers somewhere in the file."""
    (count,) = struct.unpack(f"{order}H", data[at : at + 2].ljust(2, b"\0"))
    entries = data[at + 2 : at + 2 + 12 * count]
    for tag, kind, numbers, place in struct.iter_unpack(f"{order}HHII", entries[: len(entries) // 12 * 12]):
        if numbers > _MOST_NUMBERS and kind not in _BYTES_OF_TIFF:
            return False
        if inner and tag in _INNER_DIRECTORIES and not _is_light_directory(data, order, place, inner=False):
            return False
    return True


_LIGHT: dict[str, Callable[[Data], bool]] = {
    "PNG": _is_light_png,
    "JPEG": _is_light_jpeg,
    "TIFF": _is_light_tiff,
    "WEBP": _is_light_webp,
}
