"""A whole day among words is found in many languages; what may mean two days, or another's day, is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.source.dates import NotADay
from portfolio_gen.source.days_in_words import day_among, day_of_line, first_day

DAY = dt.date(2026, 9, 15)


@pytest.mark.parametrize(
    "words",
    [
        *("3. Woche 15.09.2026", "2026-09-15 What I want", "Week 4 - September 15/2026", "Day 16 (September 15, 2026)"),
        *("15 septiembre 2026", "El 15 de septiembre de 2026", "Le 15 septembre 2026", "15. September 2026"),
        *("Sept. 15, 2026: bridges", "15th of September, 2026", "2026/9/15", "2026年9月15日の日記", "2026년 9월 15일"),
        *("9/15/2026", "15/09/2026", "2026-09-15 and again 15.09.2026", "SEPTEMBER 15 2026"),
    ],
)
def test_a_whole_day_is_found_among_words(words: str) -> None:
    assert day_among(words) == DAY


@pytest.mark.parametrize(
    "words",
    [
        *("Week 4", "September 2026", "15 September", "2026", "D-Day, June 6, 1944", "September 31, 2026"),
        *("2026-09-15 to 2026-09-16", "1.2.3 of 2026", "version 2.15.2026.9", "Mayor 15, 2026", "2026-09-155"),
        *("room 15.09.20261", "I marched 15 2026", "12026-09-15"),
    ],
)
def test_other_words_name_no_day(words: str) -> None:
    assert day_among(words) is None


def test_a_day_that_may_be_two_is_asked_about_and_settled_by_the_school() -> None:
    with pytest.raises(NotADay, match="could be 2026-05-04"):
        day_among("Week 4, 04/05/2026")
    assert day_among("Week 4, 04/05/2026", "dmy") == dt.date(2026, 5, 4)
    assert day_among("Week 4, 04/05/2026", "mdy") == dt.date(2026, 4, 5)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "September 15, 2026",
            "**15.09.2026**",
            "Date: 2026-09-15",
            "*Posted on September 15, 2026*",
            "## 2026-09-15",
        ),
        *("Tuesday, September 15, 2026", "Fecha: 15 de septiembre de 2026", "Dienstag, 15. September 2026"),
        *("> 2026-09-15", "(September 15, 2026)", "- 2026-09-15"),
    ],
)
def test_a_line_that_says_nothing_but_the_day(line: str) -> None:
    assert day_of_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On September 15, 2026 we went",
        "We began on 2026-09-15",
        "| 2026-09-15 | 12 |",
        "04/05/2026",
        "",
        "# Week 4",
        "9",
    ],
)
def test_other_lines_are_no_days(line: str) -> None:
    assert day_of_line(line) is None


def test_the_first_of_several_lines_counts() -> None:
    assert first_day(["words", "2026-09-15", "2026-09-16"]) == DAY


@given(st.dates(dt.date(2010, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]))
def test_every_day_is_found_as_it_is_written(day: dt.date, form: str) -> None:
    assert day_among(f"Week 3 ({day.strftime(form)}): bridges") == day
    assert day_of_line(day.strftime(f"**{form}**")) == day
