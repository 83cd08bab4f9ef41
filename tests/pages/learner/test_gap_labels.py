"""Gaps are said in words: where all work comes from, and since when there is nothing new."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.learner.gap_labels import gap_label, gap_titles
from portfolio_gen.view.evidence_index import Tagged
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.levels import LevelResult, State
from portfolio_gen.view.standard_progress import StandardProgress

AS_OF = dt.date(2026, 10, 20)


def standing(*days: dt.date | None, context: str = "school") -> StandardProgress:
    """A standard with one piece of evidence for each day."""
    pieces = tuple(Evidence(id=f"p{at}", title="P", date=day, context=context) for at, day in enumerate(days))
    return StandardProgress(
        code="SCI.1",
        standard=None,
        framework=None,
        result=LevelResult(State.NONE, None, None, RatingMethod(name="mode")),
        own=None,
        assessments=(),
        tagged=tuple(Tagged(piece, Tag(code="SCI.1")) for piece in pieces),
        pieces=pieces,
        contexts={context: len(pieces)} if pieces else {},
        gaps=(),
        proficient=False,
    )


def test_every_gap_has_a_title_of_its_own() -> None:
    titles = gap_titles()
    assert set(titles) == set(Gap)
    assert len(set(titles.values())) == len(titles)


def test_a_gap_that_needs_no_more_is_called_as_its_group() -> None:
    plain = [gap for gap in Gap if gap not in (Gap.ONE_CONTEXT, Gap.STALE)]
    item, titles = standing(AS_OF), gap_titles()
    assert [gap for gap in plain if gap_label(gap, item, AS_OF) != titles[gap]] == []


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ("school", "Only from school"),
        ("home", "Only from home"),
        ("work", "Only from work"),
        ("community", "Only from the community"),
        ("orchestra", "Only from orchestra"),
    ],
)
def test_one_place_is_named(context: str, words: str) -> None:
    assert gap_label(Gap.ONE_CONTEXT, standing(AS_OF, AS_OF, context=context), AS_OF) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((dt.date(2024, 3, 1), None, dt.date(2025, 9, 4), dt.date(2023, 1, 1)), "Nothing new since September 4, 2025"),
        ((dt.date(2026, 9, 4),), "Nothing new since September 4"),
        ((None,), "Nothing new for a year"),
        ((), "Nothing new for a year"),
    ],
)
def test_the_newest_day_is_said_where_one_is_known(days: tuple[dt.date | None, ...], words: str) -> None:
    assert gap_label(Gap.STALE, standing(*days), AS_OF) == words
