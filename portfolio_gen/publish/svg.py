"""SVG pictures reduced to shapes and words: nothing in them can run, load or point outside the file.

What is not on the lists below is dropped. Style attributes become presentation attributes; style sheets,
embedded pictures, links and animation are left out. Grammar: SVG 2, https://www.w3.org/TR/SVG2/.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from portfolio_gen.model.media_kind import MediaRefused

MAX_BYTES = 5_000_000
MAX_DEPTH = 100
MAX_DRAWN = 500_000
"""Elements a browser would draw once every `use`, pattern and mask is followed."""

_MAX_REFERENCES_IN_A_ROW = 200
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
_PRESENTATION = _names("""
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering isolation letter-spacing lighting-color marker marker-end
    marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
""")
_GEOMETRY = _names("""
    amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode
    elevation exponent filterUnits fr fx fy gradientTransform gradientUnits height href in in2 intercept
    k1 k2 k3 k4 kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits
    markerWidth maskContentUnits maskUnits method mode numOctaves offset operator order orient pathLength
    patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale seed side slope
    spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
    surfaceScale systemLanguage tableValues targetX targetY textLength transform type values version
    viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
""")
_FREE_TEXT = _names("""
    id role lang xml:lang xml:space aria-label aria-labelledby aria-hidden
""")
_RENAMED = {
    "http://www.w3.org/1999/xlink href": "href",
    "http://www.w3.org/XML/1998/namespace lang": "xml:lang",
    "http://www.w3.org/XML/1998/namespace space": "xml:space",
}
_FRAGMENT = re.compile(r"\s*#([^\s#\"'()<>\\]+)\s*")
_URL = re.compile(r"url\(\s*(?P<quote>[\"']?)#([^\s#\"'()<>\\]+)(?P=quote)\s*\)")
_CALL = re.compile(r"([\w-]*)\s*\(")
_CALLS = _names("""
    rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy
""")
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sanitised SVG: UTF-8 bytes, and its size in px where the file states one."""

    data: bytes
    width: int | None
    height: int | None


def sanitise(data: bytes) -> Drawing:
    """The drawing without anything that runs, loads or links; the same bytes in give the same bytes out.

    Raises MediaRefused: PG301 broken XML, PG303 too large, PG304 DOCTYPE or a bomb, PG305 not an SVG.
    """
    if len(data) > MAX_BYTES:
        raise MediaRefused("PG303", "The SVG is larger than 5 MB.", "Export it as .png.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    cleaner = _Cleaner()
    parser = _strict_parser()
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

    parser = _strict_parser()
    parser.StartElementHandler = check
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.ParseFile(file)
    except expat.ExpatError as error:
        raise MediaRefused("PG305", f"It is broken in line {error.lineno}.", "Export it again.") from error


def _strict_parser() -> expat.XMLParserType:
    """An expat parser for UTF-8; names are `namespace local`, and DOCTYPE, hence every entity, is refused."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise MediaRefused(
        "PG304",
        "The file has a <!DOCTYPE line, which can hide other files in it.",
        "Delete that line in a text editor, or export the picture as .png.",
    )


@dataclass(slots=True)
class _Cleaner:
    """Takes parser events and writes what is allowed; remembers which part draws which other part.

    A scope is the nearest element around with an id of its own; "" is the whole file.
    """

    out: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    _open: list[tuple[str, bool, str]] = field(default_factory=list)  # tag to close, holds words, scope
    _skipped: int = 0
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
            self._skipped += 1
        elif tag == "a":
            self._open.append(("", *self._open[-1][1:]))
        else:
            self._write(tag, _allowed(given))

    def _write(self, tag: str, attributes: dict[str, str]) -> None:
        namespace = "" if self._open else f' xmlns="{_SVG}"'
        self.root = self.root if self._open else attributes
        scope, around = attributes.get("id", ""), self._open[-1][2] if self._open else ""
        if scope and scope not in self._drawn:
            self._draws[around][scope] += 1
        else:
            scope = around
        self._drawn[scope] += 1
        self._draws[scope].update(_references(attributes))
        self._open.append((tag, tag in _WITH_WORDS, scope))
        self.out.append(f"<{tag}{namespace}{''.join(f' {k}={quoteattr(v)}' for k, v in attributes.items())}>")

    def close(self, _: str) -> None:
        """End of an element."""
        if self._skipped:
            self._skipped -= 1
        elif tag := self._open.pop()[0]:
            self.out.append(f"</{tag}>")

    def words(self, text: str) -> None:
        """Text, kept where it is shown or read out."""
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


def _allowed(given: dict[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in given.items():
        name = _RENAMED.get(name, name)
        if (name in _GEOMETRY or name in _PRESENTATION or name in _FREE_TEXT) and _harmless(name, value):
            kept[name] = value
    return kept | _declarations(given.get("style", ""))


def _declarations(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    named = ((name.strip().lower(), value.replace("!important", "").strip()) for name, _, value in pairs)
    return {name: value for name, value in named if name in _PRESENTATION and _harmless(name, value)}


def _harmless(name: str, value: str) -> bool:
    """Whether a value can load nothing: `#id` is the only target, geometry and colour the only functions."""
    if name == "href":
        return _FRAGMENT.fullmatch(value) is not None
    if name in _FREE_TEXT:
        return True
    return "\\" not in value and all(call in _CALLS for call in _CALL.findall(_URL.sub("", value).lower()))


def _references(attributes: dict[str, str]) -> list[str]:
    targets = [match[2] for value in attributes.values() for match in _URL.finditer(value)]
    own = _FRAGMENT.fullmatch(attributes.get("href", ""))
    return [*targets, own[1]] if own else targets


def _size(root: dict[str, str]) -> tuple[int | None, int | None]:
    box = (root.get("viewBox", "").replace(",", " ").split() + [""] * 4)[2:4]
    return _pixels(root.get("width", ""), box[0]), _pixels(root.get("height", ""), box[1])


def _pixels(stated: str, from_box: str) -> int | None:
    match = _LENGTH.fullmatch(stated) or _LENGTH.fullmatch(from_box)
    return round(float(match[1])) if match else None
