"""HTML among the lines: what is passed on as it stands, what holds Markdown, and that it ends where it should."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from portfolio_gen.model.dialect.lines import Line, Translate, gap

_OPENING = (
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure "
    "footer form group h1 h2 h3 h4 h5 h6 header hgroup html iframe legend li main map math menu nav noscript object "
    "ol option output p pre progress script search section style summary svg table tbody td template textarea tfoot "
    "th thead tr ul video"
)
_BLOCKS = frozenset(_OPENING.split())
_AROUND = frozenset("article aside blockquote center details div figure footer header main nav p section".split())
"""What people put around paragraphs."""
_BEGUN = re.compile(r" {0,3}<([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?(/?)>")
_PARAGRAPH = re.compile(r"^(</?)p\b", re.IGNORECASE)
"""Around paragraphs it is none itself."""
_SAID = re.compile(r"""\smarkdown(?:\s*=\s*["']?(\w+))?(?=["'\s>])""", re.IGNORECASE)


class ElementStart(NamedTuple):
    """An element that begins a line."""

    name: str
    last: int
    """The line it ends in."""
    after: int
    """The column behind its end."""
    open: int
    """How many of its name are left open there: more than none where it never ends."""


class Elements:
    """The elements of HTML among lines, each with the tag that ends it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._ends = self._paired() if any("<" in line.text for line in lines) else {}

    def _paired(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Line and column of each tag that opens something, with those behind the tag that closes it."""
        waiting: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        ends = {}
        for at, line in enumerate(self._lines):
            for match in _TAG.finditer(line.text) if "<" in line.text else ():
                name = match[2].lower()
                if not match[1] and not match[3]:
                    waiting[name].append((at, match.start()))
                elif match[1] and waiting[name]:
                    ends[waiting[name].pop()] = (at, match.end())
        return ends

    def at(self, at: int) -> ElementStart | None:
        """The element that begins in this line. One that never ends goes on to the next empty line."""
        line = self._lines[at]
        match = _BEGUN.match(line.text)
        if not match or match[1].lower() not in _BLOCKS:
            return None
        name = match[1].lower()
        if end := self._ends.get((at, line.indent)):
            return ElementStart(name, *end, open=0)
        last = next(
            (index - 1 for index in range(at, len(self._lines)) if self._lines[index].blank), len(self._lines) - 1
        )
        opened = sum(_opened(line, name) for line in self._lines[at : last + 1])
        return ElementStart(name, last, len(self._lines[last].text), max(opened, 0))


def _opened(line: Line, name: str) -> int:
    """How many more elements of a name a line opens than it closes."""
    tags = [match for match in _TAG.finditer(line.text) if match[2].lower() == name and not match[3]]
    return sum(-1 if match[1] else 1 for match in tags)


def written_element(lines: Sequence[Line], element: ElementStart, inner: Translate) -> list[Line]:
    """An element with all that is in it; where its writer left it open, it is ended."""
    last = lines[-1].with_text(lines[-1].text[: element.after] + f"</{element.name}>" * element.open)
    lines = [*lines[:-1], last]
    if not _holds_markdown(lines, element):
        return [line._replace(kind="raw") for line in lines]
    tag = _BEGUN.match(lines[0].text)
    begins = tag.end() if tag else 0
    closing = last.text.rindex("<")
    opener = lines[0]._replace(
        text=_with_markdown(_PARAGRAPH.sub(r"\1div", lines[0].text[:begins].strip())), kind="raw"
    )
    rest = lines[0].with_text(lines[0].text[begins:])
    within = _moved([rest, *lines[1:-1], last.with_text(last.text[:closing])])
    ending = last._replace(text=_PARAGRAPH.sub(r"\1div", last.text[closing:]), kind="raw")
    return [opener, gap(opener), *inner(within, False), gap(last), ending]


def _holds_markdown(lines: Sequence[Line], element: ElementStart) -> bool:
    """Whether Markdown stands inside: where it is said so, or behind an empty line, as elsewhere on the web."""
    tag = _BEGUN.match(lines[0].text)
    if element.open or not tag or len(lines) == 1:
        return False
    if said := _SAID.search(tag[0]):
        return said[1] != "0" and element.name in _AROUND
    return element.name in _AROUND and any(line.blank for line in lines)


def _with_markdown(tag: str) -> str:
    return tag if _SAID.search(tag) else f'{tag[:-1].rstrip("/ ")} markdown="1">'


def _moved(lines: Sequence[Line]) -> list[Line]:
    """Lines without what all of them stand in by."""
    columns = min((line.indent for line in lines if not line.blank), default=0)
    return [line.dedented(columns) for line in lines]
