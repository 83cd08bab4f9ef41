"""What an entry of a film says of its codec is kept as far as it is known; all else in it is blanked out."""

from __future__ import annotations

from pathlib import Path

import pytest
from films import DATA, SECRET, box, film, sample_entry, table, track

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.publish.media.film import forget_places

MP4 = MediaType("video", ".mp4", "boxes")


def cleaned(folder: Path, entry: bytes, *, sound: bool = False) -> bytes:
    handler = b"soun" if sound else b"vide"
    (folder / "copy").write_bytes(film(track(handler, [(DATA, [4])], entry=entry), data=b"PICT"))
    forget_places(folder / "copy", folder / "made", MP4)
    return (folder / "made").read_bytes()


@pytest.mark.parametrize(("kind", "kept"), [(b"nclx", True), (b"nclc", True), (b"prof", False), (b"rICC", False)])
def test_numbers_of_colours_stay_and_profiles_with_names_go(tmp_path: Path, kind: bytes, kept: bool) -> None:
    made = cleaned(tmp_path, sample_entry(False, box(b"colr", kind, b"COLOURS")))
    assert (b"COLOURS" in made) is kept


def test_a_wave_stays_whole_or_goes_whole(tmp_path: Path) -> None:
    known = box(b"wave", box(b"frma", b"mp4a"), box(b"esds", b"KEPT"))
    named = box(b"wave", box(b"frma", b"mp4a"), box(b"udta", SECRET))
    assert b"KEPT" in cleaned(tmp_path, sample_entry(True, known), sound=True)
    made = cleaned(tmp_path, sample_entry(True, named), sound=True)
    assert b"frma" not in made
    assert SECRET not in made


def test_settings_that_do_not_fit_together_are_blanked_out_to_the_end(tmp_path: Path) -> None:
    broken = box(b"avcC", b"KEPT") + (500).to_bytes(4, "big") + b"esds" + SECRET
    made = cleaned(tmp_path, sample_entry(False, broken))
    assert b"KEPT" in made
    assert SECRET not in made


@pytest.mark.parametrize(
    "entry",
    [
        box(b"stsd", bytes(4), table(1), box(b"avc1", bytes(6))),
        box(b"stsd", bytes(4), table(1), box(b"mp4a", bytes(27))),
    ],
)
def test_an_entry_that_is_too_short_is_refused(tmp_path: Path, entry: bytes) -> None:
    with pytest.raises(MediaRefused, match="damaged"):
        cleaned(tmp_path, entry)


def test_a_reference_that_is_too_short_is_refused(tmp_path: Path) -> None:
    whole = film(track(b"vide", [(DATA, [4])]), data=b"PICT")
    at = whole.index(b"alis") - 4
    (tmp_path / "copy").write_bytes(whole[:at] + (8).to_bytes(4, "big") + whole[at + 4 :])
    with pytest.raises(MediaRefused):
        forget_places(tmp_path / "copy", tmp_path / "made", MP4)
