"""What is written whole: a crash, a full disk and a power cut leave the old file or the new one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from school_folder import tree

from portfolio_gen.whole_file import FOR_ALL, write_whole, written_beside


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    file = tmp_path / "a.json"
    write_whole(file, b"old")
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new", on_disk=True)
    assert tree(tmp_path) == {"a.json": b"old"}


def test_nothing_is_made_where_no_folder_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "deep/a.json", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are told another way here")
def test_it_is_its_owners_unless_it_is_for_all(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"x")
        write_whole(tmp_path / "b", b"x", FOR_ALL)
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"] == [0o600, 0o644]


def test_it_is_on_the_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (told.append("disk"), fsync(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (told.append("place"), replace(*names)))
    write_whole(tmp_path / "a", b"x", on_disk=True)
    write_whole(tmp_path / "a", b"y")
    assert told == ["disk", "place", "place"]
    assert (tmp_path / "a").read_bytes() == b"y"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
@pytest.mark.parametrize("name", ["a.csv", ".mark"])
def test_what_lies_beside_is_hidden_and_goes_whatever_is_raised(
    tmp_path: Path, fault: type[BaseException], name: str
) -> None:
    part = tmp_path / f".{name.removeprefix('.')}.{os.getpid()}.part"
    beside = written_beside(tmp_path / name, b"x")
    assert beside.__enter__() == part
    assert part.read_bytes() == b"x"
    with suppress(fault):
        beside.__exit__(fault, fault(), None)
    assert list(tmp_path.iterdir()) == []
