"""Names that can stand in an address: letters of every script, never empty, never two for one entry."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_RESERVED = {
    "index",
    "con",
    "prn",
    "aux",
    "nul",
    "404",
    *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)),
}
LONGEST_SLUG = 80
"""Characters; most hosts and file systems stop at 255 bytes, and a letter may take three."""


def slug(text: str) -> str:
    """A file name or heading as a piece of an address: `Wasser & Öl!` becomes `wasser-öl`."""
    folded = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(ch if unicodedata.category(ch)[0] in "LNM" else "-" for ch in folded)
    name = re.sub(r"-+", "-", kept).strip("-")
    while len(name.encode()) > LONGEST_SLUG * 2 or len(name) > LONGEST_SLUG:
        name = name[:-1].rstrip("-")
    if not name or name in _RESERVED:
        name = f"{name or 'x'}-{short_digest(text)}"
    return name


def short_digest(text: str) -> str:
    """Six hexadecimal letters that tell two names apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
