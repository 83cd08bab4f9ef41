"""From the HTML that Markdown makes of a student's text to HTML that may stand in a page.

Only what these modules themselves spell is written out; `cleaner` then checks it once more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

from portfolio_gen.markdown.cleaner import (
    ALLOWED_TAGS,
    ATTRIBUTES,
    INLINE_TAGS,
    STUDENT_CLASSES,
    VOID_TAGS,
    clean,
)
from portfolio_gen.markdown.embeds import Attributes, frame, media, picture_html, written_out
from portfolio_gen.markdown.headings import Ids, Outline, PageHeading, anchor
from portfolio_gen.markdown.link_addresses import Targets, outside_address
from portfolio_gen.markdown.places import led
from portfolio_gen.model.hidden_html import without_hidden_html
from portfolio_gen.model.html_tags import HtmlTag, tags, without_html_comments
from portfolio_gen.model.printable import printable
from portfolio_gen.model.script import RIGHT_TO_LEFT

_HEADING = re.compile(r"h[1-6]")
_HIDDEN = frozenset({"script", "style", "svg", "math", "template", "noscript", "noembed", "noframes"})
_FRAMES = frozenset({"iframe", "embed", "object"})
_MEDIA = frozenset({"video", "audio"})
_SOURCES = frozenset({"source", "track"})
_REWRITTEN = _MEDIA | _SOURCES | {"img"}
_SELF_CLOSED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "rt", "rp"})
"""Tags a browser closes where the next one begins; they do not count as nesting."""
_UNCOUNTED = VOID_TAGS | _SELF_CLOSED
_WITHIN_HEADING = INLINE_TAGS | _REWRITTEN | {"br", "wbr"}
_HOLDING = frozenset({"ul", "ol", "dl", "table", "blockquote"})
"""What has one direction with all that is in it."""
_DIRECTED = _HOLDING | {"p", "h", "summary"}
_SWITCHES = frozenset({"open", "reversed"})
_DEEPEST = 100
_SCROLL = '<div class="pf-scroll" role="group" tabindex="0" aria-label="Table">'
_EMPTY_HEAD = re.compile(r"<th([^<>]*)></th>")
_ID = re.compile(r'(<[^<>]*) id="([^"]*)"')
_TASK = '<span class="pf-task" role="img" aria-label="{}">{}</span>'


@dataclass(frozen=True, slots=True)
class Rendered:
    """A student's text as safe HTML, and its headings in order."""

    html: str
    headings: tuple[PageHeading, ...]


def page_html(html: str, targets: Targets, *, directed: bool = False) -> Rendered:
    """Safe HTML for a page, from HTML of any kind, without what it hides; its highest heading is an h2.

    `directed` says that somebody has said in which direction it is read; else letters read from the right tell.
    """
    each = not directed and RIGHT_TO_LEFT.search(html) is not None
    return _Writer(targets, each_directed=each).rendered(without_hidden_html(without_html_comments(html)))


