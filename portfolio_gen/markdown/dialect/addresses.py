"""Addresses as they come from a browser: `https://example.org/a`, `www.example.org` become links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX, AtomicString

_HOST = r"[^\W_][\w-]*(?:\.[\w-]+)*"
_PATH = rf"[^\s<>\"。、，！？「」『』（）《》{STX}]*"
_ADDRESS = rf"(?<![A-Za-z0-9_/@:.-])(?:https?://{_HOST}{_PATH}|www\.[\w-]+\.{_PATH}|mailto:[^\s<>\"@{STX}]+@[\w.-]+)"
_LEFT = frozenset("?!.,:;*_~'’”“»…|)]}")
"""What belongs to the sentence where it stands at an address's end."""
_TAGGED = r"<a\b[^<>]{0,1000}>[^<]{0,1000}</a>"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BEFORE_EMPHASIS = 85
_BEFORE_TAGS = 95


class Addresses(Extension):
    """Links for bare addresses, outside code and other links."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Look for addresses before emphasis, which would take their underlines."""
        md.inlinePatterns.register(_Bare(_ADDRESS, md), "bare_address", _BEFORE_EMPHASIS)
        md.inlinePatterns.register(_Tagged(_TAGGED, md), "tagged_address", _BEFORE_TAGS)


class _Bare(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        written = trimmed(m[0])
        if len(written) < len("www.a") or written.endswith("//"):
            return None, None, None
        link = Element("a")
        link.set("href", f"https://{written}" if written.startswith("www.") else written)
        link.text = AtomicString(written.removeprefix("mailto:"))
        return link, m.start(), m.start() + len(written)


class _Tagged(InlineProcessor):
    """A link that is written in HTML keeps its words: an address among them is no second link."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        if not re.search(r">\s*(?:https?://|www\.)\S+\s*</a>$", m[0]):
            return None, None, None
        return self.md.htmlStash.store(m[0]), m.start(), m.end()


def trimmed(address: str) -> str:
    """An address without the full stop, the quotation mark or the bracket of the sentence around it."""
    balance = {closing: address.count(closing) - address.count(opening) for closing, opening in _PAIRS.items()}
    end = len(address)
    while end and (last := address[end - 1]) in _LEFT:
        if last in balance:
            if balance[last] <= 0:
                break
            balance[last] -= 1
        end -= 1
    return address[:end]
