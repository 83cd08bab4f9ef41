"""A folder as it was written, and every way to touch it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from school_folder import put

from portfolio_gen.publish.listing import list_folder, stands_as_listed

FILES = {"index.html": "home", "a/b.html": "page", "empty": ""}


def changed_quietly(folder: Path) -> None:
    times = (folder / "a/b.html").stat()
    (folder / "a/b.html").write_text("PAGE")
    os.utime(folder / "a/b.html", ns=(times.st_atime_ns, times.st_mtime_ns))


TOUCHES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "cut": (lambda folder: (folder / "a/b.html").write_text("pa"), False),
    "written again": (lambda folder: os.utime(folder / "a/b.html", (1, 1)), False),
    "removed": (lambda folder: (folder / "empty").unlink(), False),
    "added": (lambda folder: (folder / "a/more").write_text(""), False),
    "renamed": (lambda folder: (folder / "empty").rename(folder / "void"), False),
    "a link": (lambda folder: (folder / "a/link").symlink_to("b.html"), False),
    "another folder": (lambda folder: (folder / "a").rename(folder / "b"), False),
    "all gone": (lambda folder: folder.rename(folder.with_name("elsewhere")), False),
    "an empty folder": (lambda folder: (folder / "c").mkdir(), True),
    "changed quietly": (changed_quietly, True),
}


@pytest.mark.parametrize(("touch", "stands"), TOUCHES.values(), ids=TOUCHES)
def test_whatever_was_touched_is_seen(tmp_path: Path, touch: Callable[[Path], object], stands: bool) -> None:
    put(tmp_path / "site", FILES)
    listing = list_folder(tmp_path / "site")
    assert stands_as_listed(tmp_path / "site", listing)
    assert stands_as_listed(tmp_path / "site", listing, closely=True)
    touch(tmp_path / "site")
    assert stands_as_listed(tmp_path / "site", listing) == stands


def test_a_close_look_sees_what_changed_quietly(tmp_path: Path) -> None:
    put(tmp_path / "site", FILES)
    listing = list_folder(tmp_path / "site")
    changed_quietly(tmp_path / "site")
    assert not stands_as_listed(tmp_path / "site", listing, closely=True)
