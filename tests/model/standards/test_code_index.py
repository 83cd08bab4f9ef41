"""Codes: exact, then every spelling teachers use; several are listed, none has neighbours."""

from __future__ import annotations

import pickle
from functools import cache

import pytest
from code_spellings import NEAREST, SPELLED, SPELLINGS
from generated_frameworks import USUAL, rows
from growth import assert_at_most, assert_linear
from hypothesis import given
from hypothesis import strategies as st
from written_frameworks import FAMILIES, NAMES, written

from portfolio_gen.model.standards.code_index import MOST_REMEMBERED, CodeIndex, CodeMatch
from portfolio_gen.model.standards.code_spelling import (
    common_prefix,
    key,
    names,
    shortened_codes,
    tokens,
    without_cluster,
)
from portfolio_gen.model.standards.similar_codes import NearCodes
from portfolio_gen.model.standards.standard import Framework, Standard


def index(*codes: str) -> CodeIndex:
    return CodeIndex.of([framework("f", *(Standard(id=code, code=code) for code in codes))])


def framework(name: str, *standards: Standard, title: str = "") -> Framework:
    return Framework(id=name, title=title or name, standards=standards)


def codes(found: CodeMatch) -> list[str]:
    return [placed.standard.code for placed in found.matches]


@cache
def families() -> CodeIndex:
    """A school with three families of codes: dotted, dashed and packed, each with many neighbours."""
    return CodeIndex.of(written(name) for name in FAMILIES)


def generated(count: int) -> tuple[Standard, ...]:
    return tuple(Standard(id=row.code, code=row.code, kind=row.kind, parents=row.parents) for row in rows(count))


@pytest.mark.parametrize(("spelled", "code"), SPELLED)
def test_spellings_that_teachers_use(spelled: str, code: str) -> None:
    assert codes(families().find(spelled)) == [code]


def test_each_family_is_tried_in_ten_spellings_and_has_sixty_neighbours() -> None:
    for code, name in zip(("CCSS.Math.Content.7.RP.A.1", "MS-PS1-1", "AC9M7N01"), FAMILIES, strict=True):
        assert len(set(SPELLINGS[code])) >= 10
        assert written(name).by_id[code] in written(name).rateable
        assert len(written(name).rateable) >= 60


@pytest.mark.parametrize(("spelled", "near"), NEAREST)
def test_an_unknown_code_has_the_nearest_three(spelled: str, near: str) -> None:
    found = families().find(spelled)
    assert found.matches == ()
    assert near in found.near
    assert len(found.near) == 3


@pytest.mark.parametrize("spelled", ["banana", "", "x", "---", "🙂", "9" * 5000])
def test_what_is_no_code_finds_nothing(spelled: str) -> None:
    assert families().find(spelled).matches == ()


@pytest.mark.parametrize("name", sorted({*NAMES} - {"twice.json"}))
def test_every_written_code_finds_itself_and_nothing_else(name: str) -> None:
    found = CodeIndex.of([written(name)])
    own = [standard.code for standard in written(name).standards if standard.code]
    assert [codes(found.find(code)) for code in own] == [[code] for code in own]


def test_every_code_of_three_families_and_two_thousand_more_finds_itself_and_nothing_else() -> None:
    frameworks = [*families().frameworks, framework("generated", *generated(USUAL))]
    found = CodeIndex.of(frameworks)
    own = [standard.code for framework in frameworks for standard in framework.standards if standard.code]
    assert len(own) > USUAL + 300
    assert [codes(found.find(code)) for code in own] == [[code] for code in own]


def test_a_code_that_two_items_have_finds_both() -> None:
    found = CodeIndex.of([written("twice.json")])
    assert codes(found.find("TW.1")) == codes(found.find("tw.1")) == ["TW.1", "TW.1"]
    assert [placed.standard.id for placed in found.find("tw 1").matches] == ["TW.1"]  # the other one is a heading
    assert codes(found.find("TW.2")) == ["TW.2", "TW.2"]
    assert codes(found.find("TW.3")) == ["TW.3"]


