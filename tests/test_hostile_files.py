"""The hostile corpus is whole: every file has a line, every line a file, and no family of attack is missing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hostile_bombs import BOMBS
from hostile_files import BESIDE_FILES, HOSTILE_FILES, OWN, OWN_FILES, HostileFile
from hostile_media import MEDIA
from hostile_names import NAMES

PROBES = {
    *("exec", "exec_file", "exec_search", "remote", "remote_file"),
    *("html", "nohtml", "file", "nofile", "out", "export"),
}
FAMILIES = {
    "scripts": rb"<script",
    "handlers": rb"\son\w+\s*=",
    "script addresses": rb"javascript:",
    "old scripts": rb"vbscript:",
    "data addresses": rb"data:text/html",
    "entities": rb"&#x?\w+",
    "attribute lists": rb"\{:",
    "code blocks": rb"```",
    "footnotes": rb"\[\^\w+\]:",
    "tables": rb"\|---",
    "boxes": rb"^!!!",
    "folds": rb"^\?\?\?",
    "markdown in html": rb"<div markdown",
    "references": rb"^\[\w+\]: ",
    "mathml": rb"<math",
    "frames": rb"<iframe",
    "forms": rb"<form",
    "bases": rb"<base",
    "refreshing": rb"http-equiv=refresh",
    "templates": rb"<template",
    "swallowing": rb"<plaintext",
    "srcset": rb"srcset=",
    "pings": rb"ping=",
    "posters": rb"poster=",
    "backgrounds": rb"background=",
    "styles": rb"url\(",
    "clobbering": rb"id=location",
    "inclusion": rb"--8<--",
    "jinja": rb"\{%",
    "hugo": rb"\{\{<",
    "search": rb"data-pagefind",
    "yaml aliases": rb"\*a1",
    "yaml merges": rb"^<<:",
    "yaml tags": rb"!!python",
    "yaml variables": rb"!ENV",
    "turned words": "\u202e".encode(),
    "unseen letters": "\u200b".encode(),
    "byte marks": rb"\A\xef\xbb\xbf",
    "utf-16": rb"\A(?:\xff\xfe|\xfe\xff)",
    "zero bytes": rb"\0",
    "windows lines": rb"---\r\n",
    "macintosh lines": rb"---\r[^\n]",
    "toml": rb"\A\+\+\+",
    "json": rb'\A\{\s+"',
    "sharing": rb"^share_with: ",
    "keys of the school": rb"^assessed_by:",
    "animation": rb"<animate",
    "foreign objects": rb"<foreignObject",
    "doctypes": rb"<!DOCTYPE svg",
    "style sheets": rb"<\?xml-stylesheet",
    "packed drawings": rb"\A\x1f\x8b",
    "metadata": rb"<metadata",
    "wide formulas": "＝".encode(),
    "dde": rb"cmd\|",
    "hyperlinks": rb"HYPERLINK",
}


def test_every_file_has_a_line_and_every_line_a_file() -> None:
    found = {path for path in OWN.glob("*/*") if path.is_file()}
    assert {file.path for file in OWN_FILES} == found
    assert [file.id for file in OWN_FILES if file.path.stem != file.id or not file.data] == []


def test_there_are_many_and_no_two_have_one_name() -> None:
    assert len(OWN_FILES) >= 300
    assert Counter(file.path.parent.name for file in OWN_FILES).keys() == {"text", "front_matter", "drawings", "tables"}
    assert [name for name, count in Counter(file.id for file in HOSTILE_FILES).items() if count > 1] == []
    assert [name for name, count in Counter(file.data for file in OWN_FILES).items() if count > 1] == []
    assert HOSTILE_FILES == OWN_FILES + BESIDE_FILES
    assert min(map(len, (BOMBS, MEDIA, NAMES))) >= 15


@pytest.mark.parametrize("file", OWN_FILES, ids=lambda file: file.id)
def test_a_line_says_what_can_be_tested(file: HostileFile) -> None:
    assert file.kind in PROBES
    assert bool(file.detail) == (file.kind in {"html", "nohtml", "file", "nofile", "out"})
    assert re.match(r"neutralised: .|accepted: .|rejected: PG\d{3}(?: in line \d+|$)", file.expected)
    assert len(file.attempt) >= 5
    assert re.compile(file.detail)
    if file.expected.startswith("accepted") and not file.is_private:
        assert file.kind in {"nohtml", "nofile"}, "what must still be there has to be looked for"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_attack_is_there(family: str) -> None:
    assert any(re.search(FAMILIES[family], file.data, re.MULTILINE) for file in OWN_FILES)
