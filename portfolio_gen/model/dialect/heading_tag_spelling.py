"""The ways to spell the standards of a heading, made the one that `source/text/headings.py` reads."""

from __future__ import annotations

import re

BRACES = re.compile(r"(?<!\\)\{:?([^{}]*)\}$")
"""What stands in braces at the end of a heading."""
_NAMED = re.compile(r"(?:^|(?<=[\s,;]))standards?\s*[:=]\s*", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?=[#.][A-Za-z]|[\w-]+\s*=)")
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»"}


def tagged(heading: str) -> str:
    """The words of a heading with its standards as the format has them."""
    braces = BRACES.search(heading)
    named = _NAMED.search(braces[1]) if braces else None
    if not braces or not named:
        return heading
    codes, rest = _codes(braces[1][named.end() :].strip())
    if not codes:
        return heading
    inside = " ".join(filter(None, (braces[1][: named.start()].strip(" ,;"), f'standards="{codes}"', rest)))
    return f"{heading[: braces.start()]}{{{inside}}}"


def _codes(written: str) -> tuple[str, str]:
    """The codes, and what stands behind them."""
    closing = _QUOTES.get(written[:1], "")
    if closing and closing in written[1:]:
        codes, _, rest = written[1:].partition(closing)
    else:
        codes, _, rest = _NEXT.sub("\n", written, count=1).partition("\n")
    return codes.strip().strip("[]").replace('"', "").strip(), rest.strip(" ,;")
