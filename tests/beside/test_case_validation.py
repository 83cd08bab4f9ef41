"""The same verdict as the official schemas, package by package and rule by rule."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from broken_packages import BROKEN, changed_in_small
from case_mutations import (
    EVERY_OBJECT,
    VALUES,
    VERSIONS,
    Place,
    accepts,
    changed,
    inside,
    is_open,
    required,
    valid,
    without,
)
from generated_frameworks import FORMATS
from written_frameworks import FOLDER, PACKAGES

from portfolio_gen.source.framework.case_package import Version, version_of
from portfolio_gen.source.framework.case_validation import package_faults

PUBLISHED = (
    "australian-curriculum-v9-mathematics.case", "ccss-math.case", "ngss-pe.case", "smarter-balanced-math.case10",
    "opensalt_test_MarkdownFramework", "opensalt_test_SequenceNumberFramework", "opensalt_test_SmartLevelFramework",
    "opensalt_test_Utf8TestFramework",
)  # fmt: skip
Validator = Any

formats = jsonschema.FormatChecker()
"""jsonschema checks moments and addresses only with further packages; these two are enough for what is tried here."""


@formats.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """After RFC 3339: a day, T, a time and a zone."""
    return not isinstance(value, str) or ("T" in value and dt.datetime.fromisoformat(value).tzinfo is not None)


@formats.checks("uri")
def is_address(value: object) -> bool:
    """After RFC 3986: a scheme, a colon, and signs that need no escape."""
    return not isinstance(value, str) or re.fullmatch(r"[A-Za-z][\w+.-]*:[\w./~:?#@!$&'()*+,;=%-]+", value) is not None


@pytest.fixture(scope="module")
def schema(official: Path) -> Callable[[Version], Validator]:
    """The official schema of a version."""
    made: dict[Version, Validator] = {}
    for version in VERSIONS:
        text = (official / f"case-{version}-cfpackage.schema.json").read_text(encoding="utf-8")
        kind = jsonschema.validators.validator_for(json.loads(text), jsonschema.Draft7Validator)
        made[version] = kind(json.loads(text), format_checker=formats)
    return made.__getitem__


def count(error: jsonschema.ValidationError) -> int:
    """How many faults a fault of the schema stands for: of an object that may also be null, those inside it."""
    if error.validator != "oneOf" or not isinstance(error.instance, dict):
        return 1
    return sum(count(inner) for inner in error.context if (inner.validator, len(inner.path)) != ("type", 0))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_package_with_every_key_is_valid(schema: Callable[[Version], Validator], version: Version) -> None:
    assert [*schema(version).iter_errors(json.loads(valid(version)))] == []


@pytest.mark.parametrize(("place", "value", "in_1_0", "in_1_1"), BROKEN)
def test_each_rule_is_the_official_one(
    schema: Callable[[Version], Validator], place: str, value: object, in_1_0: bool, in_1_1: bool
) -> None:
    whole = changed_in_small(place, value)
    assert [not schema(version).is_valid(whole) for version in VERSIONS] == [in_1_0, in_1_1]


@pytest.mark.parametrize(("version", "place"), EVERY_OBJECT)
@pytest.mark.slow
def test_what_may_stand_in_a_place_is_what_the_schema_allows(
    schema: Callable[[Version], Validator], version: Version, place: Place
) -> None:
    rules, tried = schema(version), [(way, name) for way in inside(version, place) for name in VALUES]
    allowed = [one for one in tried if rules.is_valid(json.loads(changed(version, one[0], VALUES[one[1]])))]
    assert allowed == [one for one in tried if accepts(version, *one)]
    for way in inside(version, place):
        may_be_left_out = rules.is_valid(json.loads(without(version, way)))
        assert may_be_left_out == (way[-1] not in required(version, place)), way


@pytest.mark.parametrize(("version", "place"), EVERY_OBJECT)
def test_objects_are_closed_where_the_schema_closes_them(
    schema: Callable[[Version], Validator], version: Version, place: Place
) -> None:
    more = json.loads(changed(version, (*place, "zzz"), 1))
    assert schema(version).is_valid(more) == is_open(version, place)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", PACKAGES)
def test_written_packages_have_as_many_faults(
    schema: Callable[[Version], Validator], name: str, version: Version
) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    whole = json.loads(text)
    theirs = schema(version).iter_errors(whole.get("CFPackage", whole))
    assert len(package_faults(text, version)) == sum(map(count, theirs))


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["generated.case10.json", "generated.case.json"])
def test_generated_packages_have_as_many_faults(
    schema: Callable[[Version], Validator], name: str, version: Version
) -> None:
    text = FORMATS[name](500)
    assert len(package_faults(text, version)) == sum(map(count, schema(version).iter_errors(json.loads(text))))


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_packages_have_as_many_faults(
    published: Path, schema: Callable[[Version], Validator], name: str, version: Version
) -> None:
    text = (published / f"{name}.json").read_text(encoding="utf-8")
    theirs = schema(version).iter_errors(json.loads(text))
    assert len(package_faults(text, version)) == sum(map(count, theirs))


def test_a_1_0_capture_is_valid_by_its_own_rules_and_full_of_faults_by_those_of_1_1(published: Path) -> None:
    text = (published / "smarter-balanced-math.case10.json").read_text(encoding="utf-8")
    assert version_of(json.loads(text)) == "1.0"
    assert package_faults(text) == ()
    assert len(package_faults(text, "1.1")) == 3958
