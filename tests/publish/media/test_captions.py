"""Captions keep their times and words; nothing in them runs, and nothing that nobody sees is in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore

TIMES = "00:01.000 --> 00:04.500"


def published(folder: Path, data: str | bytes, name: str = "talk.vtt") -> str:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    store = MediaStore(folder / "store")
    with file.open("rb") as opened:
        medium = store.prepare(opened, name)
    assert (medium.kind, medium.suffix, medium.traces) == ("captions", ".vtt", ())
    return store.path(medium).read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"{TIMES}\nHello.", f"{TIMES}\nHello."),
        (f"secret-id\n{TIMES} align:start evil:url(x)\nHello.", f"{TIMES} align:start\nHello."),
        (
            f"{TIMES} line:0 position:50%,line-left size:80%\nOne\nTwo",
            f"{TIMES} line:0 position:50%,line-left size:80%\nOne\nTwo",
        ),
        ("01:00:01,000 --> 01:00:02,250\nHello.", "01:00:01.000 --> 01:00:02.250\nHello."),
        (f"{TIMES}\n<v Secret Name>Hello</v> <i>you</i> <b.loud>there</b>", f"{TIMES}\nHello <i>you</i> <b>there</b>"),
        (f"{TIMES}\n<script>alert(1)</script><img src=x onerror=y>Hello", f"{TIMES}\nalert(1)Hello"),
        (f"{TIMES}\n1 < 2 &amp; 3 > 2", f"{TIMES}\n1 &lt; 2 &amp; 3 &gt; 2"),
        (
            f"NOTE secret\n\nSTYLE\n::cue {{ background: url(//e.test) }}\n\nREGION\nid:secret\n\n{TIMES}\nHi",
            f"{TIMES}\nHi",
        ),
        (f"{TIMES}\nHello \u202ethere\0", f"{TIMES}\nHello there"),
    ],
)
def test_times_and_words_are_kept(tmp_path: Path, written: str, kept: str) -> None:
    assert published(tmp_path, f"WEBVTT Secret\nKind: secret\n\n{written}\n") == f"WEBVTT\n\n{kept}\n"


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nOui\r\n", f"WEBVTT\n\n{TIMES}\nZoë".encode("utf-16")],
)
def test_any_way_of_saving_is_read(tmp_path: Path, data: bytes) -> None:
    assert published(tmp_path, data).startswith("WEBVTT\n\n00:01.000 -->")


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("talk.vtt", b"", "PG305", "is empty"),
        ("talk.vtt", b"1\n00:00:01,000 --> 00:00:02,000\nHi", "PG305", "WEBVTT alone"),
        ("talk.vtt", b"<html>WEBVTT", "PG305", "web page"),
        ("talk.vtt", b"WEBVTT\n\nHello.", "PG305", "There are no captions"),
        ("talk.vtt", b"WEBVTT\n\nNOTE 00:01.000 --> 00:02.000\nHi", "PG305", "There are no captions"),
        ("talk.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff", "PG305", "UTF-8"),
        ("talk.vtt", b"WEBVTT\n" + b"a" * 5_000_000, "PG303", "5 MB"),
        ("talk.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHi", "PG302", ".vtt"),
    ],
)
def test_what_are_no_captions_is_refused(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    with pytest.raises(MediaRefused, match=code) as refused:
        published(tmp_path, data, name)
    assert words in str(refused.value)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="<>&/-b i.v:\n0123", max_size=60))
def test_no_tag_but_few_is_left(tmp_path: Path, words: str) -> None:
    made = published(tmp_path, f"WEBVTT\n\n{TIMES}\nHi {words}\n\n{words}\n")
    rest = made.replace(" --> ", " ")
    for tag in ("<i>", "</i>", "<b>", "</b>"):
        rest = rest.replace(tag, "")
    assert not {"<", ">"} & set(rest)
