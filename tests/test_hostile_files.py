"""The hostile corpus is whole: every file has a line, every line a file, and no family of attack is missing."""

from __future__ import annotations

import re
from collections import Counter

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


_EXPECTED = re.compile(r"neutralised: .|accepted: .|rejected: PG\d{3}(?: in line \d+|$)")


def _unsaid(file: HostileFile) -> list[str]:
    """What a line does not say, or says so that no test can look for it."""
    accepted = file.expected.startswith("accepted") and not file.is_private
    found = {
        "a known probe": file.kind in PROBES,
        "a detail where its probe takes one": bool(file.detail)
        == (file.kind in {"html", "nohtml", "file", "nofile", "out"}),
        "a detail that is a pattern": _is_pattern(file.detail),
        "what is expected": bool(_EXPECTED.match(file.expected)),
        "what is attempted": len(file.attempt) >= 5,
        "what must still be there": not accepted or file.kind in {"nohtml", "nofile"},
    }
    return [what for what, is_said in found.items() if not is_said]


def _is_pattern(detail: str) -> bool:
    try:
        re.compile(detail)
    except re.error:
        return False
    return True


def test_a_line_says_what_can_be_tested() -> None:
    assert {file.id: unsaid for file in OWN_FILES if (unsaid := _unsaid(file))} == {}


def test_every_family_of_attack_is_there() -> None:
    patterns = {family: re.compile(pattern, re.MULTILINE) for family, pattern in FAMILIES.items()}
    missing = [name for name, pattern in patterns.items() if not any(pattern.search(file.data) for file in OWN_FILES)]
    assert missing == []
