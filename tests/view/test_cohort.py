"""A cohort's figures are those of its learners' progress, counted once and nothing else."""

from __future__ import annotations

import pytest
from small_cohort import CODES, COHORT, SCHOOL, VIEWS

from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.view.cohort import CellState, count_by_learner, requirements
from portfolio_gen.view.gaps import Gap

ROOM = cohort_context(COHORT, VIEWS, SCHOOL)
COLUMNS = {column.code: column for column in ROOM.columns}


def test_every_standard_has_a_column_and_every_learner_a_cell_in_the_order_of_names() -> None:
    assert tuple(COLUMNS) == CODES
    assert {tuple(cell.learner for cell in column.cells) for column in ROOM.columns} == {("ada", "bo", "cy", "zoe")}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("SCI.1", [CellState.LEVEL, CellState.EXCUSED, CellState.WAITING, CellState.NONE]),
        ("SCI.2", [CellState.INSUFFICIENT, CellState.WAITING, CellState.NONE, CellState.NONE]),
        ("SCI.3", [CellState.NONE] * 4),
        ("ART.1", [CellState.NONE, CellState.SELF, CellState.NONE, CellState.NONE]),
    ],
)
def test_kinds_of_cells(code: str, kinds: list[CellState]) -> None:
    assert [cell.kind for cell in COLUMNS[code].cells] == kinds


def test_a_cell_repeats_what_progress_says() -> None:
    for desk_index, desk in enumerate(ROOM.learners):
        for item in desk.progress.standards:
            cell = COLUMNS[item.code].cells[desk_index]
            assert (cell.level, cell.own, cell.pieces) == (
                item.result.level if item.has_level else None,
                item.own,
                len(item.pieces),
            )
            assert (cell.kind is CellState.NONE) == (Gap.NO_EVIDENCE in item.gaps)


def test_shares_hold_everybody_once_with_the_highest_level_first() -> None:
    for column in ROOM.columns:
        shares = column.shares(SCHOOL.scale)
        assert sorted(cell.learner for share in shares for cell in share.cells) == ["ada", "bo", "cy", "zoe"]
    science = COLUMNS["SCI.1"].shares(SCHOOL.scale)
    names = [share.level.label if share.level else share.kind.value for share in science]
    assert names == ["Proficient", "waiting", "excused", "none"]


def test_counts() -> None:
    science = COLUMNS["SCI.1"]
    assert (science.pieces, science.shown_by, science.nothing, science.reached) == (3, 2, 1, 1)
    assert sum(column.reached for column in ROOM.columns) == sum(desk.progress.proficient for desk in ROOM.learners)
    assert count_by_learner(ROOM.columns, CellState.SELF, CellState.WAITING) == {"bo": 2, "cy": 1}


def test_requirements_are_met_by_those_whose_progress_says_so() -> None:
    (inquiry,) = requirements(ROOM.learners, SCHOOL)
    assert (inquiry.title, inquiry.needed, inquiry.met) == ("Inquiry", 1, 1)
    assert [one.met for one in inquiry.learners] == [True, False, False, False]
