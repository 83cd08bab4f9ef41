"""Files on their way to an audience: what cannot be read, and what may tell more than it shows."""

from __future__ import annotations

import base64
import errno
import re
from pathlib import Path
from typing import BinaryIO

import pytest
from films import DATA, film, plain_film, track
from pdfs import full_pdf
from school_folder import Files, photograph, run, tree, written

from portfolio_gen import planning
from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media import preparing as media
from portfolio_gen.settings import Settings

GPX = "<gpx><trk><trkpt lat='51.5' lon='7'/></trk></gpx>"
ENTRY = "---\nfiles: [{}]\nalt: x\nshare_with: [educators, family, public]\n---\nText."


def made(folder: Path, name: str, data: str | bytes, *settings: str) -> Settings:
    """A school in which Bo shares one file with everybody."""
    lines = ("consent: {bo: {public: yes, photos: [educators, family]}}", *settings)
    files: Files = {"_school/school.yml": "\n".join(lines), "bo/evidence/e.md": ENTRY.format(name)}
    return written(folder, {**files, f"bo/evidence/{name}": data})


def published(project: Settings) -> set[str]:
    """The audiences that are shown a file."""
    return {place.split("/")[0] for place in tree(project.output) if "/media/" in place}


EVERYBODY = {"educators", "family", "public"}


@pytest.mark.parametrize(
    ("name", "data", "settings", "code", "audiences"),
    [
        ("a.gpx", GPX, (), "PG309", EVERYBODY),
        ("a.gpx", GPX, ("hidden_data: warn",), "PG309", EVERYBODY),
        ("a.gpx", GPX, ("hidden_data: refuse",), "PG310", set()),
        ("a.pdf", full_pdf(), (), "PG309", EVERYBODY),
        ("a.pdf", full_pdf(), ("hidden_data: refuse",), "PG310", {"educators", "family"}),
        ("a.zip", b"PK\3\4", (), "PG309", EVERYBODY),
        ("a.csv", "a,b", ("hidden_data: refuse",), "", EVERYBODY),
    ],
    ids=[
        "a track",
        "a track, warned of",
        "a track, refused",
        "a document",
        "a document, refused",
        "an archive",
        "data",
    ],
)
def test_one_warning_for_one_file(
    tmp_path: Path, name: str, data: str | bytes, settings: tuple[str, ...], code: str, audiences: set[str]
) -> None:
    project = made(tmp_path, name, data, *settings)
    for _ in range(2):
        found = [(problem.code, problem.path) for problem in run(project).problems]
        assert found == ([(code, f"bo/evidence/{name}")] if code else [])
    assert published(project) == audiences


def test_the_words_name_the_file_and_what_it_may_tell(tmp_path: Path) -> None:
    problems = [run(made(tmp_path / str(n), name, data)).problems[0] for n, (name, data) in enumerate(TELLING)]
    assert [problem.message for problem in problems] == [
        "“a.zip” may tell where it was made, who made it and who is in its pictures.",
        "“a.rtf” may tell who made it and who is in its pictures.",
        "“a.mid” may tell who made it.",
        "“a.pdf” may tell who is in its pictures.",
    ]


TELLING = [("a.zip", b"PK\3\4"), ("a.rtf", b"{\\rtf1 }"), ("a.mid", b"MThd\0\0\0\6"), ("a.pdf", full_pdf())]


def test_a_file_that_cannot_be_opened_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = made(tmp_path, "a.csv", "1,2")

    def fails(folder: str, path: str) -> BinaryIO:
        raise MediaRefused("PG111", f"“{path[9:]}” cannot be opened (Input/output error).", "Look.")

    monkeypatch.setattr(planning, "open_attachment", fails)
    outcome = run(project)
    assert [(p.code, p.path, p.message) for p in outcome.problems] == [
        ("PG111", "bo/evidence/a.csv", "“a.csv” cannot be opened (Input/output error).")
    ]
    assert {record.outcome for record in outcome.records} == {"built"}
    assert published(project) == set()


def test_a_full_disk_is_not_blamed_on_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(media, "_settle", full)
    assert {problem.code for problem in run(made(tmp_path, "a.csv", "1,2")).problems} == {"PG904"}


@pytest.mark.parametrize(
    ("data", "audiences"),
    [(film(track(b"soun", [(DATA, [5])]), data=b"sound", brand=b"mp42"), EVERYBODY), (plain_film(b"M4A "), set())],
    ids=["a sound", "a film"],
)
def test_where_photographs_are_refused_a_sound_is_heard(tmp_path: Path, data: bytes, audiences: set[str]) -> None:
    project = made(tmp_path, "interview.m4a", data, "x: 1")
    school = tmp_path / "learners/_school/school.yml"
    school.write_text("consent: {bo: {public: yes, photos: []}}")
    run(project)
    assert published(project) == audiences


CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ("talk.mp4", ""),
        ("talk.mp4, words.vtt", ""),
        ("", "<video src=talk.mp4></video>"),
        ("", "<video src=talk.mp4><track src=words.vtt kind=captions label=x></video>"),
    ],
)
def test_captions_stand_in_the_page_of_their_film(tmp_path: Path, files: str, text: str) -> None:
    entry = f"---\nfiles: [{files}]\nshare_with: [educators, family, public]\n---\nText.\n\n{text}\n"
    held = {f"bo/evidence/{name}": CAPTIONS for name in (("words.vtt",) if "words" in files + text else ("talk.vtt",))}
    consent = "consent: {bo: {public: yes, photos: [family]}}"
    school: Files = {"_school/school.yml": consent, "bo/evidence/e.md": entry, "bo/evidence/talk.mp4": plain_film()}
    project = written(tmp_path, {**school, **held})
    assert run(project).problems == ()
    assert published(project) == {"family"}
    pages = {place: page for place, page in tree(project.output).items() if place.endswith("evidence/e.html")}
    tracks = {
        place.split("/")[0]: len(re.findall(rb'<track [^<>]*src="\.\./media/\w+\.vtt"', page))
        for place, page in pages.items()
    }
    assert tracks == {"educators": 0, "family": 1, "public": 0}


def test_a_picture_in_a_text_is_published_like_any_photograph(tmp_path: Path) -> None:
    data = base64.b64encode(photograph("red", remark="SECRET")).decode()
    entry = (
        f"---\nshare_with: [educators, family, public]\n---\nMy poster.\n\n![A poster](data:image/jpeg;base64,{data})\n"
    )
    consent = "consent: {bo: {public: yes, photos: [family]}}"
    project = written(tmp_path, {"_school/school.yml": consent, "bo/evidence/e.md": entry})
    assert run(project).problems == ()
    assert published(project) == {"family"}
    files = tree(project.output)
    assert not any(b"SECRET" in content or data.encode()[:40] in content for content in files.values())
    page = next(
        page for place, page in files.items() if place.startswith("family/") and place.endswith("evidence/e.html")
    )
    assert re.search(rb'<img src="\.\./media/\w+\.(?:png|jpg)" width="12" height="8" alt="A poster"', page)
