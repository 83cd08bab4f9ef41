"""The matrix: its figures are those of progress, its cells have names, its parts hold every standard once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_cohort import ADA, COHORT, SCHOOL, VIEWS, ZOE, altered, day

from portfolio_gen.model.entries import Reflection
from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School, Term
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.cohort import matrix as cohort_matrix
from portfolio_gen.pages.cohort.context import ColumnArea, short_name
from portfolio_gen.pages.cohort.matrix import MAX_CELLS, areas_by_page, matrix_pages
from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.pages.cohort.symbols import LevelSymbols
from portfolio_gen.pages.site import Page
from portfolio_gen.view.cohort import StandardColumn
from portfolio_gen.view.progress import progress

ROOM = cohort_context(COHORT, VIEWS, SCHOOL)
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
        (0, 0, "c3", "3P 2 pieces: Proficient (the learner’s own view: Developing) (up from Beginning)"),
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
    found = {item.code: item for item in progress(ROOM.learners[0].view, SCHOOL, SCHOOL.terms[0].end).standards}
    assert found["SCI.1"].result.level == SCHOOL.scale.level("beginning")
    assert _said(then, 0, 0) == f"1B {len(found['SCI.1'].pieces)} piece: Beginning"
    assert {cell["look"] for row in then["rows"][1:] for cell in row["cells"]} == {"cn"}


def _turns(context: Mapping[str, Any]) -> list[list[str]]:
    return [[cell["turn"] for cell in row["cells"]] for row in context["rows"]]


def test_what_changed_is_marked_in_its_cell_and_counted_at_its_learner() -> None:
    assert NOW["since"] == "Spring"
    assert _turns(NOW) == [["u", "", "", ""], [""] * 4, [""] * 4, [""] * 4]
    assert [row["change"] for row in NOW["rows"]] == ["1\N{NO-BREAK SPACE}up", "", "", ""]


def test_the_first_term_is_compared_with_nothing() -> None:
    then = PAGES["matrix-spring.html"].context
    assert then["since"] == ""
    assert {turn for row in _turns(then) for turn in row} == {""}
    assert {row["change"] for row in then["rows"]} == {""}
    assert [word for word in then["words"] if word["id"].startswith("t")] == []
    values = [option["value"] for field in then["filters"] if field["id"] == "_by-show" for option in field["options"]]
    assert values == ["all", "gaps", "notyet", "reached"]


def test_a_past_term_is_compared_with_the_one_before_it() -> None:
    """Three terms: SCI.1 of the first is given up in the second; ART.1 goes down, and is as it was in the third."""
    terms = (
        Term(id="one", title="One", start=day(1, 1), end=day(3, 31)),
        Term(id="two", title="Two", start=day(4, 1), end=day(6, 30)),
        Term(id="three", title="Three", start=day(7, 1), end=day(12, 31)),
    )
    rated = (
        ("SCI.1", "developing", day(3, 1)), ("SCI.1", "excused", day(5, 1)), ("SCI.2", "developing", day(5, 1)),
        ("ART.1", "extending", day(3, 1)), ("ART.1", "developing", day(5, 2)), ("ART.1", "developing", day(9, 1)),
    )  # fmt: skip
    ratings = tuple(
        Rating(learner="ada", standard=code, level=level, date=date, final=level == "excused")
        for code, level, date in rated
    )
    ada = ADA.model_copy(update={"ratings": ratings})
    room = cohort_context(COHORT, ((ada, {}),), SCHOOL.model_copy(update={"terms": terms}))
    pages = {page.path: page.context for page in matrix_pages(room)}
    assert (pages["matrix-two.html"]["since"], _turns(pages["matrix-two.html"])) == (
        "One",
        [["g", "w", "", "d"]],
    )
    assert _said(pages["matrix-two.html"], 0, 0) == "EX 1 piece: Excused (before: Developing)"
    assert _said(pages["matrix-two.html"], 0, 1) == "2D 1 piece: Developing (new)"
    assert _said(pages["matrix-two.html"], 0, 3) == "2D 0 pieces: Developing (down from Extending)"
    assert (pages["matrix.html"]["since"], _turns(pages["matrix.html"])) == ("Two", [["", "", "", ""]])
    assert pages["matrix.html"]["rows"][0]["change"] == "no change"


def test_the_foot_of_a_column_holds_every_learner_once() -> None:
    for column in NOW["columns"]:
        assert sum(piece["height"] for piece in column["stack"]["pieces"]) == len(ROOM.learners)
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


@pytest.mark.parametrize(
    ("columns", "areas", "path", "says"),
    [
        (48, 2, "matrix.html", ""),
        (49, 2, "matrix.html", "To print, choose one area first: a sheet holds about 48 standards."),
        (48, 1, "matrix.html", ""),
        (49, 1, "matrix.html", "To print, take the Excel file below the table: a sheet holds about 48 standards."),
        (49, 1, "matrix-spring.html", "On paper the letters of this table are very small"),
    ],
)
def test_a_table_too_wide_for_a_sheet_says_what_to_do_before_printing(
    columns: int, areas: int, path: str, says: str
) -> None:
    codes = [f"T{number}" for number in range(columns)]
    days = (day(3, 2), day(10, 30))
    quiet = altered(ZOE, reflections=tuple(Reflection(id=f"r{n}", title="R", date=on) for n, on in enumerate(days)))
    made = tuple(
        Framework(
            id=f"f{area}",
            title=f"Framework {area}",
            standards=(
                Standard(id=f"A{area}", title=f"Area {area}"),
                *(Standard(id=code, code=code, title=code, parents=(f"A{area}",)) for code in codes[area::areas]),
            ),
        )
        for area in range(areas)
    )
    room = cohort_context(COHORT, ((quiet, {}),), School(name="School", frameworks=made, terms=SCHOOL.terms))
    found = next(page.context["paper"] for page in matrix_pages(room) if page.path == path)
    assert (found.startswith(says), bool(found)) == (True, bool(says))


def test_grades_are_one_list_of_labels_youngest_first() -> None:
    assert ROOM.grades == ("7", "8")
    assert [row["grade"] for row in NOW["rows"]] == [2, 1, 2, 0]


@given(st.lists(st.integers(1, 120), min_size=1, max_size=12), st.integers(0, 1500))
def test_parts_hold_every_column_once_and_never_too_many_cells(sizes: list[int], learners: int) -> None:
    areas = [
        ColumnArea(str(n), "", tuple(StandardColumn(f"{n}.{i}", None, None, ()) for i in range(size)))
        for n, size in enumerate(sizes)
    ]
    parts = areas_by_page(areas, learners)
    held = [[column.code for area in part for column in area.columns] for part in parts]
    assert [code for part in held for code in part] == [column.code for area in areas for column in area.columns]
    assert all(len(part) * learners <= MAX_CELLS or len(part) == 1 for part in held)


def test_a_cohort_too_large_for_one_table_has_sums_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohort_matrix, "MAX_CELLS", 8)
    pages: dict[str, Page] = {page.path: page for page in matrix_pages(ROOM)}
    first = pages["matrix.html"].context
    assert [head["title"] for head in first["heads"]] == ["Science: SCI.1 to SCI.2", "Science: SCI.3", "Arts: ART.1"]
    assert first["rows"][0]["change"] == "1\N{NO-BREAK SPACE}up"
    assert first["rows"][0]["sums"][0] == {"reached": 1, "of": 2, "nothing": 0}
    assert [column["code"] for column in pages["matrix_1.html"].context["columns"]] == ["SCI.1", "SCI.2"]
    assert first["word"] == LevelSymbols(SCHOOL.scale).proficient == "Proficient"


@pytest.mark.parametrize(
    ("labels", "signs"),
    [(["Beginning", "Developing"], ["1B", "2D"]), (["Emerging", "Expanding", "Done"], ["1Em", "2Ex", "3D"])],
)
def test_two_levels_with_one_first_letter_have_two_letters(labels: list[str], signs: list[str]) -> None:
    levels = tuple(Level(id=label, label=label, value=n) for n, label in enumerate(labels, start=1))
    marks = LevelSymbols(ProficiencyScale(levels=levels, proficient=labels[-1]))
    assert [marks.sign(level) for level in levels] == signs


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_the_jump_in_shade_is_at_proficient(count: int) -> None:
    levels = tuple(Level(id=f"l{n}", label=f"L{n}", value=n) for n in range(count))
    scale = ProficiencyScale(levels=levels, proficient=levels[-1].id)
    shades = [LevelSymbols(scale).shade(level) for level in levels]
    assert shades == sorted(shades)
    assert [shade in "34" for shade in shades] == [scale.is_proficient(level) for level in levels]


def test_a_long_name_ends_at_a_word() -> None:
    assert short_name("Analyze data from tests to determine similarities") == "Analyze data from tests to…"
