"""What has changed, in words that say since when and whose level was what."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from portfolio_gen.model.level import Level
from portfolio_gen.model.school import Term
from portfolio_gen.pages.cohort.changes import change_words, short_tally, tally_sentence
from portfolio_gen.view.change import Change, Turn

SPRING = Term(id="spring", title="Spring 2026", start=dt.date(2026, 1, 26), end=dt.date(2026, 6, 12))
DEVELOPING = Level(id="d", label="Developing")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(Turn.UP, DEVELOPING), "Up from Developing at the end of Spring 2026"),
        (Change(Turn.DOWN, DEVELOPING), "Down from Developing at the end of Spring 2026"),
        (Change(Turn.NEW, None), "New since the end of Spring 2026"),
        (Change(Turn.GONE, DEVELOPING), "No level any more, Developing at the end of Spring 2026"),
        (Change(Turn.SAME, DEVELOPING), "The same as at the end of Spring 2026"),
    ],
)
def test_one_change(change: Change, words: str) -> None:
    assert change_words(change, SPRING) == {"turn": change.turn.value, "words": words}


@pytest.mark.parametrize(
    ("counts", "short", "sentence"),
    [
        ({}, "", ""),
        ({Turn.SAME: 3}, "no change", "3 stayed"),
        ({Turn.UP: 3, Turn.DOWN: 1, Turn.NEW: 5, Turn.SAME: 2}, "3 up, 1 down, 5 new",
         "3 moved up, 1 moved down, 5 have a first level, 2 stayed"),
        ({Turn.NEW: 1, Turn.GONE: 1}, "1 new, 1 without a level now", "1 has a first level, 1 has no level any more"),
        ({Turn.GONE: 2}, "2 without a level now", "2 have no level any more"),
    ],
)  # fmt: skip
def test_many_changes(counts: dict[Turn, int], short: str, sentence: str) -> None:
    assert short_tally(Counter(counts)).replace("\N{NO-BREAK SPACE}", " ") == short
    assert tally_sentence(Counter(counts), SPRING) == (f"Since the end of Spring 2026: {sentence}." if sentence else "")
