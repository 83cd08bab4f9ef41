"""Films in the elements of WebM (RFC 9559): what is known is kept, all else becomes empty space of the same size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portfolio_gen.model.media.kind import MediaType
from portfolio_gen.publish.media.treated import Treated, damaged_recording
from portfolio_gen.publish.stretches import Stretches

_VOID, _SEGMENT, _CLUSTER, _TRACK, _SEEK = 0xEC, 0x18538067, 0x1F43B675, 0xAE, 0x4DBB
_BLOCKS = frozenset({0xA1, 0xA3})
_ENTERED = frozenset({_SEGMENT, _CLUSTER, 0x114D9B74, 0x1549A966, 0x1654AE6B})
"""Segment, Cluster, SeekHead, Info, Tracks: what is in them is looked at as if it stood beside them."""
_KEPT = frozenset({
    0x1A45DFA3, 0x1C53BB6B,  # EBML, Cues
    0x2AD7B1, 0x4489,  # of Info: TimestampScale, Duration
    0xE7, 0xA7, 0xAB,  # of Cluster: Timestamp, Position, PrevSize
})  # fmt: skip
_EMPTIED = frozenset({0x4D80, 0x5741})
"""MuxingApp and WritingApp, without which an Info is not valid."""
_KEPT_IN_TRACK = frozenset({
    0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x55EE, 0x22B59C, 0x86, 0x63A2,
    0x56AA, 0x56BB, 0xE0, 0xE1, 0x6D80,
})  # fmt: skip
_KEPT_IN_GROUP = frozenset({0xA0, 0xA1, 0x9B, 0xFB, 0x75A2, 0x75A1})
_NUMBER, _TYPE, _CODEC, _PRIVATE = 0xD7, 0x83, 0x86, 0x63A2
_SHOWN = {"video": (1, 2), "audio": (2,)}
"""Types of tracks that are kept of a film and of a sound: pictures are 1, sound is 2."""


@dataclass(frozen=True, slots=True)
class _Element:
    """A stretch with a number for its name. `end` is before `body` where the file does not say how long it is."""

    name: int
    start: int
    body: int
    end: int


@dataclass(slots=True)
class _Shown:
    """The types of tracks that are kept, and the numbers of those that were found."""

    types: tuple[int, ...]
    numbers: set[int] = field(default_factory=set)


def forget_tags(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The film without tags, titles, dates, attachments, chapters and subtitles, which may tell places.

    Raises MediaRefused: PG301 damaged, PG303 too many pieces.
    """
    with copy.open("r+b") as file:
        film = Stretches(file)
        shown = _Shown(_SHOWN[media_type.kind])
        for element in _walk(film):
            _keep_known(film, element, shown)
    if not shown.numbers:
        raise damaged_recording()
    copy.replace(made)
    return Treated(media_type.suffix)


def _walk(film: Stretches) -> Iterator[_Element]:
    at = 0
    while at < film.size:
        element = _element(film, at, film.size)
        yield element
        at = element.body if element.name in _ENTERED else element.end


def _keep_known(film: Stretches, element: _Element, shown: _Shown) -> None:
    if element.name in _ENTERED or element.name in _KEPT:
        return
    if element.name in _EMPTIED:
        film.blank(element.body, element.end)
    elif element.name == _TRACK:
        _keep_track(film, element, shown)
    elif element.name == _SEEK:
        if not _leads_to_kept(film, element):
            _make_void(film, element)
    elif element.name in _BLOCKS:
        if _number(film, element) not in shown.numbers:
            _make_void(film, element)
    elif element.name == 0xA0:
        _keep_group(film, element, shown)
    else:
        _make_void(film, element)


def _keep_track(film: Stretches, track: _Element, shown: _Shown) -> None:
    parts = {part.name: part for part in _inside(film, track)}
    kind, number = (_value(film, parts[name]) if name in parts else 0 for name in (_TYPE, _NUMBER))
    if kind not in shown.types:
        _make_void(film, track)
        return
    shown.numbers.add(number)
    for part in _inside(film, track):
        if part.name not in _KEPT_IN_TRACK:
            _make_void(film, part)
    codec = parts.get(_CODEC)
    if _PRIVATE in parts and codec and film.read(codec.body, codec.end) == b"A_VORBIS":
        _blank_comments(film, parts[_PRIVATE])


