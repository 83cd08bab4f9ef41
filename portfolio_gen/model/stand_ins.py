"""Files that stand for others: what a program leaves on a disk while the file itself lies elsewhere."""

from __future__ import annotations

import re
from pathlib import PurePath

_LONGEST_POINTER = 1024
"""Bytes: the specification of Git LFS."""
_POINTER = re.compile(
    rb"version https?://[\w.-]+/[\w./-]*\r?\n(?:ext-.*\r?\n)*oid (?:sha256:)?[0-9a-f]{40,64}\r?\nsize \d+\s*\Z"
)
_ANNEXED = re.compile(rb"(?:\.\./)*(?:\.git)?/annex/objects/\S+\s*\Z")
_ALIAS = b"book\0\0\0\0mark"
_ADDRESS = re.compile(rb"(?:^URL=|<string>)(https?://[!-;=?-~]{1,200})", re.MULTILINE)
_DRIVE = frozenset(".gdoc .gsheet .gslides .gdraw .gform .gjam .gmap .gsite .gscript .glink".split())
_TO_FILES = frozenset(".lnk .fileloc .desktop".split())
_TO_PAGES = frozenset(".url .webloc .website .inetloc".split())
_AWAITED = re.compile(r"\.(.+)\.icloud", re.IGNORECASE)
SHORTCUTS = _DRIVE | _TO_FILES | _TO_PAGES
"""Endings of names that say so without a look into the file."""


def stand_in(head: bytes, name: str) -> tuple[str, str] | None:
    """What a file is that stands for another, and what to do; None for every other file. `head` may be nothing."""
    suffix = PurePath(name).suffix.lower()
    if len(head) <= _LONGEST_POINTER and _POINTER.match(head):
        return f"“{name}” is not here: Git LFS left a note in its place.", "Run this where your files are: git lfs pull"
    if len(head) <= _LONGEST_POINTER and _ANNEXED.match(head):
        return f"“{name}” is not here: git-annex left a note in its place.", "Run this beside it: git annex get ."
    if suffix in _DRIVE:
        message = f"“{name}” is only a shortcut: the file itself lies in Google Drive."
        return message, "Open it, choose File, Download and PDF there, and put what you get in its place."
    if suffix in _TO_PAGES:
        address = _ADDRESS.search(head)
        shown = f": {address[1].decode('ascii')}" if address else "."
        return f"“{name}” is only a shortcut to a page of the web.", f"Write its address under links:, instead{shown}"
    if suffix in _TO_FILES or head.startswith(_ALIAS):
        message = f"“{name}” is only a shortcut to something that lies elsewhere."
        return message, "Copy the file itself here, instead of its shortcut."
    return None


def awaits(name: str) -> str:
    """The name of the file that iCloud has not fetched, for what it leaves in its place; "" for every other name."""
    found = _AWAITED.fullmatch(name)
    return found[1] if found else ""


def not_fetched(name: str) -> tuple[str, str]:
    """What is said of a file that iCloud has not fetched, and what to do."""
    hint = "Click on its little cloud in the Finder, or open it once, and wait until the cloud has gone."
    return f"“{name}” is not here yet: it is still in iCloud.", hint
