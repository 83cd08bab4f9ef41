"""Which attributes a part of a drawing may carry, and what a style says as attributes: nothing loads, nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from portfolio_gen.publish.media.svg_styles import declared


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


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
_CALLED = re.compile(r"[\w-]*\Z")
_LONGEST_CALL = 40
_CALLS = _names("""
    rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy
""")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_LIGHT = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)")
_MOST_VARIABLES = 10
_LONGEST = 2_000
STYLED = _PRESENTATION | _names("x y cx cy r rx ry width height transform")
"""Properties that a style may set, which are attributes of the same name."""
_UNITS = re.compile(r"(?<=[\d.])(?:px|deg)\b")


def allowed(given: Mapping[str, str], sheet: Mapping[str, str], variables: Mapping[str, str]) -> dict[str, str]:
    """Of the attributes of an element, and of what a style sheet says of it, what may stand in a drawing."""
    kept: dict[str, str] = {}
    for name, value in given.items():
        name = _RENAMED.get(name, name)
        if (name in _GEOMETRY or name in _PRESENTATION or name in _FREE_TEXT) and _harmless(name, value):
            kept[name] = value
    own = dict(declared(given["style"])) if "style" in given else {}
    styles = {**sheet, **own, **{name: value for name, value in sheet.items() if "!important" in value}}
    for name, value in styles.items():
        value = _value(name, value, variables) if name in STYLED else ""
        if value and _harmless(name, value):
            kept[name] = value
    return kept


def _value(name: str, value: str, variables: Mapping[str, str]) -> str:
    """A value of a style as that of an attribute: what is named is put in, and of two looks it is the light one."""
    value = value.replace("!important", "").strip()
    if "(" not in value or len(value) > _LONGEST:
        return value
    for _ in range(_MOST_VARIABLES):
        named = _VARIABLE.search(value)
        if not named or len(value) > _LONGEST:
            break
        value = value[: named.start()] + (variables.get(named[1]) or (named[2] or "").strip()) + value[named.end() :]
    value = _LIGHT.sub(r"\1", value)
    return _UNITS.sub("", value) if name == "transform" else value


def _harmless(name: str, value: str) -> bool:
    """Whether a value can load nothing: `#id` is the only target, geometry and colour the only functions."""
    if name == "href":
        return _FRAGMENT.fullmatch(value) is not None
    if name in _FREE_TEXT:
        return True
    return "\\" not in value and _CALLS.issuperset(_calls(_URL.sub("", value).lower()))


def _calls(value: str) -> Iterator[str]:
    """The names of the functions in a value, "" for a bracket without one."""
    for before in value.split("(")[:-1]:
        yield _CALLED.findall(before.rstrip()[-_LONGEST_CALL:])[0]


def references(attributes: Mapping[str, str]) -> list[str]:
    """The ids that attributes point to."""
    targets = [match[2] for value in attributes.values() for match in _URL.finditer(value)]
    own = _FRAGMENT.fullmatch(attributes.get("href", ""))
    return [*targets, own[1]] if own else targets
