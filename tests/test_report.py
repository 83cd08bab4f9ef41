"""What a build says of learners who keep entries to themselves, on a terminal and in a log."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from school_folder import put, run, written

from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.problems import Problem
from portfolio_gen.report import print_on_no_site, print_only_theirs
from portfolio_gen.results import OnlyTheirs

HOW = " To share one, write in its file: share_with: [educators, family]\n"
MAYA, LEO, ADA, BO = OnlyTheirs("Maya L", 5), OnlyTheirs("Leo", 1), OnlyTheirs("Ada", 4), OnlyTheirs("Bo", 2)


@pytest.mark.parametrize(
    ("kept", "terminal", "said"),
    [
        ((), True, ""),
        ((MAYA,), True, f"5 entries are only for Maya L.{HOW}"),
        ((LEO,), True, f"1 entry is only for Leo.{HOW}"),
        ((MAYA, LEO), True, f"5 entries are only for Maya L.\n1 entry is only for Leo.{HOW}"),
        ((MAYA, LEO, ADA, BO), True, f"12 entries of 4 learners are only for themselves.{HOW}"),
        ((), False, ""),
        ((MAYA,), False, f"5 entries of 1 learner are only for themselves.{HOW}"),
        ((LEO,), False, f"1 entry of 1 learner is only for themselves.{HOW}"),
        ((MAYA, LEO, ADA), False, f"10 entries of 3 learners are only for themselves.{HOW}"),
        ((OnlyTheirs("A\x1b[31m\nB", 2),), True, f"2 entries are only for A[31m B.{HOW}"),
    ],
)
def test_how_much_is_kept(kept: tuple[OnlyTheirs, ...], terminal: bool, said: str) -> None:
    out = io.StringIO()
    print_only_theirs(Console(file=out, force_terminal=terminal, no_color=True, width=40, highlight=False), kept)
    assert out.getvalue() == said


def entry(keys: str) -> str:
    return f"---\n{keys}\n---\nWords.\n"


FILES = {
    "_school/school.yml": "name: S\ncohorts:\n  elm: {learners: [maya, bo]}\nconsent:\n  bo: {public: true}\n",
    "maya/profile.md": entry("name: Maya L\nshare_with: []"),
    "maya/goals/a.md": entry("share_with: []"),
    "maya/goals/b.md": entry("share_with: [educators]"),
    "maya/goals/c.md": entry("share_with: [public]"),
    "maya/goals/d.md": entry("draft: yes"),
    "maya/evidence/e.md": entry("share_with: [family]"),
    "maya/_drafts/f.md": entry("share_with: [public]"),
    "maya/reflections/g.md": entry("share_with: [everbody]"),
    "maya/feedback/h.md": entry("on: a\nshare_with: [educators, family]"),
    "maya/feedback/i.md": entry("on: b\nshare_with: [educators, family]"),
    "bo/goals/a.md": entry("share_with: [public]"),
}


@pytest.mark.slow
def test_what_nobody_else_sees_is_counted_also_where_nothing_is_made(tmp_path: Path) -> None:
    project = written(tmp_path, FILES)
    assert run(project).only_theirs == (OnlyTheirs("Maya L", 4),)
    again = run(project)
    assert {record.outcome for record in again.records} <= {"unchanged", "absent"}
    assert again.only_theirs == (OnlyTheirs("Maya L", 4),)
    put(project.learners_dir, {"maya/goals/a.md": entry("share_with: [family]")})
    assert run(project, Scope(learners=("maya",))).only_theirs == (OnlyTheirs("Maya L", 2),)
    assert run(project, Scope(learners=("bo",))).only_theirs == ()
    assert run(project, workers=2).only_theirs == (OnlyTheirs("Maya L", 2),)


def test_what_is_the_profile_for_others_is_not_kept(tmp_path: Path) -> None:
    project = written(
        tmp_path, {"bo/profile.md": entry("share_with: []"), "bo/about.md": entry("share_with: [family]")}
    )
    assert run(project, Scope(audiences=(Audience.FAMILY,))).only_theirs == ()


@pytest.mark.parametrize(
    ("folders", "said"),
    [
        ((), ""),
        (("ana",), "1 learner is on no educators' site: ana."),
        (("ana", "ben", "cy", "di"), "4 learners are on no educators' site: ana, ben, cy and 1 more."),
    ],
)
def test_whom_no_educator_sees_is_said_at_the_end(folders: tuple[str, ...], said: str) -> None:
    out = io.StringIO()
    others = [Problem("_school/school.yml", 0, "PG503", "", "a", "b"), Problem("x/", 0, "PG122", "", "a", "b")]
    found = [Problem(f"{folder}/", 0, "PG503", "", "a", "b") for folder in folders]
    print_on_no_site(Console(file=out, no_color=True, width=40, highlight=False), [*others, *found])
    assert out.getvalue() == (f"{said} Add them to a cohort in _school/school.yml.\n" if said else "")
