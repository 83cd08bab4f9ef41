"""Days, counts, lists, languages: the small words of pages."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.entries import Goal
from portfolio_gen.pages.text_format import day, day_of, full_day, language, spoken

NOVEMBER = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("date", "as_of", "short", "long"),
    [
        (dt.date(2026, 10, 3), dt.date(2026, 12, 1), "Oct 3", "October 3"),
        (dt.date(2027, 5, 9), dt.date(2027, 2, 1), "May 9", "May 9"),
        (dt.date(2027, 6, 9), dt.date(2027, 7, 31), "June 9", "June 9"),
        (dt.date(2026, 8, 1), dt.date(2026, 12, 1), "Aug 1", "August 1"),
        (dt.date(2026, 7, 31), dt.date(2026, 12, 1), "July 31, 2026", "July 31, 2026"),
        (dt.date(2027, 1, 15), dt.date(2026, 12, 1), "Jan 15, 2027", "January 15, 2027"),
        (dt.date(2025, 10, 3), dt.date(2026, 12, 1), "Oct 3, 2025", "October 3, 2025"),
        (dt.date(2026, 10, 3), None, "Oct 3, 2026", "October 3, 2026"),
    ],
)
def test_a_day_has_its_year_where_that_says_something(
    date: dt.date, as_of: dt.date | None, short: str, long: str
) -> None:
    assert day(date, as_of) == {"iso": date.isoformat(), "short": short, "long": long}


def test_a_day_that_can_hardly_be_right_has_its_year_even_where_everything_is_of_that_year() -> None:
    slip, right = Goal(id="x", title="X", doubtful=dt.date(2062, 9, 20)), Goal(id="y", title="Y", date=NOVEMBER)
    assert [shown and shown["short"] for item in (slip, right) if [shown := day_of(item, dt.date(2062, 11, 1))]] == [
        "Sep 20, 2062", "Nov 20, 2026",
    ]  # fmt: skip
    assert day_of(Goal(id="z", title="Z"), NOVEMBER) is None


def test_no_day_is_no_day() -> None:
    assert day(None, dt.date(2026, 1, 1)) is full_day(None) is None


@pytest.mark.parametrize(
    ("lang", "marked"),
    [("en", ("", "")), ("en-US", ("", "")), ("", ("", "")), ("es", ("es", "ltr")), ("ar", ("ar", "rtl"))],
)
def test_only_other_languages_are_marked(lang: str, marked: tuple[str, str]) -> None:
    assert tuple(spoken(lang).values()) == marked


@pytest.mark.parametrize(("tag", "name"), [("ig", "Igbo"), ("ES-mx", "Spanish"), ("tlh", "tlh")])
def test_names_of_languages(tag: str, name: str) -> None:
    assert language(tag) == name
