"""CASE 1.0 and 1.1 packages to frameworks, leniently: every item becomes a standard, come what may."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.framework.case_package import CaseObject, open_package
from portfolio_gen.source.framework.standard_tree import Draft, arrange, unused, without_repeats

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-.*", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_IDENTIFIER = re.compile(r'"identifier"\s*:\s*"([^"]*)"')
_LAST_PART = re.compile(r"(.*?)(\d{1,9}|(?<![A-Za-z])[A-Za-z])([a-z]?)")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item with the name it has in our framework."""

    node: CaseObject
    id: str
    guid: str


@dataclass(frozen=True, slots=True)
class _Link:
    """One isChildOf association between our names; the parent "" is the document itself."""

    child: str
    parent: str
    number: str


def read_case(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    """The framework of a package; None, and a problem, when the text is no package at all.

    `name` is the file's name without its end; it names the framework unless it is only an identifier.
    """
    package = open_package(text, path, problems)
    if package is None:
        return None
    document = package.node("CFDocument")
    licences = {one.line("identifier"): one for one in package.node("CFDefinitions").nodes("CFLicenses")}
    licence = _licence(document, licences)
    items = _items(package)
    links = _links(package, items)
    parents: dict[str, list[str]] = {}
    for link in links:
        parents.setdefault(link.child, []).extend(name for name in (link.parent,) if name)
    lines = _lines(text)
    drafts = [Draft(_standard(item, parents[item.id], document, licences), lines.get(item.guid, 1)) for item in items]
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
        standards=arrange(without_repeats(drafts, path, problems), _below(links, items), path, problems),
    )


def _licence(document: CaseObject, licences: Mapping[str, CaseObject]) -> CaseObject:
    """The licence the document names; the only one of the package where it names none."""
    named = document.node("licenseURI")
    if not named.values and len(licences) == 1:
        return next(iter(licences.values()))
    return licences.get(named.line("identifier"), named)


def _items(package: CaseObject) -> tuple[_Item, ...]:
    """All items, named by their codes; by their identifiers where they have none or it is taken."""
    taken = dict[str, int]()
    named = []
    for node in package.nodes("CFItems"):
        code, guid = node.line("humanCodingScheme"), node.line("identifier")
        name = code if code and code not in taken else guid or code or slug(node.prose("fullStatement"))
        named.append(_Item(node, unused(name, taken), guid))
    return tuple(named)


def _links(package: CaseObject, items: Sequence[_Item]) -> tuple[_Link, ...]:
    """Who stands below whom, in the order of the file. Only isChildOf associations count.

    What stands below nothing that is known stands at the top.
    """
    by_guid = {item.guid: item.id for item in reversed(items)}
    by_guid[package.node("CFDocument").line("identifier")] = ""
    links = []
    for association in package.nodes("CFAssociations"):
        child = by_guid.get(association.node("originNodeURI").line("identifier"))
        parent = by_guid.get(association.node("destinationNodeURI").line("identifier"))
        if association.line("associationType") == "isChildOf" and child and parent is not None:
            links.append(_Link(child, parent, association.line("sequenceNumber")))
    placed = {link.child for link in links}
    links.extend(_Link(item.id, "", "") for item in items if item.id not in placed)
    return tuple(links)


def _below(links: Sequence[_Link], items: Sequence[_Item]) -> dict[str, tuple[str, ...]]:
    """Ids by the id of the item above them, in the order of that item's list; "" holds the top."""
    nodes = {item.id: item.node for item in items}
    numbers: dict[str, dict[str, str]] = {}
    for link in links:
        numbers.setdefault(link.parent, {}).setdefault(link.child, link.number)
    return {parent: _ordered(children, nodes) for parent, children in numbers.items()}


def _ordered(numbers: Mapping[str, str], nodes: Mapping[str, CaseObject]) -> tuple[str, ...]:
    """By sequence number; else by the source's own numbering, else as codes count, else as in the file."""
    numbered = [child for child, number in numbers.items() if _NUMBER.fullmatch(number)]
    others = [child for child, number in numbers.items() if not _NUMBER.fullmatch(number)]
    listed = {child: nodes[child].line("listEnumeration") for child in others}
    codes = {child: _LAST_PART.fullmatch(nodes[child].line("humanCodingScheme")) for child in others}
    if all(_NUMBER.fullmatch(number) for number in listed.values()):
        others.sort(key=lambda child: float(listed[child]))
    elif None not in codes.values() and len({code[1] for code in codes.values() if code}) == 1:
        others.sort(key=lambda child: _counted(codes[child]))
    return (*sorted(numbered, key=lambda child: float(numbers[child])), *others)


def _counted(code: re.Match[str] | None) -> tuple[int, str, str]:
    """A sort key by which 2 comes before 10, and 2a between 2 and 3."""
    last = code[2] if code else ""
    return (int(last) if last.isdigit() else 0, last, code[3] if code else "")


def _lines(text: str) -> dict[str, int]:
    """The line on which each item names its identifier."""
    start = max(text.find('"CFItems"'), 0)
    line, found = text.count("\n", 0, start) + 1, dict[str, int]()
    for match in _IDENTIFIER.finditer(text, start):
        line += text.count("\n", start, match.start())
        start = match.start()
        found.setdefault(match[1], line)
    return found


def _standard(
    item: _Item, parents: Sequence[str], document: CaseObject, licences: Mapping[str, CaseObject]
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
        retired=_last_day(node.line("statusEndDate")),
    )


def _last_day(written: str) -> dt.date | None:
    """The day on which an item ended; what is no day ends nothing."""
    try:
        return parse_day(written)
    except NotADay:
        return None
