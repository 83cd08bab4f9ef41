"""The same rows in two files: one observation each, whatever the copy is called and whichever is read first."""

from __future__ import annotations

import pytest
from small_school import ReadSchool, said

HEAD = "learner,standard,level,date,by,evidence,note,final\n"
ONE = "ada,A.1,beginning,2026-09-12,ms-x,,,\n"
TWO = "ada,A.1,proficient,2026-09-20,ms-x,,,\n"
UNDATED = "ada,A.1,proficient,,ms-x,,,\n"


def read(read_settings: ReadSchool, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Which lines count, as `file:line`, and the problems with their lines."""
    ratings = {f"_school/ratings/{name}": HEAD + rows for name, rows in files.items()}
    frame = {"ada/x.md": "a", "_school/frameworks/f.csv": "code,statement\nA.1,One\n"}
    school, problems = read_settings({**frame, **ratings})
    short = [f"{rating.path.rpartition('/')[2]}:{rating.line}" for rating in school.ratings]
    return short, [f"{problem.code} {problem.path.rpartition('/')[2]}:{problem.line}" for problem in problems]


@pytest.mark.parametrize(
    ("files", "counting", "problems"),
    [
        ({"s.csv": ONE + TWO, "s (1).csv": ONE + TWO}, ["s.csv:2", "s.csv:3"], ["PG511 s (1).csv:2"]),
        ({"s.csv": ONE, "s - Copy.csv": ONE + TWO}, ["s.csv:2", "s - Copy.csv:3"], ["PG511 s - Copy.csv:2"]),
        ({"backup.csv": ONE + TWO, "s.csv": TWO + ONE}, ["backup.csv:2", "backup.csv:3"], ["PG511 s.csv:2"]),
        ({"a.csv": ONE, "b.csv": ONE, "c.csv": ONE}, ["a.csv:2"], ["PG511 b.csv:2", "PG511 c.csv:2"]),
        ({"a.csv": UNDATED, "b.csv": UNDATED}, ["a.csv:2", "b.csv:2"], []),
        ({"a.csv": UNDATED, "a (2).csv": UNDATED}, ["a.csv:2"], ["PG511 a (2).csv:2"]),
        ({"term.csv": UNDATED, "term 2.csv": UNDATED}, ["term 2.csv:2", "term.csv:2"], []),
        ({"a.csv": ONE + ONE}, ["a.csv:2", "a.csv:3"], []),
        ({"a.csv": ONE, "b.csv": ONE + ONE}, ["a.csv:2", "b.csv:3"], ["PG511 b.csv:2"]),
        ({"a.csv": ONE, "b.csv": ONE.replace("ms-x", "mr-y")}, ["a.csv:2", "b.csv:2"], []),
        ({"a.csv": ONE, "b.csv": ONE.replace("beginning", "1")}, ["a.csv:2"], ["PG511 b.csv:2"]),
    ],
)
def test_rows_of_a_copy_count_once(
    read_settings: ReadSchool, files: dict[str, str], counting: list[str], problems: list[str]
) -> None:
    assert read(read_settings, files) == (counting, problems)


def test_it_is_said_once_for_each_file(read_settings: ReadSchool) -> None:
    rows = "".join(f"ada,A.1,beginning,2026-09-{day},ms-x,,,\n" for day in range(10, 20))
    frame = {"ada/x.md": "a", "_school/frameworks/f.csv": "code,statement\nA.1,One\n"}
    copies = {"_school/ratings/s.csv": HEAD + rows, "_school/ratings/Copy of s.csv": HEAD + rows}
    school, (problem,) = read_settings({**frame, **copies})
    assert len(school.ratings) == 10
    assert said(problem, "PG511", 2, "10 rows from here on stand in _school/ratings/s.csv too", "delete the one")