@pytest.mark.parametrize(
    ("name", "spelled", "code"),
    [
        ("scripts.json", "[9수 1-1]", "[9수01-01]"),
        ("scripts.json", "ع ٧ أ ١", "ع.٧.أ.١"),
        ("scripts.json", "ग-७-१", "ग.७.१"),
        ("other-scripts.yml", "6국02-01", "[6국02-01]"),
        ("other-scripts.yml", "ж-5", "Ж.5"),
        ("other-scripts.yml", "ع-قديم", "ع.٢"),
        ("hand-written.yml", "w-1", "3.1"),
        ("hand-written.yml", "W 1", "3.1"),
        ("semicolons.csv", "KOCH 1", "KO.1"),
    ],
)
def test_codes_of_every_script_and_aliases_are_found(name: str, spelled: str, code: str) -> None:
    assert codes(CodeIndex.of([written(name)]).find(spelled)) == [code]


UNKNOWN = "SCI.2.ZZ.99"


def first_search(standards: tuple[Standard, ...], spelled: str) -> CodeMatch:
    """A search in a framework that remembers nothing yet: all tables are made."""
    return CodeIndex.of([framework("f", *standards)]).find(spelled)


@pytest.mark.slow
@pytest.mark.parametrize("spelled", ["sci 2 an 1", UNKNOWN])
def test_the_first_search_makes_tables_in_linear_time(spelled: str) -> None:
    assert_linear(lambda standards: first_search(standards, spelled), generated, 2 * USUAL)


def test_a_search_costs_little_beside_the_making_of_tables() -> None:
    standards = generated(USUAL)
    ready = CodeIndex.of([framework("f", *standards)])
    assert ready.find(UNKNOWN).near
    assert codes(ready.find("sci-2-an-1")) == ["SCI.2.AN.1"]
    assert_at_most(0.2, lambda: ready.find(UNKNOWN), lambda: first_search(standards, UNKNOWN))
    assert_at_most(0.02, lambda: ready.find("sci-2-an-1"), lambda: first_search(standards, "sci-2-an-1"))


def spelled_alike(count: int) -> tuple[Standard, ...]:
    return tuple(Standard(id=code, code=code) for code in (f"A{'.' * number}1" for number in range(count)))


@pytest.mark.slow
def test_codes_that_are_all_spelled_alike_are_searched_in_linear_time() -> None:
    assert len(first_search(spelled_alike(50), "a 1").matches) == 50
    assert_linear(lambda standards: first_search(standards, "a 1"), spelled_alike, 2 * USUAL)


def test_exact_wins_over_case_and_case_over_alias_and_alias_over_spelling() -> None:
    both = index("a.1", "A.1")
    assert codes(both.find("A.1")) == ["A.1"]
    assert codes(index("a.1", "B.1").find("A.1")) == ["a.1"]
    aliased = CodeIndex.of(
        [framework("f", Standard(id="X.1", code="X.1", aliases=("Y-1",)), Standard(id="Y.1", code="Y.1"))]
    )
    assert codes(aliased.find("y-1")) == ["X.1"]
    assert codes(aliased.find("Y 1")) == ["Y.1", "X.1"]


def test_a_code_is_text_and_no_number() -> None:
    assert codes(index("3.1", "3.10").find("3.10")) == ["3.10"]
    assert codes(index("3.1").find("3.10")) == []
    assert codes(index("MS-PS11").find("MS-PS1-1")) == []


def test_several_matches_are_all_named() -> None:
    found = CodeIndex.of(
        [framework("one", Standard(id="A.1", code="A.1")), framework("two", Standard(id="A-1", code="A-1"))]
    )
    assert codes(found.find("a 1")) == ["A.1", "A-1"]
    twice = CodeIndex.of([framework("f", Standard(id="A", code="A"), Standard(id="guid", code="A"))])
    assert [placed.standard.id for placed in twice.find("A").matches] == ["A", "guid"]


def test_a_standard_wins_over_a_heading_of_the_same_spelling() -> None:
    found = CodeIndex.of(
        [framework("f", Standard(id="A.1", code="A.1"), Standard(id="A-1", code="A-1", parents=("A.1",)))]
    )
    assert codes(found.find("A 1")) == ["A-1"]
    assert codes(found.find("A.1")) == ["A.1"]


