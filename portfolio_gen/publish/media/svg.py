"""SVG pictures reduced to shapes and words: nothing in them can run, load or point outside the file.

What is not on the lists below is dropped. Styles, of attributes and of sheets, become presentation attributes; links
and animation are left out. What would be missed (words of a web page, photographs) is refused. Grammar: SVG 2, https://www.w3.org/TR/SVG2/.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.svg_attributes import STYLED, allowed, references
from portfolio_gen.publish.media.svg_styles import StyledElement, StyleSheet, element

MAX_BYTES = 5_000_000
MAX_DEPTH = 100
MAX_DRAWN = 500_000
"""Elements a browser would draw once every `use`, pattern and mask is followed."""

_MAX_REFERENCES_IN_A_ROW = 200
_LARGEST_WRITTEN = 20_000_000
"""Characters, of which a style sheet may write the same ones on every element."""
_PHOTOGRAPH = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ELEMENTS = _names("""
    svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title
    desc linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
""")
_WITH_WORDS = _names("text tspan textPath title desc")
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sanitised SVG: UTF-8 bytes, and its size in px where the file states one."""

    data: bytes
    width: int | None
    height: int | None


def sanitise(data: bytes) -> Drawing:
    """The drawing without anything that runs, loads or links; the same bytes in give the same bytes out.

    Raises MediaRefused: PG301 broken XML, PG303 too large, PG304 entities, bombs and what would be missed, PG305.
    """
    if len(data) > MAX_BYTES:
        raise MediaRefused("PG303", "The SVG is larger than 5 MB.", "Export it as .png.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    cleaner = _Cleaner(_sheet(data))
    parser = _strict_parser(_refuse_entities)
    parser.StartElementHandler = cleaner.open
    parser.EndElementHandler = cleaner.close
    parser.CharacterDataHandler = cleaner.words
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise MediaRefused(
            "PG301", f"The SVG is broken in line {error.lineno}.", "Export it again, or export it as .png."
        ) from error
    cleaner.refuse_bombs()
    return Drawing("".join((*cleaner.out, "\n")).encode(), *_size(cleaner.root))


def refuse_active_xml(file: BinaryIO) -> None:
    """Raises MediaRefused (PG304, PG305) for XML a browser could run: entities, style sheets, web tags."""

    def refuse(*_: object) -> None:
        raise MediaRefused("PG305", "The file has parts of a web page in it.", "Export it again.")

    def check(name: str, _: object) -> None:
        if name.startswith("http://www.w3.org/"):
            refuse()

    parser = _strict_parser(_refuse_doctype)
    parser.StartElementHandler = check
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.ParseFile(file)
    except expat.ExpatError as error:
        raise MediaRefused("PG305", f"It is broken in line {error.lineno}.", "Export it again.") from error


def _strict_parser(of_doctype: Callable[[str, str | None, str | None, bool], None]) -> expat.XMLParserType:
    """An expat parser for UTF-8; names are `namespace local`, and DOCTYPE is judged, as every entity stands in it."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartDoctypeDeclHandler = of_doctype
    return parser


def _refuse_entities(name: str, system: str | None, public: str | None, has_entities: bool) -> None:
    """A DOCTYPE that only names a kind of file is never looked up."""
    if has_entities:
        _refuse_doctype(name, system, public, has_entities)


def _refuse_doctype(*_: object) -> None:
    raise MediaRefused(
        "PG304",
        "The file has a <!DOCTYPE that can hide other files in it.",
        "Delete it in a text editor, up to its ]>, or export the picture as .png.",
    )


def _sheet(data: bytes) -> StyleSheet:
    """All style sheets of a drawing, in order. Raises MediaRefused like `sanitise`."""
    sheet, inside = StyleSheet(STYLED), list[list[str]]()

    def begin(name: str, given: dict[str, str]) -> None:
        if name.removeprefix(f"{_SVG} ") == "style" and given.get("media", "all") in ("all", "screen", ""):
            inside.append([])

    def words(text: str) -> None:
        if inside:
            inside[-1].append(text)

    def end(name: str) -> None:
        if inside and name.removeprefix(f"{_SVG} ") == "style":
            sheet.add("".join(inside.pop()))

    if b"style" in data:
        parser = _strict_parser(_refuse_entities)
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, words
        with suppress(expat.ExpatError):  # whoever cleans the drawing says so
            parser.Parse(data, True)
    return sheet


@dataclass(slots=True)
class _Cleaner:
    """Takes parser events and writes what is allowed; remembers which part draws which other part.

    A scope is the nearest element around with an id of its own; "" is the whole file.
    """

    sheet: StyleSheet
    out: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    _open: list[tuple[str, bool, str]] = field(default_factory=list)  # tag to close, holds words, scope
    _path: list[StyledElement] = field(default_factory=list)
    _skipped: int = 0
    _silent: int = 0  # how deep in what is skipped a script or a style sheet began
    _is_missed: bool = False  # whether words in what is skipped were to be seen
    _written: int = 0
    _drawn: Counter[str] = field(default_factory=Counter)
    _draws: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def open(self, name: str, given: dict[str, str]) -> None:
        """Start of an element; raises MediaRefused for a root that is not svg, and for too deep nesting."""
        tag = name.removeprefix(f"{_SVG} ")
        if not self._open and not self._skipped and tag != "svg":
            raise MediaRefused("PG305", "The file is not an SVG picture inside.", "Export it as .png.")
        if len(self._open) >= MAX_DEPTH:
            raise MediaRefused("PG304", "The SVG has too many groups inside groups.", "Export it as .png.")
        if self._skipped or (tag not in _ELEMENTS and tag != "a"):
            self._skip(tag, given)
            return
        self._path.append(element(tag, given, is_root=not self._path))
        if tag == "a":
            self._open.append(("", *self._open[-1][1:]))
        else:
            self._write(tag, allowed(given, self.sheet.styles(self._path), self.sheet.variables))

    def _skip(self, tag: str, given: dict[str, str]) -> None:
        if not self._skipped:
            self._is_missed = tag == "foreignObject" and self._open[-1][0] != "switch"
        self._skipped += 1
        if not self._silent and tag.rpartition(" ")[2] in ("script", "style"):
            self._silent = self._skipped
        addresses = (value for name, value in given.items() if name.rpartition(" ")[2] == "href")
        if tag == "image" and any(map(_PHOTOGRAPH.match, addresses)):
            message = "The drawing has a photograph in it, which a drawing cannot bring along."
            raise MediaRefused("PG304", message, "Export the whole as .png or .jpg.")

    def _write(self, tag: str, attributes: dict[str, str]) -> None:
        namespace = "" if self._open else f' xmlns="{_SVG}"'
        self.root = self.root if self._open else attributes
        scope, around = attributes.get("id", ""), self._open[-1][2] if self._open else ""
        if scope and scope not in self._drawn:
            self._draws[around][scope] += 1
        else:
            scope = around
        self._drawn[scope] += 1
        self._draws[scope].update(references(attributes))
        self._open.append((tag, tag in _WITH_WORDS, scope))
        self.out.append(f"<{tag}{namespace}{''.join(f' {k}={quoteattr(v)}' for k, v in attributes.items())}>")
        self._written += len(self.out[-1])
        if self._written > _LARGEST_WRITTEN:
            raise MediaRefused("PG303", "The style sheet makes the SVG larger than 20 MB.", "Export it as .png.")

    def close(self, _: str) -> None:
        """End of an element."""
        if self._skipped:
            self._silent = 0 if self._silent == self._skipped else self._silent
            self._skipped -= 1
            return
        self._path.pop()
        if tag := self._open.pop()[0]:
            self.out.append(f"</{tag}>")

    def words(self, text: str) -> None:
        """Text, kept where it is shown or read out."""
        if self._skipped and self._is_missed and not self._silent and text.strip():
            message = "The drawing has words in a web page inside it (foreignObject), which only a browser shows."
            hint = "Export it as .png. In Mermaid, htmlLabels: false makes drawn words of them."
            raise MediaRefused("PG304", message, hint)
        if not self._skipped and self._open and self._open[-1][1]:
            self.out.append(escape(text))

    def refuse_bombs(self) -> None:
        """Raises MediaRefused (PG304) when following all references draws far more than the file holds."""
        self._weigh("", 0, {})

    def _weigh(self, scope: str, depth: int, known: dict[str, int]) -> int:
        if depth > _MAX_REFERENCES_IN_A_ROW:
            raise MediaRefused("PG304", "A part of the SVG repeats itself.", "Export it as .png.")
        if scope not in known:
            drawn = self._draws.get(scope, Counter()).items()
            known[scope] = self._drawn[scope] + sum(n * self._weigh(s, depth + 1, known) for s, n in drawn)
        if known[scope] > MAX_DRAWN:
            raise MediaRefused("PG304", "The SVG repeats its parts too often.", "Export it as .png.")
        return known[scope]


def _size(root: dict[str, str]) -> tuple[int | None, int | None]:
    box = (root.get("viewBox", "").replace(",", " ").split() + [""] * 4)[2:4]
    return _pixels(root.get("width", ""), box[0]), _pixels(root.get("height", ""), box[1])


def _pixels(stated: str, from_box: str) -> int | None:
    match = _LENGTH.fullmatch(stated) or _LENGTH.fullmatch(from_box)
    return round(float(match[1])) if match else None
