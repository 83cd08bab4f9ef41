"""A recording is a film where there is something to see in it, and a sound where there is not."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from films import DATA, box, film, plain_film, table, track
from hypothesis import given
from hypothesis import strategies as st
from recordings import element, webm

from portfolio_gen.model.media.container import identify_file, look_into
from portfolio_gen.model.media.kind import MediaRefused

SOUND = track(b"soun", [(DATA, [5])])
PICTURES = track(b"vide", [(DATA, [5])])
LETTERS = track(b"text", [(DATA, [5])])


def recorded(kinds: list[int], *, endless: bool = False) -> bytes:
    """A WebM with tracks of these types."""
    tracks = b"".join(
        element(0xAE, element(0xD7, bytes([at])) + element(0x83, bytes([k]))) for at, k in enumerate(kinds)
    )
    parts = (
        element(0xEC, b"nothing") + element(0x1654AE6B, tracks) + element(0x1F43B675, b"\xe7\x81\0", endless=endless)
    )
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, parts, endless=endless)


@pytest.mark.parametrize(
    ("data", "kind", "suffix"),
    [
        (film(SOUND, data=b"sound", brand=b"mp42"), "audio", ".m4a"),
        (film(SOUND, data=b"sound", brand=b"3gp4"), "audio", ".m4a"),
        (film(SOUND, data=b"sound", brand=b"qt  "), "audio", ".m4a"),
        (film(SOUND, data=b"sound", brand=b"M4A "), "audio", ".m4a"),
        (film(SOUND, LETTERS, data=b"sound"), "audio", ".m4a"),
        (film(SOUND, PICTURES, data=b"sound"), "video", ".mp4"),
        (film(PICTURES, SOUND, data=b"sound", brand=b"qt  "), "video", ".mov"),
        (film(SOUND, PICTURES, data=b"sound", brand=b"M4A "), "video", ".mp4"),
        (film(PICTURES, data=b"mute!"), "video", ".mp4"),
        (film(LETTERS, data=b"words"), "video", ".mp4"),
        (film(SOUND, data=bytes(90_000)), "audio", ".m4a"),
        (recorded([2]), "audio", ".weba"),
        (recorded([2, 17], endless=True), "audio", ".weba"),
        (recorded([2, 1]), "video", ".webm"),
        (recorded([1, 2], endless=True), "video", ".webm"),
        (recorded([17]), "video", ".webm"),
        (webm(), "video", ".webm"),
    ],
)
def test_tracks_tell_a_film_from_a_sound(data: bytes, kind: str, suffix: str) -> None:
    for name in ("interview.m4a", "interview.mp4", "a.webm"):
        found = identify_file(io.BytesIO(data), name)
        assert (found.kind, found.suffix) == (kind, suffix)


def test_a_second_handler_does_not_hide_pictures() -> None:
    media = box(b"mdia", box(b"hdlr", bytes(8), b"soun", bytes(12)), box(b"hdlr", bytes(8), b"vide", bytes(12)))
    assert identify_file(io.BytesIO(film(box(b"trak", media), data=b"")), "a.m4a").kind == "video"


def test_the_handler_of_quicktimes_data_is_none_of_the_track() -> None:
    media = box(
        b"mdia",
        box(b"hdlr", b"\0\0\0\0mhlr", b"soun", bytes(12)),
        box(b"minf", box(b"hdlr", b"\0\0\0\0dhlr", b"vide", bytes(12)), box(b"stbl", box(b"stsd", bytes(4), table(0)))),
    )
    assert identify_file(io.BytesIO(film(box(b"trak", media), data=b"", brand=b"qt  ")), "a.mov").kind == "audio"


def test_codecs_are_told() -> None:
    _, tracks = look_into(io.BytesIO(plain_film()), "a.mp4")
    assert tracks.codecs == {"avc1", "mp4a"}
    assert look_into(io.BytesIO(webm()), "a.webm")[1].codecs == {"V_VP9", "SECRET +51.5+007.0/ "}


@given(st.binary(max_size=60), st.integers(0, 2000), st.booleans())
def test_any_bytes_have_tracks_or_none(noise: bytes, at: int, boxed: bool) -> None:
    data = bytearray(plain_film() if boxed else webm())
    data[at : at + len(noise)] = noise
    with suppress(MediaRefused):
        look_into(io.BytesIO(bytes(data)), "a.mp4")


def test_what_is_cut_into_too_many_pieces_counts_as_a_film() -> None:
    data = box(b"ftyp", b"isom") + box(b"moov", box(b"free") * 10_001, SOUND)
    assert identify_file(io.BytesIO(data), "a.m4a").kind == "video"


def test_many_entries_of_one_codec_are_not_all_read() -> None:
    entries = box(b"stsd", bytes(8), box(b"mp4a") * 300_000, box(b"hvc1"))
    media = box(b"mdia", box(b"hdlr", bytes(8), b"soun", bytes(12)), box(b"minf", box(b"stbl", entries)))
    assert look_into(io.BytesIO(film(box(b"trak", media), data=b"")), "a.m4a")[1].codecs == {"mp4a"}
