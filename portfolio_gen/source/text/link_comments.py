"""Comments that are written as links to nowhere, `[comment]: <> (hidden)`: cut, as nobody is to read them."""

from __future__ import annotations

import re
from typing import NamedTuple

from portfolio_gen.model.dialect.translation import translated

_BEFORE = r"(?:[ \t>:]|[-*+•·◦▪‣●–][ \t]|\d{1,3}[.)][ \t])*"
_BEGUN = re.compile(_BEFORE + r"\[(?!\^[^\W_])[^\]\n]{0,40}\]:[ \t]*(?:<>|#)[ \t]*([(\"'])")
_BARE = re.compile(_BEFORE + r"\[(?:comment|//)\]:[ \t]*(?:<>|#)(?![^\s])", re.IGNORECASE)
"""Without brackets around the words; elsewhere `[1]: #` is a link to the top."""
_ANY = re.compile(r"\]:[ \t]*(?:<>|#)")
_CLOSING = {"(": ")", '"': '"', "'": "'"}


class Uncommented(NamedTuple):
    """A text without such comments, with the same number of rows."""

    text: str
    unclosed: int | None = None
    """The row, from 0, of the first comment that never ends: the rest of its paragraph is cut."""
    sign: str = ""
    """How it would end."""


def without_link_comments(text: str) -> Uncommented:
    """Cut every comment of this kind outside code."""
    if not _ANY.search(text):
        return Uncommented(text)
    rows = text.split("\n")
    code = {line.row for line in translated(text) if line.kind == "code"}
    unclosed: int | None = None
    awaited, sign, begun = "", "", 0
    for index, row in enumerate(rows):
        if awaited and not row.strip(" \t>"):
            unclosed, sign, awaited = (begun, awaited, "") if unclosed is None else (unclosed, sign, "")
        elif awaited:
            rows[index], awaited = "", _still(row, awaited)
        elif index not in code and (match := _BEGUN.match(row)):
            begun = index
            rows[index], awaited = "", _still(row[match.end() :], _CLOSING[match[1]])
        elif index not in code and _BARE.match(row):
            rows[index] = ""
    if awaited and unclosed is None:
        unclosed, sign = begun, awaited
    return Uncommented("\n".join(rows), unclosed, sign)


def _still(row: str, closing: str) -> str:
    """The sign that is still awaited: a comment ends at the end of a line alone, for there may be brackets in it."""
    return "" if row.rstrip().endswith(closing) else closing
