"""Small recordings of every kind but films in boxes, each with a secret wherever its kind has a place for one."""

from __future__ import annotations

import struct

from portfolio_gen.publish.media.ogg import _check_sum

SECRET = b"SECRET +51.5+007.0/ "


def mp3_frame(number: int = 0) -> bytes:
    """A frame of 128 kbit/s at 44,100 Hz."""
    return b"\xff\xfb\x90\x00" + bytes([number]) * 413


def mp3(*between: bytes) -> bytes:
    cover = b"APIC" + struct.pack(">I", 60) + b"\0\0" + b"\xff\xfb\x90\x00" + SECRET * 2 + bytes(16)
    first = b"ID3\3\0\0\0\0\0" + bytes([len(cover)]) + cover
    last = b"APETAGEX" + SECRET + b"TAG" + SECRET.ljust(125, b"\0")
    return first + b"".join((mp3_frame(1), mp3_frame(2), *between, mp3_frame(3), mp3_frame(4))) + last


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def wave(*chunks: bytes, samples: bytes = b"samples", size: int | None = None) -> bytes:
    form = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8))
    data = b"data" + struct.pack("<I", len(samples) if size is None else size) + samples + bytes(len(samples) % 2)
    body = b"".join((chunk(b"LIST", b"INFO" + SECRET), chunk(b"bext", SECRET), form, *chunks, data))
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def flac(frames: bytes = b"\xff\xf8frames") -> bytes:
    def block(kind: int, body: bytes) -> bytes:
        return bytes([kind]) + len(body).to_bytes(3, "big") + body

    blocks = (block(0, b"INFO".ljust(34, b"\0")), block(4, SECRET), block(3, bytes(18)), block(6, SECRET))
    return b"fLaC" + b"".join(blocks) + block(0x80 | 2, SECRET) + frames + b"TAG" + SECRET.ljust(125, b"\0")


def ogg_page(packets: bytes, *lacing: int, flags: int = 0, serial: int = 7, number: int = 0) -> bytes:
    head = struct.pack("<4sBBQIII", b"OggS", 0, flags, 0, serial, number, 0) + bytes([len(lacing), *lacing])
    check = struct.pack("<I", _check_sum(head + packets))
    return head[:22] + check + head[26:] + packets


def ogg(first: bytes = b"\1vorbis-id", second: bytes = b"\3vorbis", third: bytes = b"\5vorbis-setup") -> bytes:
    """Comments that go over two pages, a second stream in between, and two pages of sound."""
    comments = second + SECRET * 20
    one, rest = comments[:255], comments[255:]
    return b"".join(
        (
            ogg_page(first, len(first), flags=2),
            ogg_page(b"\x80theora", 7, flags=2, serial=8),
            ogg_page(one, 255, number=1),
            ogg_page(SECRET, len(SECRET), serial=8, number=1),
            ogg_page(rest + third, len(rest), *([len(third)] if third else []), flags=1, number=2),
            ogg_page(b"sound1", 6, number=3),
            ogg_page(b"sound2", 6, flags=4, number=4),
            b"rubbish" + SECRET,
        )
    )


def element(name: int, body: bytes, *, endless: bool = False) -> bytes:
    size = b"\x01" + b"\xff" * 7 if endless else (1 << 28 | len(body)).to_bytes(4, "big")
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + size + body


def webm(*, endless: bool = False, codec: bytes = b"V_VP9", private: bytes = b"private") -> bytes:
    """Pictures, and subtitles with positions."""

    def track(number: int, kind: int, *parts: bytes) -> bytes:
        name = element(0x536E, SECRET)
        return element(0xAE, element(0xD7, bytes([number])) + element(0x83, bytes([kind])) + name + b"".join(parts))

    tracks = track(1, 1, element(0x86, codec), element(0x63A2, private)), track(2, 17, element(0x86, SECRET))
    seeks = (element(0x4DBB, element(0x53AB, bytes.fromhex(name))) for name in ("1254C367", "1C53BB6B"))
    group = element(0xA1, b"\x81\0\0\0PICT2") + element(0x9B, b"\1") + element(0xEC, SECRET)
    cluster = (
        element(0xE7, b"\0"),
        element(0xA3, b"\x81\0\0\x80PICT1"),
        element(0xA3, b"\x82\0\0\x80" + SECRET),
        element(0xA0, group),
        element(0xA0, element(0xA1, b"\x82\0\0\0" + SECRET) + element(0x9B, b"\1")),
    )
    parts = (
        element(0x114D9B74, b"".join(seeks)),
        element(0xEC, SECRET),
        element(0x1549A966, element(0x2AD7B1, b"\1") + element(0x7BA9, SECRET) + element(0x4D80, SECRET)),
        element(0x1654AE6B, b"".join(tracks)),
        element(0x1F43B675, b"".join(cluster), endless=endless),
        element(0x1C53BB6B, b"CUES"),
        element(0x1254C367, SECRET * 9),
        element(0x1941A469, SECRET),
        element(0x1043A770, SECRET),
    )
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, b"".join(parts), endless=endless)


def vorbis_private() -> bytes:
    """What WebM keeps of Vorbis: three packets, of which the second holds the comments."""
    comments = b"\3vorbis" + struct.pack("<I", 3) + b"lib" + struct.pack("<II", 1, 300) + SECRET * 15 + b"\1"
    lengths = bytes([2, 5]) + b"\xff" * (len(comments) // 255) + bytes([len(comments) % 255])
    return lengths + b"\1ident"[:5] + comments + b"\5vorbis-setup"
