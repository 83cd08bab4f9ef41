"""What pages say of a judgement: that it is one, of which day, and what came in since."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.pages.learner.calculation import conclusion, judged_words
from portfolio_gen.view.levels import work_out

SCHOOL = School()
JUDGED = Rating(learner="a", standard="s", level="developing", date=dt.date(2025, 10, 12), final=True)
FREED = JUDGED.model_copy(update={"level": "excused"})
NEWER = [Rating(learner="a", standard="s", level="extending", date=dt.date(2026, month, 12)) for month in (9, 10)]


@pytest.mark.parametrize(
    ("ratings", "words", "says"),
    [
        ([JUDGED], "judged", "An educator judged this as Developing. Nothing was calculated."),
        (
            [JUDGED, *NEWER],
            "judged before 2 newer ratings",
            "An educator judged this as Developing on October 12, 2025. Nothing was calculated."
            " 2 ratings since then are not in it.",
        ),
        (
            [FREED, *NEWER[:1]],
            "",
            "This need not be shown, so nothing was calculated. 1 rating since then is not in it.",
        ),
        (NEWER, "", "4.00 is nearest to 4: Extending."),
    ],
)
def test_a_judgement_says_what_is_newer(ratings: list[Rating], words: str, says: str) -> None:
    result = work_out(ratings, SCHOOL.scale, SCHOOL.rating_method)
    assert (judged_words(result), conclusion(result, SCHOOL)) == (words, says)
