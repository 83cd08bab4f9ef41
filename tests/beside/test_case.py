"""Published CASE packages: every item kept, the tree of the associations, the order of their numbers, the rights."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from written_frameworks import differences, misplaced, package, read

from portfolio_gen.model.standards.standard import Framework

LARGE = {
    "australian-curriculum-v9-mathematics.case.json": 1508,
    "ccss-math.case.json": 744,
    "ngss-pe.case.json": 269,
    "smarter-balanced-math.case10.json": 585,
}


@cache
def real(file: Path) -> Framework:
    return read(file)[0]


@pytest.mark.parametrize(("name", "count"), LARGE.items())
def test_nothing_is_lost(published: Path, name: str, count: int) -> None:
    framework = real(published / name)
    assert differences(framework, package(published / name)) == []
    assert len(framework.standards) == count
    assert all(standard.statement for standard in framework.standards)


@pytest.mark.parametrize("name", LARGE)
def test_the_tree_is_the_associations(published: Path, name: str) -> None:
    assert misplaced(real(published / name), package(published / name)) == []


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
def test_the_order(published: Path, name: str, parent: str, children: list[str]) -> None:
    listed = [child.id for child in real(published / name).children[parent]]
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
def test_the_rights(published: Path, name: str, licence: str, rights: str, attribution: str) -> None:
    framework = real(published / name)
    assert framework.licence == licence
    assert rights in framework.rights
    assert attribution in framework.attribution
    assert framework.notice


def test_words_of_every_script_and_deep_trees_are_read(published: Path) -> None:
    assert real(published / "opensalt_test_Utf8TestFramework.json").standards[0].statement == "Item 𝑑 1"
    assert len(real(published / "opensalt_test_SmartLevelFramework.json").standards) == 14
