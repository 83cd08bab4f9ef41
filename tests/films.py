"""Small films in the boxes of MP4, with samples that lie where their tables say."""

from __future__ import annotations

import struct

SECRET = b"SECRET +51.5+007.0/"
CREATED = struct.pack(">I", 3_850_000_000)


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), name) + body


def table(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


def sample_entry(sound: bool, *settings: bytes) -> bytes:
    """An entry with the name of its maker, and of its encoder where it is one of pictures."""
    head = bytes(6) + b"\0\1" + bytes(4) + b"MAKR"
    rest = bytes(12) if sound else bytes(26) + b"\x06SECRET".ljust(32, b"\0") + bytes(4)
    return box(b"stsd", bytes(4), table(1), box(b"mp4a" if sound else b"avc1", head, rest, *settings))


def track(
    handler: bytes, chunks: list[tuple[int, list[int]]], *extra: bytes, entry: bytes = b"", size: int = 0
) -> bytes:
    """A track whose chunks begin at these places and have samples of these sizes, or all of one `size`."""
    sizes = [one for _, samples in chunks for one in samples]
    runs = [number for at, (_, samples) in enumerate(chunks) for number in (at + 1, len(samples), 1)]
    tables = box(
        b"stbl",
        entry or sample_entry(handler == b"soun", box(b"esds", bytes(4)), box(b"SECR", SECRET)),
        box(b"stts", bytes(4), table(0)),
        box(b"stsc", bytes(4), table(len(chunks), *runs)),
        box(b"stsz", bytes(4), table(size, len(sizes), *([] if size else sizes))),
        box(b"stco", bytes(4), table(len(chunks), *(start for start, _ in chunks))),
        box(b"SECR", SECRET),
    )
    media = box(
        b"mdia",
        box(b"mdhd", bytes(4), CREATED, CREATED, bytes(12)),
        box(b"hdlr", bytes(8), handler, bytes(12), SECRET),
        box(b"minf", box(b"dinf", box(b"dref", bytes(4), table(1), box(b"alis", bytes(4), SECRET))), tables),
    )
    return box(b"trak", box(b"tkhd", b"\0\0\0\7", CREATED, CREATED, bytes(72)), *extra, media)


def film(*tracks: bytes, data: bytes, brand: bytes = b"isom", extra: bytes = b"") -> bytes:
    """Samples first, so that a track can say where they lie: `data` begins at the place `DATA`."""
    return b"".join(
        (
            box(b"ftyp", brand, bytes(4)),
            box(b"mdat", data),
            box(
                b"moov",
                box(b"mvhd", bytes(4), CREATED, CREATED, bytes(80), b"KEPT"),
                box(b"udta", box(b"\xa9xyz", SECRET)),
                *tracks,
                box(b"meta", SECRET),
            ),
            box(b"uuid", SECRET),
            box(b"free", SECRET),
            extra,
        )
    )


DATA = 24


def plain_film(brand: bytes = b"isom", extra: bytes = b"") -> bytes:
    """Pictures and sound taking turns, with positions in subtitles between them and rubbish at the end."""
    data = b"PICT1PICT2" + SECRET + b"sound1" + b"PICT3" + SECRET
    at = DATA
    tracks = (
        track(b"vide", [(at, [5, 5]), (at + 16 + len(SECRET), [5])], box(b"udta", SECRET)),
        track(b"soun", [(at + 10 + len(SECRET), [6])]),
        track(b"sbtl", [(at + 10, [len(SECRET)])]),
    )
    return film(*tracks, data=data, brand=brand, extra=extra)
