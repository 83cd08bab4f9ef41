"""Which tracks a film or a sound has: from the boxes of MP4 (ISO/IEC 14496-12), or the elements of WebM (RFC 9559).

A few hundred bytes are read, wherever they lie. What does not fit together is for whoever cleans the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

_MOST_PIECES = 10_000
_MOST_CODECS = 100
_HOLDERS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl"))
_SEGMENT, _TRACKS, _TRACK, _CLUSTER, _TYPE, _CODEC = 0x18538067, 0x1654AE6B, 0xAE, 0x1F43B675, 0x83, 0x86
_ENTERED = frozenset({_SEGMENT, _TRACKS, _TRACK})
_WEBM_TYPES = {1: "pictures", 2: "sound"}
_BOX_TYPES = {b"vide": "pictures", b"soun": "sound"}


@dataclass(slots=True)
class Tracks:
    """What the tracks of a file hold, and how it is encoded: `avc1`, `hvc1` or `V_VP9`."""

    kinds: set[str] = field(default_factory=set)
    codecs: set[str] = field(default_factory=set)

    @property
    def only_sound(self) -> bool:
        """Whether there is sound, and no picture."""
        return self.kinds == {"sound"}

    @property
    def has_pictures(self) -> bool:
        """Whether there is a track of pictures."""
        return "pictures" in self.kinds


def tracks_of(file: BinaryIO, container: Literal["boxes", "webm"]) -> Tracks:
    """The tracks of a file that can be sought in. Of a damaged file those that are found before the damage."""
    size, found = file.seek(0, 2), Tracks()
    if container == "boxes":
        _look_into_boxes(file, size, found)
    else:
        _look_into_elements(file, size, found)
    return found


def _look_into_boxes(file: BinaryIO, size: int, found: Tracks) -> None:
    for name, start, end in _boxes(file, size):
        if name == b"hdlr":
            kind = _read(file, start + 8, start + 12)
            found.kinds |= {_BOX_TYPES[kind]} if kind in _BOX_TYPES else set()
        elif name == b"stsd":
            at = start + 8
            for _ in range(_MOST_CODECS):
                if at + 8 > end:
                    break
                found.codecs.add(_read(file, at + 4, at + 8).decode("latin-1"))
                at += max(8, int.from_bytes(_read(file, at, at + 4), "big"))


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning of the body and end of every box on the way to the tracks; QuickTime's second `hdlr` is none."""
    at, pieces, media_end = 0, 0, 0
    while at + 8 <= size and pieces < _MOST_PIECES:
        pieces += 1
        header = _read(file, at, at + 16)
        length, body, name = int.from_bytes(header[:4], "big"), at + 8, header[4:8]
        if length == 1:
            length, body = int.from_bytes(header[8:16], "big"), at + 16
        end = at + length if length else size
        if not body <= end <= size:
            return
        if name == b"minf":
            media_end = end
        if name == b"stsd" or (name == b"hdlr" and at >= media_end):
            yield name, body, end
        at = body if name in _HOLDERS else end


def _look_into_elements(file: BinaryIO, size: int, found: Tracks) -> None:
    """The tracks stand before the first cluster of a film."""
    at, pieces = 0, 0
    while at < size and pieces < _MOST_PIECES:
        pieces += 1
        head = _read(file, at, at + 12)
        name, after = _number(head, 0, 4)
        length, body = _number(head, after, 8) if after else (0, 0)
        if not body or name == _CLUSTER:
            return
        length -= 1 << 7 * (body - after)  # without the sign of how many bytes it takes
        if name == _TYPE and 1 <= length <= 8:
            kind = int.from_bytes(_read(file, at + body, at + body + length), "big")
            found.kinds |= {_WEBM_TYPES[kind]} if kind in _WEBM_TYPES else set()
        elif name == _CODEC and len(found.codecs) < _MOST_CODECS:
            found.codecs.add(_read(file, at + body, at + body + min(length, 40)).decode("latin-1"))
        at += body if name in _ENTERED else body + length


def _number(head: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of EBML whose first byte says how long it is, and where it ends; 0 for the end where there is none."""
    first = head[at] if at < len(head) else 0
    length = 9 - first.bit_length()
    if not first or length > longest or at + length > len(head):
        return 0, 0
    return int.from_bytes(head[at : at + length], "big"), at + length


def _read(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)
