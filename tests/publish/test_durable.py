"""What is handed to the disk, and what a build that was cut off left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from school_folder import put, tree

from portfolio_gen.publish import durable


@pytest.mark.parametrize("at_once", [True, False], ids=["the file system at once", "file by file"])
def test_everything_below_is_handed_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    put(tmp_path, {"a/b/c.html": "c", "a/d.html": "d", "e.html": "e"})
    handed: list[str] = []
    honest = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (handed.append(os.readlink(f"/proc/self/fd/{handle}")), honest(handle))
    )
    if not at_once:
        monkeypatch.setattr(durable, "_sync_file_system", lambda folder: False)
    durable.sync(tmp_path / "a", tmp_path / "never")
    expected = {str(tmp_path / place) for place in ("a", "a/b", "a/d.html", "a/b/c.html")}
    assert set(handed) == (set() if at_once and os.uname().sysname == "Linux" else expected)


def test_a_disk_that_refuses_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(5, "Input/output error")

    put(tmp_path, {"a": "x"})
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="Input/output"):
        durable.sync_file(tmp_path / "a")


def test_half_written_files_go_and_others_stay(tmp_path: Path) -> None:
    put(tmp_path, {"media/ab/x.part": "x", "a.json.77.part": "x", "media/ab/x.jpg": "x", "part": "x"})
    durable.clear_parts(tmp_path)
    durable.clear_parts(tmp_path / "never")
    assert set(tree(tmp_path)) == {"media/ab/x.jpg", "part"}
