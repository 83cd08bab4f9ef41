"""Where a learner stands on one standard: every state, and what the method sees."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from growth import assert_linear

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.methods import registry as methods
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod, School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.levels import (
    MOST_LINES,
    LevelResult,
    State,
    calculation_lines,
    level_history,
    method_for,
    shown_figure,
    work_out,
)

SCALE = ProficiencyScale()
DECAYING = RatingMethod(name="decaying_average", parameter="65")


def rated(*marks: str, days: list[int | None] | None = None, **more: object) -> list[Rating]:
    """Ratings of these levels, on these days of October or on the 1st, 2nd, 3rd ..."""
    days = days or list(range(1, len(marks) + 1))
    return [
        Rating.model_validate(
            {"learner": "a", "standard": "S.1", "level": mark, "date": day and dt.date(2026, 10, day), **more}
        )
        for mark, day in zip(marks, days, strict=True)
    ]


@pytest.mark.parametrize(
    ("ratings", "state", "level"),
    [
        ([], State.NONE, None),
        (rated("insufficient"), State.INSUFFICIENT, "insufficient"),
        (rated("excused"), State.EXCUSED, "excused"),
        (rated("developing", "excused"), State.WORKED_OUT, "developing"),
        ([*rated("developing"), *rated("excused", days=[2], final=True)], State.EXCUSED, "excused"),
        ([*rated("excused", final=True), *rated("developing", days=[2])], State.EXCUSED, "excused"),
        ([*rated("excused", final=True), *rated("developing", days=[2], final=True)], State.JUDGED, "developing"),
        ([*rated("proficient", final=True), *rated("excused", days=[2])], State.JUDGED, "proficient"),
        ([*rated("developing"), *rated("insufficient", days=[2], final=True)], State.WORKED_OUT, "developing"),
        (rated("excused", "developing"), State.WORKED_OUT, "developing"),
        (rated("developing", "insufficient"), State.WORKED_OUT, "developing"),
        (rated("insufficient", "excused", "insufficient"), State.INSUFFICIENT, "insufficient"),
        (rated("developing", "proficient", "proficient"), State.WORKED_OUT, "proficient"),
    ],
)
def test_no_two_reasons_for_having_no_level_are_confused(
    ratings: list[Rating], state: State, level: str | None
) -> None:
    result = work_out(ratings, SCALE, DECAYING)
    assert (result.state, result.level.id if result.level else None) == (state, level)


def test_an_explicit_zero_is_a_score() -> None:
    zero = Level(id="zero", label="Not shown", value=Decimal(0))
    scale = ProficiencyScale(levels=(zero, *SCALE.levels))
    result = work_out(rated("zero", "developing"), scale, RatingMethod(name="average"))
    assert (result.state, result.value) == (State.WORKED_OUT, Decimal(1))


def test_the_method_sees_the_latest_attempt_at_the_same_work() -> None:
    tries = [*rated("beginning", "proficient", work=7), *rated("developing", days=[2], work=8)]
    result = work_out(tries, SCALE, RatingMethod(name="average"))
    assert [rating.level for rating in result.counted] == ["proficient", "developing"]
    assert result.value == Decimal("2.5")


@pytest.mark.parametrize("word", ["excused", "insufficient"])
def test_what_is_no_score_wipes_out_nothing(word: str) -> None:
    """Neither the ratings of other pieces nor an earlier attempt at the piece that it is about."""
    others = [*rated("proficient", "extending"), *rated(word, days=[9], work=3)]
    assert work_out(others, SCALE, RatingMethod(name="average")).value == Decimal("3.5")
    again = [*rated("proficient", work=3), *rated("extending", days=[2], work=4), *rated(word, days=[9], work=3)]
    assert work_out(again, SCALE, RatingMethod(name="average")).value == Decimal("3.5")
    for method in methods.METHODS:
        named = RatingMethod(name=method)
        assert work_out(others, SCALE, named).value == work_out(others[:2], SCALE, named).value


def test_an_educators_judgement_wins_over_every_calculation() -> None:
    ratings = [*rated("extending", final=True), *rated("beginning", "beginning", days=[5, 6])]
    result = work_out(ratings, SCALE, DECAYING)
    assert (result.state, result.level and result.level.id) == (State.JUDGED, "extending")
    assert calculation_lines(result, SCALE) == ()


def test_undated_counts_as_oldest_and_a_shared_day_is_told() -> None:
    latest = RatingMethod(name="most_recent")
    undated_last_in_file = rated("beginning", "extending", days=[3, None])
    assert work_out(undated_last_in_file, SCALE, latest).value == Decimal(1)
    same_day = work_out(rated("beginning", "extending", days=[3, 3]), SCALE, latest)
    assert (same_day.value, same_day.same_day) == (Decimal(4), True)
    assert not work_out(rated("beginning", "extending"), SCALE, latest).same_day


def test_too_few_ratings_are_no_level_and_not_zero() -> None:
    result = work_out(rated("proficient"), SCALE, RatingMethod(name="n_times", parameter="3"))
    assert (result.state, result.value, result.level) == (State.TOO_FEW, None, None)


@pytest.mark.parametrize(
    ("marks", "value", "held", "level"),
    [
        (["beginning", "extending", "extending"], "4.94", True, "extending"),
        (["extending", "beginning", "beginning"], "0.81", True, "beginning"),
        (["extending", "developing", "beginning"], "1.08", False, "beginning"),
        (["beginning", "developing", "proficient"], "3.00", False, "proficient"),
        (["extending", "extending", "extending"], "4.00", False, "extending"),
        (["beginning", "beginning", "beginning"], "1.00", False, "beginning"),
    ],
)
def test_a_value_beyond_the_scale_is_held_at_its_end_and_says_so(
    marks: list[str], value: str, held: bool, level: str
) -> None:
    result = work_out(rated(*marks), SCALE, RatingMethod(name="power_law"))
    assert (shown_figure(result, SCALE), result.clamped, result.level and result.level.id) == (value, held, level)


def test_working_and_history_end_with_the_result() -> None:
    result = work_out(rated("developing", "proficient", "proficient"), SCALE, DECAYING)
    assert level_history(result, SCALE)[-1] == result.value == Decimal("2.8775")
    assert calculation_lines(result, SCALE)[-1].text.endswith("2.8775")


def test_a_standard_may_have_its_own_method_and_so_may_a_framework() -> None:
    framework = Framework(id="f", title="F", standards=(Standard(id="S.1", code="S.1"), Standard(id="S.2", code="S.2")))
    own, shared = RatingMethod(name="highest"), RatingMethod(name="average")
    school = School(frameworks=(framework,), methods={"S.1": own, "f": shared}, rating_method=DECAYING)
    assert method_for("S.1", school) == own
    assert method_for("S.2", school) == shared
    assert method_for("X", school) == DECAYING


def a_thousand_and_more(count: int) -> list[Rating]:
    marks = ("beginning", "developing", "proficient", "extending")
    return rated(*(marks[n % 4] for n in range(count)), days=[n % 28 + 1 for n in range(count)])


@pytest.mark.parametrize("method", ["decaying_average", "power_law"])
def test_of_a_long_working_the_last_lines_are_shown_and_how_many_are_not(method: str) -> None:
    result = work_out(a_thousand_and_more(1_000), SCALE, RatingMethod(name=method))
    lines = calculation_lines(result, SCALE)
    assert len(lines) == MOST_LINES + 1
    assert lines[0].text.endswith(" lines before these are not shown; they are like the first of these")
    assert int(lines[0].text.split()[0]) + MOST_LINES in (1_000, 1_007)


@pytest.mark.slow
@pytest.mark.parametrize(
    "method", ["most_recent", "average", "mode", "weighted_recent", "decaying_average", "power_law"]
)
def test_twice_the_ratings_take_twice_as_long(method: str) -> None:
    def figures(ratings: list[Rating]) -> None:
        result = work_out(ratings, SCALE, RatingMethod(name=method))
        level_history(result, SCALE)
        calculation_lines(result, SCALE)

    figures(a_thousand_and_more(4_000))
    assert_linear(figures, a_thousand_and_more, 1_000)


@pytest.mark.parametrize(
    ("levels", "method", "parameter", "shown"),
    [
        ("3 2 4 2", "decaying_average", "65", "2.498"),
        ("3 3 3 3", "average", None, "3.00"),
        ("2 3", "average", None, "2.50"),
        ("1 2 2", "average", None, "1.67"),
        ("2 3 " * 200 + "2", "average", None, "2.499"),
        ("", "average", None, ""),
    ],
)
def test_a_figure_has_the_places_that_say_its_level(
    levels: str, method: str, parameter: str | None, shown: str
) -> None:
    ids = {str(level.value): level.id for level in SCALE.levels}
    days = (dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(len(levels.split())))
    ratings = [
        Rating(learner="a", standard="s", level=ids[v], date=d) for v, d in zip(levels.split(), days, strict=True)
    ]
    assert shown_figure(work_out(ratings, SCALE, RatingMethod(name=method, parameter=parameter)), SCALE) == shown


def test_a_figure_beyond_the_scale_does_not_say_that_it_is_on_it() -> None:
    value = Decimal("4.0004")
    held = LevelResult(State.WORKED_OUT, SCALE.levels[-1], value, RatingMethod(name="power_law"), clamped=True)
    assert shown_figure(held, SCALE) == "4.0004"


@pytest.mark.parametrize(
    ("level", "judged", "others", "newer"),
    [
        ("developing", 5, [6, 7], 2),
        ("developing", 5, [4, 5], 0),
        ("developing", None, [4], 1),
        ("developing", 5, [None, 6], 1),
        ("excused", 5, [6], 1),
    ],
)
def test_a_judgement_knows_how_many_ratings_are_newer(
    level: str, judged: int | None, others: list[int | None], newer: int
) -> None:
    def on(day: int | None, given: str, *, final: bool = False) -> Rating:
        return Rating(learner="a", standard="s", level=given, date=day and dt.date(2026, 1, day), final=final)

    ratings = [on(judged, level, final=True), *(on(day, "extending") for day in others)]
    assert work_out(ratings, SCALE, RatingMethod()).newer == newer


@pytest.mark.parametrize(
    ("times", "level", "tied"),
    [
        ([(14, 20), (8, 5)], "beginning", False),
        ([(8, 5), (14, 20)], "extending", False),
        ([None, (8, 5)], "extending", False),
        ([(8, 5), None], "beginning", False),
        ([(8, 5), (8, 5)], "extending", True),
        ([None, None], "extending", True),
    ],
)
def test_of_one_day_the_later_time_is_newer(times: list[tuple[int, int] | None], level: str, tied: bool) -> None:
    ratings = [
        Rating(learner="a", standard="s", level=given, date=dt.date(2026, 1, 1), time=time and dt.time(*time))
        for given, time in zip(("beginning", "extending"), times, strict=True)
    ]
    result = work_out(ratings, SCALE, RatingMethod(name="most_recent"))
    assert (result.level and result.level.id, result.same_day) == (level, tied)


def test_a_time_without_a_day_that_counts_makes_nothing_newer() -> None:
    late = Rating(learner="a", standard="s", level="beginning", doubtful=dt.date(2062, 1, 1), time=dt.time(9))
    plain = Rating(learner="a", standard="s", level="extending")
    assert late.moment == plain.moment
