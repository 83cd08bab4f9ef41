"""A small valid package, and what breaks it: one change at a time, with the verdict of each version of CASE."""

from __future__ import annotations

import json

GUID = "2e3dc24a-8c98-5158-b322-a080d9c38c38"
WHEN = "2026-11-23T08:00:00+00:00"
ENTITY = {"identifier": GUID, "uri": "https://example.org/1", "lastChangeDateTime": WHEN}
LINK = {"title": "t", "identifier": GUID, "uri": "https://example.org/1"}
SMALL: dict[str, object] = {
    "CFDocument": {**ENTITY, "creator": "ACME", "title": "Sample"},
    "CFItems": [{**ENTITY, "fullStatement": "Words"}],
    "CFAssociations": [
        {
            **ENTITY,
            "associationType": "isChildOf",
            "originNodeURI": LINK,
            "destinationNodeURI": LINK,
            "sequenceNumber": 1,
        }
    ],
    "CFDefinitions": {"CFLicenses": [{**ENTITY, "title": "CC BY", "licenseText": "..."}]},
}

MISSING = object()
"""Nothing: the key is taken out."""
BROKEN: list[tuple[str, object, bool, bool]] = [
    # (place, what stands there, faulty in 1.0, faulty in 1.1)
    ("CFDocument.title", MISSING, True, True),
    ("CFDocument.creator", 3, True, True),
    ("CFDocument.identifier", "12", True, True),
    ("CFDocument.lastChangeDateTime", "yesterday", True, True),
    ("CFDocument.uri", "not an address", True, False),
    ("CFDocument.statusStartDate", "2026-11-23", False, False),
    ("CFDocument.statusStartDate", None, False, True),
    ("CFDocument.statusStartDate", WHEN, False, True),
    ("CFDocument.subject", "Maths", False, True),
    ("CFDocument.caseVersion", "1.1", False, False),
    ("CFDocument.caseVersion", "2", False, True),
    ("CFDocument.zzz", 1, False, True),
    ("CFDocument.extensions", {"any": "thing"}, False, False),
    ("CFItems.0.fullStatement", MISSING, True, True),
    ("CFItems.0.educationLevel", "01", False, True),
    ("CFItems.0.educationLevel", [1], True, True),
    ("CFItems.0.CFItemTypeURI", {"title": "t"}, True, True),
    ("CFItems.0", "text", True, True),
    ("CFItems", {}, True, True),
    ("CFAssociations.0.associationType", "isTranslationOf", True, False),
    ("CFAssociations.0.associationType", "isFriendOf", True, True),
    ("CFAssociations.0.associationType", "ext:isFriendOf", True, False),
    ("CFAssociations.0.sequenceNumber", "1", True, True),
    ("CFAssociations.0.sequenceNumber", 1.5, True, True),
    ("CFAssociations.0.sequenceNumber", True, True, True),
    ("CFDefinitions", [], False, True),
    ("CFDefinitions.CFLicenses.0.licenseText", MISSING, True, True),
    ("zzz", 1, True, True),
]


def changed_in_small(place: str, value: object) -> dict[str, object]:
    """The small package with another value in one place, or without one."""
    whole: dict[str, object] = json.loads(json.dumps(SMALL))
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    target: object = whole
    for step in way:
        target = target[step]  # type: ignore[index]
    if value is MISSING:
        del target[last]  # type: ignore[attr-defined]
    else:
        target[last] = value  # type: ignore[index]
    return whole
