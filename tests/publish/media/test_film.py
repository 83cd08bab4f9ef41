"""Films: pictures and sound stay where they are, and nothing else says anything."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import pytest
from films import CREATED, DATA, SECRET, box, film, plain_film, sample_entry, table, track
from growth import assert_linear
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.publish.media.film import forget_places

MP4 = MediaType("video", ".mp4", "boxes")


def cleaned(data: bytes, folder: Path) -> bytes:
    (folder / "copy").write_bytes(data)
    assert forget_places(folder / "copy", folder / "made", MP4).traces == ()
    return (folder / "made").read_bytes()


@pytest.mark.parametrize("brand", [b"isom", b"qt  ", b"M4V ", b"M4A "])
@pytest.mark.parametrize(
    "extra", [b"", struct.pack(">I4sQ", 1, b"udta", 22) + b"SECRET", b"\0\0\0\0skip" + SECRET, b"SEC"]
)
def test_pictures_and_sound_stay_where_they_are(tmp_path: Path, brand: bytes, extra: bytes) -> None:
    source = plain_film(brand, extra)
    made = cleaned(source, tmp_path)
    assert len(made) == len(source)
    assert all(
        made.index(word) == source.index(word) for word in (b"PICT1PICT2", b"sound1", b"PICT3", b"KEPT", b"esds")
    )
    assert [word for word in (b"SEC", b"51.5", b"xyz", b"MAKR", b"sbtl", b"alis-", CREATED) if word in made] == []


def test_sound_without_sizes_goes_on_to_the_next_chunk(tmp_path: Path) -> None:
    tracks = track(b"soun", [(DATA, [1, 1]), (DATA + 12, [1, 1])], size=1), track(b"vide", [(DATA + 8, [4])])
    made = cleaned(film(*tracks, data=b"RAWSOUNDPICTMORERAW!"), tmp_path)
    assert b"RAWSOUNDPICTMORERAW!" in made


def test_samples_of_four_bits_and_places_of_eight_bytes(tmp_path: Path) -> None:
    tables = box(
        b"stbl",
        sample_entry(False),
        box(b"stsc", bytes(4), table(1, 1, 3, 1)),
        box(b"stz2", bytes(4), b"\0\0\0\4", table(3), b"\x12\x30"),
        box(b"co64", bytes(4), table(1), struct.pack(">Q", DATA)),
    )
    media = box(b"mdia", box(b"hdlr", bytes(8), b"vide", bytes(12)), box(b"minf", tables))
    made = cleaned(film(box(b"trak", media), data=b"ABBCCC" + SECRET), tmp_path)
    assert made[DATA:].startswith(b"ABBCCC\0\0")


def fragmented(*tracks: bytes) -> bytes:
    moof = box(b"moof", box(b"mfhd", bytes(8)), box(b"traf", box(b"tfhd", bytes(8)), box(b"uuid", SECRET)))
    return film(*tracks, data=b"KEPT", extra=moof + box(b"mdat", b"PICTURES"))


def test_a_film_in_fragments_keeps_all_its_samples(tmp_path: Path) -> None:
    made = cleaned(fragmented(track(b"vide", [])), tmp_path)
    assert b"PICTURES" in made
    assert b"SECRET" not in made


@pytest.mark.parametrize("handler", [b"sbtl", b"meta", b"camm", b"text"])
def test_a_film_in_fragments_with_another_track_is_refused(tmp_path: Path, handler: bytes) -> None:
    with pytest.raises(MediaRefused, match="PG302"):
        cleaned(fragmented(track(b"vide", []), track(handler, [])), tmp_path)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (plain_film()[:-3], "PG301"),
        (box(b"ftyp", b"isom"), "PG301"),
        (box(b"moov", box(b"cmov", b"x")), "PG301"),
        (box(b"moov", box(b"moov", box(b"moov", box(b"moov")))), "PG301"),
        (box(b"moov", b"\0\0\0\x04udta"), "PG301"),
        (b"\0\0\0\x01moov", "PG301"),
        (film(track(b"sbtl", [(DATA, [4])]), data=SECRET), "PG301"),
        (film(track(b"vide", [(DATA, [5000])]), data=b"CUT OFF"), "PG301"),
        (film(track(b"vide", [(2**31, [5])]), data=b"FAR OFF"), "PG301"),
        (film(track(b"vide", [], entry=box(b"stsz", bytes(4), table(0, 2**32 - 1))), data=b""), "PG303"),
        (film(track(b"vide", [], entry=box(b"stsz", bytes(4), table(0, 99))), data=b""), "PG301"),
        (box(b"moov", box(b"free") * 1_000_001), "PG303"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
@pytest.mark.slow
def test_films_that_cannot_be_cleaned(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(MediaRefused, match=code):
        cleaned(data, tmp_path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6), st.booleans())
def test_any_bytes_are_cleaned_or_refused(tmp_path: Path, damage: list[tuple[int, int]], whole: bool) -> None:
    data = bytearray(plain_film() if whole else fragmented(track(b"vide", [])))
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(MediaRefused):
        assert len(cleaned(bytes(data), tmp_path)) == len(data)


@pytest.mark.slow
def test_many_chunks_take_a_time_of_their_number(tmp_path: Path) -> None:
    def made(chunks: int) -> bytes:
        places = [(DATA + 4 * at, [2]) for at in range(chunks)]
        return film(track(b"vide", places), data=bytes(4 * chunks))

    assert_linear(lambda data: cleaned(data, tmp_path), made, 20_000)


def test_a_sound_keeps_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(plain_film())
    forget_places(tmp_path / "copy", tmp_path / "made", MediaType("audio", ".m4a", "boxes"))
    made = (tmp_path / "made").read_bytes()
    assert b"sound1" in made
    assert [word for word in (b"PICT", b"avc1") if word in made] == []
