"""The frameworks of `tests/frameworks/`: each oddity of real life, read as its file means it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from written_frameworks import FAMILIES, FOLDER, NAMES, PACKAGES, again, differences, misplaced, package, read, written

from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.frameworks import read_framework, validate

FILES = {
    # (standards, rateable ones, codes of problems of reading, faults that validation finds)
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301.json": (2, 2, [], 0),
    "ac9-mathematics.yml": (107, 81, [], 0),
    "ccss-math.yml": (144, 92, [], 0),
    "circles.json": (7, 4, ["PG504"] * 2, 13),
    "deep-tree.json": (60, 1, [], 0),
    "every-key.case10.json": (2, 2, [], 0),
    "every-key.json": (2, 2, [], 0),
    "hand-written.yml": (10, 5, [], 0),
    "levels-without-codes.json": (12, 0, [], 0),
    "markup.json": (8, 8, [], 0),
    "ngss-pe.csv": (153, 127, [], 0),
    "numbers-as-text.json": (6, 6, [], 7),
    "other-scripts.yml": (8, 7, [], 0),
    "relations.case10.json": (11, 8, [], 0),
    "retired.json": (3, 3, [], 0),
    "scripts.json": (8, 7, [], 0),
    "semicolons.csv": (7, 3, [], 0),
    "several-parents.json": (7, 4, [], 0),
    "tabs.csv": (5, 3, [], 0),
    "twice.json": (5, 4, ["PG506"] * 2, 0),
}
TANGLED = {"circles.json", "twice.json"}
"""Packages whose associations do not make a tree."""


def test_each_file_is_expected_here_and_explained_in_the_readme() -> None:
    assert tuple(FILES) == NAMES
    explained = re.findall(r"^\| `([^`]+)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == sorted(NAMES)


@pytest.mark.parametrize("name", FILES)
def test_standards_and_problems_are_counted(name: str) -> None:
    framework, problems = read(FOLDER / name)
    found = len(framework.standards), len(framework.rateable), [problem.code for problem in problems]
    assert (*found, len(validate(FOLDER / name))) == FILES[name]
    assert len(framework.by_id) == len(framework.standards)


@pytest.mark.parametrize("name", FILES)
def test_a_framework_survives_being_written(name: str) -> None:
    assert again(written(name)) == written(name)


@pytest.mark.parametrize("name", FILES)
def test_the_cache_gives_the_same_framework_and_the_same_problems(name: str, tmp_path: Path) -> None:
    first, second = Problems(), Problems()
    kept = [read_framework(FOLDER / name, name, problems, tmp_path) for problems in (first, second)]
    assert kept == [written(name), written(name)]
    assert first.found == second.found == read(FOLDER / name)[1]


@pytest.mark.parametrize("name", sorted({*PACKAGES} - TANGLED))
def test_nothing_of_a_package_is_lost_and_its_tree_is_the_associations(name: str) -> None:
    assert differences(written(name), package(FOLDER / name)) == []
    assert misplaced(written(name), package(FOLDER / name)) == []


@pytest.mark.parametrize(
    ("name", "parent", "children"),
    [
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301.json", "", "WR.2 WR.1"),
        ("ccss-math.yml", "CCSS.Math.Content.7.RP.A", " ".join(f"CCSS.Math.Content.7.RP.A.{n}" for n in (1, 2, 3))),
        ("ngss-pe.csv", "MS-PS1", " ".join(f"MS-PS1-{n}" for n in range(1, 7))),
        ("ac9-mathematics.yml", "AC9M7N01", "AC9M7N01_E1 AC9M7N01_E2 AC9M7N01_E3"),
        ("ac9-mathematics.yml", "MATMATY7", " ".join(
            f"year-7-{area}" for area in ("number", "algebra", "measurement", "space", "statistics", "probability")
        )),
        ("circles.json", "", "CL.G CL.F CL.C CL.D"),
        ("circles.json", "CL.C", "CL.B"),
        ("circles.json", "CL.B", "CL.A"),
        ("circles.json", "CL.A", "CL.E"),
        ("deep-tree.json", "DT.59", "DT.60"),
        ("hand-written.yml", "WS", "3.10 WS.no 3.1"),
        ("hand-written.yml", "WI", "WS.no café-culture café-culture-2 WI.9"),
        ("numbers-as-text.json", "", "NT.4 NT.3 3.10 NT.1 NT.5 NT.6"),
        ("other-scripts.yml", "ع", "ع.١ ع.٢"),
        ("relations.case10.json", "GK.3", "GK.3.1 GK.3.2 GK.3.2a GK.3.2b GK.3.10"),
        ("relations.case10.json", "GK.4", "GK.4.1 GK.4.2"),
        ("semicolons.csv", "HA", "KO.2 wipe-the-table wipe-the-table-2 HA.1"),
        ("several-parents.json", "", "SP.A SP.B SP.C"),
        ("several-parents.json", "SP.A", "SP.2 SP.1 SP.4"),
        ("several-parents.json", "SP.B", "SP.3 SP.1 SP.4"),
        ("several-parents.json", "SP.C", "SP.4 SP.2"),
        ("tabs.csv", "M", "M.1 M.10 M.2"),
    ],
)  # fmt: skip
def test_the_order(name: str, parent: str, children: str) -> None:
    assert [child.id for child in written(name).children[parent]] == children.split()


@pytest.mark.parametrize(
    ("name", "licence", "rights", "attribution"),
    [
        ("ccss-math.yml", "MIT", "They are not the published ones.", "as NGA Center and CCSSO print them"),
        ("ac9-mathematics.yml", "MIT", "", "as ACARA prints them"),
        ("every-key.json", "CC BY 4.0", "Name the tests of this project & do as you like.", "Test Press"),
        ("every-key.case10.json", "CC BY 4.0", "Name the tests of this project & do as you like.", "Test Press"),
        ("hand-written.yml", "CC BY-SA 4.0", "Take it, change it, and say where it comes from.", "The workshop"),
        ("relations.case10.json", "", "", "School kitchen"),
        ("retired.json", "", "", "Written for the tests of this project"),
    ],
)
def test_the_rights(name: str, licence: str, rights: str, attribution: str) -> None:
    framework = written(name)
    assert framework.licence == licence
    assert rights in framework.rights
    assert bool(rights) == bool(framework.rights)
    assert attribution in framework.attribution
    assert framework.notice


@pytest.mark.parametrize("name", ["every-key.json", "every-key.case10.json"])
def test_every_fact_of_an_item_is_kept(name: str) -> None:
    framework = written(name)
    standard, other = framework.standards
    assert (framework.lang, framework.version, framework.subjects) == ("en", "3", ("Science", "Art"))
    assert framework.link == "https://example.org/every-key"
    assert (standard.code, standard.title, standard.kind) == ("EK.1", "Build a bridge", "Standard")
    assert (standard.notes, standard.grades) == ("Clarification: paper counts.", ("K", "1", "2"))
    assert (standard.licence, standard.lang, other.lang, other.licence) == ("MIT", "", "fr", "")
    assert other.grades == ("6", "HS")


def test_every_fact_of_a_hand_written_standard_is_kept() -> None:
    framework = written("hand-written.yml")
    assert (framework.version, framework.subjects) == ("2.10", ("Wood", "Wire, bent"))
    assert framework.by_id["3.1"].grades == ("K", "7", "8", "HS")
    assert framework.by_id["3.1"].aliases == ("W-1", "old: 1")
    assert framework.by_id["3.10"].statement == "Plane a board until it lies flat."
    assert framework.by_id["3.10"].notes.startswith("Retired in 2024;")
    no = framework.by_id["WS.no"]
    assert (no.statement, no.parents, no.lang, no.licence) == ("no", ("WS", "WI"), "fr", "MIT")
    assert [(one.id, one.code) for one in framework.children["café-culture"]] == [("2026-01-01",) * 2, ("a-name", "")]


def test_retired_items_stay_so_that_old_work_keeps_its_place() -> None:
    framework = written("retired.json")
    ends = [(one.code, one.retired) for one in framework.standards]
    assert ends == [("RE.1", dt.date(2021, 7, 31)), ("RE.2", None), ("RE.3", dt.date(2016, 7, 31))]
    assert [(standard.code, standard.name) for standard in framework.roots] == [
        ("RE.1", "Write an essay of five parts. (retired after July 31, 2021)"),
        ("RE.2", "Write an essay in the parts that it needs."),
        ("RE.3", "A title without a statement (retired after July 31, 2016)"),
    ]
    assert framework.by_id["RE.1"].notes == "Retired: see RE.2."


@pytest.mark.parametrize(
    ("name", "standard_id", "statement"),
    [
        ("markup.json", "MF.1", "This holds a table: cup, water; a, 1; and x = (-b ± √(b²-4ac))/(2a)"),
        ("markup.json", "MF.2", "Read: a map m²"),
        ("markup.json", "MF.3", "Only this is left."),
        ("markup.json", "MF.4", "Escaped twice, and 2y< x+3"),
        ("markup.json", "MF.5", "A heading one two"),
        ("markup.json", "MF.6", "3 = 1/27 of careless JSON"),
        ("markup.json", "MF.7", "a graph and H₂O"),
        ("relations.case10.json", "GK.3.10", "Dry apple rings on a string."),
        ("relations.case10.json", "GK.4.1", "Double a recipe: 2 × 3/4 cups make 1 1/2."),
        ("relations.case10.json", "GK.4.2", "A jar of radius 4 cm holds π r² h, and a price of $3 stays a price."),
        ("scripts.json", "数学7-1", "表を読み、気づいたことを書く。"),
        ("scripts.json", "[9수01-01]", "식물이 자라는 데 필요한 것을 말할 수 있다."),
        ("other-scripts.yml", "ह.६.१", "कहानी सुनकर उसका अंत बदलना।"),
        ("semicolons.csv", "KO.2", 'Say "enough; thank you" and mean it.'),
        ("semicolons.csv", "HA.1", "Ökonomisch einkaufen – für 10 €."),
    ],
)
def test_words_of_every_script_and_in_every_dress_are_read(name: str, standard_id: str, statement: str) -> None:
    assert written(name).by_id[standard_id].statement == statement


def test_titles_and_directions_of_writing_are_kept() -> None:
    assert written("markup.json").title == "Markup & formulas"
    assert written("scripts.json").title == "Scripts of the world — 世界の文字 𝑑"
    [without_code] = [standard for standard in written("scripts.json").standards if not standard.code]
    assert without_code.statement.startswith("Item 𝑑: ∀x ∈ ℕ, x + 0 = x, naïve café")


def test_levels_without_codes_make_a_tree_of_identifiers() -> None:
    framework = written("levels-without-codes.json")
    deepest = next(standard for standard in framework.standards if standard.statement == "Ask kindly.")
    assert framework.area(deepest).statement == "Listening"
    assert all(standard.id == standard.guid and not standard.code for standard in framework.standards)
    assert [len(framework.children.get(root.id, ())) for root in framework.roots] == [2, 2, 1]


def test_an_answer_of_a_service_is_called_by_its_title() -> None:
    assert written("3f2504e0-4f89-41d3-9a0c-0305e82c3301.json").id == "wrapped-in-a-service-s-answer"


@pytest.mark.parametrize(
    ("name", "begins", "line_end"),
    [
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301.json", b"\xef\xbb\xbf{", b"\r\n"),
        ("semicolons.csv", b"\xef\xbb\xbfCode;", b"\r\n"),
        ("other-scripts.yml", b"\xef\xbb\xbf#", b"\r\n"),
        ("tabs.csv", b"statement\tcode", b"\n"),
    ],
)
def test_marks_and_line_ends_are_as_they_were_written(name: str, begins: bytes, line_end: bytes) -> None:
    data = (FOLDER / name).read_bytes()
    assert data.startswith(begins)
    assert len(re.findall(rb"\r?\n", data)) == data.count(line_end)
    assert (b"\r" in data) == (b"\r" in line_end)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_a_tree_of_grades_and_areas(name: str) -> None:
    framework = written(name)
    assert len(framework.groups) > 20
    assert all(standard.statement or standard.title for standard in framework.standards)
