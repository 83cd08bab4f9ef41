"""What the last build made, and when nobody can be sure of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio_gen.publish.manifest import Made, note_exchange, read_manifest, write_manifest

ONE, TWO = Made("f1", "e", 3, 400), Made("f2", "e", 5, 600)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "state" / "manifest.json"
    write_manifest(file, {"public/b": TWO, "family/a": ONE})
    assert read_manifest(file) == {"family/a": ONE, "public/b": TWO}
    assert [found.name for found in file.parent.iterdir()] == ["manifest.json"]


def test_the_order_of_sites_changes_no_byte(tmp_path: Path) -> None:
    write_manifest(tmp_path / "a.json", {"x": ONE, "y": TWO})
    write_manifest(tmp_path / "b.json", {"y": TWO, "x": ONE})
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"sites": 3}', b'{"sites": {"a": 3}}', b'{"sites": {"a": {"x": 1}}}', b"\xff\xfe"],
)
def test_what_cannot_be_read_is_nothing_known(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.json").write_bytes(content)
    assert read_manifest(tmp_path / "m.json") == {}


def test_no_manifest_is_nothing_known(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "m.json") == {}


def test_a_site_exchanged_since_is_unknown_until_the_next_manifest(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    write_manifest(file, {"family/a": ONE, "public/b": TWO})
    note_exchange(file, "public/b")
    assert read_manifest(file) == {"family/a": ONE}
    write_manifest(file, {"public/b": TWO})
    assert read_manifest(file) == {"public/b": TWO}


def test_an_exchange_can_be_noted_before_anything_was_written(tmp_path: Path) -> None:
    note_exchange(tmp_path / "state" / "m.json", "public/b")
    assert read_manifest(tmp_path / "state" / "m.json") == {}
