"""Frameworks: trees with several parents, areas, and what evidence is counted against."""

from __future__ import annotations

import pytest

from portfolio_gen.model.grade import grade_label, grade_labels
from portfolio_gen.model.standards.standard import LONGEST_NOTICE, Framework, Standard


def framework(*standards: Standard) -> Framework:
    return Framework(id="f", title="F", standards=standards)


def ids(standards: tuple[Standard, ...]) -> list[str]:
    return [standard.id for standard in standards]


def test_children_follow_the_framework_and_a_second_parent_lists_them_too() -> None:
    found = framework(
        Standard(id="A"), Standard(id="A1", parents=("A", "B")), Standard(id="B"), Standard(id="B1", parents=("B",))
    )
    assert ids(found.roots) == ["A", "B"]
    assert ids(found.children["A"]) == ["A1"]
    assert ids(found.children["B"]) == ["A1", "B1"]


def test_a_parent_may_list_its_children_in_an_order_of_its_own() -> None:
    found = framework(
        Standard(id="A"),
        Standard(id="A1", parents=("A", "B")),
        Standard(id="B", order=("B1", "A1")),
        Standard(id="B1", parents=("B",)),
    )
    assert ids(found.children["B"]) == ["B1", "A1"]


def test_unknown_parents_leave_a_standard_at_the_top_once() -> None:
    assert ids(framework(Standard(id="A", parents=("X", "Y"))).roots) == ["A"]


def test_the_area_is_the_topmost_along_first_parents_even_in_a_circle() -> None:
    found = framework(
        Standard(id="A"), Standard(id="B", parents=("A",)), Standard(id="C", parents=("B", "Z")),
        Standard(id="X", parents=("Y",)), Standard(id="Y", parents=("X",)),
    )  # fmt: skip
    assert found.area(found.by_id["C"]).id == "A"
    assert found.area(found.by_id["A"]).id == "A"
    assert found.area(found.by_id["X"]).id == "Y"


def test_rateable_are_coded_standards_with_none_below_but_commentary() -> None:
    found = framework(
        Standard(id="S", code="S", kind="Strand"),
        Standard(id="S1", code="S1", kind="Content Description", parents=("S",)),
        Standard(id="S1_E1", code="S1_E1", kind="Elaboration", parents=("S1",)),
        Standard(id="guid", parents=("S",)),
    )
    assert ids(found.rateable) == ["S1"]
    assert found.groups == {"S"}


def test_a_divided_standard_is_no_heading_where_others_of_its_kind_are_undivided() -> None:
    found = framework(
        Standard(id="C", code="C", kind="Cluster"),
        Standard(id="C1", code="C1", kind="Standard", parents=("C",)),
        Standard(id="C2", code="C2", kind="Standard", parents=("C",)),
        Standard(id="C2a", code="C2a", kind="Component", parents=("C2",)),
    )
    assert found.groups == {"C"}
    assert ids(found.rateable) == ["C1", "C2a"]


@pytest.mark.parametrize(
    ("rights", "shown"), [("", "ACME"), ("© ACME, CC BY", "© ACME, CC BY"), ("x" * (LONGEST_NOTICE + 1), "ACME")]
)
def test_the_notice_is_the_rights_text_unless_it_is_a_whole_licence(rights: str, shown: str) -> None:
    assert Framework(id="f", title="F", attribution="ACME", rights=rights).notice == shown


@pytest.mark.parametrize(
    ("source", "link"), [("https://example.org/x", "https://example.org/x"), ("javascript:alert(1)", ""), ("", "")]
)
def test_only_a_web_address_becomes_a_link(source: str, link: str) -> None:
    assert Framework(id="f", title="F", source=source).link == link


@pytest.mark.parametrize(
    ("standard", "name"),
    [
        (Standard(id="i", code="c", title="t", statement="s"), "t"),
        (Standard(id="i", code="c", statement="s"), "s"),
        (Standard(id="i", code="c"), "c"),
        (Standard(id="i"), "i"),
    ],
)
def test_a_standard_is_called_by_its_shortest_words(standard: Standard, name: str) -> None:
    assert standard.name == name


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("KG", "K"), ("K", "K"), ("Kindergarten", "K"), ("01", "1"), ("7", "7"), ("12", "12"), ("Grade 7", "7"),
        ("year 07", "7"), ("PK", "PK"), ("HS", "HS"), ("UG", "UG"), ("00", "00"), ("9-12", "9-12"), (" 8 ", "8"),
    ],
)  # fmt: skip
def test_grades_have_one_label(written: str, label: str) -> None:
    assert grade_label(written) == label


def test_grades_are_listed_once() -> None:
    assert grade_labels(("KG", "k", "", "01", "1", "2")) == ("K", "1", "2")
