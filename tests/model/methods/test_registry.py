"""Hand-worked figures, workings and errors of every calculation method."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portfolio_gen.model.methods.registry import METHODS, by_date, history, result, rounded, steps

MASTERY = Decimal(3)


def scores(text: str) -> list[Decimal | None]:
    """`1 2.5 -` as scores; a hyphen is a rating without a value."""
    return [None if word == "-" else Decimal(word) for word in text.split()]


def shown(name: str, given: str, parameter: str | None = None) -> str | None:
    value = result(name, scores(given), mastery=MASTERY, parameter=parameter)
    return None if value is None else str(rounded(value))


HAND_WORKED = [
    ("highest", None, "1 3 2", "3.00"),
    ("highest", None, "0", "0.00"),  # an explicit zero is a result
    ("most_recent", None, "1 3 2", "2.00"),
    ("most_recent", None, "3 2 -", "2.00"),  # the missing one is not the newest
    ("average", None, "1 2 4", "2.33"),  # 7 / 3 = 2.333...
    ("average", None, "2 2 2 2 2 2 2 3", "2.13"),  # 17 / 8 = 2.125, the half goes up
    ("average", None, "-2 -2 -2 -2 -2 -2 -2 -3", "-2.13"),  # away from zero, so down
    ("average", None, "0 - 0", "0.00"),
    ("mode", None, "2 3 3 4", "3.00"),
    ("mode", "most_recent", "2 3 2 3 1", "3.00"),  # 2 and 3 twice each, 3 is the newer
    ("mode", "most_recent", "3 2 3 2 1", "2.00"),
    ("mode", "mean", "2 3 2 3 1", "2.50"),  # (2 + 3) / 2; the 1 is not tied
    ("mode", "mean", "1 4 4", "4.00"),  # no tie, no mean
    ("mode", None, "2.0 3 2", "2.00"),  # 2.0 and 2 are the same score
    ("median_recent", "3", "1 1 4 2 3", "3.00"),  # 4 2 3 -> 2 3 4
    ("median_recent", "4", "1 4 4 2 3", "3.50"),  # 4 4 2 3 -> 2 3 4 4 -> (3 + 4) / 2
    ("median_recent", "5", "2 3", "2.50"),  # only two there are
    ("median_recent", "1", "4 1", "1.00"),
    ("n_times", "2", "1 3 2 4 3", "3.33"),  # (3 + 4 + 3) / 3, all three although two are enough
    ("n_times", "3", "1 3 2 4", None),  # two of three
    ("n_times", "1", "2.99", None),
    ("n_times", "1", "3", "3.00"),  # at mastery counts
    ("weighted_recent", None, "1 2 3 4 5", "4.13"),  # 5 x .65 + 2.5 x .35 = 3.25 + .875 = 4.125
    ("weighted_recent", "80", "2 3", "2.80"),  # 3 x .8 + 2 x .2
    ("weighted_recent", None, "2", "2.00"),
    ("weighted_recent", "64", "0 0 1 0.0234375", "0.14"),  # .015 + 1/3 x .36 = .135, not 0.1349999
    ("decaying_average", None, "2", "2.00"),
    ("decaying_average", None, "2 3", "2.65"),  # 2 x .35 + 3 x .65 = .7 + 1.95
    ("decaying_average", None, "2 2 3 3", "2.88"),  # 2; 2; 2.65; .9275 + 1.95 = 2.8775
    ("decaying_average", "50", "0 1 2", "1.25"),  # 0; .5; .25 + 1
    ("decaying_average", "62.5", "0 2", "1.25"),  # 2 x .625
    ("decaying_average", None, "- 2 - 3", "2.65"),
    ("power_law", None, "1 2 3", "3.00"),  # s = n exactly
    ("power_law", None, "6 3 2", "2.00"),  # s = 6 / n
    ("power_law", None, "1 4 9 16", "16.00"),  # s = n^2; far outside the scale
    ("power_law", None, "2 3 3", "3.19"),  # see the working below; above every score
    ("power_law", None, "2 3", None),
    ("power_law", None, "2 - 3", None),
    ("power_law", None, "2 0 3", None),
    ("power_law", None, "2 -1 3", None),
]


@pytest.mark.parametrize(("name", "parameter", "given", "figure"), HAND_WORKED)
def test_hand_worked(name: str, parameter: str | None, given: str, figure: str | None) -> None:
    assert shown(name, given, parameter) == figure


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("given", ["", "-", "- - -"])
def test_nothing_left_is_no_result(name: str, given: str) -> None:
    assert shown(name, given) is None
    assert steps(name, scores(given), mastery=MASTERY)[-1].value is None


def test_the_unrounded_value_is_kept() -> None:
    assert result("decaying_average", scores("2 3 4"), mastery=MASTERY) == Decimal("3.5275")
    assert str(result("decaying_average", scores("3 3 3 3"), mastery=MASTERY)) == "3"
    third = result("average", scores("1 1 2"), mastery=MASTERY)
    assert third is not None
    assert abs(third * 3 - 4) < Decimal("1e-27")


@pytest.mark.parametrize(
    ("value", "figure"),
    [("4.125", "4.13"), ("-4.125", "-4.13"), ("4.12499999999999999999999999999", "4.12"), ("-0.001", "0.00")],
)
def test_rounding_is_half_away_from_zero(value: str, figure: str) -> None:
    assert str(rounded(Decimal(value))) == figure


WRONG_PARAMETERS = [
    ("decaying_average", "0", "from 1 to 99, and 0 is not. Write 65"),
    ("decaying_average", "100", "from 1 to 99"),
    ("weighted_recent", "-5", "from 1 to 99"),
    ("weighted_recent", "heavy", "heavy is not"),
    ("weighted_recent", "NaN", "NaN is not"),
    ("weighted_recent", True, "True is not"),
    ("median_recent", "0", "whole number from 1 to 20"),
    ("median_recent", "2.5", "whole number from 1 to 20"),
    ("n_times", 21, "whole number from 1 to 20"),
    ("mode", "median", "most_recent, mean, and median is not"),
    ("highest", 65, "nothing to set"),
    ("most_recent", 1, "nothing to set"),
    ("average", "", "nothing to set"),
    ("power_law", 65, "nothing to set"),
]


@pytest.mark.parametrize(("name", "parameter", "words"), WRONG_PARAMETERS)
def test_a_parameter_out_of_range_is_an_error(name: str, parameter: str | int, words: str) -> None:
    for given in (scores("1 2 3"), []):
        with pytest.raises(ValueError, match=words):
            result(name, given, mastery=MASTERY, parameter=parameter)
        with pytest.raises(ValueError, match=words):
            steps(name, given, mastery=MASTERY, parameter=parameter)


def test_what_is_no_number_or_no_method_is_an_error() -> None:
    with pytest.raises(ValueError, match="has to be a number"):
        result("average", [Decimal("NaN")], mastery=MASTERY)
    with pytest.raises(ValueError, match=r"called best. Write one of: highest, most_recent"):
        result("best", [], mastery=MASTERY)


WORKINGS = [
    ("highest", None, "1 3 2", "ratings, oldest first: 1, 3, 2 | the highest: 3.00"),
    ("most_recent", None, "1 - 2.5", "ratings, oldest first: 1, 2.5 | the newest: 2.50"),
    ("average", None, "1 2 4", "(1 + 2 + 4) ÷ 3 ≈ 2.333333"),
    ("average", None, "4", "4 = 4.00"),
    (
        "mode",
        "mean",
        "2 3",
        "ratings, oldest first: 2, 3 | how often each: 2: 1×, 3: 1× | equally often, so their mean: (2 + 3) ÷ 2 = 2.50",
    ),
    (
        "median_recent",
        "2",
        "1 4 3",
        "the last ratings, up to 2: 4, 3 | in order of size: 3, 4 | halfway between the middle two: (3 + 4) ÷ 2 = 3.50",
    ),
    ("n_times", "2", "1 3", "ratings of 3 or more: 3 | 1 so far, 2 needed: no result yet"),
    ("n_times", "2", "4 3", "ratings of 3 or more: 4, 3 | (4 + 3) ÷ 2 = 3.50"),
    (
        "weighted_recent",
        None,
        "1 2 3 4 5",
        "mean of the older ratings: (1 + 2 + 3 + 4) ÷ 4 = 2.50 | 5 × 65% + 2.50 × 35% = 4.125",
    ),
    (
        "decaying_average",
        None,
        "2 3 3",
        "first rating: 2.00 | 2.00 × 35% + 3 × 65% = 2.65 | 2.65 × 35% + 3 × 65% = 2.8775",
    ),
    ("power_law", None, "2 3", "ratings, oldest first: 2, 3 | fewer than 3: no result"),
    ("power_law", None, "2 0 3", "ratings, oldest first: 2, 0, 3 | 0 or less has no logarithm: no result"),
    (
        "power_law",
        None,
        "2 3 3",
        "n = 1, rating 2: ln n ≈ 0.00, ln rating ≈ 0.693147"
        " | n = 2, rating 3: ln n ≈ 0.693147, ln rating ≈ 1.098612"
        " | n = 3, rating 3: ln n ≈ 1.098612, ln rating ≈ 1.098612"
        " | mean of ln n ≈ 0.597253 | mean of ln rating ≈ 0.963457"
        " | sum of (ln n − 0.597253) × (ln rating − 0.963457) ≈ 0.242165"
        " | sum of (ln n − 0.597253)² ≈ 0.617268"
        " | slope: 0.242165 ÷ 0.617268 ≈ 0.392318 | start: 0.963457 − 0.392318 × 0.597253 ≈ 0.729144"
        " | e to the power of (0.729144 + 0.392318 × 1.098612) ≈ 3.19041",
    ),
]


@pytest.mark.parametrize(("name", "parameter", "given", "working"), WORKINGS)
def test_the_working(name: str, parameter: str | None, given: str, working: str) -> None:
    told = steps(name, scores(given), mastery=MASTERY, parameter=parameter)
    assert " | ".join(step.text for step in told) == working


@pytest.mark.parametrize(
    ("name", "parameter", "given", "after_each"),
    [
        ("decaying_average", None, "2 - 3 4", "2 2 2.65 3.5275"),
        ("n_times", "2", "- 3 4 3.5", "- - 3.5 3.5"),
        ("highest", None, "", ""),
    ],
)
def test_history(name: str, parameter: str | None, given: str, after_each: str) -> None:
    past = history(name, scores(given), mastery=MASTERY, parameter=parameter)
    assert list(past) == scores(after_each)


JAN, FEB = date(2026, 1, 5), date(2026, 2, 5)


@pytest.mark.parametrize(
    ("dated", "ordered", "tied"),
    [
        ([], "", False),
        ([(FEB, "b"), (JAN, "a")], "ab", False),
        ([(JAN, "b"), (None, "a")], "ab", False),  # undated is oldest
        ([(FEB, "b"), (JAN, "a"), (FEB, "c")], "abc", True),  # one day: as they came
        ([(FEB, "c"), (JAN, "a"), (FEB, "b")], "acb", True),
        ([(None, "b"), (None, "a")], "ba", True),
        # Instructure, canvas-lms on GitHub, result_analytics_spec.rb: scores 4 (no time), 3 (now), 1 (the day
        # before), latest is 3.
        ([(None, "4"), (FEB, "3"), (JAN, "1")], "413", False),
    ],
)
def test_order(dated: list[tuple[date | None, str]], ordered: str, tied: bool) -> None:
    assert by_date(dated) == (tuple(ordered), tied)
