"""CASE packages: every item kept, the tree from isChildOf, the order from sequence numbers, rights kept."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from growth import assert_linear

from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case import read_case
from portfolio_gen.source.framework.case_package import version_of

DOCUMENT = {"identifier": "doc", "title": "Sample", "creator": "ACME"}

Json = dict[str, object]


def item(guid: str, code: object = "", **more: object) -> Json:
    return {"identifier": guid, "fullStatement": f"Words of {guid}", "humanCodingScheme": code, **more}


def below(child: str, parent: str, number: object = None, kind: str = "isChildOf") -> Json:
    ends = {"originNodeURI": {"identifier": child}, "destinationNodeURI": {"identifier": parent}}
    return {"associationType": kind, "sequenceNumber": number, **ends}


def package(items: list[Json], associations: list[Json], document: Json | None = None, **more: object) -> str:
    whole = {"CFDocument": DOCUMENT | (document or {}), "CFItems": items, "CFAssociations": associations, **more}
    return json.dumps(whole, indent=1)


def read(text: str, problems: Problems | None = None, name: str = "sample") -> Framework:
    framework = read_case(text, name, "sample.json", problems or Problems())
    assert framework is not None
    return framework


def ids(framework: Framework) -> list[str]:
    return [standard.id for standard in framework.standards]


def test_items_are_named_by_code_and_by_identifier_without_one() -> None:
    found = read(package([item("g1", "A.1"), item("g2"), {"fullStatement": "Only words"}], []))
    assert ids(found) == ["A.1", "g2", "only-words"]
    assert [standard.code for standard in found.standards] == ["A.1", "", ""]
    assert found.by_id["A.1"].guid == "g1"


def test_a_code_written_as_a_number_stays_as_written() -> None:
    text = package([item("g1", 0)], []).replace('"humanCodingScheme": 0', '"humanCodingScheme": 3.10')
    assert ids(read(text)) == ["3.10"]


@pytest.mark.parametrize("numbers", [(2, 10, 1), ("2", "10", "1"), (2.0, 10.0, 1.0)])
def test_siblings_stand_in_the_order_of_their_numbers_even_if_these_are_text(numbers: tuple[object, ...]) -> None:
    items = [item("g1", "B"), item("g2", "C"), item("g3", "A")]
    links = [below(guid, "doc", number) for guid, number in zip(("g1", "g2", "g3"), numbers, strict=True)]
    assert ids(read(package(items, links))) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("codes", "order"),
    [
        (["N.10", "N.2", "N.1"], ["N.1", "N.2", "N.10"]),
        (["N.2b", "N.2a", "N.2"], ["N.2", "N.2a", "N.2b"]),
        (["OA", "NBT", "MD"], ["OA", "NBT", "MD"]),
        (["X.2", "Y.1"], ["X.2", "Y.1"]),
    ],
)
def test_without_numbers_codes_of_one_series_count_and_others_stay(codes: list[str], order: list[str]) -> None:
    assert ids(read(package([item(f"g{code}", code) for code in codes], []))) == order


def test_without_numbers_the_sources_own_numbering_counts() -> None:
    items = [item("g1", "N.1", listEnumeration="12"), item("g2", "N.2", listEnumeration="3")]
    assert ids(read(package(items, []))) == ["N.2", "N.1"]


def test_only_children_make_the_tree() -> None:
    links = [below("g2", "g1"), below("g1", "g2", kind="precedes"), below("g2", "g3", kind="isPartOf")]
    found = read(package([item("g1", "A"), item("g2", "B"), item("g3", "C")], links))
    assert {standard.id: standard.parents for standard in found.standards} == {"A": (), "B": ("A",), "C": ()}


def test_an_item_may_have_several_parents_and_a_place_in_the_order_of_each() -> None:
    items = [item("a", "A"), item("x", "X"), item("b", "B"), item("y", "Y")]
    links = [below("a", "doc", 1), below("b", "doc", 2), below("x", "a"), below("x", "b", 2), below("y", "b", 1)]
    found = read(package(items, links))
    assert found.by_id["X"].parents == ("A", "B")
    assert [standard.id for standard in found.children["B"]] == ["Y", "X"]
    assert ids(found) == ["A", "X", "B", "Y"]


def test_circles_are_cut_and_reported_and_no_item_is_lost() -> None:
    problems = Problems()
    links = [below("a", "b"), below("b", "c"), below("c", "a"), below("d", "d"), below("e", "a")]
    found = read(package([item(name, name.upper()) for name in "abcde"], links), problems)
    assert sorted(ids(found)) == ["A", "B", "C", "D", "E"]
    assert [problem.code for problem in problems.found] == ["PG504", "PG504"]
    assert all(problem.line > 1 for problem in problems.found)


def test_unknown_ends_and_other_rubbish_harm_nothing() -> None:
    links: list[Json] = [below("a", "nowhere"), below("nobody", "a"), {}, {"associationType": "isChildOf"}]
    text = package([item("a", "A"), item("b", "B", educationLevel=7)], [*links, below("b", "a", "first")])
    found = read(text.replace('"CFItems": [', '"CFItems": [null, 3,'))
    assert {standard.id: standard.parents for standard in found.standards} == {"A": (), "B": ("A",)}


def test_a_long_chain_needs_no_recursion() -> None:
    count = 3000
    links = [below(f"g{n}", f"g{n - 1}") for n in range(1, count)]
    found = read(package([item(f"g{n}", f"C{n}") for n in reversed(range(count))], links))
    assert ids(found) == [f"C{n}" for n in range(count)]


def ring(count: int) -> list[Json]:
    return [below(f"g{number}", f"g{(number + 1) % count}") for number in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda count: package([{"humanCodingScheme": "A", "fullStatement": "Same"} for _ in range(count)], []),
        lambda count: package([{"fullStatement": "Same"} for _ in range(count)], []),
        lambda count: package([item("g", "A") for _ in range(count)], [below("g", "g") for _ in range(count)]),
        lambda count: package([item(f"g{number}", f"C{number}") for number in range(count)], ring(count)),
    ],
    ids=["one code", "no codes", "one item", "one circle"],
)
def test_packages_of_odd_shapes_are_read_in_linear_time(text: Callable[[int], str]) -> None:
    assert len(read(text(300)).standards) == 300
    assert_linear(read, text, 1500)


def test_the_same_code_twice_keeps_both_and_names_the_line() -> None:
    problems = Problems()
    found = read(package([item("g1", "A"), item("g2", "A"), item("g1", "B")], [below("g2", "g1")]), problems)
    assert ids(found) == ["A", "g2", "B"]
    assert found.by_id["g2"].parents == ("A",)
    [problem] = problems.found
    text = package([item("g1", "A"), item("g2", "A"), item("g1", "B")], [below("g2", "g1")])
    assert (problem.code, problem.path) == ("PG506", "sample.json")
    assert '"g2"' in text.split("\n")[problem.line - 1]


def test_the_documents_facts_are_kept() -> None:
    licences = {"CFLicenses": [{"identifier": "l", "title": "CC BY 4.0", "licenseText": "<p>© ACME &amp; friends</p>"}]}
    facts: Json = {
        "licenseURI": {"identifier": "l"}, "publisher": "ACME Press", "version": "2", "language": "en",
        "officialSourceURL": "https://example.org", "subject": ["Maths"],
    }  # fmt: skip
    found = read(package([], [], facts, CFDefinitions=licences))
    assert (found.licence, found.rights, found.attribution) == ("CC BY 4.0", "© ACME & friends", "ACME Press")
    assert (found.version, found.lang, found.source) == ("2", "en", "https://example.org")
    assert found.subjects == ("Maths",)
    assert read(package([], [])).attribution == "ACME"


def test_an_items_facts_are_kept() -> None:
    one = item(
        "g", "A", abbreviatedStatement="Short", educationLevel=["KG", "01", "HS"], notes="Clarification: **look**",
        CFItemType="Standard", language="fr", licenseURI={"identifier": "other", "title": "Other licence"},
    )  # fmt: skip
    standard = read(package([one], [], {"language": "en"})).standards[0]
    assert (standard.title, standard.statement, standard.notes) == ("Short", "Words of g", "Clarification: look")
    assert standard.grades == ("K", "1", "HS")
    assert (standard.kind, standard.lang, standard.licence) == ("Standard", "fr", "Other licence")


@pytest.mark.parametrize(
    ("text", "line"),
    [("{\n\n  oops", 3), ("[]", 1), ("{}", 1), ('{"CFDocument": 3}', 1), ("", 1), ("[" * 100_000, 1)],
)
def test_what_is_no_package_is_one_problem_with_its_line(text: str, line: int) -> None:
    problems = Problems()
    assert read_case(text, "x", "x.json", problems) is None
    assert [(problem.code, problem.line) for problem in problems.found] == [("PG504", line)]


@pytest.mark.parametrize(
    ("name", "framework_id"),
    [("ccss-math.case", "ccss-math"), ("x.case10", "x"), ("255adad7-2854-47d7-9aa4-c5e1750eb8ca", "sample")],
)
def test_a_framework_is_called_by_its_file_unless_that_is_an_identifier(name: str, framework_id: str) -> None:
    assert read(package([], []), name=name).id == framework_id


@pytest.mark.parametrize(
    ("whole", "version"),
    [
        ({"CFDocument": {"caseVersion": "1.1"}}, "1.1"),
        ({"CFDocument": {"CFPackageURI": {}}}, "1.0"),
        ({"CFDocument": {}, "CFItems": [{"CFDocumentURI": {}}]}, "1.0"),
        ({"CFDocument": {"uri": "https://x/ims/case/v1p0/CFDocuments/1"}}, "1.0"),
        ({"CFDocument": {}, "extensions": {}}, "1.1"),
        ({"CFDocument": {}}, "1.1"),
    ],
)
def test_the_version_shows_in_the_keys(whole: Json, version: str) -> None:
    assert version_of(whole) == version
