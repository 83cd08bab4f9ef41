"""Validation: the same verdict as the official schemas, in words that say where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio_gen.source.framework.case_package import Version, version_of
from portfolio_gen.source.framework.case_validation import package_faults

DATA = Path(__file__).resolve().parents[3] / "../shared/data"
PUBLISHED = (
    "australian-curriculum-v9-mathematics.case", "ccss-math.case", "ngss-pe.case", "smarter-balanced-math.case10",
    "opensalt_test_MarkdownFramework", "opensalt_test_SequenceNumberFramework", "opensalt_test_SmartLevelFramework",
    "opensalt_test_Utf8TestFramework",
)  # fmt: skip
GUID = "2e3dc24a-8c98-5158-b322-a080d9c38c38"
WHEN = "2026-11-23T08:00:00+00:00"
ENTITY = {"identifier": GUID, "uri": "https://example.org/1", "lastChangeDateTime": WHEN}
LINK = {"title": "t", "identifier": GUID, "uri": "https://example.org/1"}
VALID: dict[str, object] = {
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


def changed(place: str, value: object) -> dict[str, object]:
    whole: dict[str, object] = json.loads(json.dumps(VALID))
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    target: object = whole
    for step in way:
        target = target[step]  # type: ignore[index]
    if value is MISSING:
        del target[last]  # type: ignore[attr-defined]
    else:
        target[last] = value  # type: ignore[index]
    return whole


def official(version: Version):  # type: ignore[no-untyped-def]
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema compares our rules with the official ones")
    file = DATA / f"schemas/case-{version}-cfpackage.schema.json"
    if not file.exists():
        pytest.skip("the official schemas are not beside this folder")
    schema = json.loads(file.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema, jsonschema.Draft7Validator)
    return kind(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_valid_package_has_no_faults(version: Version) -> None:
    assert package_faults(json.dumps(VALID), version) == ()


@pytest.mark.parametrize(("place", "value", "in_1_0", "in_1_1"), BROKEN)
def test_each_rule(place: str, value: object, in_1_0: bool, in_1_1: bool) -> None:
    text = json.dumps(changed(place, value))
    assert [bool(package_faults(text, "1.0")), bool(package_faults(text, "1.1"))] == [in_1_0, in_1_1]


@pytest.mark.parametrize(("place", "value", "in_1_0", "in_1_1"), BROKEN)
def test_each_rule_is_the_official_one(place: str, value: object, in_1_0: bool, in_1_1: bool) -> None:
    if value in ("yesterday", "not an address", "2026-11-23"):
        pytest.skip("jsonschema checks moments and addresses only with further packages")
    whole = changed(place, value)
    assert [not official("1.0").is_valid(whole), not official("1.1").is_valid(whole)] == [in_1_0, in_1_1]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_packages_have_as_many_faults_as_by_the_official_schemas(name: str, version: Version) -> None:
    schema = official(version)
    text = (DATA / "frameworks" / f"{name}.json").read_text(encoding="utf-8")
    theirs = list(schema.iter_errors(json.loads(text)))
    assert len(package_faults(text, version)) == len(theirs)


def test_a_1_0_capture_is_valid_by_its_own_rules_and_full_of_faults_by_those_of_1_1() -> None:
    file = DATA / "frameworks/smarter-balanced-math.case10.json"
    if not file.exists():
        pytest.skip("the published frameworks are not beside this folder")
    text = file.read_text(encoding="utf-8")
    assert version_of(json.loads(text)) == "1.0"
    assert package_faults(text) == ()
    assert len(package_faults(text, "1.1")) == 3958


def test_a_fault_says_where_and_what() -> None:
    [fault] = package_faults(json.dumps(changed("CFItems.0.fullStatement", 3)), "1.1")
    assert (fault.where, fault.message) == ("CFItems[0].fullStatement", "3 is not a text.")
    [fault] = package_faults(json.dumps(changed("CFItems.0.grade", ["01"])), "1.1")
    assert "“grade” cannot stand here" in fault.message


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"CFDocument": []}', "[" * 100_000, "1" * 5000])
def test_what_is_no_package_is_one_fault(text: str) -> None:
    assert len(package_faults(text)) == 1
