"""Standards on a heading, in braces at its end: `{standards="TS.1"}`, in all the ways it is written."""

from __future__ import annotations

import re

_BRACES = re.compile(r"(?<!\\)\{:?([^{}]*)\}$")
_NAMED = re.compile(r"(?:^|(?<=[\s,;]))standards?\s*[:=]\s*", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?=[#.][A-Za-z]|[\w-]+\s*=)")
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»"}


def tagged(heading: str) -> str:
    """The words of a heading with its standards as the format has them."""
    braces = _BRACES.search(heading)
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
