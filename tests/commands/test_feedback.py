"""Feedback by an educator and by others: it lies where it belongs, and on the page of what it answers."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]
FOLDER = Path("learners/maya-l/feedback")


@pytest.fixture
def kite(run: Run) -> Run:
    """Maya shares a piece of evidence, and keeps a reflection to herself."""
    run("new", "learner", "Maya L", "--cohort", "first")
    run("new", "evidence", "maya-l", "First kite", "--date", "2026-10-01")
    run("new", "reflection", "maya-l", "Why it fell", "--date", "2026-10-02")
    file = Path("learners/maya-l/evidence/first-kite.md")
    text = file.read_text("utf-8").replace("share_with: []", "share_with: [educators, family]")
    file.write_text(text.replace("What is it? What should somebody look at?", "A kite of paper."), "utf-8")
    return run


@pytest.mark.parametrize("entry", ["first-kite", "First kite", "evidence/first-kite.md"])
@pytest.mark.parametrize("by", ["ms-example", "Ms Example"])
def test_an_educators_answer_stands_on_the_page_it_answers(kite: Run, entry: str, by: str) -> None:
    words = ("feedback", "maya-l", entry, "--by", by, "--text", "The tail is clever.", "--date", "2026-10-05")
    code, printed = kite(*words)
    file = FOLDER / "2026-10-05-ms-example-first-kite.md"
    assert (code, f"wrote {file.absolute()}" in printed.splitlines()) == (0, True)
    keys = file.read_text("utf-8").partition("\n---\n")[0]
    assert all(line in keys for line in ('by: "Ms Example"', "role: educator", "on: first-kite", "date: 2026-10-05"))
    assert kite("check", "maya-l", "--strict")[0] in (0, 1)
    assert "feedback" not in kite("check", "maya-l", "--strict")[1]
    kite("build", "--workers", "1")
    for page in (
        *Path("site/family").glob("*/evidence/first-kite.html"),
        *Path("site/educators").rglob("first-kite.html"),
    ):
        assert "The tail is clever." in page.read_text("utf-8")


def test_without_a_text_it_is_to_be_filled_in(kite: Run) -> None:
    assert kite("feedback", "maya-l", "first-kite", "--by", "ms-example")[0] == 0
    (file,) = FOLDER.iterdir()
    assert file.name == f"{dt.date.today()}-ms-example-first-kite.md"
    assert file.read_text("utf-8").endswith("\n---\n\nWhat did you see? What worked? What could come next?\n")
    assert kite("feedback", "maya-l", "first-kite", "--by", "ms-example")[0] == 2


@pytest.mark.parametrize(
    "data", [b"So light!\r\nMore.\r\n", b"\xef\xbb\xbfSo light!\nMore.", "So light!\nMore.".encode("utf-16")]
)
def test_a_text_may_come_in(kite: Run, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert kite("feedback", "maya-l", "first-kite", "--by", "ms-example", "--text", "-")[0] == 0
    (file,) = FOLDER.iterdir()
    assert file.read_text("utf-8").endswith("\n---\n\nSo light!\nMore.\n")


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff\x80 letters"])
def test_nothing_is_written_where_no_text_comes_in(kite: Run, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, printed = kite("feedback", "maya-l", "first-kite", "--by", "ms-example", "--text", "-")
    assert (code, "Nothing was written." in printed, FOLDER.exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("maya-l", "first-kite"), "portfolio feedback maya-l first-kite --by ms-example"),
        (("maya-l",), "portfolio feedback maya-l first-kite --by ms-example"),
        (("maya-l", "first-kit", "--by", "ms-example"), "portfolio feedback maya-l first-kite --by ms-example"),
        (("Maya", "First kite", "--by", "ms-example"), 'portfolio feedback maya-l "First kite" --by ms-example'),
        ((), 'portfolio feedback maya-l "The title" --by ms-example'),
    ],
)
def test_what_is_missing_or_wrong_is_answered_with_a_line(kite: Run, arguments: tuple[str, ...], line: str) -> None:
    code, printed = kite("feedback", *arguments)
    assert code == 2
    assert line in printed.splitlines()
    assert not FOLDER.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("maya-l", "first-kite", "--by", "ms-exampel"), "There is no educator “ms-exampel”"),
        (("maya-l", "first-kite", "--by", "ms-exampel"), "Did you mean ms-example?"),
        (("maya-l", "Why it fell", "--by", "ms-example"), "Maya L shares no entry “Why it fell” with educators."),
        (("robin-example", "anything", "--by", "ms-example"), "no entry that is shared with educators yet"),
        (("maya-l", "first-kite", "--by", "ms-example", "--date", "soon"), "is not a date"),
    ],
)
def test_what_cannot_be_is_refused(kite: Run, arguments: tuple[str, ...], words: str) -> None:
    code, printed = kite("feedback", *arguments)
    assert (code, words in printed, FOLDER.exists()) == (2, True, False)


def test_a_school_without_educators_is_told_how_to_name_them(kite: Run, answering: Run) -> None:
    school = Path("learners/_school/school.yml")
    school.write_text(school.read_text("utf-8").replace("  ms-example: Ms Example", ""), "utf-8")
    for code, printed in (
        kite("feedback", "maya-l", "first-kite", "--by", "mr-b"),
        answering("feedback", answers="maya\n1\n1\n"),
    ):
        assert (code, "educators:" in printed.splitlines()) == (2, True)


def test_what_others_say_is_private_until_the_learner_shares_it(kite: Run) -> None:
    words = ("maya-l", "Why it fell", "--by", "My aunt", "--role", "family", "--text", "Try again!")
    assert kite("new", "feedback", *words)[0] == 0
    text = next(FOLDER.iterdir()).read_text("utf-8")
    assert all(line in text for line in ('by: "My aunt"', "role: family", "share_with: []"))
    assert "feedback" not in kite("check", "maya-l", "--strict")[1]
    kite("build", "--workers", "1")
    assert not [page for page in Path("site").rglob("*.html") if "Try again!" in page.read_text("utf-8")]


def test_an_educator_is_recognised_in_the_learners_own_command(kite: Run) -> None:
    assert kite("new", "feedback", "maya-l", "first-kite", "--by", "ms-example")[0] == 0
    text = next(FOLDER.iterdir()).read_text("utf-8")
    assert 'by: "Ms Example"\nrole: educator\n' in text
    assert kite("new", "feedback", "maya-l", "first-kite", "--by", "Leo", "--role", "stranger")[0] == 2


def test_on_a_terminal_it_asks(kite: Run, answering: Run) -> None:
    assert answering("feedback", answers="maya\n1\n1\n")[0] == 0
    assert answering("new", "feedback", answers="maya\nWhy it fell\nMy aunt\n")[0] == 0
    assert answering("new", answers="5\nmaya\nWhy it fell\nLeo\n")[0] == 0
    assert {file.name.partition("-")[2][6:] for file in FOLDER.iterdir()} == {
        "ms-example-first-kite.md",
        "my-aunt-why-it-fell.md",
        "leo-why-it-fell.md",
    }
