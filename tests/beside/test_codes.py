"""Codes of published frameworks, in every spelling that teachers use."""

from __future__ import annotations

from pathlib import Path

import pytest
from code_spellings import NEAREST, SPELLED
from growth import assert_at_most
from written_frameworks import read

from portfolio_gen.model.standards.code_index import CodeIndex, CodeMatch

PUBLISHED = ("ccss-math.case.json", "ngss-pe.case.json", "australian-curriculum-v9-mathematics.case.json")


@pytest.fixture(scope="module")
def codes(published: Path) -> CodeIndex:
    """A school with all three of them."""
    return CodeIndex.of(read(published / name)[0] for name in PUBLISHED)


def found_codes(found: CodeMatch) -> list[str]:
    return [placed.standard.code for placed in found.matches]


@pytest.mark.parametrize(("spelled", "code"), SPELLED)
def test_spellings_that_teachers_use(codes: CodeIndex, spelled: str, code: str) -> None:
    assert found_codes(codes.find(spelled)) == [code]


@pytest.mark.parametrize(("spelled", "near"), NEAREST)
def test_an_unknown_code_has_the_nearest_three(codes: CodeIndex, spelled: str, near: str) -> None:
    found = codes.find(spelled)
    assert found.matches == ()
    assert near in found.near
    assert len(found.near) == 3


@pytest.mark.parametrize("spelled", ["banana", "", "x", "---", "🙂", "9" * 5000])
def test_what_is_no_code_finds_nothing(codes: CodeIndex, spelled: str) -> None:
    assert codes.find(spelled).matches == ()


def test_every_code_finds_itself_and_nothing_else(codes: CodeIndex) -> None:
    own = [standard.code for framework in codes.frameworks for standard in framework.standards]
    assert len(own) == 2521
    assert [found_codes(codes.find(code)) for code in own] == [[code] for code in own]


def test_a_search_costs_little_beside_the_making_of_tables(codes: CodeIndex) -> None:
    unknown = "CCSS.Math.Content.7.RP.Z.9"
    assert len(codes.find(unknown).near) == 3
    assert_at_most(0.2, lambda: codes.find(unknown), lambda: CodeIndex.of(codes.frameworks).find(unknown))
