"""Codes: exact, then every spelling teachers use; several are listed, none has neighbours."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.code_spelling import common_prefix, key, names, shortened, tokens, without_cluster
from portfolio_gen.model.codes import CodeIndex, Found
from portfolio_gen.model.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.frameworks import read_framework

FRAMEWORKS = Path(__file__).resolve().parents[2] / "../shared/data/frameworks"
PUBLISHED = ("ccss-math.case.json", "ngss-pe.case.json", "australian-curriculum-v9-mathematics.case.json")

SPELLINGS = {
    "CCSS.Math.Content.7.RP.A.1": [
        "CCSS.Math.Content.7.RP.A.1", "CCSS.MATH.CONTENT.7.RP.A.1", "ccss.math.content.7.rp.a.1", "7.RP.A.1", "7.RP.1",
        "7.rp.a.1", "7-RP-A-1", "7 RP A 1", "7RP1", "7RPA1", "CCSS.7.RP.A.1", "CCSS.Math.7.RP.1", "CC.7.RP.1",
        "CCSS-M 7.RP.1", "CCSSM.7.RP.A.1", "Math.7.RP.A.1", " 7.RP.A.1. ",
    ],
    "CCSS.Math.Content.7.RP.A.2a": ["7.RP.A.2a", "7.RP.2a", "7.RP.A.2.a", "7.RP.2(a)", "7-RP-2-A", "CCSS.7.RP.2.a"],
    "CCSS.Math.Content.HSA-APR.A.1": [
        "HSA-APR.A.1", "HSA.APR.A.1", "HSA-APR.1", "A-APR.A.1", "A-APR.1", "A.APR.1", "HS.A-APR.A.1", "CCSS.A-APR.1",
        "CCSS.Math.HSA-APR.A.1", "hsa apr 1",
    ],
    "CCSS.Math.Practice.MP1": [
        "MP1", "MP.1", "MP 1", "mp-1", "CCSS.MP1", "CCSS.Math.MP1", "Math.Practice.MP1", "Practice MP1", "CCSSM MP.1",
        "CCSS.MATH.PRACTICE.MP1",
    ],
    "MS-PS1-1": [
        "MS-PS1-1", "ms-ps1-1", "NGSS.MS-PS1-1", "NGSS MS-PS1-1", "NGSS-MS-PS1-1", "MS.PS1.1", "MS PS1-1", "MSPS1-1",
        "MS–PS1–1", "MS_PS1_1", "MS-PS1.1", "MS-PS-1-1", "PE MS-PS1-1", "MS-PS01-01",
    ],
    "AC9M7N01": [
        "AC9M7N01", "ac9m7n01", "AC9M7N1", "AC9 M7N01", "AC9-M7-N01", "AC9.M.7.N.01", "M7N01", "ACARA AC9M7N01",
        "AC9_M7N01", "AC9 M7 N1", "ACARA: AC9M7N01",
    ],
    "AC9M7N01_E1": ["AC9M7N01_E1", "AC9M7N01.E1", "AC9M7N01-E1", "AC9M7N01 E1", "ac9m7n01e1", "AC9M7N1_E1"],
}  # fmt: skip


def index(*codes: str) -> CodeIndex:
    return CodeIndex.of([framework("f", *(Standard(id=code, code=code) for code in codes))])


def framework(name: str, *standards: Standard, title: str = "") -> Framework:
    return Framework(id=name, title=title or name, standards=standards)


def codes(found: Found) -> list[str]:
    return [placed.standard.code for placed in found.matches]


@cache
def published() -> CodeIndex:
    if not FRAMEWORKS.is_dir():
        pytest.skip("the published frameworks are not beside this folder")
    read = (read_framework(FRAMEWORKS / name, name, Problems()) for name in PUBLISHED)
    return CodeIndex.of(framework for framework in read if framework)


@pytest.mark.parametrize(("written", "code"), [(w, code) for code, all_ in SPELLINGS.items() for w in all_])
def test_spellings_that_teachers_use(written: str, code: str) -> None:
    assert codes(published().find(written)) == [code]


def test_each_published_framework_is_tried_in_ten_spellings() -> None:
    for code in ("CCSS.Math.Content.7.RP.A.1", "MS-PS1-1", "AC9M7N01"):
        assert len(set(SPELLINGS[code])) >= 10


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("AC9M7N99", "AC9M7N09"),
        ("MS-PS9-1", "MS-PS1-1"),
        ("8.RP.A.1", "CCSS.Math.Content.7.RP.A.1"),
        ("PS1-1", "MS-PS1-1"),
    ],
)
def test_an_unknown_code_has_the_nearest_three(written: str, near: str) -> None:
    found = published().find(written)
    assert found.matches == ()
    assert near in found.near
    assert len(found.near) == 3


@pytest.mark.parametrize("written", ["banana", "", "x", "---", "🙂", "9" * 5000])
def test_what_is_no_code_finds_nothing(written: str) -> None:
    assert published().find(written).matches == ()


def test_every_published_code_finds_itself_and_nothing_else() -> None:
    found = published()
    for placed in found._placed:
        assert codes(found.find(placed.standard.code)) == [placed.standard.code]


def test_tables_of_two_thousand_standards_are_made_and_searched_fast() -> None:
    frameworks = published().frameworks
    fresh = CodeIndex.of(frameworks)
    started = time.process_time()
    fresh.find("7.RP.1")
    made = time.process_time() - started
    fresh.find("7.RP.Z.9")
    started = time.process_time()
    fresh.find("CCSS.Math.Content.7.RP.Z.9")
    assert made < 0.5
    assert time.process_time() - started < 0.1


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
    assert CodeIndex.of([]).find("A.1") == Found(())


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
    assert shortened(tokens("CCSS.7.RP"), prefix) == (("7", "rp"),)
    assert shortened(tokens("SCI.1"), ("sci",)) == ()


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
