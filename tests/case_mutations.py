"""One change at a time to a package with every key, and whether a version of CASE then calls it faulty.

The tables say what 1.0 and 1.1 ask for, object by object, apart from the rules in the program. `tests/beside/` holds
them against the official schemas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from written_frameworks import FOLDER

from portfolio_gen.source.framework.case_package import Version

VERSIONS: tuple[Version, ...] = ("1.0", "1.1")
Place = tuple[str | int, ...]
_FILES: dict[Version, str] = {"1.0": "every-key.case10.json", "1.1": "every-key.json"}

_ENTITY = {"identifier", "uri", "lastChangeDateTime"}
_REQUIRED = {
    "": {"CFDocument"},
    "CFDocument": {*_ENTITY, "creator", "title"},
    "CFItems": {*_ENTITY, "fullStatement"},
    "CFAssociations": {*_ENTITY, "associationType", "originNodeURI", "destinationNodeURI"},
    "CFDefinitions": set[str](),
    "CFConcepts": {*_ENTITY, "title", "hierarchyCode"},
    "CFSubjects": {*_ENTITY, "title", "hierarchyCode"},
    "CFLicenses": {*_ENTITY, "title", "licenseText"},
    "CFItemTypes": {*_ENTITY, "title", "hierarchyCode"},
    "CFAssociationGroupings": {*_ENTITY, "title"},
    "CFRubrics": _ENTITY,
    "CFRubricCriteria": _ENTITY,
    "CFRubricCriterionLevels": _ENTITY,
    "a link": {"title", "identifier", "uri"},
}
_LISTS = frozenset(_REQUIRED) - {"", "CFDocument", "CFDefinitions", "a link"} | {"subjectURI"}
_OPEN = {"CFDocument", "CFItems", "CFAssociations"}
"""What may have further keys in 1.0; nothing may in 1.1."""

VALUES: dict[str, object] = {
    "null": None, "yes": True, "fraction": 1.5, "whole": 3, "words": "some words",
    "uuid": "2e3dc24a-8c98-5158-b322-a080d9c38c38", "address": "https://example.org/1", "day": "2026-11-23",
    "moment": "2026-11-23T08:00:00+00:00", "not a day": "2026-13-45", "relation": "precedes",
    "translation": "isTranslationOf", "of one's own": "ext:own", "1.1": "1.1", "CASE": "CASE",
    "no list": [], "texts": ["some", "words"], "numbers": [1], "object": {},
}  # fmt: skip
"""Every value that is put into every place."""
_TEXTS = frozenset(name for name, value in VALUES.items() if isinstance(value, str))
_ACCEPTED = {
    "text": _TEXTS,
    "uuid": {"uuid"},
    "uri": {"address", "of one's own"},
    "moment": {"moment"},
    "day": {"day"},
    "day or moment": {"day", "moment"},
    "day, moment or null": {"day", "moment", "null"},
    "number": {"fraction", "whole"},
    "whole": {"whole"},
    "relation": {"relation"},
    "relation of 1.1": {"relation", "translation", "of one's own"},
    "version": {"1.1"},
    "target": {"CASE", "of one's own"},
    "texts": {"no list", "texts"},
    "texts or null": {"no list", "texts", "null"},
    "texts or text": {"no list", "texts", *_TEXTS},
    "text or null": {*_TEXTS, "null"},
    "list": {"no list"},
    "object": {"object"},
    "objects": {"no list"},
    "link": set[str](),
    "link or null": {"null"},
    "node": set[str](),
    "definitions": {"object"},
    "definitions or no list": {"object", "no list"},
    "anything": set(VALUES),
}
_SAID = {
    "text": ("is not a text.",),
    "uuid": ("is not an identifier such as ",),
    "uri": ("is not an address such as https://",),
    "moment": ("is not a moment such as ",),
    "day": ("is not a day such as ",),
    "number": ("is not a number.",),
    "whole": ("is not a whole number.",),
    "relation": ("is not one of isChildOf, ",),
    "version": ("is not “1.1”.",),
    "texts": ("is not a list.", "is not a text."),
    "list": ("is not a list.", " object."),
    "objects": ("is not a list.", "is not an object."),
    "object": ("is not an object.",),
    "definitions": ("is not a Definitions object.",),
    "link": ("is not a Link object.",),
    "node": ("is not a Node object.",),
}
"""What a fault says where one kind of value can stand: of a list, or else of what is in it."""

_KEYS: dict[str, str | tuple[str, str]] = {
    # by key: what may stand there, or (in 1.0, in 1.1)
    "identifier": "uuid", "rubricId": "uuid", "rubricCriterionId": "uuid", "lastChangeDateTime": "moment",
    "uri": ("uri", "text"), "officialSourceURL": ("uri", "text"), "sequenceNumber": "whole", "position": "whole",
    "weight": "number", "score": "number", "caseVersion": ("anything", "version"),
    "associationType": ("relation", "relation of 1.1"), "targetType": ("anything", "target"),
    "educationLevel": ("texts or text", "texts"), "conceptKeywords": ("texts or null", "texts"),
    "conceptKeywordsURI": ("link or null", "link"), "CFAssociationGroupingURI": ("link or null", "link"),
    "typeCode": ("text or null", "text"), "CFDefinitions": ("definitions or no list", "definitions"),
    "CFItemURI": "link", "CFItemTypeURI": "link", "originNodeURI": "node",
    "destinationNodeURI": "node", "CFDocumentURI": "anything", "CFPackageURI": "anything",
    "subject": ("texts or text", "texts"), "extensions": "object", "licenseURI": "link",
    "statusStartDate": ("day or moment", "day"), "statusEndDate": ("day or moment", "day"),
}  # fmt: skip
_PLACES: dict[str, str | tuple[str, str]] = {
    # where the same key stands for something else
    "CFDocument.licenseURI": ("link or null", "link"),
    "CFDocument.statusStartDate": ("day, moment or null", "day"),
    "CFDocument.statusEndDate": ("day, moment or null", "day"),
    "CFAssociations.originNodeURI.identifier": "text",
    "CFAssociations.destinationNodeURI.identifier": "text",
    "CFRubrics.CFRubricCriteria.CFRubricCriterionLevels.extensions": "objects",
}


@cache
def valid(version: Version) -> str:
    """A valid package of this version with every key, one object of each kind."""
    whole = json.loads((FOLDER / _FILES[version]).read_text(encoding="utf-8"))
    return json.dumps(_first(whole), ensure_ascii=False)


def _first(value: Any) -> Any:
    if isinstance(value, list):
        return [_first(one) for one in value[:1]]
    return {key: _first(one) for key, one in value.items()} if isinstance(value, dict) else value


@cache
def places(version: Version) -> tuple[Place, ...]:
    """The way to every key of the package but CFDocument, without which it is no package."""
    return tuple(place for place in _places(json.loads(valid(version)), ()) if place != ("CFDocument",))


def _places(value: Any, way: Place) -> Iterator[Place]:
    if way and way[-1] in ("extensions", "CFDocumentURI", "CFPackageURI"):
        return
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield from _places(one, (*way, at))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield (*way, key)
            yield from _places(one, (*way, key))


def objects(version: Version) -> tuple[Place, ...]:
    """The way to every object of the package; () is the whole."""
    return tuple(dict.fromkeys(((), *(place[:-1] for place in places(version)))))


def inside(version: Version, place: Place) -> tuple[Place, ...]:
    """The way to every key of the object in this place."""
    return tuple(way for way in places(version) if way[:-1] == place)


@cache
def _around(version: Version, place: Place) -> str:
    """The document and that part of the package in which a place lies: the rest costs time only."""
    whole = json.loads(valid(version))
    return json.dumps({key: whole[key] for key in whole if key in ("CFDocument", *place[:1])})


def changed(version: Version, place: Place, value: object) -> str:
    """The package with another value in one place."""
    whole = json.loads(_around(version, place[:1]))
    _holder(whole, place)[place[-1]] = value
    return json.dumps(whole)


def without(version: Version, place: Place) -> str:
    """The package without one key."""
    whole = json.loads(_around(version, place[:1]))
    del _holder(whole, place)[place[-1]]
    return json.dumps(whole)


def _holder(whole: Any, place: Place) -> Any:
    """The object in which the last step of a place stands."""
    for step in place[:-1]:
        whole = whole[step]
    return whole


def written(place: Place) -> str:
    """A place as faults name it, such as `CFItems[0].uri`."""
    return re.sub(r"\.?\[", "[", ".".join(f"[{step}]" if isinstance(step, int) else step for step in place))


def required(version: Version, place: Place) -> set[str]:
    """The keys that the object in this place must have."""
    further = {"description"} if (version, _object(place)) == ("1.1", "CFItemTypes") else set[str]()
    return _REQUIRED[_object(place)] | further


def is_open(version: Version, place: Place) -> bool:
    """Whether the object in this place may have further keys."""
    return version == "1.0" and _object(place) in _OPEN


def _object(place: Place) -> str:
    name = str(next((step for step in reversed(place) if isinstance(step, str)), ""))
    return name if name in _REQUIRED else "a link"


def kind(version: Version, place: Place) -> str:
    """What may stand in a place, as a key of the table of kinds."""
    named = [step for step in place if isinstance(step, str)]
    found = _PLACES.get(".".join(named), _KEYS.get(named[-1], "list" if named[-1] in _LISTS else "text"))
    return found if isinstance(found, str) else found[VERSIONS.index(version)]


def accepts(version: Version, place: Place, name: str) -> bool:
    """Whether the value of this name may stand in a place."""
    return name in _ACCEPTED[kind(version, place)]


def said(version: Version, place: Place, name: str) -> tuple[str, ...]:
    """What a fault says, one of these, where the value of this name may not stand."""
    found = kind(version, place)
    if name == "object" and found in ("link", "link or null", "node"):
        return ("is missing.",)
    return _SAID.get(found, ("is neither ",))


EVERY_OBJECT = [(version, place) for version in VERSIONS for place in objects(version)]
