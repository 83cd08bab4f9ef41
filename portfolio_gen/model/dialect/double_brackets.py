"""Links of a garden of notes: [[a note]], [[a note|other words]], [[a note#a heading]], ![[a picture.png]]."""

from __future__ import annotations

import re

NOTE_ADDRESS = "note:"
"""Begins the target of a link that names a note or a file and not its place."""
_LINK = re.compile(
    r"(?<![\\\[])(!?)\[\[(?![\s])([^\[\]|#<>\n]{0,200})(#[^\[\]|<>\n]{0,200})?(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![(\[])"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|heic|heif|avif|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(r"\s*\d+(?:\s*x\s*\d+)?\s*")


def bracketed(text: str) -> str:
    """A text with links as Markdown has them."""
    return _LINK.sub(_link, text)


def _link(match: re.Match[str]) -> str:
    shown, name, heading, words = match[1], (match[2] or "").strip().rstrip("\\"), (match[3] or "").strip(), match[4]
    if not name and not heading.strip("# "):
        return match[0]
    target = f"{NOTE_ADDRESS}{name}{heading}" if name else heading
    if shown and _PICTURE.search(name):
        described = "" if words is None or _SIZE.fullmatch(words) else words.strip()
        return f"![{described}](<{NOTE_ADDRESS}{name}>)"
    said = (words or "").strip() or " > ".join(filter(None, (name, heading.strip("# "))))
    return f"[{said}](<{target}>)"