def _blank_comments(film: Stretches, private: _Element) -> None:
    """Vorbis keeps its comments beside its settings. One of the same length takes their place that says nothing."""
    data = film.read(private.body, private.end)
    at, lengths = 1, [0, 0]
    for packet in range(2):
        while data[at : at + 1] == b"\xff":
            lengths[packet] += 255
            at += 1
        lengths[packet] += int.from_bytes(data[at : at + 1], "big")
        at += 1
    at, length = at + lengths[0], lengths[1]
    if data[:1] != b"\2" or length < 16 or at + length > len(data) or data[at : at + 7] != b"\3vorbis":
        raise damaged_recording()
    nothing = (length - 16).to_bytes(4, "little") + b" " * (length - 16) + bytes(4) + b"\1"
    film.write(private.body + at + 7, nothing)


def _leads_to_kept(film: Stretches, seek: _Element) -> bool:
    names = [
        int.from_bytes(film.read(part.body, part.end), "big") for part in _inside(film, seek) if part.name == 0x53AB
    ]
    return all(name in _ENTERED or name in _KEPT for name in names)


def _keep_group(film: Stretches, group: _Element, shown: _Shown) -> None:
    """A block with what belongs to it, if it is one of a track that is shown."""
    parts = list(_inside(film, group))
    if any(part.name in _BLOCKS and _number(film, part) not in shown.numbers for part in parts):
        _make_void(film, group)
        return
    for part in parts:
        if part.name not in _KEPT_IN_GROUP:
            _make_void(film, part)


def _make_void(film: Stretches, element: _Element) -> None:
    """Put empty space of the same size in the place of an element."""
    length = element.end - element.start
    if element.end < element.body:
        raise damaged_recording()
    size = bytes([0x80 | length - 2]) if length <= 128 else (1 << 56 | length - 9).to_bytes(8, "big")
    film.write(element.start, bytes([_VOID]) + size)
    film.blank(element.start + 1 + len(size), element.end)


def _inside(film: Stretches, holder: _Element) -> Iterator[_Element]:
    at = holder.body
    while at < holder.end:
        element = _element(film, at, holder.end)
        if element.end < element.body:
            raise damaged_recording()
        yield element
        at = element.end


def _element(film: Stretches, start: int, within: int) -> _Element:
    film.count_piece()
    head = film.read(start, min(start + 12, within))
    name_length, size_length = _length(head, 0), 0
    if name_length <= 4:
        size_length = _length(head, name_length)
    body = start + name_length + size_length
    if not size_length or size_length > 8 or body > within:
        raise damaged_recording()
    name = int.from_bytes(head[:name_length], "big")
    size = int.from_bytes(head[name_length : name_length + size_length], "big") & (1 << 7 * size_length) - 1
    if size == (1 << 7 * size_length) - 1:
        if name not in (_SEGMENT, _CLUSTER):
            raise damaged_recording()
        return _Element(name, start, body, -1)
    if body + size > within and name not in _ENTERED:
        raise damaged_recording()
    return _Element(name, start, body, body + size)


def _length(head: bytes, at: int) -> int:
    """The bytes of a number that begins there: RFC 8794, section 4. More than 8 where none does."""
    return 9 - head[at].bit_length() if at < len(head) else 99


def _value(film: Stretches, element: _Element) -> int:
    return int.from_bytes(film.read(element.body, min(element.body + 8, element.end)), "big")


def _number(film: Stretches, block: _Element) -> int:
    """The number of the track that a block belongs to."""
    head = film.read(block.body, min(block.body + 8, block.end))
    length = _length(head, 0)
    return int.from_bytes(head[:length], "big") & (1 << 7 * length) - 1 if length <= 8 else -1
