"""Laws every calculation method obeys, and those that two of them do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import floor
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.model.methods.registry import METHODS, by_date, history, result, rounded, steps

MASTERY = Decimal(3)
LEVELS = st.decimals(min_value=Decimal("0.25"), max_value=Decimal(10), places=2)
SOME = st.lists(LEVELS, min_size=1, max_size=12)
GAPPY = st.lists(st.none() | LEVELS | st.just(Decimal(0)), max_size=12)
PERCENT = st.integers(1, 99)
COUNT = st.integers(1, 6)
PARAMETERS: dict[str, st.SearchStrategy[str | int | None]] = {
    "mode": st.sampled_from(["most_recent", "mean"]),
    "median_recent": COUNT,
    "n_times": COUNT,
    "weighted_recent": PERCENT,
    "decaying_average": PERCENT,
}
# A score past mastery can join those that `n_times` averages and pull them down; a score can end a tie that
# `mode` would have settled for a higher one. Both are shown below. All others, the power law too, whose
# newest score always pulls the curve's end its own way, never fall when the newest score rises.
MONOTONE = sorted(METHODS.keys() - {"mode", "n_times"})
methods = pytest.mark.parametrize("name", METHODS)


def parameters(name: str) -> st.SearchStrategy[str | int | None]:
    return PARAMETERS.get(name, st.none())


@pytest.mark.parametrize("name", sorted(METHODS.keys() - {"power_law"}))
@given(data=st.data(), scores=SOME)
def test_bounded_by_the_scores(name: str, data: st.DataObject, scores: list[Decimal]) -> None:
    value = result(name, scores, mastery=MASTERY, parameter=data.draw(parameters(name)))
    assert value is None or min(scores) <= value <= max(scores)


@methods
@given(data=st.data(), score=LEVELS, number=st.integers(6, 12))
def test_equal_scores_give_that_score(name: str, data: st.DataObject, score: Decimal, number: int) -> None:
    parameter = data.draw(parameters(name))
    assert result(name, [score] * number, mastery=score, parameter=parameter) == score


@pytest.mark.slow
@pytest.mark.parametrize("name", MONOTONE)
@given(data=st.data(), older=st.lists(LEVELS, max_size=11), newest=st.tuples(LEVELS, LEVELS))
def test_monotone_in_the_newest_score(
    name: str, data: st.DataObject, older: list[Decimal], newest: tuple[Decimal, Decimal]
) -> None:
    parameter = data.draw(parameters(name))
    low, high = (result(name, [*older, score], mastery=MASTERY, parameter=parameter) for score in sorted(newest))
    assert low is high is None or (low is not None and high is not None and low <= high)


@pytest.mark.parametrize(
    ("name", "parameter", "older", "lower", "higher"),
    [
        ("n_times", 2, (4, 4), 2, 3),  # 4, then (4 + 4 + 3) / 3
        ("mode", "most_recent", (3, 3, 1, 1), 3, 4),  # 3, then a tie of 3 and 1, the 1 newer
        ("mode", "mean", (3, 3, 1, 1), 3, 4),  # 3, then (3 + 1) / 2
    ],
)
def test_not_monotone(name: str, parameter: str | int, older: tuple[int, ...], lower: int, higher: int) -> None:
    before, after = (
        result(name, [*map(Decimal, older), Decimal(newest)], mastery=MASTERY, parameter=parameter)
        for newest in (lower, higher)
    )
    assert before is not None
    assert after is not None
    assert before > after


@methods
@given(data=st.data(), scores=GAPPY)
def test_missing_scores_never_change_the_result(name: str, data: st.DataObject, scores: list[Decimal | None]) -> None:
    parameter = data.draw(parameters(name))
    kept = [score for score in scores if score is not None]
    for outcome in (result, steps):
        assert outcome(name, scores, mastery=MASTERY, parameter=parameter) == outcome(
            name, kept, mastery=MASTERY, parameter=parameter
        )


@methods
@given(data=st.data(), scores=GAPPY)
@pytest.mark.slow
def test_working_and_history_end_at_the_result(name: str, data: st.DataObject, scores: list[Decimal | None]) -> None:
    parameter = data.draw(parameters(name))
    value = result(name, scores, mastery=MASTERY, parameter=parameter)
    past = history(name, scores, mastery=MASTERY, parameter=parameter)
    assert steps(name, scores, mastery=MASTERY, parameter=parameter)[-1].value == value
    assert len(past) == len(scores)
    assert not past or past[-1] == value


@methods
@given(data=st.data(), scores=GAPPY)
@pytest.mark.slow
def test_history_is_the_result_of_each_beginning_to_the_last_digit(
    name: str, data: st.DataObject, scores: list[Decimal | None]
) -> None:
    parameter = data.draw(parameters(name))
    past = history(name, scores, mastery=MASTERY, parameter=parameter)
    begun = (scores[:end] for end in range(1, len(scores) + 1))
    assert list(map(str, past)) == [str(result(name, one, mastery=MASTERY, parameter=parameter)) for one in begun]


@methods
@given(data=st.data(), random=st.randoms(use_true_random=False))
@settings(max_examples=5)
def test_a_long_history_ends_at_the_result_to_the_last_digit(name: str, data: st.DataObject, random: Random) -> None:
    parameter = data.draw(parameters(name))
    scores = [Decimal(random.choice(("1", "2", "2.5", "3", "4.00", "0.75"))) for _ in range(300)]
    past = history(name, scores, mastery=MASTERY, parameter=parameter)
    for end in (3, 17, 299, 300):
        assert str(past[end - 1]) == str(result(name, scores[:end], mastery=MASTERY, parameter=parameter))


@given(older=LEVELS, newest=LEVELS, weight=PERCENT)
def test_two_scores_are_weighed_alike(older: Decimal, newest: Decimal, weight: int) -> None:
    weighted, decaying = (
        result(name, [older, newest], mastery=MASTERY, parameter=weight)
        for name in ("weighted_recent", "decaying_average")
    )
    assert weighted == decaying


def by_fractions(name: str, scores: list[Decimal], weight: int) -> Fraction:
    """The two weighted methods again, in whole numbers above and below a line."""
    share, values = Fraction(weight, 100), list(map(Fraction, scores))
    if name == "decaying_average":
        return reduce(lambda before, score: before * (1 - share) + score * share, values)
    older = values[:-1] or values
    return values[-1] * share + sum(older, Fraction(0)) / len(older) * (1 - share)


@pytest.mark.parametrize("name", ["weighted_recent", "decaying_average"])
@given(scores=SOME | st.lists(LEVELS, min_size=25, max_size=40), weight=PERCENT)
def test_rounded_once_from_the_exact_figure(name: str, scores: list[Decimal], weight: int) -> None:
    value = result(name, scores, mastery=MASTERY, parameter=weight)
    exact = by_fractions(name, scores, weight)
    assert value is not None
    assert rounded(value) * 100 == floor(exact * 100 + Fraction(1, 2))
    if name == "decaying_average":
        assert Fraction(value) == exact


@given(st.lists(st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9)), max_size=8))
def test_order_is_by_day_and_then_as_it_came(days: list[date | None]) -> None:
    places, tied = by_date([(day, place) for place, day in enumerate(days)])
    ordered = [(days[place] or date.min, place) for place in places]
    assert ordered == sorted(ordered)
    assert tied == (len(set(days)) < len(days))
