"""A filled worksheet: what spreadsheet programs make of it is read, and a row that cannot be used is named."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.rating.worksheet import Filled, check_rows, read_worksheet

STANDARDS = tuple(Standard(id=code, code=code) for code in ("3.10", "3.1", "TS.3.g", "a", "A"))
FRAMEWORKS = (Framework(id="f", title="F", standards=STANDARDS),)
OLD = Rating(learner="bo", standard="3.10", level="beginning", date=dt.date(2026, 9, 1), by="ms-x", evidence="pool")
SCHOOL = School(frameworks=FRAMEWORKS, educators={"ms-x": "Ms X"}, ratings=(OLD,))
SHARED = {"ada": ("engine", "10"), "bo": ("pool",), "zoe": ()}
DAY = dt.date(2026, 10, 3)
HEAD = "learner,standard,evidence,level,note,by\n"
ROW = Rating(learner="ada", standard="3.10", level="proficient", date=DAY, by="ms-x", evidence="engine", line=2)


def read(data: str | bytes) -> tuple[Filled, list[Problem]]:
    problems = Problems()
    return read_worksheet(data.encode() if isinstance(data, str) else data, "w.csv", problems), problems.found


def check(data: str | bytes) -> tuple[tuple[Rating, ...], int, list[Problem]]:
    filled, found = read(data)
    problems = Problems(found)
    checked = check_rows(filled.rated, "w.csv", DAY, SCHOOL, SHARED, problems)
    return checked.new, len(checked.known), problems.found


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        (HEAD + "ada,3.10,engine,proficient,,ms-x\n", {}),
        (HEAD + "ada,'3.10,engine,Proficient,,Ms X\n", {}),
        (HEAD + "Ada,3.10,Engine.md,3,,ms-x\n", {}),
        (HEAD + "ada,ts 3 g,'10,2,,ms-x\n", {"standard": "TS.3.g", "evidence": "10", "level": "developing"}),
        (HEAD + "ada,3.10,engine,proficient,'=1+1,ms-x\n", {"note": "=1+1"}),
        (HEAD + "ada,3.10,engine,proficient,'tis clear,ms-x\n", {"note": "'tis clear"}),
        (HEAD + 'ada,3.10,engine,proficient,"careful,\n""clear""",ms-x\n', {"note": 'careful, "clear"'}),
        ("\n".join(["by;level;evidence;Standard ;learner;x", "ms-x;3;engine;3.10;ada;;"]), {}),
        ("by\tlevel\tevidence\tstandard\tlearner\nms-x\t3\tengine\t3.10\tada\n", {}),
        ((HEAD + "ada,3.10,engine,3,,ms-x\n").replace("\n", "\r\n").encode("utf-8-sig"), {}),
        ((HEAD + "ada,3.10,engine,3,,new person\n"), {"by": "new person"}),
        (HEAD + "\n,,,,,\n" + "ada,3.10,engine,3,,ms-x,\n", {"line": 4}),
        (HEAD + 'zoe,3.10,x,,"two\nlines",\nada,3.10,engine,3,,ms-x\n', {"line": 4}),
        (HEAD + "ada,3.10,engine,insufficient,,ms-x\n", {"level": "insufficient"}),
        (HEAD + "ada,3.10,engine,3P,,ms-x\n", {}),
        (HEAD + "ada,3.10,engine,p,,ms-x\n", {}),
        (HEAD + "ada,3.10,engine,EX,,ms-x\n", {"level": "excused"}),
    ],
)  # fmt: skip
def test_taken(data: str | bytes, changes: dict[str, object]) -> None:
    assert check(data) == ((ROW.model_copy(update=changes),), 0, [])


def test_utf_16_is_taken_with_a_warning() -> None:
    new, _, problems = check((HEAD.replace(",", "\t") + "ada\t3.10\tengine\t3\t\tms-x\n").encode("utf-16"))
    assert new == (ROW,)
    assert [(problem.code, problem.severity) for problem in problems] == [("PG107", "warning")]


