"""The segments of a JPEG: ITU-T T.81, B.1.1."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass

START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
_APPLICATIONS, _COMMENT = range(0xE0, 0xF0), 0xFE
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Of what applications add, what is needed to show the colours right."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""What ends the bits of a scan: a marker that is neither a stuffed byte nor a restart."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker with what belongs to it: for a scan its bits as well."""

    marker: int
    start: int
    end: int


def segments(data: bytes | mmap.mmap, start: int = 0, *, scans: bool = True) -> Iterator[Segment]:
    """The segments behind the first two bytes, up to the end of the image or of what can be understood.

    Without `scans` only up to the first one, of which nobody looks for the end.
    """
    at = start + 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2
        if marker not in _ALONE and marker != END_OF_IMAGE:
            end += max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        if marker == START_OF_SCAN and not scans:
            yield Segment(marker, at, end)
            return
        if marker == START_OF_SCAN:
            found = _NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
        yield Segment(marker, at, min(end, len(data)))
        if marker == END_OF_IMAGE:
            return
        at = end


def is_remark(data: bytes | mmap.mmap, segment: Segment) -> bool:
    """Whether a segment tells something that the picture does not show: Exif, XMP, IPTC, comments, small copies."""
    if segment.marker in _APPLICATIONS:
        kept = _KEPT.get(segment.marker)
        return kept is None or data[segment.start + 4 : segment.start + 4 + len(kept)] != kept
    return segment.marker == _COMMENT
