"""The matrix: its figures are those of progress, its cells have names, its parts hold every standard once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_cohort import COHORT, SCHOOL, VIEWS

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.pages import cohort_matrix
from portfolio_gen.pages.cohort_cells import Marks
from portfolio_gen.pages.cohort_matrix import MAX_CELLS, divided, matrix_pages
from portfolio_gen.pages.cohort_room import ColumnArea, short_name
from portfolio_gen.pages.cohort_site import room_of
from portfolio_gen.pages.site import Page
from portfolio_gen.view.cohort import Column
from portfolio_gen.view.progress import progress

ROOM = room_of(COHORT, VIEWS, SCHOOL)
PAGES = {page.path: page for page in matrix_pages(ROOM)}
NOW = PAGES["matrix.html"].context


def _said(context: Mapping[str, Any], learner: int, standard: int) -> str:
    """The name of a cell as a browser puts it together, without its row and column."""
    words = {word["id"]: word["text"] for word in context["words"]}
    return " ".join(words[name] for name in context["rows"][learner]["cells"][standard]["named"].split())


def test_there_is_a_page_for_now_and_for_each_term_that_is_over() -> None:
    assert sorted(PAGES) == ["matrix-spring.html", "matrix.html"]


@pytest.mark.parametrize(
    ("learner", "standard", "look", "said"),
    [
        (0, 0, "c3", "3P 2 pieces: Proficient (the learner’s own view: Developing)"),
        (0, 1, "ci", "NE 1 piece: Not enough evidence yet"),
        (0, 2, "cn", "No evidence yet"),
        (1, 0, "cx", "EX 0 pieces: Excused"),
        (1, 3, "co", "4E 0 pieces: Extending, only the learner’s own view"),
        (2, 0, "cw", "• 1 piece: Evidence, not rated yet"),
    ],
)
def test_a_cell_is_seen_and_said(learner: int, standard: int, look: str, said: str) -> None:
    assert NOW["rows"][learner]["cells"][standard]["look"] == look
    assert _said(NOW, learner, standard) == said


def test_the_own_view_stands_beside_only_where_it_differs() -> None:
    assert [cell["own"] for row in NOW["rows"] for cell in row["cells"] if cell["own"]] == ["2"]


def test_the_matrix_of_a_term_is_progress_at_its_end() -> None:
    then = PAGES["matrix-spring.html"].context
    found = {item.code: item for item in progress(ROOM.desks[0].view, SCHOOL, SCHOOL.terms[0].end).standards}
    assert found["SCI.1"].result.level == SCHOOL.scale.level("beginning")
    assert _said(then, 0, 0) == f"1B {len(found['SCI.1'].pieces)} piece: Beginning"
    assert {cell["look"] for row in then["rows"][1:] for cell in row["cells"]} == {"cn"}


def test_the_foot_of_a_column_holds_every_learner_once() -> None:
    for column in NOW["columns"]:
        assert sum(piece["height"] for piece in column["stack"]["pieces"]) == len(ROOM.desks)
    assert (
        NOW["columns"][0]["stack"]["words"] == "1 Proficient, 1 Evidence, not rated yet, 1 Excused, 1 No evidence yet"
    )


def test_figures_below_a_column_are_those_of_its_cells() -> None:
    reached, nothing = NOW["sums"]
    assert (reached["title"], nothing["title"]) == ("Proficient and beyond", "No evidence yet")
    for place, column in enumerate(NOW["columns"]):
        looks = [row["cells"][place]["look"] for row in NOW["rows"]]
        assert column[reached["key"]] == sum(look in ("c3", "c4") for look in looks)
        assert column[nothing["key"]] == looks.count("cn")


def test_the_figures_of_now_are_offered_beside_the_matrix_of_now_alone() -> None:
    assert [file["href"] for file in NOW["files"]] == ["downloads/juniper.xlsx", "downloads/juniper-matrix.csv"]
    assert PAGES["matrix-spring.html"].context["files"] == ()


def test_grades_are_one_list_of_labels_youngest_first() -> None:
    assert ROOM.grades == ("7", "8")
    assert [row["grade"] for row in NOW["rows"]] == [2, 1, 2, 0]


@given(st.lists(st.integers(1, 120), min_size=1, max_size=12), st.integers(0, 1500))
def test_parts_hold_every_column_once_and_never_too_many_cells(sizes: list[int], learners: int) -> None:
    areas = [
        ColumnArea(str(n), "", tuple(Column(f"{n}.{i}", None, None, ()) for i in range(size)))
        for n, size in enumerate(sizes)
    ]
    parts = divided(areas, learners)
    held = [[column.code for area in part for column in area.columns] for part in parts]
    assert [code for part in held for code in part] == [column.code for area in areas for column in area.columns]
    assert all(len(part) * learners <= MAX_CELLS or len(part) == 1 for part in held)


def test_a_cohort_too_large_for_one_table_has_sums_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohort_matrix, "MAX_CELLS", 8)
    pages: dict[str, Page] = {page.path: page for page in matrix_pages(ROOM)}
    first = pages["matrix.html"].context
    assert [head["title"] for head in first["heads"]] == ["Science: SCI.1 to SCI.2", "Science: SCI.3", "Arts: ART.1"]
    assert first["rows"][0]["sums"][0] == {"reached": 1, "of": 2, "nothing": 0}
    assert [column["code"] for column in pages["matrix_1.html"].context["columns"]] == ["SCI.1", "SCI.2"]


@pytest.mark.parametrize(
    ("labels", "signs"),
    [(["Beginning", "Developing"], ["1B", "2D"]), (["Emerging", "Expanding", "Done"], ["1Em", "2Ex", "3D"])],
)
def test_two_levels_with_one_first_letter_have_two_letters(labels: list[str], signs: list[str]) -> None:
    levels = tuple(Level(id=label, label=label, value=n) for n, label in enumerate(labels, start=1))
    marks = Marks(ProficiencyScale(levels=levels, proficient=labels[-1]))
    assert [marks.sign(level) for level in levels] == signs


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_the_jump_in_shade_is_at_proficient(count: int) -> None:
    levels = tuple(Level(id=f"l{n}", label=f"L{n}", value=n) for n in range(count))
    scale = ProficiencyScale(levels=levels, proficient=levels[-1].id)
    shades = [Marks(scale).shade(level) for level in levels]
    assert shades == sorted(shades)
    assert [shade in "34" for shade in shades] == [scale.is_proficient(level) for level in levels]


def test_a_long_name_ends_at_a_word() -> None:
    assert short_name("Analyze data from tests to determine similarities") == "Analyze data from tests to…"
