"""`portfolio new` and `init` for somebody who has never written a key: what they ask, refuse, write and say next."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.commands.asking import command_line, in_quotes

Run = Callable[..., tuple[int, str]]


def test_a_learner_who_is_nearly_named_is_offered_with_the_line_to_write(run: Run) -> None:
    run("new", "learner", "Maya L")
    code, printed = run("new", "goal", "Maya", "x")
    assert code == 2
    assert "There is no learner “Maya”. Did you mean maya-l?" in printed
    assert 'portfolio new goal maya-l "x"' in printed.splitlines()
    assert "new learner" not in printed
    _, printed = run("new", "goal", "Maya", "x", "--date", "2026-10-03")
    assert 'portfolio new goal maya-l "x" --date 2026-10-03' in printed.splitlines()
    assert sorted(Path("learners").glob("*/goals")) == []


def test_a_learner_is_meant_by_name(run: Run) -> None:
    run("new", "learner", "Maya L")
    assert run("new", "goal", "Maya L", "A kite")[0] == 0
    assert Path("learners/maya-l/goals/a-kite.md").is_file()


def test_whoever_is_new_is_offered_a_folder(run: Run) -> None:
    code, printed = run("new", "goal", "Zoe", "x")
    assert code == 2
    assert 'portfolio new learner "Zoe"' in printed.splitlines()


def test_words_need_no_quotes(run: Run) -> None:
    assert run("new", "learner", "Maya", "L")[0] == 0
    assert run("new", "goal", "maya-l", "A", "kite", "that", "flies", "--date", "2026-10-03")[0] == 0
    assert 'title: "A kite that flies"' in Path("learners/maya-l/goals/a-kite-that-flies.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("new",), 'portfolio new learner "Maya L"'),
        (("new", "learner"), 'portfolio new learner "Maya L"'),
        (("new", "goal"), 'portfolio new goal robin-example "The title"'),
        (("new", "goal", "robin-example"), 'portfolio new goal robin-example "The title"'),
        (("new", "goal", "A kite that flies"), 'portfolio new goal robin-example "A kite that flies"'),
        (("new", "feedback"), 'portfolio new feedback robin-example "The title" --by "My aunt"'),
    ],
)
def test_without_a_terminal_it_says_what_to_write(run: Run, arguments: tuple[str, ...], line: str) -> None:
    code, printed = run(*arguments)
    assert code == 2
    assert line in printed.splitlines()


def test_a_school_with_nobody_in_it_begins_with_a_learner(run: Run) -> None:
    for file in Path("learners/robin-example").iterdir():
        file.unlink()
    Path("learners/robin-example").rmdir()
    code, printed = run("new", "goal", "maya-l", "x")
    assert code == 2
    assert "portfolio new learner NAME" in printed.splitlines()


@pytest.mark.parametrize(
    ("arguments", "answers", "file"),
    [
        (("new",), "goal\nrobin-example\nA kite\n", "goals/a-kite.md"),
        (("new",), "9\ndance\n2\n1\nA kite\n", "goals/a-kite.md"),
        (("new", "goal"), "1\nA kite\n", "goals/a-kite.md"),
        (("new", "goal"), "nobody\nRobin\n\nA kite\n", "goals/a-kite.md"),
        (("new", "evidence", "robin-example"), "First kite\n", "evidence/first-kite.md"),
        (("new", "goal", "A kite"), "1\n", "goals/a-kite.md"),
        (("new", "learner"), "Maya L\n", "../maya-l/profile.md"),
    ],
)
def test_on_a_terminal_it_asks(answering: Run, arguments: tuple[str, ...], answers: str, file: str) -> None:
    assert answering(*arguments, answers=answers)[0] == 0
    assert (Path("learners/robin-example") / file).is_file()


def test_whoever_stops_answering_ends_it(answering: Run) -> None:
    assert answering("new", "goal", answers="")[0] == 130


@pytest.mark.skipif(os.name == "nt", reason="terminals of this kind are not there")
@pytest.mark.slow
def test_a_real_terminal_is_noticed(run: Run) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "portfolio_gen", "new", "goal"]
    asked = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.write(ours, b"1\nA kite\n")
    assert asked.wait(timeout=60) == 0
    os.close(theirs)
    assert b"Whose is it?" in os.read(ours, 4_000)
    assert Path("learners/robin-example/goals/a-kite.md").is_file()


# ---- cohorts -------------------------------------------------------------------------------------------------------


def test_a_cohort_is_meant_by_id_and_by_title(run: Run) -> None:
    for name, cohort in (("Ada B", "first"), ("Bo C", "First team"), ("Cy D", "FIRST-TEAM")):
        code, printed = run("new", "learner", name, "--cohort", cohort)
        assert (code, "in no cohort" in printed) == (0, False)
    assert all("\ncohort: first\n" in file.read_text("utf-8") for file in Path("learners").glob("*-?/profile.md"))
    assert run("check", "--strict")[1].count("PG503") == 0


def test_an_unknown_cohort_is_refused_with_all_there_are(run: Run) -> None:
    code, printed = run("new", "learner", "Ada B", "--cohort", "Frist team")
    assert code == 2
    assert "There is no cohort “Frist team”. Did you mean first?" in printed
    assert "first  First team" in printed.splitlines()
    assert not Path("learners/ada-b").exists()


def test_whoever_is_in_no_cohort_gets_the_line_to_paste(run: Run) -> None:
    code, printed = run("new", "learner", "Maya L")
    lines = printed.splitlines()
    school = Path("learners/_school/school.yml")
    text = school.read_text("utf-8")
    pasted = next(line for line in lines if "maya-l]" in line)
    number = int(next(line for line in lines if "instead of line" in line).rpartition(" ")[2].rstrip(":"))
    whole = text.splitlines()
    whole[number - 1] = pasted
    assert "PG503" in run("check", "--strict")[1]
    school.write_text("\n".join(whole), "utf-8")
    assert (code, "PG503" in run("check", "--strict")[1]) == (0, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [("[robin-example]", "[robin-example, maya-l]"), ("  first: {title: First team", "#"), ("cohorts:", "# cohorts:")],
)
def test_nothing_is_said_where_there_is_no_need(run: Run, before: str, after: str) -> None:
    school = Path("learners/_school/school.yml")
    lines = [after if line.startswith(before) and after[0] == "#" else line.replace(before, after)
             for line in school.read_text("utf-8").splitlines()]  # fmt: skip
    school.write_text("\n".join(lines), "utf-8")
    assert "cohort" not in run("new", "learner", "Maya L")[1]


def test_a_school_without_cohorts_is_told_how_to_have_some(run: Run) -> None:
    Path("learners/_school/school.yml").write_text("name: S\n", "utf-8")
    code, printed = run("new", "learner", "Maya L", "--cohort", "elm")
    assert (code, "cohorts:" in printed.splitlines()) == (2, True)
    Path("learners/_school/school.yml").write_text("name: {\n", "utf-8")
    code, printed = run("new", "learner", "Maya L", "--cohort", "elm")
    assert (code, "portfolio check _school" in printed.splitlines()) == (2, True)


# ---- what to do next -----------------------------------------------------------------------------------------------


def test_what_to_do_next_stands_alone_on_its_line(run: Run, tmp_path: Path) -> None:
    lines = run("init", str(tmp_path / "a school"))[1].splitlines()
    assert f"wrote {tmp_path / 'a school' / 'mkdocs.yml'}" in lines
    assert f'cd "{tmp_path / "a school"}"' in lines
    assert 'portfolio new learner "Your Name" --cohort first' in lines
    assert "portfolio build" in lines
    assert "portfolio check maya-l" in run("new", "learner", "Maya L")[1].splitlines()
    printed = run("new", "goal", "maya-l", "A kite")[1].splitlines()
    assert f"wrote {Path('learners/maya-l/goals/a-kite.md').absolute()}" in printed
    assert "portfolio check maya-l" in printed


def test_the_codes_of_standards_are_led_to(run: Run) -> None:
    run("new", "evidence", "robin-example", "First kite")
    file = Path("learners/robin-example/evidence/first-kite.md")
    assert "portfolio framework show first-standards" in file.read_text("utf-8")
    assert run("framework", "show", "first-standards")[0] == 0
    Path("learners/_school/frameworks/more.csv").write_text("code,statement\nM.1,Count\n", "utf-8")
    run("new", "goal", "robin-example", "Count")
    assert "portfolio framework list" in Path("learners/robin-example/goals/count.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("check", "maya-l"), "portfolio check maya-l"),
        (("check", "Sam W"), 'portfolio check "Sam W"'),
        (("new", "goal", "maya-l", in_quotes("x")), 'portfolio new goal maya-l "x"'),
    ],
)
def test_a_command_is_written_as_it_has_to_be_typed(words: tuple[str, ...], line: str) -> None:
    assert command_line(*words) == line


@pytest.mark.skipif(sys.platform == "win32", reason="another shell")
@pytest.mark.parametrize("text", ['My "first" try', "a $HOME of one's own", "`ls` \\ !", "100%", "it's"])
def test_a_quoted_text_is_one_word_to_the_shell(text: str) -> None:
    said = subprocess.run(f"printf %s {in_quotes(text)}", shell=True, capture_output=True, text=True, check=True)
    assert said.stdout == text


@pytest.mark.parametrize("kind", ["goal", "reflection", "evidence"])
def test_every_starting_point_passes_check_and_is_private(run: Run, kind: str) -> None:
    code, printed = run("new", kind, "robin-example", 'My "first": try', "--date", "2026-10-03")
    assert (code, "wrote" in printed) == (0, True)
    assert run("check", "--strict") == (0, "no problems\n")
    run("build", "--workers", "1")
    pages = "".join(page.read_text("utf-8") for page in Path("site").rglob("*.html"))
    assert "first&#34;: try" not in pages
