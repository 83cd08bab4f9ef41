"""Requirements of school.yml: codes as people write them, and every requirement that nobody can meet is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from small_school import ReadSchool, said, write

from portfolio_gen.problems import Problems
from portfolio_gen.source.school import read_school

FRAMEWORK = "code,statement,parent\nART,Art,\nART.1,Look,ART\nART.2,Make it,ART\nART.3,Show,ART\n"
OTHER = "code,statement\nART.3x,One\nMUS.1,Hear\n"


def read(read_settings: ReadSchool, item: str) -> tuple[tuple[str, ...], list[tuple[str, int, str, str]]]:
    files = {"_school/school.yml": f"name: A\ngraduation:\n  - {item}\n", "_school/frameworks/f.csv": FRAMEWORK}
    school, problems = read_settings({**files, "_school/frameworks/g.csv": OTHER})
    return school.graduation[0].standards, [(p.code, p.line, p.message, p.hint) for p in problems]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("{standards: [ART.1, ART.2]}", ("ART.1", "ART.2")),
        ("{standards: [art 1, ART-2]}", ("ART.1", "ART.2")),
        ("{standards: 'ART.1, ART.2', proficient_in: 2}", ("ART.1", "ART.2")),
        ("{standards: ['ART.1; art.2', MUS.*], proficient_in: 3}", ("ART.1", "ART.2", "MUS.*")),
        ("{standards: [Make it]}", ("ART.2",)),
        ("{standards: ART, proficient_in: 3}", ("ART",)),
        ("{standards: ['*'], proficient_in: 5}", ("*",)),
    ],
)
def test_what_can_be_met_is_no_problem(read_settings: ReadSchool, item: str, expected: tuple[str, ...]) -> None:
    assert read(read_settings, item) == (expected, [])


@pytest.mark.parametrize(
    ("item", "message", "hint"),
    [
        ("{standards: [ART.1-ART.3]}", "“ART.1-ART.3” is no code", "as in [ART.1, ART.3], or a pattern"),
        ("{standards: [ART.1 to ART.3]}", "what lies between two codes is not known", "Write each code"),
        ("{standards: [ATR.*]}", "No standard has a code like “ATR.*”", "ART.1"),
        ("{standards: [ART.1/2]}", "No standard has the code “ART.1/2”", "ART.1"),
        ("{standards: 'ART.1, zzz9'}", "No standard has the code “zzz9”", "portfolio framework list"),
        ("{title: Art, standards: [ART.*], proficient_in: 9}", "“Art” asks for 9 standards, and only 4 count", "in: 4"),
        ("{title: Art, standards: [ART.1], proficient_in: 2}", "only 1 counts towards it", "proficient_in: 1"),
        ("{title: Art}", "“Art” names no standards, so nobody can meet it", "the codes that count"),
    ],
)
def test_what_nobody_can_meet_is_named(read_settings: ReadSchool, item: str, message: str, hint: str) -> None:
    _, [(code, line, says, offers)] = read(read_settings, item)
    assert (code, line) == ("PG502", 3)
    assert message in says
    assert hint in offers


def test_a_school_without_frameworks_has_other_things_to_mend(read_settings: ReadSchool) -> None:
    school, problems = read_settings({"_school/school.yml": "graduation: [{standards: [A.1], proficient_in: 3}]"})
    assert (school.graduation[0].standards, problems) == (("A.1",), ())


def test_each_requirement_has_its_own_line(read_settings: ReadSchool) -> None:
    text = (
        "graduation:\n  - id: a\n    title: Art\n    standards:\n      - ART.1\n      - ATR.2x\n    proficient_in: 1\n"
    )
    _, (problem,) = read_settings({"_school/school.yml": text, "_school/frameworks/f.csv": FRAMEWORK})
    assert said(problem, "PG502", 4, "“ATR.2x”", "ART.2")


@pytest.mark.parametrize(("today", "count"), [(dt.date(2026, 6, 30), 0), (dt.date(2026, 7, 1), 1), (None, 0)])
def test_what_has_ended_helps_nobody(tmp_path: Path, today: dt.date | None, count: int) -> None:
    standards = "standards: [{code: A.1}, {code: A.2, retired: 2026-06-30}]"
    asked = "graduation: [{title: Art, standards: [A.*], proficient_in: 2}]"
    write(tmp_path, {"_school/school.yml": asked, "_school/frameworks/f.yml": standards})
    problems = Problems(today=today)
    school = read_school(tmp_path, problems)
    assert [one.retired for one in school.frameworks[0].standards] == [None, dt.date(2026, 6, 30)]
    assert [problem.code for problem in problems.found] == ["PG502"] * count


def test_a_method_for_a_code_that_is_none_is_refused_with_the_likely_line(tmp_path: Path) -> None:
    files = {
        "_school/frameworks/old.csv": "code,statement\nSCI.10,One\nART.20,Two\n",
        "_school/school.yml": "rating_methods:\n  SCI.11: {name: highest}\n  juggling: {name: mode}\n",
    }
    problems = Problems()
    assert not read_school(write(tmp_path, files), problems).methods
    near, far = problems.found
    assert (near.code, near.line, near.paste) == ("PG502", 2, ("  SCI.10: {name: highest}",))
    assert (far.code, far.line, far.paste) == ("PG502", 3, ())
    assert "id of a framework or the whole code" in far.hint


def test_two_editions_are_told_apart_by_the_names_of_their_frameworks(tmp_path: Path) -> None:
    """In ratings, requirements and rating methods alike; a bare code of both is refused with both names."""
    rows = "ada,A.1,beginning\nada,new:A.1,beginning\nada,old A.1,beginning\n"
    files = {
        "ada/x.md": "a",
        "_school/frameworks/old.csv": "code,statement\nA.1,One\nA.2,Two\n",
        "_school/frameworks/new.csv": "code,statement\nA.1,One\n",
        "_school/ratings/r.csv": f"learner,standard,level\n{rows}",
        "_school/school.yml": "graduation: [{standards: ['old:A.*'], proficient_in: 2}, {standards: [new:A.1]}]\n"
        "rating_methods: {new:A.1: {name: highest}}\n",
    }
    problems = Problems()
    school = read_school(write(tmp_path, files), problems)
    assert [rating.standard for rating in school.ratings] == ["new:A.1", "old:A.1"]
    assert [counting.open for counting in school.counting.values()] == [{"old:A.1", "A.2"}, {"new:A.1"}]
    assert list(school.methods) == ["new:A.1"]
    (problem,) = problems.found
    assert (problem.code, problem.paste) == ("PG505", ("new:A.1", "old:A.1"))
