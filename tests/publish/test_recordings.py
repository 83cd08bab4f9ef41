"""Sound and WebM: what can be heard and seen is kept, and nothing else says anything."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recordings import (
    SECRET,
    chunk,
    element,
    flac,
    mp3,
    mp3_frame,
    ogg,
    ogg_page,
    vorbis_private,
    wave,
    webm,
)

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore


def cleaned(data: bytes, folder: Path) -> bytes:
    store = MediaStore(folder)
    medium = store.prepare(io.BytesIO(data), "recording.mp3")
    assert medium.traces == ()
    return store.path(medium).read_bytes()


RECORDINGS = {
    "mp3": (mp3(), [mp3_frame(1), mp3_frame(2), mp3_frame(3), mp3_frame(4)]),
    "mp3 with rubbish": (mp3(b"\xff\xfb\x90\x00" + SECRET, SECRET), [mp3_frame(2) + mp3_frame(3)]),
    "mp3 without tags": (mp3_frame(1) + mp3_frame(2), [mp3_frame(1) + mp3_frame(2)]),
    "wave": (wave(), [b"fmt ", b"samples"]),
    "wave of a recorder": (wave(size=0xFFFFFFFF), [b"samples"]),
    "wave begun": (wave(size=0), [b"samples"]),
    "wave with a fact": (wave(chunk(b"fact", b"KEPT"), chunk(b"id3 ", SECRET)), [b"KEPT", b"samples"]),
    "flac": (flac(), [b"INFO", b"\xff\xf8frames"]),
    "flac without frames": (flac(b""), [b"INFO"]),
    "vorbis": (ogg(), [b"\1vorbis-id", b"\5vorbis-setup", b"sound1", b"sound2"]),
    "opus": (ogg(b"OpusHead", b"OpusTags", b""), [b"OpusHead", b"OpusTags", b"sound1", b"sound2"]),
    "webm": (webm(), [b"V_VP9", b"private", b"PICT1", b"PICT2", b"CUES"]),
    "webm of a browser": (webm(endless=True), [b"V_VP9", b"private", b"PICT1", b"PICT2", b"CUES"]),
    "webm with vorbis": (webm(codec=b"A_VORBIS", private=vorbis_private()), [b"\1iden\3vorbis", b"\5vorbis-setup"]),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_what_is_heard_and_seen_stays_and_nothing_else(tmp_path: Path, name: str) -> None:
    data, kept = RECORDINGS[name]
    made = cleaned(data, tmp_path)
    assert [words for words in kept if words not in made] == []
    assert [words for words in (b"SECRET", b"51.5", b"APIC", b"TAG+", b"theora") if words in made] == []
    assert cleaned(made, tmp_path / "again") == made


def test_a_wave_says_how_long_it_is(tmp_path: Path) -> None:
    made = cleaned(wave(size=0xFFFFFFFF), tmp_path)
    assert struct.unpack("<I", made[4:8])[0] == len(made) - 8
    assert made[-12:-8] == struct.pack("<I", 8)


def test_pages_of_ogg_are_counted_and_checked(tmp_path: Path) -> None:
    made = cleaned(ogg(), tmp_path)
    second = b"\3vorbis" + bytes(8) + b"\1"
    pages = [
        ogg_page(b"\1vorbis-id", 10, flags=2),
        ogg_page(second + b"\5vorbis-setup", len(second), 13, number=1),
        ogg_page(b"sound1", 6, number=2),
        ogg_page(b"sound2", 6, flags=4, number=3),
    ]
    assert made == b"".join(pages)


def test_webm_keeps_its_size_and_places(tmp_path: Path) -> None:
    source = webm()
    made = cleaned(source, tmp_path)
    assert len(made) == len(source)
    assert [made.index(words) for words in (b"PICT1", b"CUES")] == [
        source.index(words) for words in (b"PICT1", b"CUES")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"ID3\3" + bytes(90),
        b"ID3\3\0\0\0\0\0\0" + mp3_frame()[:300],
        b"RIFF\0\0\0\0WAVE",
        b"RIFF\0\0\0\0WAVELIST" + SECRET,
        wave()[:60],
        b"fLaC",
        b"fLaC\x84\0\0\1x",
        flac(b"frames"),
        b"fLaC" + b"\1\0\0\0" * 1_001 + flac()[4:],
        b"OggS\0" + bytes(40),
        ogg_page(b"\x80theora", 7, flags=2),
        ogg()[:90],
        b"\x1aE\xdf\xa3....webm",
        element(0x1A45DFA3, element(0x4282, b"webm")),
        webm()[:-1],
        webm(codec=b"A_VORBIS"),
        element(0x1A45DFA3, element(0x4282, b"webm")) + b"\xec\xff",
    ],
    ids=lambda _: "",
)
def test_what_does_not_fit_together_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MediaRefused, match="PG301"):
        cleaned(data, tmp_path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(sorted(RECORDINGS)),
    st.lists(st.tuples(st.integers(4, 2000), st.integers(0, 255)), max_size=6),
    st.integers(0, 40),
)
def test_any_bytes_are_cleaned_or_refused(tmp_path: Path, name: str, damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(RECORDINGS[name][0])
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(MediaRefused):
        MediaStore(tmp_path).prepare(io.BytesIO(data[: len(data) - cut]), "recording.mp3")


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        lambda size: mp3(*[mp3_frame()] * size),
        lambda size: mp3(b"\xff\xfb\x90\x00abc" * size),
        lambda size: webm() + element(0xE7, b"\0") * size,
        lambda size: wave(*[chunk(b"junk", b"")] * size),
        lambda size: ogg()[:-27] + ogg_page(b"sound", 5) * size,
    ],
    ids=["frames", "no frames", "elements", "chunks", "pages"],
)
def test_more_takes_as_much_longer(tmp_path: Path, made: object) -> None:
    assert_linear(lambda data: cleaned(data, tmp_path), made, 10_000)
