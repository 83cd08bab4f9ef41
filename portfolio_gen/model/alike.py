"""Names that look the same to people, and differ for programs."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cf", "Cc"))
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They ask for another shape of the sign before them."""


def alike(name: str) -> str:
    """A name as people see it: without capitals, kinds of spaces, signs without width and ways to compose accents."""
    if name.isascii():
        return " ".join(name.casefold().split())
    seen = (ch for ch in unicodedata.normalize("NFC", name) if ch not in _VARIANTS)
    shown = "".join(ch for ch in seen if unicodedata.category(ch) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", shown.casefold()).split())
