"""Files that are not what they say, or too much: refused with a problem, or published without what was in them."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest
from hostile_media import MEDIA, SECRET, HostileMedium

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore


@pytest.mark.parametrize("medium", MEDIA, ids=lambda medium: medium.name)
def test_refused_or_cleaned(medium: HostileMedium, tmp_path: Path) -> None:
    store, source = MediaStore(tmp_path / "store"), tmp_path / medium.name
    source.write_bytes(medium.data)
    with source.open("rb") as opened:
        _judge(medium, store, opened, tmp_path)


def _judge(medium: HostileMedium, store: MediaStore, opened: BinaryIO, tmp_path: Path) -> None:
    if medium.fate.startswith("PG"):
        with pytest.raises(MediaRefused) as refusal:
            store.prepare(opened, medium.name)
        assert refusal.value.code == medium.fate
        assert [path for path in (tmp_path / "store").rglob("*") if path.suffix == ".part"] == []
        return
    made = store.prepare(opened, medium.name)
    data = store.path(made).read_bytes()
    assert made.suffix == medium.fate
    assert [words for words in (SECRET, b"<script", b"onload", b"__pwn") if words in data] == []
