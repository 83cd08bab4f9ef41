"""The last look at a finished page: whatever earlier steps missed must not be published.

Attributes are walked the way a browser does, so that somebody may write about scripts without being taken for one.
"""

from __future__ import annotations

import re

_ATTRIBUTES = (
    rb"(?>[\s/]*+(?>[^\s=>/<]|<(?![a-z]))++"
    rb"""(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|(?>[^\s"'><]|<(?![a-z]))++))?+)*?[\s/]*+"""
)
"""Any attributes up to the one that is looked for. Atomic, so that no page takes longer than it is long."""
_VALUE = rb"""\s*+=\s*+["']?\s*+"""
_ELSEWHERE = rb"(?:https?:)?//"


def _attribute(names: bytes, value: bytes = b"", *, of: bytes = rb"[a-z][^\s/>]*+") -> re.Pattern[bytes]:
    """One of these attributes, on one of these elements, with a value that begins like this."""
    return re.compile(rb"<(?:" + of + rb")(?=[\s/])" + _ATTRIBUTES + rb"(?:" + names + rb")" + value, re.IGNORECASE)


_FORBIDDEN = (
    (re.compile(rb"<script\b(?![^>]*\sdata-portfolio\b)", re.IGNORECASE), "a script"),
    (_attribute(rb"on[a-z]+\s*="), "an event handler"),
    (
        _attribute(
            rb"href|xlink:href|src|action|formaction|poster|data", _VALUE + rb"(?:javascript|vbscript|data:text)"
        ),
        "a script address",
    ),
    (
        _attribute(
            rb"src|srcset|poster|data",
            _VALUE + _ELSEWHERE,
            of=rb"img|script|iframe|audio|video|source|track|embed|object|input",
        ),
        "something fetched from another site",
    ),
    (_attribute(rb"href", _VALUE + _ELSEWHERE, of=rb"link"), "a link to another site's file"),
    (re.compile(rb"<(?:iframe|object|embed|base|form)\b", re.IGNORECASE), "an element that pages never have"),
    (re.compile(rb"<!--"), "a comment"),
)


def faults(page: bytes) -> tuple[str, ...]:
    """What a finished page holds that it must never hold, in words; empty for a good page."""
    return tuple(what for pattern, what in _FORBIDDEN if pattern.search(page))
