"""The style sheets inside a drawing: which of their declarations fall on an element, so that it can carry them itself.

Selectors 4 and CSS Cascade 4, as far as programs that draw use them: names, classes, ids, attributes, nesting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio_gen.model.media.kind import MediaRefused

_MOST_RULES = 5_000
_MOST_PARTS = 10
_MOST_TRIES = 500_000
"""Selectors that are held against elements: some seconds."""
_OLD_COMMENT = re.compile(r"<!--|-->")
_BRACE = re.compile(r"[{}]")
_LONGEST_SELECTOR = 500
_NAME = r"-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*"
_PART = re.compile(
    rf"""(?P<tag>\*|{_NAME})?(?P<names>(?:[.#]{_NAME}|:root)*)"""
    rf"""(?P<attributes>(?:\[{_NAME}(?:[~|^$*]?=(?:"[^"]*"|'[^']*'|[\w-]+))?\])*)"""
)
_ATTRIBUTE = re.compile(rf"""\[({_NAME})(?:([~|^$*]?=)["']?([^"'\]]*)["']?)?\]""")
_PASSING = re.compile(r":{1,2}(?:hover|focus[\w-]*|active|visited|link|target|selection|before|after|placeholder)\b")
"""What is so only for a while, or is no part of a drawing."""
_STEP = re.compile(r"\s*(>)\s*|\s+")
Weight = tuple[bool, int, int, int, int]


@dataclass(frozen=True, slots=True)
class StyledElement:
    """An element on the way from the root: its name and its attributes."""

    tag: str
    attributes: Mapping[str, str]
    names: frozenset[str]
    """Its classes and its id, `.a` and `#b`."""


def element(tag: str, attributes: Mapping[str, str], *, is_root: bool) -> StyledElement:
    """An element as style sheets see it."""
    names = {f".{name}" for name in attributes.get("class", "").split()}
    names |= {f"#{attributes['id']}"} if "id" in attributes else set()
    return StyledElement(tag, attributes, frozenset(names | ({":root"} if is_root else set())))


@dataclass(frozen=True, slots=True)
class _Part:
    tag: str
    names: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]
    is_child: bool
    """Whether it stands directly in what the part before it means."""

    def fits(self, element: StyledElement) -> bool:
        if self.tag not in ("", "*", element.tag) or not self.names <= element.names:
            return False
        return all(_has(element.attributes.get(name), sign, value) for name, sign, value in self.attributes)


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: tuple[_Part, ...]
    weight: tuple[int, int, int, int]
    declarations: tuple[tuple[str, str], ...]

    def fits(self, path: Sequence[StyledElement]) -> bool:
        """Whether the last element of a path is meant."""
        if not self.parts[-1].fits(path[-1]):
            return False
        places = {len(path) - 1}
        for part, after in zip(self.parts[-2::-1], self.parts[:0:-1], strict=True):
            reached = {at - 1 for at in places if at} if after.is_child else set(range(max(places)))
            places = {at for at in reached if part.fits(path[at])}
            if not places:
                return False
        return True


@dataclass(slots=True)
class StyleSheet:
    """The rules of a drawing, found by what their last part asks for first."""

    styled: Collection[str]
    """The properties that count; a rule without one of them is passed over, however it is written."""
    _rules: defaultdict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0
    _tries: int = 0
    variables: dict[str, str] = field(default_factory=dict)
    """Values that have names of their own (`--main`); of a name with two values none is known."""

    def add(self, css: str) -> None:
        """Read one style sheet. Raises MediaRefused (PG304) for what would be drawn otherwise than meant."""
        for selectors, block in _blocks(_OLD_COMMENT.sub(" ", _without_comments(css))):
            declarations = tuple(each for each in declared(block) if each[0] in self.styled or each[0][:2] == "--")
            for name, value in declarations:
                if name.startswith("--"):
                    self.variables[name] = value if self.variables.get(name, value) == value else ""
            for selector in selectors.split(",") if declarations else ():
                self._add_rule(selector.strip(), declarations)

    def _add_rule(self, selector: str, declarations: tuple[tuple[str, str], ...]) -> None:
        if len(selector) > _LONGEST_SELECTOR:
            raise _too_hard(selector)
        if _PASSING.search(selector):
            return
        parts = tuple(_parts(selector))
        self._count += 1
        if not parts or len(parts) > _MOST_PARTS or self._count > _MOST_RULES:
            raise _too_hard(selector)
        ids = sum(name.startswith("#") for part in parts for name in part.names)
        classes = sum(len(part.names) + len(part.attributes) for part in parts) - ids
        tags = sum(part.tag not in ("", "*") for part in parts)
        last = parts[-1]
        key = min(last.names, default="") or (last.tag if last.tag != "*" else "")
        self._rules[key].append(_Rule(parts, (ids, classes, tags, self._count), declarations))

    def styles(self, path: Sequence[StyledElement]) -> dict[str, str]:
        """The declarations for the last element of a path, of two the one that counts; `!important` still stands."""
        found: dict[str, tuple[Weight, str]] = {}
        for key in ("", path[-1].tag, *path[-1].names):
            for rule in self._rules.get(key, ()):
                self._tries += 1
                if self._tries > _MOST_TRIES:
                    raise _too_hard("")
                if rule.fits(path):
                    _take(rule, found)
        return {name: value for name, (_, value) in found.items()}


def _take(rule: _Rule, found: dict[str, tuple[Weight, str]]) -> None:
    for name, value in rule.declarations:
        weight = ("!important" in value, *rule.weight)
        if name not in found or found[name][0] <= weight:
            found[name] = weight, value


def declared(block: str) -> Iterator[tuple[str, str]]:
    """Names and values between the braces of a rule, or in a `style` attribute."""
    for declaration in _without_comments(block).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and value.strip():
            name = name.strip()
            yield name if name.startswith("--") else name.lower(), value.strip()


def _without_comments(css: str) -> str:
    kept, at = [], 0
    while (begun := css.find("/*", at)) >= 0:
        kept.append(css[at:begun])
        end = css.find("*/", begun + 2)
        at = end + 2 if end >= 0 else len(css)
    return " ".join((*kept, css[at:]))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of every rule. What begins with `@` (other media, fonts, movement) is passed over."""
    at = 0
    while (opened := css.find("{", at)) >= 0:
        head = css[at:opened].rpartition(";")[2].strip()
        end = css.find("}", opened)
        end = len(css) if end < 0 else end
        if head.startswith("@"):
            end = _end_of_block(css, opened)
        elif "{" in css[opened + 1 : end]:
            raise _too_hard(head)
        else:
            yield head, css[opened + 1 : end]
        at = end + 1


def _end_of_block(css: str, opened: int) -> int:
    depth = 0
    for sign in _BRACE.finditer(css, opened):
        depth += 1 if sign[0] == "{" else -1
        if not depth:
            return sign.start()
    return len(css)


def _parts(selector: str) -> Iterator[_Part]:
    """The parts of a selector, the outermost first; none where it asks for something else."""
    at, is_child = 0, False
    while at < len(selector):
        found = _PART.match(selector, at)
        if not found or found.end() == at:
            raise _too_hard(selector)
        names = frozenset(re.findall(r"[.#:][^.#:]+", found["names"]))
        attributes = tuple((name, sign, value) for name, sign, value in _ATTRIBUTE.findall(found["attributes"]))
        yield _Part(found["tag"] or "", names, attributes, is_child)
        at = found.end()
        step = _STEP.match(selector, at)
        if at < len(selector) and not step:
            raise _too_hard(selector)
        at, is_child = (step.end(), bool(step[1])) if step else (at, False)


def _has(value: str | None, sign: str, wanted: str) -> bool:
    if value is None or not sign:
        return value is not None
    if not wanted and sign != "=":
        return False
    return {
        "=": value == wanted, "~=": wanted in value.split(), "|=": value == wanted or value.startswith(f"{wanted}-"),
        "^=": value.startswith(wanted), "$=": value.endswith(wanted), "*=": wanted in value,
    }[sign]  # fmt: skip


def _too_hard(selector: str) -> MediaRefused:
    shown = f": “{' '.join(selector.split())[:60]}”" if selector.strip() else ""
    hint = "Export it with “presentation attributes” or “inline style” instead of a style sheet, or as .png."
    return MediaRefused("PG304", f"The style sheet of the drawing is too hard to read{shown}.", hint)
