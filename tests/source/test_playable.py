"""A film that many browsers cannot play is published, and a warning says how to save it."""

from __future__ import annotations

import pytest
from films import DATA, film, sample_entry, track
from small_school import ReadLearner


def filmed(pictures: bytes, sound: bytes = b"mp4a", brand: bytes = b"qt  ") -> bytes:
    """A film with these codecs."""
    entries = {
        b"vide": sample_entry(False).replace(b"avc1", pictures),
        b"soun": sample_entry(True).replace(b"mp4a", sound),
    }
    tracks = [track(kind, [(DATA, [5])], entry=entry) for kind, entry in entries.items() if pictures or kind == b"soun"]
    return film(*tracks, data=b"shown", brand=brand)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (filmed(b"hvc1"), "show no picture: it is HEVC"),
        (filmed(b"hev1", brand=b"mp42"), "show no picture: it is HEVC"),
        (filmed(b"dvh1"), "show no picture: it is HEVC"),
        (filmed(b"mp4v"), "cannot show"),
        (filmed(b"jpeg"), "cannot show"),
        (filmed(b"apcn"), "cannot show"),
        (filmed(b"avc1", b"twos"), "cannot play the sound"),
        (filmed(b"", b"samr", brand=b"3gp4"), "cannot play the sound"),
    ],
)
def test_what_many_browsers_cannot_play_is_warned_of(read: ReadLearner, data: bytes, words: str) -> None:
    files = {"evidence/flight.mov": data, "evidence/e.md": "---\nfiles: [flight.mov]\n---\nHigh.", "profile.md": "x"}
    portfolio, problems = read(files)
    assert [(problem.code, problem.line) for problem in problems] == [("PG313", 2)]
    assert words in problems[0].message
    assert len(portfolio.evidence[0].attachments) == 1


@pytest.mark.parametrize("data", [filmed(b"avc1"), filmed(b"av01"), filmed(b"vp09"), filmed(b"xxxx", b"Opus")])
def test_what_is_played_or_unknown_is_not(read: ReadLearner, data: bytes) -> None:
    files = {"evidence/flight.mov": data, "evidence/e.md": "---\nfiles: [flight.mov]\n---\nHigh.", "profile.md": "x"}
    assert read(files)[1] == ()
