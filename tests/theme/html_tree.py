"""HTML read strictly: a tree of elements, and everything that a forgiving browser would mend without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ONLY_WORDS = frozenset("p h1 h2 h3 h4 h5 h6 dt span a b em strong label summary caption".split())
_BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul".split()
)
_WITHIN = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "figcaption": {"figure"},
    "summary": {"details"},
}
_HOLDS = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "tr": {"td", "th"}}
_NOT_TWICE = frozenset({"a", "p", "button", "label", "main"})
_LINKS_MAY_HOLD = frozenset({"a"})


@dataclass
class Element:
    """One element: its attributes, what stands in it, and what it stands in."""

    name: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self) -> Iterator[Element]:
        """It and everything in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def above(self) -> Iterator[Element]:
        """What it stands in, innermost first."""
        if self.parent:
            yield self.parent
            yield from self.parent.above()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, None)
        self.at = self.root
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        if len(element.attributes) < len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self.wrong += _misplaced(element)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.at = self.at.parent or self.root

    def handle_endtag(self, tag: str) -> None:
        if tag != self.at.name:
            self.wrong.append(f"</{tag}> stands where </{self.at.name}> should")
        elif self.at.parent:
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        if data.strip() and self.at.name in _HOLDS:
            self.wrong.append(f"words stand loose in <{self.at.name}>: {data.strip()}")
        self.at.children.append(data)


def read_html(html: str) -> tuple[Element, list[str]]:
    """The tree of a page or a piece of one, and what is wrong with it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.at is not reader.root:
        reader.wrong.append(f"<{reader.at.name}> is not closed")
    return reader.root, reader.wrong + _repeated(reader.root)


def _misplaced(element: Element) -> Iterator[str]:
    name, above = element.name, [outer.name for outer in element.above()]
    inside = above[0] if above else ""
    if name in _WITHIN and inside and inside not in _WITHIN[name]:
        yield f"<{name}> in <{inside}>"
    if inside in _HOLDS and name not in _HOLDS[inside]:
        yield f"<{name}> in <{inside}>"
    if name in _NOT_TWICE and name in above:
        yield f"<{name}> in <{name}>"
    if name in _BLOCKS and set(above) & (_ONLY_WORDS - _LINKS_MAY_HOLD) - {"summary"}:
        yield f"<{name}> among words, in <{'> <'.join(above[:3])}>"


def _repeated(root: Element) -> list[str]:
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    return [f"the id {name} stands twice" for name in sorted({name for name in ids if ids.count(name) > 1})]


def unnamed(root: Element) -> list[str]:
    """Pictures and drawings that neither have a name nor are hidden from those who cannot see them."""
    words = {e.attributes["id"]: e.text for e in root.all() if "id" in e.attributes}
    return [
        f"<{element.name} {element.attributes}>"
        for element in root.all()
        if element.name in {"svg", "img"} and not _named(element, words)
    ]


def _named(element: Element, words: dict[str, str]) -> bool:
    if element.attributes.get("aria-hidden") == "true":
        return True
    if element.name == "img":
        return "alt" in element.attributes
    by = element.attributes.get("aria-labelledby", "").split()
    named = element.attributes.get("aria-label", "") + "".join(words.get(name, "") for name in by)
    return element.attributes.get("role") == "img" and bool(named.strip()) and all(name in words for name in by)


def only_colour(root: Element) -> list[str]:
    """Marks and gaps that have no word beside them."""
    found = []
    for element in root.all():
        classes = element.attributes.get("class", "").split()
        if "pf-mark" in classes and element.parent:
            around = next((e for e in element.above() if e.text.strip() != element.text.strip()), None)
            if around is None or not any(letter.isalpha() for letter in around.text):
                found.append(str(element.attributes))
        if "pf-gap" in classes and not element.text.strip():
            found.append(str(element.attributes))
    return found
