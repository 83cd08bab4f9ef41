"""Educators' ratings: rows that can be used count, all others are named by line and column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from small_school import SCHOOL, ReadSchool, said

from portfolio_gen.model.rating import Rating
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.ratings import LARGEST_RATINGS, parse_ratings

HEAD = "learner,standard,level,date,by,evidence,note,final\n"


def parse(text: str) -> tuple[list[Rating], list[Problem]]:
    problems = Problems()
    return list(parse_ratings(text, "r.csv", SCHOOL, problems)), problems.found


def rating(line: int = 2, **changes: object) -> Rating:
    return Rating.model_validate(
        {"learner": "amara", "standard": "3.10", "level": "proficient", "path": "r.csv", "line": line} | changes
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "Amara,3.10,Proficient\n", rating()),
        (HEAD + "amara,3.10,3,2026-10-03,ms-rivera,First Prototype.md,Well done,\n",
         rating(date=dt.date(2026, 10, 3), by="ms-rivera", evidence="first-prototype", note="Well done")),
        (HEAD + "amara,3.10,proficient,,,,,X\n", rating(final=True)),
        (HEAD + "amara,3.10,proficient,,,,,yes\n", rating(final=True)),
        (HEAD + "amara,3.10,proficient,,,,,no\n", rating()),
        (HEAD + "amara,SCI.1,proficient\n", rating(standard="SCI.1")),
        (HEAD + 'amara,3.10,proficient,,,,"one, two\nthree"\n', rating(note="one, two three")),
        (HEAD + "\n,,,\namara,3.10,proficient\n", rating(line=4)),
        (HEAD + "amara,3.10,proficient,,,,,,,\n", rating()),
        (HEAD + "'007,'3.10,proficient,,'12,'5e3,'=1+1,\n",
         rating(learner="007", by="12", evidence="5e3", note="=1+1")),
        (HEAD + "amara,3.10,proficient,,,,,✓\n", rating(final=True)),
        (HEAD + "amara,3.10,proficient,,,,,1.0\n", rating(final=True)),
        (HEAD + "amara,3.10,proficient,,,,,Ja\n", rating(final=True)),
        (HEAD + "amara,3.10,proficient,,,,,FALSCH\n", rating()),
        ("sep=;\nlevel;learner;standard\nproficient;amara;3.10\n", rating(line=3)),
        ('"sep=\t"\nlevel\tlearner\tstandard\nproficient\tamara\t3.10\n', rating(line=3)),
        ("level;Learner ;standard\nproficient;amara;3.10\n", rating()),
        ("learner\tstandard\tlevel\namara\t3.10\tproficient\n", rating()),
        ("learner,standard,level,other\namara,3.10,proficient,x\n", rating()),
        (HEAD + "amara,3.10,proficient,,,,=1+1\n", rating(note="=1+1")),
    ],
)  # fmt: skip
def test_taken(text: str, expected: Rating) -> None:
    assert parse(text) == ([expected], [])


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("", 1, "", "columns learner, standard, level", "learner,standard,level,date"),
        ("learner,code,level\na,b,c\n", 1, "", "columns standard", "learner,standard,level,date"),
        (HEAD + ",3.10,proficient\n", 2, "learner", "no learner", "column learner"),
        (HEAD + "amara,,proficient\n", 2, "standard", "no standard", "column standard"),
        (HEAD + "amara,3.10\n", 2, "level", "no level", "column level"),
        (HEAD + "amara,3.10,profficient\n", 2, "level", "“profficient” is not a level", "Proficient"),
        (HEAD + "amara,3.10,9\n", 2, "level", "“9” is not a level", "Beginning\nDeveloping"),
        (HEAD + "amara,SCI.9,proficient\n", 2, "standard", "No standard has the code “SCI.9”", "SCI.1"),
        (HEAD + "amara,zzz,proficient\n", 2, "standard", "No standard has the code “zzz”", "portfolio framework list"),
        (
            HEAD + "amara,Sci.1,proficient\n",
            2,
            "standard",
            "fits 2 standards: SCI.1 (River Valley), sci.1 (Other)",
            "whole code",
        ),
        (HEAD + "amara,3.10,proficient,soon\n", 2, "date", "“soon” is not a date", "2026-10-03"),
        (HEAD + "amara,3.10,proficient,04/09/2025\n", 2, "date", "2025-09-04 (September 4) or", "2025-04-09"),
        (HEAD + "amara,3.10,proficient,,,,,perhaps\n", 2, "final", "says neither yes nor no", "write yes"),
        (HEAD + "amara,3.10,proficient,,,,asked again, yes, she said\n", 2, "", "more cells", "quotation marks"),
        ("learner,standard,level,Level\namara,3.10,proficient,1\n", 1, "level", "Two columns are called level", "one"),
        (HEAD + '"a\nb",x,proficient\n', 2, "standard", "No standard", ""),
        (HEAD + '\n\n"a\nb",3.10,zz\n', 4, "level", "not a level", ""),
        (HEAD + 'amara,3.10,"' + "x" * 200_000 + "\n", 2, "", "From this row on", "quotation mark"),
    ],
)
def test_refused(text: str, line: int, column: str, message: str, hint: str) -> None:
    ratings, problems = parse(text)
    assert ratings == []
    assert len(problems) == 1
    assert said(problems[0], "PG505", line, message, hint), problems[0]
    assert problems[0].key == column


def test_a_bad_row_costs_only_itself() -> None:
    ratings, problems = parse(HEAD + "amara,3.10,zz,soon\namara,3.10,proficient\n")
    assert ratings == [rating(line=3)]
    assert sorted(problem.key for problem in problems) == ["date", "level"]


def test_a_misspelt_learner_is_named(read_settings: ReadSchool) -> None:
    rows = HEAD + "amara-okfor,A.1,beginning\nmoved-away,A.1,beginning\n"
    files = {"amara-okafor/x.md": "a", "_school/frameworks/f.csv": "code,statement\nA.1,One\n"}
    school, problems = read_settings({**files, "_school/ratings/1.csv": rows})
    assert [r.learner for r in school.ratings] == ["moved-away"]
    assert [problem.code for problem in problems] == ["PG505", "PG503"]
    assert said(problems[0], "PG505", 2, "no learner called “amara-okfor”", "amara-okafor")


@pytest.mark.parametrize(
    "opened",
    ['amara,3.10,proficient,,,,"careful\n', 'amara,3.10,proficient,,,,"careful, and\n\n', '"amara,3.10,beginning\n'],
)
def test_no_row_is_swallowed_by_a_quotation_that_is_not_closed(opened: str) -> None:
    """The rows before it count; those behind it cannot be told from its words, and the file says where that begins."""
    text = HEAD + "amara,SCI.1,proficient\n" + opened + "amara,SCI.1,extending\nbo,SCI.1,beginning\n"
    ratings, problems = parse(text)
    assert [(found.standard, found.line) for found in ratings] == [("SCI.1", 2)]
    assert [(problem.code, problem.line) for problem in problems] == [("PG505", 3)]
    closed = HEAD + opened + 'bo,SCI.1,beginning,,,,"well done",\n'
    assert [problem.line for problem in parse(closed)[1]] == [2]


def test_rows_about_nobody_are_counted(read_settings: ReadSchool) -> None:
    names = ('"Okafor, Amara"', "a.okafor@school.example", "100234", "Amara O.", "zoe")
    rows = HEAD + "amara-okafor,A.1,beginning\n" + "".join(f"{name},A.1,beginning\n" for name in names)
    files = {"amara-okafor/x.md": "a", "_school/frameworks/f.csv": "code,statement\nA.1,One\n"}
    school, problems = read_settings({**files, "_school/ratings/1.csv": rows})
    assert len(school.ratings) == 6
    assert [(problem.code, problem.line, problem.severity) for problem in problems] == [("PG503", 3, "warning")]
    assert "in line 3, 4, 5 and 2 more" in problems[0].message


def test_files_are_read_in_order(read_settings: ReadSchool) -> None:
    school, problems = read_settings(
        {
            "_school/frameworks/f.csv": "code,statement\nA.1,One\n",
            "_school/ratings/2.csv": HEAD + "leo,A.1,1B\n",
            "_school/ratings/1.csv": "\ufeff" + HEAD.replace("\n", "\r\n") + "amara,a.1,Extending\r\n",
            "_school/ratings/3.csv": b"\xff\xfe\x00",
            "_school/ratings/notes.txt": "not ratings",
        }
    )
    assert [(r.learner, r.standard, r.level, r.line) for r in school.ratings] == [
        ("amara", "A.1", "extending", 2),
        ("leo", "A.1", "beginning", 2),
    ]
    assert [(problem.code, problem.path) for problem in problems] == [("PG106", "_school/ratings/3.csv")]


def test_a_large_schools_ratings_fit_into_one_file(tmp_path: Path) -> None:
    rows = "a,SCI.1,3,2026-10-01,ms-x,,a note of some length that a teacher wrote\n" * 40_000
    (tmp_path / "all.csv").write_text("learner,standard,level,date,by,evidence,note\n" + rows, "utf-8")
    problems = Problems()
    with open_folder(tmp_path) as folder:
        assert read_text(folder, "all.csv", "all.csv", problems) is None
        assert read_text(folder, "all.csv", "all.csv", Problems(), LARGEST_RATINGS) is not None


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2026-10-03", None),
        ("2026-10-03 14:20", dt.time(14, 20)),
        ("2026-10-03T08:05:30Z", dt.time(8, 5, 30)),
        ("2026-10-03 8:05:30.250 +0200", dt.time(8, 5, 30)),
        ("2026-10-03 24:00", None),
        ("", None),
    ],
)
def test_the_time_behind_a_day_is_kept(written: str, time: dt.time | None) -> None:
    (found,), problems = parse(HEAD + f"amara,3.10,proficient,{written}\n")
    assert (found.date, found.time, problems) == (dt.date(2026, 10, 3) if written else None, time, [])


ONE, TWO = "amara,3.10,proficient\n", "amara,3.10,beginning\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + f"<<<<<<< HEAD\n{ONE}=======\n{TWO}>>>>>>> theirs\n", 2),
        (HEAD + ONE + f"<<<<<<< HEAD,,,,,,,\n{ONE}=======,,,,,,,\n{TWO}>>>>>>> theirs,,,,,,,\n", 3),
        (HEAD + f"{ONE}=======\n{TWO}", 3),
        (HEAD + f"{ONE}{TWO}>>>>>>> b12 (Ms X, late)\n", 4),
        (HEAD + f'{ONE}{TWO}"<<<<<<< HEAD"\n', 4),
        (HEAD + f'amara,3.10,proficient,,,,5" wide,\n<<<<<<< HEAD\n{ONE}=======\n{TWO}>>>>>>> theirs\n', 3),
        (HEAD.replace(",", ";") + f"<<<<<<< HEAD;;;\n{ONE.replace(',', ';')}", 2),
    ],
)
def test_no_row_counts_where_two_versions_stand(text: str, line: int) -> None:
    """Also rows that both versions share: which of them were meant nobody can tell."""
    ratings, (problem,) = parse(text)
    assert ratings == []
    assert said(problem, "PG117", line, "Two versions of this table", "Keep the rows you want")


@pytest.mark.parametrize("note", ['"one\n=======\ntwo"', '"one\n<<<<<<<< two"', "=======", "<<<<<<< here", "<<<<<<<<"])
def test_a_note_may_hold_such_signs(note: str) -> None:
    ratings, problems = parse(HEAD + f"amara,3.10,proficient,,,,{note},\n")
    assert (len(ratings), problems) == (1, [])


def test_one_slip_in_many_rows_is_one_problem() -> None:
    rows = ["amara,OLD.1,proficient"] * 3 + ["bo,OLD.2,proficient"] * 2 + ["bo,OLD.3,zz", "bo,3.10,proficient"]
    ratings, problems = parse(HEAD + "\n".join(rows))
    assert [rating.line for rating in ratings] == [8]
    said_of = sorted((problem.line, problem.message) for problem in problems)
    assert said_of == [
        (2, "No standard has the code “OLD.1”. 2 more rows have it, the next is line 3."),
        (5, "No standard has the code “OLD.2”. 1 more row has it, the next is line 6."),
        (7, "No standard has the code “OLD.3”."),
        (7, "“zz” is not a level."),
    ]
