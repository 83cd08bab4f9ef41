"""Braces: names and classes that somebody gives to what stands before them, or mere words."""

from __future__ import annotations

import re

_NAMED = r"[#.][\w:.-]+|[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+)|markdown"
_ATTRIBUTES = re.compile(rf":?\s*(?:{_NAMED})(?:\s+(?:{_NAMED}))*\s*")
_BRACED = re.compile(r"(?<![\\$])\{([^{}\n]*)\}")
_GIVEN = re.compile(r"(?:^|[\s)\]*`>_~])$")
"""What stands before braces that could give something a name."""


def braced(text: str) -> str:
    """A text in which braces around mere words stay braces."""
    return text if "$" in text or "\\(" in text else _BRACED.sub(_kept, text)


def _kept(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 1, 0) : match.start()]
    if not _GIVEN.search(before) or _ATTRIBUTES.fullmatch(match[1]):
        return match[0]
    return f"\\{match[0]}"
