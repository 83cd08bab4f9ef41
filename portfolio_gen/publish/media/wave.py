"""Sound in chunks (WAVE) and in blocks (FLAC): what is needed to play it is kept, all else left out."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.media.kind import MediaType
from portfolio_gen.publish.media.treated import Treated, damaged_recording, too_large
from portfolio_gen.publish.stretches import copy_stretch

_LARGEST_CHUNK = {b"fmt ": 1024, b"fact": 12}
_MOST_CHUNKS = 100_000
_STREAM_INFO, _SEEK_TABLE = 0, 3
_MOST_BLOCKS = 1_000
_LARGEST_BLOCK = 34, 0, 0, 1 << 20
_TAG_AT_THE_END = 128


def only_waves(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """A WAVE with nothing but its format and its samples. Raises MediaRefused: PG301 damaged, PG303."""
    with copy.open("rb") as source, made.open("wb") as target:
        small, (start, end) = _chunks(source)
        if b"fmt " not in small or end == start:
            raise damaged_recording()
        head = b"".join(
            name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in small.items()
        )
        padding = (end - start) % 2
        target.write(b"RIFF" + struct.pack("<I", 4 + len(head) + 8 + end - start + padding) + b"WAVE" + head)
        target.write(b"data" + struct.pack("<I", end - start))
        copy_stretch(source, target, start, end)
        target.write(bytes(padding))
    return Treated(media_type.suffix)


def _chunks(source: BinaryIO) -> tuple[dict[bytes, bytes], tuple[int, int]]:
    """The small chunks that are kept, and where the samples lie: up to the end where a recorder did not know."""
    size, at = source.seek(0, 2), 12
    small: dict[bytes, bytes] = {}
    samples = (0, 0)
    for _ in range(_MOST_CHUNKS):
        source.seek(at)
        header = source.read(8)
        if len(header) < 8 or samples[1]:
            return small, samples
        name, length = header[:4], int.from_bytes(header[4:], "little")
        if name == b"data":
            samples = at + 8, min(at + 8 + length, size) if length else size
        elif length <= _LARGEST_CHUNK.get(name, -1):
            small.setdefault(name, source.read(length))
        at += 8 + length + length % 2
    raise too_large("The sound is cut into too many pieces.")


def only_frames(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """A FLAC with nothing but what describes its samples, and these. Raises MediaRefused: PG301 damaged."""
    with copy.open("rb") as source, made.open("wb") as target:
        kept, start = _blocks(source)
        if not kept or kept[0][0] != _STREAM_INFO:
            raise damaged_recording()
        target.write(b"fLaC")
        for number, (kind, body) in enumerate(kept, 1):
            target.write(bytes([kind | 0x80 * (number == len(kept))]) + len(body).to_bytes(3, "big") + body)
        end = _end_of_frames(source)
        source.seek(start)
        if start < end and source.read(2) not in (b"\xff\xf8", b"\xff\xf9"):
            raise damaged_recording()
        copy_stretch(source, target, start, end)
    return Treated(media_type.suffix)


def _blocks(source: BinaryIO) -> tuple[list[tuple[int, bytes]], int]:
    """The blocks that are kept, and where the frames begin: RFC 9639, section 8."""
    kept: dict[int, bytes] = {}
    at = 4
    for _ in range(_MOST_BLOCKS):
        source.seek(at)
        header = source.read(4)
        if len(header) < 4:
            raise damaged_recording()
        last, kind, length = header[0] >= 0x80, header[0] & 0x7F, int.from_bytes(header[1:], "big")
        if kind in (_STREAM_INFO, _SEEK_TABLE) and length <= _LARGEST_BLOCK[kind]:
            kept.setdefault(kind, source.read(length))
        at += 4 + length
        if last:
            return list(kept.items()), at
    raise damaged_recording()


def _end_of_frames(source: BinaryIO) -> int:
    """Where the frames end: before a tag of the kind that MP3s have."""
    end = source.seek(0, 2)
    source.seek(max(0, end - _TAG_AT_THE_END))
    if source.read(3) == b"TAG":
        end -= _TAG_AT_THE_END
    source.seek(max(0, end - 32))
    footer = source.read(32)
    if footer.startswith(b"APETAGEX"):
        end -= 32 + int.from_bytes(footer[12:16], "little")
    return max(0, end)
