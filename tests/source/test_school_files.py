"""Files of the school: whatever looks as if it were meant to be read is read, or named."""

from __future__ import annotations

import pytest
from small_school import ReadSchool, said

RATINGS = "learner,standard,level\nada,A.1,beginning\n"
FRAME = {"ada/x.md": "a", "_school/frameworks/f.CSV": "code,statement\nA.1,One\n"}


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "a b.Csv", "ä.csv"])
def test_an_ending_may_have_any_letters(read_settings: ReadSchool, name: str) -> None:
    school, problems = read_settings({**FRAME, f"_school/ratings/{name}": RATINGS})
    assert (len(school.ratings), problems) == (1, ())


@pytest.mark.parametrize(
    ("place", "path", "message", "hint"),
    [
        ("ratings/a.xlsx", "ratings/a.xlsx", "A file of this kind is not read here", "save it as CSV"),
        ("ratings/a.TSV", "ratings/a.TSV", "A file of this kind", "save it as CSV"),
        ("ratings/a.csv.txt", "ratings/a.csv.txt", "name ends so is not read", "a.csv"),
        ("ratings/2026/a.csv", "ratings/2026/", "a folder within this folder", "Move the files into _school/ratings."),
        ("Ratings/a.csv", "Ratings", "a folder of this name", "ratings"),
        ("rating/a.csv", "rating", "a folder of this name", "ratings"),
        ("frameworks/a.yml.txt", "frameworks/a.yml.txt", "name ends so is not read", "a.yml"),
        ("frameworks/a.ods", "frameworks/a.ods", "A file of this kind", "save it as CSV"),
    ],
)
def test_what_is_not_read_is_named(read_settings: ReadSchool, place: str, path: str, message: str, hint: str) -> None:
    school, (problem,) = read_settings({**FRAME, f"_school/{place}": RATINGS})
    assert said(problem, "PG501", 0, message, hint)
    assert (problem.path, school.ratings) == (f"_school/{path}", ())


@pytest.mark.parametrize("name", ["README.md", "notes.txt", ".a.csv.swp", ".DS_Store", "a.csv~"])
def test_notes_beside_ratings_are_nobodys_concern(read_settings: ReadSchool, name: str) -> None:
    assert read_settings({**FRAME, f"_school/ratings/{name}": "x"})[1] == ()
