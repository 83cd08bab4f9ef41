"""The last look at a finished page: whatever earlier steps missed must not be published."""

from __future__ import annotations

import re

_FORBIDDEN = (
    (re.compile(rb"<script\b(?![^>]*\sdata-portfolio\b)", re.IGNORECASE), "a script"),
    (re.compile(rb"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE), "an event handler"),
    (re.compile(rb"(?:href|src|action|poster)\s*=\s*[\"']?\s*(?:javascript|vbscript|data:text)", re.IGNORECASE), "a script address"),
    (
        re.compile(
            rb"<(?:img|script|iframe|audio|video|source|embed|object|track|input)\b[^<>]*\s(?:src|srcset|poster|data)\s*=\s*"
            rb"[\"']?\s*(?:https?:)?//",
            re.IGNORECASE,
        ),
        "something fetched from another site",
    ),
    (re.compile(rb"<link\b[^<>]*\shref\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE), "a link to another site's file"),
    (re.compile(rb"<(?:iframe|object|embed|base|form)\b", re.IGNORECASE), "an element that pages never have"),
    (re.compile(rb"<!--", re.IGNORECASE), "a comment"),
)  # fmt: skip


def faults(page: bytes) -> tuple[str, ...]:
    """What a finished page holds that it must never hold, in words; empty for a good page."""
    return tuple(what for pattern, what in _FORBIDDEN if pattern.search(page))
