"""Talking with Pagefind: everything is asked and answered in order, and no fault of the program holds a build up."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_gen.publish import pagefind
from portfolio_gen.publish.pagefind import PagefindFailed, index_files

PAGES = [(f"/{n}.html", f"<html lang=en><body><p data-pagefind-body>canary{n}</p></body></html>") for n in range(5)]
SAY = """
import base64, json, os, sys, time
open("pid", "w").write(str(os.getpid()))
def hear():
    letters = b""
    while not letters.endswith(b","):
        letters += sys.stdin.buffer.read(1) or sys.exit(0)
    return json.loads(base64.b64decode(letters[:-1]))["payload"]
def message(**payload):
    return base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","
def say(letters):
    sys.stdout.buffer.write(letters)
    sys.stdout.buffer.flush()
"""
FILES = 'message(type="GetFiles", files=[{"path": "a\\\\b", "content": "YQ=="}])'


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is run instead of Pagefind."""
    file = tmp_path / "program.py"
    monkeypatch.setattr(pagefind, "_command", lambda: [sys.executable, str(file)])
    monkeypatch.setattr(pagefind, "_PATIENCE", 20.0)
    return file


@pytest.fixture(autouse=True)
def nothing_is_left_running(tmp_path: Path) -> Iterator[None]:
    """After every test: no thread that it did not find, and no program."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before
    for number in (tmp_path / "pid").read_text().split() if (tmp_path / "pid").is_file() else ():
        with pytest.raises(ProcessLookupError):
            os.kill(int(number), 0)


def test_everything_is_asked_in_order_and_the_files_come_back(program: Path, tmp_path: Path) -> None:
    program.write_text(
        SAY + "asked = []\nwhile not asked or asked[-1]['type'] != 'GetFiles':\n    asked.append(hear())\n"
        "    if asked[-1]['type'] == 'AddFile': say(message(type='IndexedFile'))\n"
        "json.dump(asked, open('asked', 'w'))\n"
        f"for letter in {FILES}: say(bytes([letter]))\nhear()\n"
    )
    assert index_files(PAGES, ["h1"], tmp_path) == {"a/b": b"a"}
    asked = (tmp_path / "asked").read_text()
    assert [asked.index(f'"{url}"') for url, _ in PAGES] == sorted(asked.index(f'"{url}"') for url, _ in PAGES)
    assert '"exclude_selectors": ["h1"]' in asked


@pytest.mark.slow
def test_pages_that_are_larger_than_any_pipe_pass(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(30_000))
    files = index_files([(url, html.replace("canary", words)) for url, html in PAGES[:3]], [], tmp_path)
    assert len([place for place in files if place.startswith("fragment/")]) == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("sys.exit(3)", "Pagefind did not run: 3"),
        ("sys.exit('no library\\ncanary')", "Pagefind did not run: no library"),
        ("hear(); hear(); sys.exit('panicked at 7\\ncanary0')", "Pagefind did not run: panicked at 7"),
        ("say(b'bm8'); sys.exit(4)", "Pagefind did not run: 4"),
        ("os.close(1); time.sleep(60)", "Pagefind did not run: -9"),
        ("hear(); say(message(type='Error', message='no page\\ncanary', original_message='canary'))", "says: no page"),
    ],
)
@pytest.mark.slow
def test_a_program_that_gives_up_is_quoted_without_a_page(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, said: str
) -> None:
    monkeypatch.setattr(pagefind, "_PATIENCE_AT_THE_END", 1.0)
    program.write_text(SAY + lines)
    with pytest.raises(PagefindFailed) as failed:
        index_files(PAGES, [], tmp_path)
    assert str(failed.value).endswith(said)


@pytest.mark.parametrize("lines", ["", "hear()", "say(b'YWJj')", "while True: hear()", "say(message(type='NewIndex'))"])
@pytest.mark.parametrize("size", [1, 10_000])
@pytest.mark.slow
def test_a_program_that_hangs_is_not_waited_for(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, size: int
) -> None:
    monkeypatch.setattr(pagefind, "_PATIENCE", 0.5)
    program.write_text(SAY + lines + "\ntime.sleep(600)")
    with pytest.raises(PagefindFailed, match=r"said nothing for 0\.5 seconds"):
        index_files([(url, html * size) for url, html in PAGES[:1]], [], tmp_path)


@pytest.mark.parametrize("answer", ["b'?'", "b'bnVsbA=='", "b'e30='", "b'W10='", "message(type='GetFiles')[:-1]"])
def test_an_answer_of_another_form_is_a_fault(program: Path, tmp_path: Path, answer: str) -> None:
    program.write_text(SAY + f"say({answer} + b',')\nhear()\ntime.sleep(600)")
    with pytest.raises((ValueError, LookupError, TypeError)):
        index_files(PAGES, [], tmp_path)


@pytest.mark.parametrize(
    "fault", [OSError(errno.EIO, "Input/output error"), UnicodeDecodeError("utf-8", b"", 0, 1, "")]
)
def test_a_page_that_cannot_be_had_ends_the_conversation(tmp_path: Path, fault: Exception) -> None:
    def pages() -> Iterator[tuple[str, str]]:
        yield from PAGES
        raise fault

    with pytest.raises(type(fault)) as raised:
        index_files(pages(), [], tmp_path)
    assert raised.value is fault


def test_a_program_is_told_nothing_by_its_surroundings(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    program.write_text(SAY + "sys.exit(str([name for name in os.environ if name.startswith('PAGEFIND_')]))")
    with pytest.raises(PagefindFailed, match=r": \[\]$"):
        index_files(PAGES, [], tmp_path)
