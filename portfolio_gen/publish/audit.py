"""The last look at a finished page: whatever earlier steps missed must not be published.

Attributes are walked the way a browser does, so that somebody may write about scripts without being taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_ATTRIBUTES = (
    rb"(?>[\s/]*+(?>[^\s=>/<]|<(?![a-z]))++"
    rb"""(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|(?>[^\s"'><]|<(?![a-z]))++))?+)*?[\s/]*+"""
)
"""Any attributes up to the one that is looked for. Atomic, so that no page takes longer than it is long."""
_VALUE = rb"""\s*+=\s*+["']?\s*+"""
_COLON = rb"\s*+(?::|&colon;|&#0*+58|&#x0*+3a)"
"""However it is written: a file may be called after a language, and its address then begins like one of its scripts."""
_ELSEWHERE = rb"(?:https?:)?//"


def _attribute(names: bytes, value: bytes = b"", *, of: bytes = rb"[a-z][^\s/>]*+") -> re.Pattern[bytes]:
    """One of these attributes, on one of these elements, with a value that begins like this."""
    return re.compile(rb"<(?:" + of + rb")(?=[\s/])" + _ATTRIBUTES + rb"(?:" + names + rb")" + value, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """One thing that no page may hold."""

    words: str
    pattern: re.Pattern[bytes]
    sign: Callable[[bytes], object]
    """Whether a page in small letters may hold it: never wrong about a page that the pattern finds, and cheap."""


def _any_of(*texts: bytes) -> Callable[[bytes], bool]:
    return lambda small: any(text in small for text in texts)


_FORBIDDEN = (
    _Forbidden("a script", re.compile(rb"<script\b(?![^>]*\sdata-portfolio\b)", re.IGNORECASE), _any_of(b"<script")),
    _Forbidden("an event handler", _attribute(rb"on[a-z]+\s*="), re.compile(rb"on(?<![a-z]on)[a-z]+\s*=").search),
    _Forbidden(
        "a script address",
        _attribute(
            rb"href|xlink:href|src|action|formaction|poster|data",
            _VALUE + rb"(?:(?:javascript|vbscript)" + _COLON + rb"|data:text)",
        ),
        _any_of(b"javascript", b"vbscript", b"data:text"),
    ),
    _Forbidden(
        "something fetched from another site",
        _attribute(
            rb"src|srcset|poster|data",
            _VALUE + _ELSEWHERE,
            of=rb"img|script|iframe|audio|video|source|track|embed|object|input",
        ),
        _any_of(b"//"),
    ),
    _Forbidden("a link to another site's file", _attribute(rb"href", _VALUE + _ELSEWHERE, of=rb"link"), _any_of(b"//")),
    _Forbidden(
        "an element that pages never have",
        re.compile(rb"<(?:iframe|object|embed|base|form)\b", re.IGNORECASE),
        _any_of(b"<iframe", b"<object", b"<embed", b"<base", b"<form"),
    ),
    _Forbidden("a comment", re.compile(rb"<!--"), _any_of(b"<!--")),
)


def faults(page: bytes) -> tuple[str, ...]:
    """What a finished page holds that it must never hold, in words; empty for a good page."""
    small = page.lower()
    return tuple(one.words for one in _FORBIDDEN if one.sign(small) and one.pattern.search(page))
