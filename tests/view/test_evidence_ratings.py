"""The strongest piece: carried by educators' ratings alone, the newest of the highest."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.view.evidence_ratings import entries_about, rated_level, strongest
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import progress
from portfolio_gen.view.standard_progress import StandardProgress

SCHOOL = School(name="S")


def _piece(name: str, day: int, *, own: str = "", codes: tuple[str, ...] = ("S.1",)) -> Evidence:
    tags = tuple(Tag(code=code, level=own) for code in codes)
    return Evidence(id=name, title=name, date=dt.date(2026, 10, day), standards=tags)


PIECES = (_piece("old", 1), _piece("middle", 2), _piece("new", 3, own="extending"), _piece("other", 4, codes=()))


def _of(*rated: tuple[str, str]) -> tuple[StandardProgress, PortfolioView]:
    """The standard with ratings of these pieces, one a day."""
    ratings = tuple(
        Rating(learner="a", standard="S.1", level=level, date=dt.date(2026, 11, day), evidence=piece)
        for day, (piece, level) in enumerate(rated, start=1)
    )
    view = PortfolioView(audience=Audience.EDUCATORS, learner="a", name="A", evidence=PIECES, ratings=ratings)
    return next(item for item in progress(view, SCHOOL).standards if item.code == "S.1"), view


@pytest.mark.parametrize(
    ("rated", "piece", "level"),
    [
        ([("old", "extending"), ("middle", "proficient")], "old", "extending"),
        ([("old", "proficient"), ("middle", "proficient"), ("new", "developing")], "middle", "proficient"),
        ([("old", "extending"), ("old", "developing"), ("middle", "proficient")], "middle", "proficient"),
        ([("old", "insufficient"), ("middle", "beginning")], "middle", "beginning"),
        ([("other", "extending"), ("old", "proficient")], "other", "extending"),
        ([("gone", "extending"), ("old", "proficient")], "old", "proficient"),
        ([("", "extending"), ("old", "proficient")], "old", "proficient"),
    ],
    ids=[
        "highest",
        "newest of the highest",
        "last attempt",
        "outside the scale",
        "not named",
        "not shared",
        "no piece",
    ],
)
def test_the_strongest_piece(rated: list[tuple[str, str]], piece: str, level: str) -> None:
    found = strongest(*_of(*rated))
    assert found
    assert (found[0].id, found[1].id) == (piece, level)


@pytest.mark.parametrize("rated", [[], [("", "extending")], [("old", "insufficient")], [("gone", "extending")]])
def test_no_piece_is_strong_by_the_learners_own_view(rated: list[tuple[str, str]]) -> None:
    assert strongest(*_of(*rated)) is None


def test_a_piece_that_only_an_educator_connects_is_among_the_entries() -> None:
    item, view = _of(("other", "developing"), ("gone", "developing"))
    assert [entry.id for entry in entries_about(item, view)] == ["other", "new", "middle", "old"]
    assert [entry.id for entry in entries_about(*_of())] == ["new", "middle", "old"]


def test_the_last_rating_of_a_piece_is_its_level() -> None:
    item, _ = _of(("old", "extending"), ("old", "developing"))
    assert rated_level(item, "evidence/old") == SCHOOL.scale.level("developing")
    assert rated_level(item, "evidence/new") is None
