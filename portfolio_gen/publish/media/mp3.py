"""Sound as MP3 (ISO/IEC 11172-3, 2.4): its frames are kept, and what stands before, between and behind them is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.media.kind import MediaType
from portfolio_gen.publish.media.treated import Treated, damaged_recording
from portfolio_gen.publish.stretches import copy_stretch

_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_BIT_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HEADER = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]", re.DOTALL)
_SAME_STREAM = 0xFFFE0C00
"""Of a header: that it is one, and version, layer and rate, which never change within a sound."""
_BEHIND_FRAMES = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")
_MOST_MISTAKES = 200_000
_WINDOW = 1 << 16


def only_sound(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """An MP3 with nothing but its frames: no tags, no cover. Raises MediaRefused (PG301) where there is no frame."""
    with copy.open("rb") as source, made.open("wb") as target:
        for start, end in _frames(source):
            copy_stretch(source, target, start, end)
        if not target.tell():
            raise damaged_recording()
    return Treated(media_type.suffix)


def _frames(source: BinaryIO) -> Iterator[tuple[int, int]]:
    """Start and end of every frame that is followed by another of its stream, or by the end of the sound."""
    size, at, stream, mistakes = source.seek(0, 2), _behind_tag(source), 0, 0
    while at < size:
        header = _number(source, at)
        end = at + _length(header)
        if end > at and (not stream or header & _SAME_STREAM == stream) and _goes_on(source, end, size, header):
            stream = header & _SAME_STREAM
            yield at, end
            at = end
            continue
        mistakes += 1
        if mistakes > _MOST_MISTAKES:
            raise damaged_recording()
        at = _next_header(source, at + 1, size)


def _behind_tag(source: BinaryIO) -> int:
    """Where the tag at the beginning ends: ID3v2.4, 3.1."""
    source.seek(0)
    tag = source.read(10)
    if not tag.startswith(b"ID3") or len(tag) < 10:
        return 0
    length = 0
    for seven_bits in tag[6:]:
        length = length << 7 | seven_bits & 0x7F
    return 10 + length + (10 if tag[5] & 0x10 else 0)


def _goes_on(source: BinaryIO, end: int, size: int, header: int) -> bool:
    if end >= size:
        return end == size
    source.seek(end)
    following = source.read(11)
    return int.from_bytes(following[:4], "big") & _SAME_STREAM == header & _SAME_STREAM or following.startswith(
        _BEHIND_FRAMES
    )


def _number(source: BinaryIO, at: int) -> int:
    source.seek(at)
    return int.from_bytes(source.read(4).ljust(4, b"\0"), "big")


def _length(header: int) -> int:
    """The bytes of the frame with this header; 0 if it is none of layer III."""
    version, layer = header >> 19 & 3, header >> 17 & 3
    bits, rate = header >> 12 & 15, header >> 10 & 3
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or not 1 <= bits <= 14 or rate == 3:
        return 0
    slots = 144_000 if version == 3 else 72_000
    return slots * _BIT_RATES[version | 2 if version else 2][bits] // _RATES[version][rate] + (header >> 9 & 1)


def _next_header(source: BinaryIO, at: int, size: int) -> int:
    while at < size:
        source.seek(at)
        window = source.read(_WINDOW)
        if found := _HEADER.search(window):
            return at + found.start()
        at += max(1, len(window) - 2)
    return size
