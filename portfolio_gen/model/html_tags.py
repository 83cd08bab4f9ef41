"""Reading the tags in a student's HTML, however broken it is.

A tag may hold no further `<`. So reading takes linear time, and neither an unclosed tag nor a lost
quotation mark can swallow the text behind it: what is no tag is text.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(r"<![A-Za-z][^<>]*>")


class HtmlTag(NamedTuple):
    """One tag: its name in small letters and where it stands in the text."""

    name: str
    closing: bool
    written: str
    """What stands between the name and the `>`."""
    start: int
    end: int
    closed: bool
    """The next tag of this name is the closing one."""

    def attributes(self) -> dict[str, str]:
        """Attributes by name in small letters, entities decoded; the first of two equal names counts."""
        return attributes(self.written)


def attributes(written: str) -> dict[str, str]:
    """What stands in a tag, as `Tag.attributes` gives it."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def without_html_comments(html: str) -> str:
    """The HTML without comments and declarations; a comment that never ends is left as text."""
    whole, end, rest = html.rpartition("-->")
    return _DECLARATION.sub("", _COMMENT.sub("", whole + end) + rest)


def tags(html: str) -> list[HtmlTag]:
    """All tags in order."""
    found: list[HtmlTag] = []
    upcoming: dict[str, bool] = {}
    for match in reversed(list(_TAG.finditer(html))):
        name, closing = match[2].lower(), bool(match[1])
        found.append(HtmlTag(name, closing, match[3], match.start(), match.end(), upcoming.get(name, False)))
        upcoming[name] = closing
    return found[::-1]
