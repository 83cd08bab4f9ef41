"""Validation: what each version asks for, place by place, in words that say where.

That the official schemas give the same verdicts is tested in `tests/beside/`, where they are at hand.
"""

from __future__ import annotations

import json

import pytest
from broken_packages import BROKEN, SMALL, changed_in_small
from case_mutations import (
    EVERY_OBJECT,
    VALUES,
    VERSIONS,
    Place,
    accepts,
    changed,
    inside,
    is_open,
    places,
    required,
    said,
    valid,
    without,
    written,
)
from generated_frameworks import USUAL, as_case
from growth import assert_linear
from written_frameworks import FOLDER

from portfolio_gen.source.framework.case_package import Version, version_of
from portfolio_gen.source.framework.case_validation import Fault, package_faults


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_valid_package_has_no_faults(version: Version) -> None:
    assert package_faults(json.dumps(SMALL), version) == ()


@pytest.mark.parametrize(("place", "value", "in_1_0", "in_1_1"), BROKEN)
def test_each_rule(place: str, value: object, in_1_0: bool, in_1_1: bool) -> None:
    text = json.dumps(changed_in_small(place, value))
    assert [bool(package_faults(text, "1.0")), bool(package_faults(text, "1.1"))] == [in_1_0, in_1_1]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_package_with_every_key_is_valid_and_has_over_a_hundred_places(version: Version) -> None:
    assert package_faults(valid(version), version) == ()
    assert version_of(json.loads(valid(version))) == version
    assert len(places(version)) > 130


@pytest.mark.parametrize(("version", "place"), EVERY_OBJECT)
def test_what_may_not_stand_in_a_place_is_a_fault_of_this_place(version: Version, place: Place) -> None:
    tried = [(way, name) for way in inside(version, place) for name in VALUES]
    found = {(way, name): package_faults(changed(version, way, VALUES[name]), version) for way, name in tried}
    assert [one for one in tried if not found[one]] == [one for one in tried if accepts(version, *one)]
    for (way, name), faults in found.items():
        assert all(fault.where.startswith(written(way)) for fault in faults)
        assert all(any(words in fault.message for words in said(version, way, name)) for fault in faults)


@pytest.mark.parametrize(("version", "place"), EVERY_OBJECT)
def test_a_key_that_is_taken_out_is_missed_where_it_must_be(version: Version, place: Place) -> None:
    for way in inside(version, place):
        is_missed = way[-1] in required(version, place)
        wanted = [Fault(written(place), f"“{way[-1]}” is missing.")] if is_missed else []
        assert list(package_faults(without(version, way), version)) == wanted


@pytest.mark.parametrize(("version", "place"), EVERY_OBJECT)
def test_a_key_too_many_is_a_fault_where_an_object_is_closed(version: Version, place: Place) -> None:
    found = package_faults(changed(version, (*place, "zzz"), 1), version)
    wanted = [] if is_open(version, place) else [Fault(written(place), "“zzz” cannot stand here. Take it out.")]
    assert list(found) == wanted


@pytest.mark.parametrize(
    ("name", "in_1_0", "in_1_1"),
    [
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301.json", 0, 0),
        ("circles.json", 13, 13),
        ("deep-tree.json", 0, 0),
        ("every-key.case10.json", 0, 6),
        ("every-key.json", 14, 0),
        ("levels-without-codes.json", 0, 1),
        ("markup.json", 0, 0),
        ("numbers-as-text.json", 7, 8),
        ("relations.case10.json", 0, 44),
        ("retired.json", 0, 0),
        ("scripts.json", 0, 1),
        ("several-parents.json", 0, 0),
        ("twice.json", 0, 0),
    ],
)
def test_written_packages_have_their_faults(name: str, in_1_0: int, in_1_1: int) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    assert [len(package_faults(text, version)) for version in VERSIONS] == [in_1_0, in_1_1]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_generated_package_shows_its_version_and_is_valid_by_its_rules(version: Version) -> None:
    text = as_case(500, version)
    assert version_of(json.loads(text)) == version
    assert package_faults(text) == ()


def test_a_large_package_of_1_0_is_full_of_faults_by_the_rules_of_1_1() -> None:
    text = as_case(500, "1.0")
    whole = json.loads(text)
    found = package_faults(text, "1.1")
    assert len(found) == 1 + len(whole["CFItems"]) + len(whole["CFAssociations"]) > 4 * 500
    assert {fault.message.split(". ")[0] for fault in found} == {
        "“CFPackageURI” cannot stand here",
        "“CFDocumentURI” cannot stand here",
    }


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_packages_are_checked_in_linear_time(version: Version) -> None:
    assert_linear(lambda text: package_faults(text, "1.1"), lambda count: as_case(count, version), USUAL // 2)


def test_a_fault_says_where_and_what() -> None:
    [fault] = package_faults(json.dumps(changed_in_small("CFItems.0.fullStatement", 3)), "1.1")
    assert (fault.where, fault.message) == ("CFItems[0].fullStatement", "3 is not a text.")
    [fault] = package_faults(json.dumps(changed_in_small("CFItems.0.grade", ["01"])), "1.1")
    assert "“grade” cannot stand here" in fault.message
    [fault] = package_faults(json.dumps(changed_in_small("CFItems.0", 3)), "1.1")
    assert (fault.where, fault.message) == ("CFItems[0]", "3 is not an Item object.")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"CFDocument": []}', "[" * 100_000, "1" * 5000])
def test_what_is_no_package_is_one_fault(text: str) -> None:
    assert len(package_faults(text)) == 1
