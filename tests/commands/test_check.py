"""`portfolio check`: what is reported, of whom, and as what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]


def test_problems_come_as_json_with_the_documented_keys(run: Run) -> None:
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    code, printed = run("check", "--format", "json")
    (problem,) = json.loads(printed)
    assert code == 1
    assert list(problem) == ["code", "severity", "path", "line", "key", "message", "hint", "paste"]
    assert (problem["code"], problem["path"], problem["line"]) == ("PG101", "robin-example/profile.md", 2)


def test_a_path_narrows_the_report(run: Run) -> None:
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    assert run("check", "learners/robin-example")[0] == 1
    assert run("check", "learners/_school") == (0, "_school: no problems\n")


@pytest.mark.parametrize(
    "what", ["robin-example", "Robin Example", "robin", "learners/robin-example", r"learners\robin-example\profile.md"]
)
def test_a_learner_is_checked_by_name_and_by_path(run: Run, what: str) -> None:
    place = "robin-example/profile.md" if "profile" in what else "robin-example"
    assert run("check", what) == (0, f"{place}: no problems\n")
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    code, printed = run("check", what)
    assert code == 1
    assert f"{place}: 1 error, 0 warnings. Each code is explained by: portfolio problem PG101" in printed
    assert json.loads(run("check", what, "--format", "json")[1])[0]["path"] == "robin-example/profile.md"


def test_what_is_none_of_these_is_refused(run: Run) -> None:
    code, printed = run("check", "robbin")
    assert (code, "There is no “robbin”. Did you mean robin-example?" in printed) == (2, True)


def test_warnings_count_only_when_strict(run: Run) -> None:
    Path("learners/robin-example/note.md").write_text("---\ntags: a b c\n---\nText\n", "utf-8")
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1


def test_check_looks_into_files_when_it_is_told_to(run: Run) -> None:
    Path("learners/robin-example/evidence").mkdir()
    Path("learners/robin-example/evidence/cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    Path("learners/robin-example/evidence/cut.md").write_text("![A kite](cut.jpg)")
    assert run("check", "robin-example")[0] == 0
    code, printed = run("check", "--media", "robin-example")
    assert (code, "PG301" in printed) == (1, True)
