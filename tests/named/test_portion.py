"""What the words behind `check` mean, and that none of them means nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from school_folder import put, settings_in, written

from portfolio_gen.jobs import Scope
from portfolio_gen.named.portion import Portion, find_portions, scope_of
from portfolio_gen.problems import Problem
from portfolio_gen.settings import Settings, SettingsError


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    files = {
        "_school/school.yml": "name: School\n",
        "_old/notes.md": "Nothing.",
        "maya-l/profile.md": "---\nname: Maya Lindqvist\n---\n",
        "maya-l/goals/kite.md": "A kite.",
        "leo-tran/goals/bridge.md": "A bridge.",
        "list.txt": "Maya, Leo",
    }
    project = written(tmp_path, files)
    put(tmp_path, {"theme/a.css": "", "site/public/maya-l/index.html": ""})
    return project


@pytest.mark.parametrize(
    ("word", "standing", "place"),
    [
        ("maya-l", "", "maya-l"),
        ("Maya L", "", "maya-l"),
        ("Maya Lindqvist", "", "maya-l"),
        ("maya", "", "maya-l"),
        ("learners/maya-l", "", "maya-l"),
        ("learners/maya-l/", "", "maya-l"),
        (r"learners\maya-l", "", "maya-l"),
        (r".\learners\maya-l\goals\kite.md", "", "maya-l/goals/kite.md"),
        ("maya-l/goals", "", "maya-l/goals"),
        ("kite.md", "learners/maya-l/goals", "maya-l/goals/kite.md"),
        (".", "learners/maya-l/goals", "maya-l/goals"),
        ("..", "learners/maya-l/goals", "maya-l"),
        (r"..\goals", "learners/maya-l/goals", "maya-l/goals"),
        ("leo-tran", "learners/maya-l", "leo-tran"),
        ("maya-l", "site/public", "maya-l"),
        ("_school", "", "_school"),
        ("learners/_school/school.yml", "", "_school/school.yml"),
        ("learners", "", ""),
        (".", "", ""),
        ("..", "theme", ""),
    ],
)
def test_a_word_means_a_part_of_the_school(
    project: Settings, tmp_path: Path, word: str, standing: str, place: str
) -> None:
    assert find_portions(project, [word], tmp_path / standing) == (Portion(place),)


def test_an_absolute_path_means_the_same_from_anywhere(project: Settings, tmp_path: Path) -> None:
    file = str(project.learners_dir / "maya-l" / "goals" / "kite.md")
    assert find_portions(project, [file], Path("/")) == (Portion("maya-l/goals/kite.md"),)
    (tmp_path / "shortcut").symlink_to(project.learners_dir / "maya-l")
    assert find_portions(project, ["shortcut/goals"], tmp_path) == (Portion("maya-l/goals"),)


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("mayal", "There is no “mayal”. Did you mean maya-l?"),
        ("Maja Lindqvist", "There is no “Maja Lindqvist”. Did you mean maya-l?"),
        ("learners/maya-k", "Did you mean learners/maya-l?"),
        ("maya-l/goals/kit.md", "Did you mean maya-l/goals/kite.md?"),
        (r"learners\maya-l\goals\kit.md", "Did you mean learners/maya-l/goals/kite.md?"),
        ("nonsense", "Write a learner's name, a folder or a file: portfolio check"),
        ("", "There is no “”."),
        ("  ", "There is no “  ”."),
        ("theme", "“theme” is not in the learners' folder."),
        ("learners/_old", "is no learner's and not the school's"),
        ("list.txt", "is no learner's and not the school's"),
        ("a\0b", "There is no"),
        ("x" * 5_000, "There is no"),
    ],
)
def test_a_word_that_means_nothing_is_refused(project: Settings, tmp_path: Path, word: str, words: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(words)):
        find_portions(project, [word], tmp_path)


def test_a_portion_holds_the_problems_below_it() -> None:
    def problem(path: str) -> Problem:
        return Problem(path, 1, "PG101", "", "", "")

    maya = Portion("maya-l")
    assert maya.holds(problem("maya-l/"))
    assert maya.holds(problem("maya-l/goals/kite.md"))
    assert not maya.holds(problem("maya-lin/goals/kite.md"))
    assert Portion("_school").holds(problem("_school"))
    assert not Portion("_school").holds(problem("maya-l/"))
    assert Portion("").holds(problem("anything"))


def test_only_who_is_asked_about_is_read() -> None:
    assert scope_of([Portion("maya-l/goals"), Portion("leo-tran")]) == Scope(learners=("maya-l", "leo-tran"))
    assert scope_of([Portion("maya-l"), Portion("_school")]) == Scope()
    assert scope_of([]) == Scope()


def test_one_learners_own_folder_is_asked_about_as_problems_name_it(tmp_path: Path) -> None:
    put(tmp_path / "diary", {"2026-10-01-first.md": "---\nname:x\n---\n"})
    project = settings_in(tmp_path, tmp_path / "diary")
    for word, place in (
        ("2026-10-01-first.md", "diary/2026-10-01-first.md"),
        ("diary", ""),
        ("diary/2026-10-01-first.md", "diary/2026-10-01-first.md"),
    ):
        assert find_portions(project, [word], tmp_path) == (Portion(place),)
