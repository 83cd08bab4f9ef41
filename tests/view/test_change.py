"""What has changed between two days: every pair of levels, and nothing but levels."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod, School
from portfolio_gen.pages.cohort.context import LearnerAtTerm
from portfolio_gen.view.change import Change, Turn, change, changes, changes_by_code, tally
from portfolio_gen.view.cohort import StandardCell, StandardColumn, columns
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import progress

SCHOOL = School(name="S", rating_method=RatingMethod(name="most_recent"))
BEFORE, NOW = dt.date(2026, 6, 12), dt.date(2026, 11, 10)
WORDS = ("beginning", "developing", "proficient", "extending", "insufficient", "excused", "excused!")


def _view(*rated: tuple[dt.date, str], learner: str = "ada", code: str = "S.1") -> PortfolioView:
    """A level with `!` behind it is an explicit judgement."""
    ratings = tuple(
        Rating(learner=learner, standard=code, level=level.rstrip("!"), date=date, final=level.endswith("!"))
        for date, level in rated
    )
    piece = Evidence(id="e", title="E", date=BEFORE, standards=(Tag(code="S.2", level="extending"),))
    return PortfolioView(audience=Audience.EDUCATORS, learner=learner, name=learner, ratings=ratings, evidence=(piece,))


def _column(view: PortfolioView, day: dt.date, code: str = "S.1") -> StandardColumn | None:
    found = columns([LearnerAtTerm(view, progress(view, SCHOOL, day))], SCHOOL)
    return next((column for column in found if column.code == code), None)


def _change(*rated: tuple[dt.date, str]) -> Change | None:
    view = _view(*rated)
    now = _column(view, NOW)
    assert now is not None
    return changes(_column(view, BEFORE), now).get("ada")


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        ("", "", None),
        ("", "beginning", Turn.NEW),
        ("", "extending", Turn.NEW),
        ("", "insufficient", None),
        ("insufficient", "developing", Turn.NEW),
        ("excused", "developing", Turn.NEW),
        ("beginning", "extending", Turn.UP),
        ("developing", "proficient", Turn.UP),
        ("proficient", "beginning", Turn.DOWN),
        ("developing", "developing", Turn.SAME),
        ("developing", "insufficient", Turn.SAME),  # it is no zero: the level of before still holds
        ("developing", "excused", Turn.SAME),
        ("developing", "excused!", Turn.GONE),
        ("insufficient", "excused", None),
    ],
)
def test_which_way_a_level_went(before: str, now: str, turn: Turn | None) -> None:
    rated = [(day, level) for day, level in ((BEFORE, before), (NOW, now)) if level]
    found = _change(*rated) if rated else change(None, StandardCell("ada", None))
    assert (found.turn if found else None) == turn
    if found and turn is not Turn.NEW:
        assert found.before == SCHOOL.scale.level(before)


def test_the_last_day_of_the_term_belongs_to_it() -> None:
    assert _change((BEFORE, "developing")) == Change(Turn.SAME, SCHOOL.scale.level("developing"))
    assert _change((BEFORE + dt.timedelta(days=1), "developing")) == Change(Turn.NEW, None)


def test_what_learners_say_of_their_own_work_is_no_change() -> None:
    view = _view()
    now = _column(view, NOW, "S.2")
    assert now is not None
    assert now.cells[0].own == SCHOOL.scale.level("extending")
    assert changes(_column(view, BEFORE, "S.2"), now) == {}


def test_learners_are_compared_with_themselves_and_standards_with_themselves() -> None:
    rising = _view((BEFORE, "developing"), (NOW, "proficient"), learner="bo")
    falling = _view((BEFORE, "proficient"), (NOW, "developing"), learner="ada")
    other = _view((NOW, "beginning"), learner="cy", code="S.3")
    views = (rising, falling, other)
    now = columns([LearnerAtTerm(view, progress(view, SCHOOL, NOW)) for view in views], SCHOOL)
    then = columns([LearnerAtTerm(view, progress(view, SCHOOL, BEFORE)) for view in reversed(views)], SCHOOL)
    found = changes_by_code(then, now)
    assert {code: {who: one.turn for who, one in by.items()} for code, by in found.items()} == {
        "S.1": {"ada": Turn.DOWN, "bo": Turn.UP},
        "S.2": {},
        "S.3": {"cy": Turn.NEW},
    }


@given(st.lists(st.tuples(st.sampled_from((BEFORE, NOW)), st.sampled_from(WORDS)), min_size=1, max_size=6))
def test_every_learner_with_a_level_on_either_day_is_counted_once(rated: list[tuple[dt.date, str]]) -> None:
    view = _view(*rated)
    then, now = _column(view, BEFORE), _column(view, NOW)
    assert now is not None
    levels = [column.cells[0].level for column in (then, now) if column]
    counts = tally(changes(then, now).values())
    assert counts.total() == bool([level for level in levels if level])
    assert counts[Turn.UP] == (
        len(levels) == 2 and all(levels) and _place(levels[0].id) < _place(levels[1].id)  # type: ignore[union-attr]
    )


def _place(level: str) -> int:
    return [one.id for one in ProficiencyScale().levels].index(level)