@pytest.mark.parametrize(
    ("data", "line", "column", "message", "hint"),
    [
        ("", 1, "", "columns learner, standard, evidence, level, by", "first line"),
        ("learner,standard,level,by\na,b,c,d\n", 1, "", "columns evidence", "first line"),
        ("learner,standard,level,by,evidence,level\na,b,c,d,e,f\n", 1, "level", "Two columns", "one of them"),
        (HEAD + "ada,3.10,engine,great,,ms-x\n", 2, "level", "“great” is not a level", "Beginning\nDeveloping"),
        (HEAD + "ada,3.10,engine,profficient,,ms-x\n", 2, "level", "not a level", "Proficient"),
        (HEAD + "ada,9.9.9,engine,3,,ms-x\n", 2, "standard", "No standard", ""),
        (HEAD + "ada,,engine,3,,ms-x\n", 2, "standard", "no standard", "column standard"),
        (HEAD + ",3.10,engine,3,,ms-x\n", 2, "learner", "no learner", "column learner"),
        (HEAD + "ada,3.10,,3,,ms-x\n", 2, "evidence", "no evidence", "column evidence"),
        (HEAD + "ada,3.10,engine,3,,\n", 2, "by", "No row says who rates", "--by ms-x"),
        (HEAD + "ada,3.10,engine,3,,\nbo,3.10,pool,3,,ms-x\n", 2, "by", "does not say who rates", "column by"),
        (HEAD + "adda,3.10,engine,3,,ms-x\n", 2, "learner", "no learner “adda”", "ada"),
        (HEAD + "ada,3.10,engin,3,,ms-x\n", 2, "evidence", "shares no evidence “engin”", "engine"),
        (HEAD + "zoe,3.10,diary,3,,ms-x\n", 2, "evidence", "zoe shares no evidence “diary”", "without .md"),
        (HEAD + "ada,3.10,engine,3,careful, clear,ms-x\n", 2, "", "more cells", "quotation marks"),
        (HEAD + 'ada,3.10,engine,3,"never closed,ms-x\n', 2, "", "cannot be read", "quotation mark"),
        (HEAD + 'ada,3.10,engine,3,"a\nb",ms-x\nbo,3.10,pool,x,,ms-x\n', 4, "level", "not a level", ""),
        (HEAD + "ada,3.10,engine,3,,ms-x\nADA,'3.10,engine,2,,Ms X\n", 3, "", "Line 2 rates the same", "one of the"),
    ],
)
def test_refused(data: str, line: int, column: str, message: str, hint: str) -> None:
    _, _, problems = check(data)
    assert [(problem.code, problem.path, problem.line, problem.key) for problem in problems] == [
        ("PG505", "w.csv", line, column)
    ]
    assert message in problems[0].message
    assert hint in problems[0].advice


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    problems = check(HEAD + "eve,9.9,x,great,,\n")[2]
    assert [problem.key for problem in problems] == ["by", "level", "standard", "learner"]


def test_rows_without_a_level_are_not_looked_at() -> None:
    filled, problems = read(HEAD + "nobody,0,0, ,a note,\nada,3.10,engine,3,,ms-x\n")
    assert ([row["note"] for row in filled.empty], filled.learners, problems) == (["a note"], ("ada",), [])


def test_who_takes_a_worksheet_rates_where_it_does_not_say() -> None:
    filled, _ = read(HEAD + "ada,3.10,engine,3,,\nbo,3.10,pool,3,,ms-y\n")
    problems = Problems()
    checked = check_rows(filled.rated, "w.csv", DAY, SCHOOL, SHARED, problems, by="ms-x")
    assert ([rating.by for rating in checked.new], problems.found) == (["ms-x", "ms-y"], [])


def test_what_was_taken_before_is_not_taken_again() -> None:
    assert check(HEAD + "bo,3.10,pool,beginning,,ms-x\n") == ((), 1, [])
    new, known, _ = check(HEAD + "bo,3.10,pool,developing,,ms-x\n")
    assert ([rating.level for rating in new], known) == (["developing"], 0)


def test_messages_do_not_repeat_whole_novels() -> None:
    long = "x" * 5000
    problems = check(HEAD + f"{long},{long},{long},{long},,ms-x\nada,3.10,{long},3,,ms-x\n")[2]
    assert len(problems) == 4
    assert max(len(json.dumps(problem.as_json())) for problem in problems) < 600


def again(*days: tuple[str, int]) -> School:
    """The school after ratings of the engine, each a level on a day of September."""
    ratings = (ROW.model_copy(update={"level": level, "date": dt.date(2026, 9, day)}) for level, day in days)
    return SCHOOL.model_copy(update={"ratings": tuple(ratings)})


@pytest.mark.parametrize(
    ("school", "new", "before", "since"),
    [
        (again(), ["proficient"], [""], []),
        (again(("proficient", 1)), [], [], [""]),
        (again(("proficient", 1), ("extending", 2)), ["proficient"], ["extending"], []),
        (again(("extending", 2), ("proficient", 1)), ["proficient"], ["extending"], []),
        (again(("extending", 1), ("proficient", 2)), [], [], [""]),
        (again(("proficient", 30), ("extending", 30)), [], [], ["extending"]),
    ],
)
def test_a_level_given_back_is_a_new_rating(
    school: School, new: list[str], before: list[str], since: list[str]
) -> None:
    filled, _ = read(HEAD + "ada,3.10,engine,proficient,,ms-x\n")
    checked = check_rows(filled.rated, "w.csv", dt.date(2026, 9, 30), school, SHARED, Problems())
    assert [rating.level for rating in checked.new] == new
    assert (list(checked.before), [known.since for known in checked.known]) == (before, since)
