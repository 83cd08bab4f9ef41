"""What is saved is noticed, however it is saved; what nobody saved is not."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.preview.watch import Watch


def in_place(file: Path) -> None:
    file.write_text("longer than before", "utf-8")


def same_size(file: Path) -> None:
    file.write_text("WORDS", "utf-8")
    os.utime(file, ns=(1, 1))


def renamed_onto(file: Path) -> None:
    state = file.stat()
    beside = file.with_name(".part")
    beside.write_text("WORDS", "utf-8")
    os.utime(beside, ns=(state.st_mtime_ns, state.st_mtime_ns))
    os.replace(beside, file)


def deleted(file: Path) -> None:
    file.unlink()


def a_new_one_beside(file: Path) -> None:
    (file.parent / "photo.jpg").write_bytes(b"\xff\xd8")


def another_folder(file: Path) -> None:
    (file.parent / "files").mkdir()
    (file.parent / "files/song.mp3").write_bytes(b"ID3")


def folder_gone(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()


WAYS = [in_place, same_size, renamed_onto, deleted, a_new_one_beside, another_folder, folder_gone]


def watched(folder: Path, stop: threading.Event) -> tuple[Watch, Path]:
    file = folder / "maya" / "goals" / "kite.md"
    file.parent.mkdir(parents=True)
    file.write_text("words", "utf-8")
    watch = Watch(stop)
    watch.at((folder / "maya",), (folder,))
    return watch, file


@pytest.mark.parametrize("save", WAYS)
def test_every_way_of_saving_is_noticed(tmp_path: Path, save: Callable[[Path], None]) -> None:
    watch, file = watched(tmp_path, threading.Event())
    save(file)
    assert watch.wait()


def test_what_was_saved_while_pages_were_made_is_noticed_after(tmp_path: Path) -> None:
    watch, file = watched(tmp_path, threading.Event())
    in_place(file)
    watch.at((tmp_path / "maya",), (tmp_path,))
    assert watch.wait() == {str(file)}


@pytest.mark.slow
def test_a_new_learner_is_noticed_and_what_they_write_is_not(tmp_path: Path) -> None:
    stop = threading.Event()
    watch, _ = watched(tmp_path, stop)
    (tmp_path / "noor").mkdir()
    assert watch.wait() == {str(tmp_path / "noor")}
    (tmp_path / "noor/goal.md").write_text("words")
    (tmp_path / "maya/.goal.md.swp").write_text("words")
    threading.Timer(0.7, stop.set).start()
    assert watch.wait() == frozenset()


def test_a_watch_that_is_stopped_ends(tmp_path: Path) -> None:
    stop = threading.Event()
    watch, _ = watched(tmp_path, stop)
    threading.Timer(0.1, stop.set).start()
    assert watch.wait() == frozenset()