class _Writer:
    """Goes through the tags once and writes pieces of HTML that are closed in the order they were opened."""

    def __init__(self, targets: Targets, *, each_directed: bool) -> None:
        self._targets = targets
        self._each_directed = each_directed
        """Whether each paragraph is read in the direction that its first letters tell."""
        self._pieces: list[str] = []
        self._ids = Ids()
        self._outline = Outline(self._pieces, self._ids)
        self._open: list[str] = []
        self._unwritten: Counter[str] = Counter()
        """Tags that were left out and whose closing tag is still to come."""
        self._skipping: HtmlTag | None = None
        self._skipped: list[HtmlTag] = []
        self._in_footnote_mark = False

    def rendered(self, html: str) -> Rendered:
        """The whole text."""
        at = 0
        for tag in tags(html):
            if not self._skipping:
                self._text(html[at : tag.start])
            at = tag.end
            self._tag(tag)
        self._text(html[at:])
        self._end_heading()
        headings = self._outline.levelled()
        cleaned = printable(clean("".join(self._pieces).replace("<p></p>", "")))
        once = _ids_once(_EMPTY_HEAD.sub(r"<td\1></td>", cleaned))
        return Rendered(led(once, headings), headings)

    def _text(self, raw: str) -> None:
        self._pieces.append(raw.replace("<", "&lt;"))
        if self._outline.is_open and not self._in_footnote_mark:
            self._outline.read(unescape(raw))

    def _tag(self, tag: HtmlTag) -> None:
        if self._skipping:
            self._skip(tag, self._skipping)
        elif tag.closing:
            self._close(tag.name)
        elif tag.name in _HIDDEN:
            self._skip_from(tag)
        elif tag.name in _FRAMES:
            self._pieces.append(frame(tag.attributes(), self._targets, in_link=self._in_link()))
            self._skip_from(tag)
        elif tag.name in _MEDIA:
            self._skip_from(tag)
            if not tag.closed:
                self._write_media(tag)
        else:
            self._begin(tag.name, tag.attributes() if tag.written else {})

    def _skip_from(self, tag: HtmlTag) -> None:
        self._skipping = tag if tag.closed else None
        self._skipped = []

    def _skip(self, tag: HtmlTag, opener: HtmlTag) -> None:
        if not tag.closing or tag.name != opener.name:
            self._skipped.append(tag)
            return
        self._skipping = None
        if opener.name in _MEDIA:
            self._write_media(opener)

    def _write_media(self, tag: HtmlTag) -> None:
        inside = [(held.name, held.attributes()) for held in self._skipped if held.name in _SOURCES]
        self._pieces.append(media(tag.name, tag.attributes(), inside, self._targets, in_link=self._in_link()))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in ALLOWED_TAGS and name not in _WITHIN_HEADING:
            self._end_heading()
        if name == "img":
            self._pieces.append(picture_html(attributes, self._targets, in_link=self._in_link()))
            self._outline.read(attributes.get("alt", ""))
        elif name == "input" and attributes.get("type", "").lower() == "checkbox":
            self._pieces.append(_TASK.format(*("done", "☑") if "checked" in attributes else ("to do", "☐")))
        elif _HEADING.fullmatch(name):
            self._end_heading()
            self._outline.begin(int(name[1]), self._directed("h", attributes))
        elif name == "a":
            self._link(attributes)
        elif name in ALLOWED_TAGS - _REWRITTEN:
            self._write(name, self._directed(name, self._kept(name, attributes)))

    def _link(self, attributes: Attributes) -> None:
        """A link ends the one before it, as in a browser; one that leads nowhere leaves its text."""
        if self._in_link():
            self._close("a")
        kept = self._kept("a", attributes)
        written = kept.pop("href", "")
        if "id" not in kept and attributes.get("name", "").strip():
            kept["id"] = self._ids.unique(attributes["name"])
        if known := self._targets.link(written):
            kept["href"] = known
        elif written.startswith("#") and written != "#":
            kept["href"] = f"#{anchor(written[1:])}"
        elif address := outside_address(written):
            kept |= {"href": address, "rel": "noopener noreferrer"}
        self._in_footnote_mark = "footnote-ref" in kept.get("class", "")
        self._unwritten["a"] = int(not kept.keys() & {"href", "id"})
        if not self._unwritten["a"]:
            self._write("a", kept)

    def _directed(self, name: str, kept: Attributes) -> Attributes:
        told = not self._each_directed or kept.get("dir") or name not in _DIRECTED
        return kept if told or not _HOLDING.isdisjoint(self._open) else {**kept, "dir": "auto"}

    def _in_link(self) -> bool:
        return "a" in self._open

    def _kept(self, name: str, attributes: Attributes) -> dict[str, str]:
        """Those of a tag's attributes that may stand in a page, with the site's own ids and classes."""
        if not attributes:
            return {}
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, frozenset())
        kept = {key: value for key, value in attributes.items() if key in allowed}
        kept |= {key: key for key in kept.keys() & _SWITCHES}
        classes = [word for word in kept.get("class", "").split() if word in STUDENT_CLASSES]
        if name in {"td", "th"} and attributes.get("align") in {"left", "center", "right"}:
            classes.append(f"pf-{attributes['align']}")
        kept["class"] = " ".join(classes)
        if kept.get("id", "").strip():
            kept["id"] = self._ids.unique(kept["id"])
        return kept

    def _write(self, name: str, kept: Attributes) -> None:
        if name not in _UNCOUNTED:
            if len(self._open) >= _DEEPEST:
                self._unwritten[name] += 1
                return
            self._open.append(name)
        around = _SCROLL if name == "table" else ""
        focus = ' tabindex="0"' if name == "pre" else ""
        self._pieces.append(f"{around}<{name}{written_out(kept)}{focus}>")

    def _close(self, name: str) -> None:
        self._in_footnote_mark = self._in_footnote_mark and name != "a"
        if _HEADING.fullmatch(name):
            self._end_heading()
        elif self._unwritten[name]:
            self._unwritten[name] -= 1
        elif name in _SELF_CLOSED:
            self._close_inline()
            self._pieces.append(f"</{name}>")
        elif name in self._open:
            while self._close_last() != name:
                pass

    def _close_inline(self) -> None:
        while self._open and self._open[-1] in INLINE_TAGS:
            self._close_last()

    def _close_last(self) -> str:
        name = self._open.pop()
        self._pieces.append("</table></div>" if name == "table" else f"</{name}>")
        return name

    def _end_heading(self) -> None:
        if self._outline.is_open:
            self._close_inline()
            self._outline.end()


def _ids_once(html: str) -> str:
    """The HTML without the ids of copies: an unclosed `<b id=a>` goes on in the next paragraph with all it has."""
    found = [match[2] for match in _ID.finditer(html)]
    if len(set(found)) == len(found):
        return html
    taken = set[str]()

    def once(match: re.Match[str]) -> str:
        copied = match[2] in taken
        taken.add(match[2])
        return match[1] if copied else match[0]

    return _ID.sub(once, html)
