"""Pictures inside documents: not drawn anew, but without what cameras and programs write beside the dots."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from typing import TypeVar

from portfolio_gen.publish.media.jpeg_segments import END_OF_IMAGE, START_OF_SCAN, Segment, is_remark, segments
from portfolio_gen.publish.media.treated import too_large

_MOST_SEGMENTS, _MOST_CHUNKS, _MOST_PICTURES = 5_000, 200_000, 50_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD acTL fcTL fdAT".split())
_JPEG_BEGIN = re.compile(rb"\xff\xd8\xff+[\xc0-\xfe]")
_JPEG_2000_BEGIN = re.compile(rb"\0\0\0\x0cjP  \r\n\x87\n")
_JPEG_2000_KEPT = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
Piece = TypeVar("Piece")


def without_remarks(picture: bytes) -> bytes | None:
    """A JPEG or PNG with all its dots and without Exif, XMP, comments and texts; None for everything else.

    Raises MediaRefused (PG303) for one that is made of too many pieces.
    """
    if picture.startswith(b"\xff\xd8\xff"):
        found = _few(segments(picture), _MOST_SEGMENTS)
        kept = (segment for segment in found if not is_remark(picture, segment))
        return picture[:2] + b"".join(picture[segment.start : segment.end] for segment in kept)
    if picture.startswith(_PNG):
        chunks = _few(_chunks(picture), _MOST_CHUNKS)
        return _PNG + b"".join(picture[start:end] for name, start, end in chunks if name in _PNG_KEPT)
    return None


def _few(pieces: Iterator[Piece], most: int) -> Iterator[Piece]:
    for count, piece in enumerate(pieces):
        if count > most:
            raise too_large("A picture in the document is made of too many pieces.")
        yield piece


def _chunks(picture: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = len(_PNG)
    while at + 12 <= len(picture):
        end = at + 12 + int.from_bytes(picture[at : at + 4], "big")
        yield picture[at + 4 : at + 8], at, end
        at = end


def blank_remarks(document: mmap.mmap) -> None:
    """Put zeros over what the JPEGs in a document say beside their dots. Nothing in it moves.

    Raises MediaRefused (PG303) where it is full of what begins like a picture.
    """
    for count, begin in enumerate(_JPEG_BEGIN.finditer(document)):
        if count > _MOST_PICTURES:
            raise too_large("The document holds too many pictures.")
        for segment in _head_of_jpeg(document, begin.start()):
            if is_remark(document, segment):
                document[segment.start + 4 : segment.end] = bytes(segment.end - segment.start - 4)
    for begin in _JPEG_2000_BEGIN.finditer(document):
        _blank_boxes(document, begin.start())


def _head_of_jpeg(document: mmap.mmap, start: int) -> list[Segment]:
    """The segments before the first scan; none where these bytes only look like a JPEG."""
    found: list[Segment] = []
    for segment in segments(document, start, scans=False):
        if segment.marker == START_OF_SCAN:
            return found
        if segment.marker == END_OF_IMAGE or len(found) > _MOST_SEGMENTS:
            return []
        found.append(segment)
    return []


def _blank_boxes(document: mmap.mmap, at: int) -> None:
    while at + 8 <= len(document):
        size, name = int.from_bytes(document[at : at + 4], "big"), document[at + 4 : at + 8]
        if name == b"jp2c" or size < 8 or at + size > len(document):
            return
        if name not in _JPEG_2000_KEPT:
            document[at + 4 : at + size] = b"free" + bytes(size - 8)
        at += size
