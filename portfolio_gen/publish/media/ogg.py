"""Sound in the pages of Ogg (RFC 3533): Vorbis, Opus and Speex, with empty comments; other streams are left out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.media.kind import MediaType
from portfolio_gen.publish.media.treated import Treated, damaged_recording, too_large

_HEAD = struct.Struct("<4sBBQIIIB")
_CONTINUED, _FIRST = 1, 2
_NO_COMMENTS = bytes(8)
_MOST_STREAMS, _MOST_PAGES = 100, 500_000
_MOST_HEADER_BYTES = 32_000_000
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(slots=True)
class _Page:
    """One page: whether a packet goes on in it, where in time it ends, whose it is, and its pieces of packets."""

    flags: int
    granule: int
    serial: int
    lacing: bytes
    body: bytes

    def pieces(self) -> Iterator[tuple[bytes, bool]]:
        """The pieces of packets in the page, and whether each is the end of its packet."""
        start = end = 0
        for length in self.lacing:
            end += length
            if length < 255:
                yield self.body[start:end], True
                start = end
        if start < end:
            yield self.body[start:end], False


@dataclass(slots=True)
class _Stream:
    """One sound: how many packets describe it, those that were read, and how many pages were written."""

    headers: int
    comments: bytes
    packets: list[bytes] = field(default_factory=list)
    begun: bytes = b""
    written: int = 0


def without_ogg_comments(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The sound without its comments, which hold titles, names, places and covers.

    Raises MediaRefused: PG301 where there is no sound, PG303 where its description has no end.
    """
    streams: dict[int, _Stream | None] = {}
    with copy.open("rb") as source, made.open("wb") as target:
        for page in _pages(source):
            if page.flags & _FIRST:
                streams[page.serial] = _stream(page.body)
                if len(streams) > _MOST_STREAMS:
                    raise too_large("The sound is made of too many pieces.")
            if stream := streams.get(page.serial):
                _pass_on(page, stream, target)
        if not target.tell():
            raise damaged_recording()
    return Treated(media_type.suffix)


def _stream(first_packet: bytes) -> _Stream | None:
    if first_packet.startswith(b"\1vorbis"):
        return _Stream(3, b"\3vorbis" + _NO_COMMENTS + b"\1")
    if first_packet.startswith(b"OpusHead"):
        return _Stream(2, b"OpusTags" + _NO_COMMENTS)
    if first_packet.startswith(b"Speex   ") and first_packet[68:72] == bytes(4):
        return _Stream(2, _NO_COMMENTS)
    return None


def _pass_on(page: _Page, stream: _Stream, target: BinaryIO) -> None:
    """Gather the packets that describe the sound and write them at once; write what follows as it is."""
    if len(stream.packets) == stream.headers:
        _write(page, stream, target)
        return
    for piece, whole in page.pieces():
        stream.begun += piece
        if len(stream.begun) > _MOST_HEADER_BYTES:
            raise too_large("The sound has a cover or a comment that is too large.")
        if whole:
            stream.packets.append(stream.begun)
            stream.begun = b""
    if len(stream.packets) > stream.headers:
        raise damaged_recording()
    if len(stream.packets) == stream.headers:
        stream.packets[1] = stream.comments
        for flags, packets in ((_FIRST, stream.packets[:1]), (0, stream.packets[1:])):
            for laid in _laid_out(page.serial, flags, packets):
                _write(laid, stream, target)
        stream.packets[1:] = [b""] * (stream.headers - 1)


def _laid_out(serial: int, flags: int, packets: list[bytes]) -> Iterator[_Page]:
    """Packets on pages of their own."""
    lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
    body = b"".join(packets)
    for at in range(0, len(lacing), 255):
        here = lacing[at : at + 255]
        length = sum(here)
        continued = _CONTINUED if at and lacing[at - 1] == 255 else 0
        granule = 0 if any(piece < 255 for piece in here) else 2**64 - 1
        yield _Page(flags | continued, granule, serial, here, body[:length])
        body = body[length:]


def _pages(source: BinaryIO) -> Iterator[_Page]:
    for _ in range(_MOST_PAGES):
        head = source.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(b"OggS"):
            return
        _, _, flags, granule, serial, _, _, pieces = _HEAD.unpack(head)
        lacing = source.read(pieces)
        body = source.read(sum(lacing))
        if len(body) < sum(lacing):
            return
        yield _Page(flags, granule, serial, lacing, body)
    raise too_large("The sound is made of too many pieces.")


def _write(page: _Page, stream: _Stream, target: BinaryIO) -> None:
    numbers = (b"OggS", 0, page.flags, page.granule, page.serial, stream.written)
    rest = page.lacing + page.body
    check = _check_sum(_HEAD.pack(*numbers, 0, len(page.lacing)) + rest)
    target.write(_HEAD.pack(*numbers, check, len(page.lacing)) + rest)
    stream.written += 1


def _check_sum(data: bytes) -> int:
    """RFC 3533's sum: the usual CRC-32 with the bits of every byte, and of the result, in the other order."""
    backwards = zlib.crc32(data.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(backwards.to_bytes(4, "little").translate(_REVERSED), "big")
