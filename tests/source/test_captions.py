"""Captions go with their film: named, or called after it, and never a problem."""

from __future__ import annotations

import pytest
from films import DATA, film, plain_film, track
from small_school import ReadLearner

from portfolio_gen.model.media.caption_names import captions_of

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"
SOUND = film(track(b"soun", [(DATA, [5])]), data=b"sound")


@pytest.mark.parametrize(
    ("file", "language"),
    [
        ("evidence/talk.vtt", ""),
        ("evidence/Talk.VTT", ""),
        ("evidence/talk.de.vtt", "de"),
        ("evidence/talk.en-US.vtt", "en-US"),
        ("evidence/talk.draft.vtt", None),
        ("evidence/talk.old.vtt", None),
        ("evidence/talk2.vtt", None),
        ("evidence/talk.srt", None),
        ("talk.vtt", None),
        ("evidence/talk", None),
    ],
)
def test_captions_are_called_after_their_film(file: str, language: str | None) -> None:
    assert captions_of("evidence/talk.mp4", [file]) == (() if language is None else ((file, language),))


@pytest.mark.parametrize(
    "text",
    [
        "---\nfiles: [talk.mp4]\n---\nHi",
        "---\nfiles: [talk.mp4, talk.vtt]\n---\nHi",
        "<video src='talk.mp4'></video>",
        "<video controls><source src='talk.mp4'>\n<track src='talk.vtt' kind=captions srclang=en></video>",
        "[My talk](talk.mp4)",
    ],
)
@pytest.mark.parametrize("played", [plain_film(), SOUND], ids=["film", "sound"])
def test_captions_beside_a_film_come_with_it(read: ReadLearner, text: str, played: bytes) -> None:
    files = {"evidence/talk.mp4": played, "evidence/talk.vtt": VTT, "evidence/e.md": text, "profile.md": "I talk."}
    portfolio, problems = read(files)
    assert [problem for problem in problems if "talk" in problem.path + problem.message] == []
    found = {attachment.name: attachment for attachment in portfolio.evidence[0].attachments}
    assert set(found) == {"talk.mp4", "talk.vtt"}
    assert (found["talk.vtt"].captions, found["talk.vtt"].recording, found["talk.mp4"].recording) == (True, False, True)


def test_a_track_that_is_not_there_is_named(read: ReadLearner) -> None:
    text = "<video src=talk.mp4><track src=tlak.vtt></video>"
    _, problems = read(
        {"evidence/talk.mp4": plain_film(), "evidence/talk.vtt": VTT, "evidence/e.md": text, "profile.md": "x"}
    )
    assert [(problem.code, problem.line) for problem in problems] == [("PG408", 1)]


def test_captions_that_are_none_are_named_and_the_film_is_shown(read: ReadLearner) -> None:
    files = {
        "evidence/talk.mp4": plain_film(),
        "evidence/talk.vtt": "Hi",
        "evidence/e.md": "---\nfiles: [talk.mp4]\n---\nx",
    }
    portfolio, problems = read(files | {"profile.md": "x"})
    assert [(problem.code, problem.path) for problem in problems] == [("PG305", "amara-okafor/evidence/e.md")]
    assert len(portfolio.evidence[0].attachments) == 1
