"""CASE 1.0 and 1.1 packages to frameworks, leniently: every item becomes a standard, whatever else is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.case_package import Node, open_package
from portfolio_gen.source.standard_tree import Draft, arrange, unused, without_repeats

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-.*", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_LAST_PART = re.compile(r"(.*?)(\d{1,9}|(?<![A-Za-z])[A-Za-z])([a-z]?)")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item with the name it has in our framework."""

    node: Node
    id: str
    guid: str


def read_case(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    """The framework of a package; None, and a problem, when the text is no package at all.

    `name` is the file's name without its end; it names the framework unless it is only an identifier.
    """
    package = open_package(text, path, problems)
    if package is None:
        return None
    document = package.node("CFDocument")
    licences = {one.line("identifier"): one for one in package.node("CFDefinitions").nodes("CFLicenses")}
    licence = licences.get(document.node("licenseURI").line("identifier"), document.node("licenseURI"))
    items = _items(package)
    below = _below(package, items)
    drafts = _drafts(items, below, document, licences, _Lines(text))
    title = document.prose("title") or name
    return Framework(
        id=slug(title if _GUID.fullmatch(name) else re.sub(r"\.case[\d.]*$", "", name, flags=re.IGNORECASE)),
        title=title,
        licence=licence.prose("title"),
        attribution=document.prose("publisher", "creator"),
        rights=licence.prose("licenseText"),
        source=document.line("officialSourceURL"),
        version=document.line("version"),
        lang=document.line("language"),
        subjects=document.lines("subject"),
        standards=arrange(without_repeats(drafts, path, problems), below, path, problems),
    )


def _items(package: Node) -> tuple[_Item, ...]:
    """All items. An item is named by its code; by its identifier where it has none, or another has the same."""
    taken = set[str]()
    named = []
    for node in package.nodes("CFItems"):
        code, guid = node.line("humanCodingScheme"), node.line("identifier")
        name = code if code and code not in taken else guid or code or slug(node.prose("fullStatement"))
        named.append(_Item(node, unused(name, taken), guid))
    return tuple(named)


def _below(package: Node, items: Sequence[_Item]) -> dict[str, tuple[str, ...]]:
    """Ids by the id of the item above them, in the order of that item's list; "" holds the top.

    Only isChildOf associations count. What stands below nothing that is known stands at the top.
    """
    by_guid: dict[str, _Item] = {}
    for item in items:
        by_guid.setdefault(item.guid, item)
    top = package.node("CFDocument").line("identifier")
    found: dict[str, dict[str, str]] = {}
    for association in package.nodes("CFAssociations"):
        child = by_guid.get(association.node("originNodeURI").line("identifier"))
        target = association.node("destinationNodeURI").line("identifier")
        if association.line("associationType") != "isChildOf" or child is None:
            continue
        if target == top or target in by_guid:
            parent = by_guid[target].id if target in by_guid else ""
            found.setdefault(parent, {}).setdefault(child.id, association.line("sequenceNumber"))
    placed = {child for children in found.values() for child in children}
    for item in items:
        if item.id not in placed:
            found.setdefault("", {})[item.id] = ""
    of = {item.id: item for item in items}
    return {parent: _ordered(children, of) for parent, children in found.items()}


def _ordered(numbers: Mapping[str, str], items: Mapping[str, _Item]) -> tuple[str, ...]:
    """By sequence number; without one by the source's own numbering, else as codes count, else as in the file."""
    numbered = {child for child, number in numbers.items() if _NUMBER.fullmatch(number)}
    others = [child for child in numbers if child not in numbered]
    listed = {child: items[child].node.line("listEnumeration") for child in others}
    codes = {child: _LAST_PART.fullmatch(items[child].node.line("humanCodingScheme")) for child in others}
    if others and all(_NUMBER.fullmatch(number) for number in listed.values()):
        others.sort(key=lambda child: float(listed[child]))
    elif len({code[1] if code else None for code in codes.values()}) == 1 and None not in codes.values():
        others.sort(key=lambda child: _counted(codes[child]))
    return (*sorted(numbered, key=lambda child: (float(numbers[child]), list(numbers).index(child))), *others)


def _counted(code: re.Match[str] | None) -> tuple[int, str, str]:
    """A sort key by which 2 comes before 10, and 2a between 2 and 3."""
    last = code[2] if code else ""
    return (int(last) if last.isdigit() else 0, last, code[3] if code else "")


class _Lines:
    """Finds the line of an item in the file's text, for the few problems that need it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._items = max(text.find('"CFItems"'), 0)

    def of(self, item: _Item) -> int:
        at = self._text.find(f'"{item.guid}"', self._items)
        return self._text.count("\n", 0, at) + 1 if at >= 0 else 1


def _drafts(
    items: Sequence[_Item],
    below: Mapping[str, Sequence[str]],
    document: Node,
    licences: Mapping[str, Node],
    lines: _Lines,
) -> list[Draft]:
    parents: dict[str, list[str]] = {}
    for parent, children in below.items():
        for child in children:
            if parent:
                parents.setdefault(child, []).append(parent)
    return [Draft(_standard(item, parents.get(item.id, ()), document, licences), lines.of(item)) for item in items]


def _standard(
    item: _Item, parents: Sequence[str], document: Node, licences: Mapping[str, Node]
) -> Standard:
    node = item.node
    own = node.node("licenseURI").line("identifier")
    differs = own and own != document.node("licenseURI").line("identifier")
    lang = node.line("language")
    return Standard(
        id=item.id,
        code=node.line("humanCodingScheme"),
        title=node.prose("abbreviatedStatement", "alternativeLabel"),
        statement=node.prose("fullStatement"),
        parents=tuple(parents),
        grades=grade_labels(node.lines("educationLevel")),
        kind=node.prose("CFItemType") or node.node("CFItemTypeURI").prose("title"),
        notes=node.prose("notes"),
        lang="" if lang == document.line("language") else lang,
        licence=licences.get(own, node.node("licenseURI")).prose("title") if differs else "",
        guid=item.guid,
    )
