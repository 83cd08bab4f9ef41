"""What a cohort adds up to, and how it is noted: the same figures come back, and nothing else is in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from small_cohort import ADA, BO, COHORT, SCHOOL, VIEWS, ZOE, figures

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.pages.cohort.site import cohort_context
from portfolio_gen.view.cohort import columns
from portfolio_gen.view.figures import (
    CohortFigures,
    columns_of_figures,
    each_once,
    figures_as_json,
    figures_from_json,
)
from portfolio_gen.view.school_view import school_view

KNOWN = school_view(SCHOOL, Audience.EDUCATORS)
FIGURES = figures(COHORT, [view for view, _ in VIEWS])


def test_they_count_what_the_cohorts_own_columns_count() -> None:
    room = cohort_context(COHORT, VIEWS, KNOWN)
    counted = columns_of_figures(FIGURES.learners, KNOWN)
    shown = columns(room.learners, KNOWN)
    assert [_sums(column) for column in counted] == [_sums(column) for column in shown]
    assert FIGURES.unrated == len(room.inbox.unrated)
    assert FIGURES.as_of == room.newest


def _sums(column: Any) -> tuple[object, ...]:
    shares = [(share.kind, share.level, len(share.cells)) for share in column.shares(SCHOOL.scale)]
    return column.code, column.standard, column.pieces, column.shown_by, column.nothing, column.reached, shares


def test_what_is_noted_comes_back() -> None:
    noted = json.loads(json.dumps(figures_as_json(FIGURES)))
    assert figures_from_json(noted, SCHOOL.scale) == FIGURES


def test_no_word_of_anybody_is_noted() -> None:
    noted = json.dumps(figures_as_json(FIGURES))
    assert not [word for word in ("Lovelace", "Title of", "Name of", "ms-x", "Juniper") if word in noted]


@pytest.mark.parametrize(
    "noted",
    [
        None,
        {},
        [],
        "x",
        figures_as_json(FIGURES) | {"learners": [{}]},
        figures_as_json(FIGURES) | {"as_of": "never"},
        figures_as_json(FIGURES) | {"unrated": "many"},
        figures_as_json(FIGURES)
        | {"learners": [{"learner": "a", "pieces": 1, "days": [], "standards": {"A": ["odd"]}}]},
    ],
)
def test_what_cannot_be_read_is_not_known(noted: object) -> None:
    assert figures_from_json(noted, SCHOOL.scale) is None


def test_levels_that_a_school_has_no_more_are_not_known() -> None:
    levels = tuple(level.model_copy(update={"id": f"other-{level.id}"}) for level in SCHOOL.scale.levels)
    other = ProficiencyScale(levels=levels, proficient=levels[-1].id)
    assert figures_from_json(figures_as_json(FIGURES), other) is None


def test_who_is_in_two_cohorts_counts_once() -> None:
    both = (figures(COHORT, [ADA, BO]), figures(COHORT, [ZOE, ADA]))
    assert [one.learner for one in each_once(both)].count(ADA.learner) == 1
    assert len(each_once(both)) == 3
    assert isinstance(both[0], CohortFigures)
