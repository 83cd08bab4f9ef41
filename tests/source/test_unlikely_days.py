"""Days on which something cannot have happened are named, with what to write instead; what is read stays the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from small_school import SCHOOL, write

from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.rating.ratings import parse_ratings
from portfolio_gen.source.unlikely_days import same_day_by

TODAY = dt.date(2026, 11, 25)


def named(folder: Path, files: dict[str, str], today: dt.date | None = TODAY) -> list[Problem]:
    problems = Problems(today=today)
    read_portfolio(write(folder / "ada", files), SCHOOL, problems)
    return problems.found


@pytest.mark.parametrize(
    ("day", "said", "meant"),
    [
        ("2062-09-20", "still to come", "2026-09-20"),
        ("2027-11-20", "still to come", "2026-11-20"),
        ("2026-11-28", "still to come", "2025-11-28"),
        ("9999-12-31", "still to come", "2025-12-31"),
        ("2064-02-29", "still to come", "2024-02-29"),
        ("0206-11-20", "20 years ago", "2026-11-20"),
        ("1026-11-27", "20 years ago", "2026-11-27"),
        ("2006-12-24", "20 years ago", "2025-12-24"),
    ],
)
def test_a_slip_of_the_year_is_named_with_what_to_write(tmp_path: Path, day: str, said: str, meant: str) -> None:
    (problem,) = named(tmp_path, {"evidence/x.md": f"---\ntitle: X\ndate: {day}\n---\nText."})
    assert (problem.code, problem.path, problem.line, problem.key) == ("PG218", "ada/evidence/x.md", 3, "date")
    assert f"“date: {day}”" in problem.message
    assert said in problem.message
    assert problem.paste == (f"date: {meant}",)


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-27", "2026-01-01", "2007-01-01", "2014-06-01"])
def test_today_the_day_after_tomorrow_and_a_childhood_are_likely(tmp_path: Path, day: str) -> None:
    assert named(tmp_path, {"evidence/x.md": f"---\ndate: {day}\n---\nText."}) == []


GOAL = """---
title: G
date: 2026-09-01
started: 2062-09-02
target: 2062-12-01
steps:
  - {text: a, due: 2062-10-01, done: 2062-10-02}
  - text: b
    due: 2026-10-01
    done: 2062-10-03
---
"""
PLAN = """---
school_year: 2026-27
review_by: 2062-02-01
participants:
  - {name: Ms R, role: educator, agreed: 2062-09-15}
---
"""


def test_what_lies_ahead_may_lie_far_ahead_and_what_was_may_not(tmp_path: Path) -> None:
    found = named(tmp_path, {"goals/g.md": GOAL, "plan.md": PLAN})
    assert [(problem.path, problem.line, problem.key) for problem in found] == [
        ("ada/goals/g.md", 4, "started"),
        ("ada/goals/g.md", 7, "done"),
        ("ada/goals/g.md", 10, "done"),
        ("ada/plan.md", 5, "agreed"),
    ]


@pytest.mark.parametrize("name", ["2062-09-20-kite.md", "2062_09_20 kite.md"])
def test_a_day_in_the_name_of_a_file_is_asked_about_too(tmp_path: Path, name: str) -> None:
    (problem,) = named(tmp_path, {f"evidence/{name}": "Text."})
    assert (problem.code, problem.line) == ("PG218", 0)
    assert problem.paste == (f"2026-09-20{name[10:]}",)


def test_a_rating_has_its_line(tmp_path: Path) -> None:
    problems = Problems(today=TODAY)
    rows = "learner,standard,level,date\nada,3.10,proficient,2026-11-20\nada,3.10,proficient,2062-11-20\n"
    assert len(list(parse_ratings(rows, "r.csv", SCHOOL, problems))) == 2
    assert [(p.code, p.path, p.line, p.key) for p in problems.found] == [("PG218", "r.csv", 3, "date")]


def test_without_today_nothing_is_said_and_with_it_the_same_is_read(tmp_path: Path) -> None:
    files = {"evidence/x.md": "---\ndate: 2062-09-20\n---\nText.", "goals/g.md": GOAL}
    assert named(tmp_path, files, None) == []
    portfolios = [read_portfolio(tmp_path / "ada", SCHOOL, Problems(today=today)) for today in (None, TODAY)]
    assert portfolios[0] == portfolios[1]


@pytest.mark.parametrize("last", [dt.date(2026, 2, 28), dt.date(2028, 2, 28), dt.date(2104, 1, 1)])
def test_a_leap_day_is_moved_to_a_leap_year(last: dt.date) -> None:
    found = same_day_by(dt.date(2064, 2, 29), last)
    assert (found.month, found.day) == (2, 29)
    assert dt.timedelta(0) <= last - found < dt.timedelta(days=8 * 366 + 1)
