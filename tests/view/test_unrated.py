"""What waits for a rating: every shared piece with every standard nobody has rated it on, in an order to follow."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.unrated import Grouping, unrated

STANDARDS = (
    Standard(id="SCI", code="SCI", title="Science"),
    Standard(id="SCI.2", code="SCI.2", parents=("SCI",)),
    Standard(id="SCI.10", code="SCI.10", parents=("SCI",)),
    Standard(id="ART.1", code="ART.1"),
)
SCHOOL = School(frameworks=(Framework(id="f", title="F", standards=STANDARDS),))


def piece(name: str, day: int, *codes: str, own: str = "") -> Evidence:
    """A piece of a day in October; 0 is no day."""
    date = dt.date(2026, 10, day) if day else None
    return Evidence(id=name, title=name, date=date, standards=tuple(Tag(code=code, level=own) for code in codes))


def view(learner: str, name: str, *pieces: Evidence, rated: tuple[tuple[str, str], ...] = ()) -> PortfolioView:
    ratings = tuple(Rating(learner=learner, standard=c, level="proficient", evidence=e) for e, c in rated)
    return PortfolioView(audience=Audience.EDUCATORS, learner=learner, name=name, evidence=pieces, ratings=ratings)


ZOE = view("zoe", "Zoe", piece("late", 9, "ART.1", "SCI.10"), piece("early", 2, "SCI.10"), piece("never", 0, "SCI.2"))
ADA = view("ada", "ada", piece("old", 1, "SCI.10", "SCI.2", own="proficient"), rated=(("old", "SCI.2"), ("", "SCI.10")))
BO = view("bo", "Bo", piece("odd", 3, "NO.1", "SCI.2", "SCI.2"))


def pairs(*codes: str, group: Grouping = Grouping.LEARNER) -> list[tuple[str, str, str]]:
    found = unrated((ZOE, ADA, BO), SCHOOL, codes, group)
    return [(one.learner, one.piece.id, one.standard.code) for one in found]


def test_of_a_learner_what_has_waited_longest_comes_first_and_a_piece_stays_together() -> None:
    assert pairs() == [
        ("ada", "old", "SCI.10"),
        ("bo", "odd", "SCI.2"),
        ("zoe", "early", "SCI.10"),
        ("zoe", "late", "SCI.10"),
        ("zoe", "late", "ART.1"),
        ("zoe", "never", "SCI.2"),
    ]


def test_of_a_standard_what_has_waited_longest_comes_first() -> None:
    assert pairs(group=Grouping.STANDARD) == [
        ("bo", "odd", "SCI.2"),
        ("zoe", "never", "SCI.2"),
        ("ada", "old", "SCI.10"),
        ("zoe", "early", "SCI.10"),
        ("zoe", "late", "SCI.10"),
        ("zoe", "late", "ART.1"),
    ]


def test_a_day_that_can_hardly_be_right_stands_where_no_day_does() -> None:
    pieces = (piece("b", 0, "SCI.2"), piece("c", 9, "SCI.2"), piece("a", 0, "SCI.2"))
    doubted = pieces[2].model_copy(update={"doubtful": dt.date(1026, 10, 1)})
    found = unrated((view("zoe", "Zoe", *pieces[:2], doubted),), SCHOOL)
    assert [one.piece.id for one in found] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [(("ART.1",), {"ART.1"}), (("SCI.2", "ART.1"), {"SCI.2", "ART.1"}), (("SCI",), {"SCI.2", "SCI.10"})],
)
def test_a_heading_means_what_lies_below_it(codes: tuple[str, ...], wanted: set[str]) -> None:
    assert {code for _, _, code in pairs(*codes)} == wanted


def test_standards_that_are_each_others_heading_come_to_an_end() -> None:
    round_about = (Standard(id="A", code="A", parents=("B",)), Standard(id="B", code="B", parents=("A",)))
    school = School(frameworks=(Framework(id="f", title="F", standards=round_about),))
    found = unrated((view("ada", "Ada", piece("old", 1, "A", "B")),), school, ("A",))
    assert [one.standard.code for one in found] == ["A", "B"]


def test_the_learners_own_view_stands_beside() -> None:
    (first, *_) = unrated((ADA,), SCHOOL)
    assert (first.name, first.own.label if first.own else "") == ("ada", "Proficient")
