"""One at a time: whoever comes second is told so at once, and nothing of the first is touched."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from school_folder import run, school, tree
from waiting import wait_until

from portfolio_gen.project_lock import project_lock
from portfolio_gen.rating_worksheets import take_sheet
from portfolio_gen.settings import Settings, SettingsError

HOLD = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    return school(tmp_path)


def test_a_second_build_is_refused_and_changes_nothing(project: Settings) -> None:
    run(project)
    (project.output / "mark").write_text("being made", "utf-8")
    before = tree(project.output)
    with project_lock(project), pytest.raises(SettingsError, match="at work in this project"):
        run(project)
    assert tree(project.output) == before
    assert not run(project).problems


def test_ratings_are_not_taken_while_somebody_builds(project: Settings, tmp_path: Path) -> None:
    before = tree(project.learners_dir)
    with project_lock(project), pytest.raises(SettingsError, match="Wait until it is done"):
        take_sheet(project, tmp_path / "sheet.csv", dt.date(2026, 10, 3))
    assert tree(project.learners_dir) == before


def test_a_fault_leaves_nothing_locked(project: Settings) -> None:
    with pytest.raises(ZeroDivisionError), project_lock(project):
        raise ZeroDivisionError
    with project_lock(project):
        pass


def test_a_folder_that_cannot_be_locked_is_said_in_words(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("portfolio_gen.project_lock.FileLock.acquire", refuse)
    with pytest.raises(SettingsError, match="No locks available"):
        run(project)


def test_a_fault_of_the_disk_is_not_taken_for_a_lock(project: Settings) -> None:
    with pytest.raises(OSError, match="full"), project_lock(project):
        raise OSError("full")


def test_two_projects_are_no_obstacle_to_each_other(project: Settings, tmp_path: Path) -> None:
    with project_lock(project):
        assert not run(school(tmp_path / "other")).problems


def test_a_process_that_is_killed_leaves_nothing_locked(project: Settings) -> None:
    project.state_dir.mkdir(exist_ok=True)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(project.lock)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline()
        with pytest.raises(SettingsError), project_lock(project):
            pass
        other.kill()
        other.wait()
    wait_until(lambda: is_free(project))


def is_free(project: Settings) -> bool:
    try:
        with project_lock(project):
            return True
    except SettingsError:
        return False