def test_a_name_before_a_code_holds_for_its_framework_only() -> None:
    one = framework("one", Standard(id="A.1", code="A.1"), title="Common Core State Standards")
    two = framework("two", Standard(id="A-1", code="A-1"), title="Other Standards")
    found = CodeIndex.of([one, two])
    assert codes(found.find("CCSS A.1")) == ["A.1"]
    assert codes(found.find("XYZ A.1")) == []


def test_get_knows_canonical_codes_only() -> None:
    found = CodeIndex.of([framework("f", Standard(id="A.1", code="A.1", aliases=("B.1",)), Standard(id="guid"))])
    placed = found.get("A.1")
    assert placed is not None
    assert placed.standard.id == "A.1"
    assert found.get("a.1") is found.get("B.1") is found.get("") is None


def test_a_school_without_frameworks_finds_nothing() -> None:
    assert CodeIndex.of([]).find("A.1") == CodeMatch(())


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("AC9M7N01", ("ac", "9", "m", "7", "n", "1")),
        ("7.RP.A.2a", ("7", "rp", "a", "2", "a")),
        ("[9수01-01]", ("9", "수", "1", "1")),
        ("７.RP", ("7", "rp")),
        ("0", ("0",)),
        ("", ()),
    ],
)
def test_tokens(code: str, parts: tuple[str, ...]) -> None:
    assert tokens(code) == parts


def test_only_numbers_are_parted_in_a_key() -> None:
    assert key(("ms", "ps", "1", "1")) == "msps1.1"


def test_a_common_beginning_may_be_left_out_but_never_all_of_a_code() -> None:
    prefix = common_prefix([tokens("CCSS.7.RP"), tokens("CCSS.7.NS"), tokens("CCSS.8.G")])
    assert prefix == ("ccss", "7")
    assert shortened_codes(tokens("CCSS.7.RP"), prefix) == (("7", "rp"),)
    assert shortened_codes(tokens("SCI.1"), ("sci",)) == ()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("7.RP.A.1", "7rp1"),
        ("7.RP.A.2a", "7rp2a"),
        ("K.CC.B.4", "kcc4"),
        ("TS.3.g", None),
        ("MS-PS1-1", None),
        ("A.1", None),
    ],
)
def test_a_cluster_letter_may_be_left_out(code: str, expected: str | None) -> None:
    found = without_cluster(tokens(code))
    assert (key(found) if found else None) == expected


def test_a_framework_is_called_by_its_initials_and_the_words_of_its_title() -> None:
    found = names("ngss-pe", "Next Generation Science Standards", "NGSS Lead States (WestEd)")
    assert {"ngss", "ng", "pe", "science", "generation"} <= found


@pytest.mark.slow
@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(written: str) -> None:
    found = index("TS.3.d", "TS.3.f", "SCI.10").find(written)
    assert len(found.near) <= 3


@given(
    st.lists(st.from_regex(r"[A-Z]{1,3}[0-9]{1,3}", fullmatch=True), min_size=2, max_size=4),
    st.sampled_from([".", "-", " ", "_", "–", ":", " - "]),
    st.booleans(),
)
def test_signs_and_case_never_hide_a_code(parts: list[str], sign: str, lower: bool) -> None:
    written = sign.join(parts)
    assert codes(index(".".join(parts), "ZZ.9").find(written.lower() if lower else written)) == [".".join(parts)]


def test_a_code_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand ratings name twenty retired codes: the nearest of each take a while."""
    asked: list[str] = []
    nearest = NearCodes.nearest

    def counted(self: NearCodes, code: str) -> tuple[str, ...]:
        asked.append(code)
        return nearest(self, code)

    monkeypatch.setattr(NearCodes, "nearest", counted)
    index = CodeIndex.of((Framework(id="f", title="F", standards=(Standard(id="A.1", code="A.1"),)),))
    found = [index.find(code) for code in ("A.2", "A.3", " A.2 ", "A.1") * 50]
    assert asked == ["A.2", "A.3"]
    assert found[:3] == [CodeMatch((), ("A.1",)), CodeMatch((), ("A.1",)), CodeMatch((), ("A.1",))]


def test_what_is_remembered_has_an_end() -> None:
    index = CodeIndex.of(())
    for number in range(2 * MOST_REMEMBERED + 3):
        index.find(f"A.{number}")
    assert len(index._remembered) == 3
    assert pickle.loads(pickle.dumps(index)).find("A.1") == index.find("A.1")
