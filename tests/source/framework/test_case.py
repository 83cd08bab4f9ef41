"""CASE packages: every item kept, the tree from isChildOf, the order from sequence numbers, rights kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from portfolio_gen.model.standard import Framework
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case import read_case
from portfolio_gen.source.framework.case_package import version_of
from portfolio_gen.source.framework.frameworks import read_framework

FRAMEWORKS = Path(__file__).resolve().parents[3] / "../shared/data/frameworks"
DOCUMENT = {"identifier": "doc", "title": "Sample", "creator": "ACME"}
LARGE = {
    "australian-curriculum-v9-mathematics.case.json": 1508,
    "ccss-math.case.json": 744,
    "ngss-pe.case.json": 269,
    "smarter-balanced-math.case10.json": 585,
}

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


def real(name: str) -> Framework:
    if not (FRAMEWORKS / name).exists():
        pytest.skip("the published frameworks are not beside this folder")
    framework = read_framework(FRAMEWORKS / name, name, Problems())
    assert framework is not None
    return framework


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


@pytest.mark.parametrize(("name", "count"), LARGE.items())
def test_published_frameworks_lose_nothing(name: str, count: int) -> None:
    framework = real(name)
    raw = json.loads((FRAMEWORKS / name).read_text(encoding="utf-8"))
    assert len(framework.standards) == len(framework.by_id) == len(raw["CFItems"]) == count
    assert Counter(s.code for s in framework.standards) == Counter(
        one.get("humanCodingScheme", "") for one in raw["CFItems"]
    )
    assert {s.guid for s in framework.standards} == {one["identifier"] for one in raw["CFItems"]}
    assert all(
        s.statement and not re.search(r"<[A-Za-z/!]|\\[a-z(]|&\w+;|[{}]\\", s.statement) for s in framework.standards
    )


@pytest.mark.parametrize("name", LARGE)
def test_published_trees_are_the_associations(name: str) -> None:
    framework = real(name)
    raw = json.loads((FRAMEWORKS / name).read_text(encoding="utf-8"))
    by_guid = {standard.guid: standard for standard in framework.standards}
    wanted: dict[str, list[tuple[int, str]]] = {}
    for link in raw["CFAssociations"]:
        child, parent = link["originNodeURI"]["identifier"], link["destinationNodeURI"]["identifier"]
        if link["associationType"] == "isChildOf":
            wanted.setdefault(parent, []).append((link.get("sequenceNumber", 0), by_guid[child].id))
            above = (by_guid[parent].id,) if parent in by_guid else ()
            assert by_guid[child].parents == above
    for parent, children in wanted.items():
        listed = [child.id for child in framework.children[by_guid[parent].id if parent in by_guid else ""]]
        numbered = [child for number, child in sorted(children) if number]
        assert [child for child in listed if child in numbered] == numbered


@pytest.mark.parametrize(
    ("name", "parent", "children"),
    [
        ("ccss-math.case.json", "CCSS.Math.Content.7.RP.A", ["7.RP.A.1", "7.RP.A.2", "7.RP.A.3"]),
        ("ngss-pe.case.json", "MS-PS1", ["MS-PS1-1", "MS-PS1-2", "MS-PS1-3", "MS-PS1-4", "MS-PS1-5", "MS-PS1-6"]),
        ("smarter-balanced-math.case10.json", "M.G3.C1", ["C1OA", "C1NBT", "C1NF", "C1MD", "C1G"]),
        (
            "smarter-balanced-math.case10.json",
            "M.G3.C1MD.TI",
            [f"3.MD.C.{n}" for n in ("5", "5a", "5b", "6", "7", "7a", "7b", "7c", "7d")],
        ),
        ("opensalt_test_SequenceNumberFramework.json", "", ["SNT.2", "SNT.1"]),
    ],
)
def test_published_order(name: str, parent: str, children: list[str]) -> None:
    listed = [child.id for child in real(name).children[parent]]
    assert all(full.endswith(short) for full, short in zip(listed, children, strict=True)), listed


@pytest.mark.parametrize(
    ("name", "licence", "rights", "attribution"),
    [
        ("australian-curriculum-v9-mathematics.case.json", "CC BY 4.0", "ACARA", "ACARA"),
        ("ccss-math.case.json", "Common Core State Standards Public License", "Copyright 2010", "NGA Center/CCSSO"),
        ("ngss-pe.case.json", "NGSS Public License", "NGSS Lead States. 2013", "NGSS Lead States"),
        ("smarter-balanced-math.case10.json", "", "", "Smarter Balanced Assessment Consortium"),
    ],
)
def test_published_rights(name: str, licence: str, rights: str, attribution: str) -> None:
    framework = real(name)
    assert framework.licence == licence
    assert rights in framework.rights
    assert attribution in framework.attribution
    assert framework.notice


def test_published_words_of_every_script_and_deep_trees_are_read() -> None:
    assert real("opensalt_test_Utf8TestFramework.json").standards[0].statement == "Item 𝑑 1"
    levels = real("opensalt_test_SmartLevelFramework.json")
    assert len(levels.standards) == 14
