"""Folders that hold something of a person's are refused as output and as state, and nothing in them is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from school_folder import SECRET, Files, Tree, put, tree
from two_versions import LEARNERS, edit, new_project

from portfolio_gen import cli

WEBSITE: Files = {
    "index.html": "The school's website.",
    "public/blog/index.html": "A blog.",
    "public/assets/main.css": "body {}",
    "family/album/photo.txt": "A photograph.",
    "educators/notes/plan.txt": "A plan.",
}
STORES: Files = {
    "media/holiday.jpg": "A photograph.",
    "media/index/list.json": "{}",
    "texts/poem.json": "{}",
    "frameworks/ours.json": "{}",
}
LEARNER: Files = {"profile.md": "# Cy", "evidence/bridge.md": "A bridge.", "goals/g.md": "A goal."}
HOME: Files = {
    ".bashrc": "alias ll='ls -l'",
    ".ssh/known_hosts": "github.com",
    ".portfolio-notes": "Mine.",
    "Documents/letter.txt": "Dear all,",
    "Pictures/2026/a.jpg": "A photograph.",
}
ONLY_HIDDEN: Files = {".git/HEAD": "ref: refs/heads/main", ".git/config": "[core]"}
ONE_FILE: Files = {"manifest.json": "{}"}
SHAPES = {
    "a website": WEBSITE,
    "folders with our names": STORES,
    "a learner's own folder": LEARNER,
    "a home": HOME,
    "only hidden files": ONLY_HIDDEN,
    "one file": ONE_FILE,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a project, in which commands run."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("PORTFOLIO_SECRET", SECRET)
    monkeypatch.setenv("COLUMNS", "3000")
    return tmp_path / "project"


def build(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of `portfolio build`, and what it says."""
    with pytest.raises(SystemExit) as left:
        cli.main(["build", "--workers", "1", *arguments])
    printed = capfd.readouterr()
    return int(left.value.code or 0), printed.out + printed.err


def everything(folder: Path) -> tuple[Tree, set[str]]:
    """All files of a folder with their bytes, and all its folders."""
    return tree(folder), {place for place, folders, _ in os.walk(folder) for place in folders}


def refused(code: int, said: str) -> None:
    """Refused in a sentence."""
    assert code == 2, said
    assert "Traceback" not in said
    assert said.strip().startswith("portfolio: "), said


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("setting", ["output", "state_dir", "--output"])
def test_a_folder_of_a_persons_own_is_refused(
    shape: str, setting: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    option = setting.startswith("--")
    new_project(project, secret=False, places="" if option else f"{setting}: ../mine")
    mine = project.parent / "mine"
    put(mine, SHAPES[shape])
    before = everything(mine)
    refused(*build(capfd, *(["--output", str(mine)] if option else [])))
    assert everything(mine) == before


INSIDE = {
    "output inside state": "output: .portfolio/media",
    "output is state": "output: data\nstate_dir: data",
    "state inside output": "output: www\nstate_dir: www/state",
    "state inside learners": "state_dir: learners/ada",
    "output inside learners": "output: learners/ada/site",
    "learners inside output": "output: .",
    "output above the project": "output: ..",
    "state is the project": "state_dir: .",
}


@pytest.mark.parametrize("inside", INSIDE)
def test_folders_inside_each_other_are_refused(inside: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    new_project(project, secret=False, places=INSIDE[inside])
    put(project.parent, {"mine.txt": "Mine."})
    before = everything(project.parent)[0]
    refused(*build(capfd))
    after = everything(project.parent)[0]
    assert {place: after.get(place) for place in before} == before
    assert not [place for place in after if place.endswith(".html")]


def test_two_projects_with_one_output_leave_each_others_sites(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Refused or not: what one has made there, the other does not touch."""
    www = project.parent / "www"
    new_project(project, "A", places="output: ../www")
    assert build(capfd)[0] == 0
    before = tree(www)
    other = new_project(project.parent / "other", "B", places="output: ../www")
    for learner in LEARNERS["B"]:
        (other / "learners" / learner).rename(other / "learners" / f"{learner}-of-another-school")
    put(other / "learners", {"_school/school.yml": "name: Another\ncohorts: {two: {title: Two}}\n"})
    for place in (other, project, other):
        os.chdir(place)
        code, said = build(capfd)
        assert code in (0, 1, 2), said
        assert "Traceback" not in said
        now = tree(www)
        assert [name for name, data in before.items() if now.get(name) != data] == []


@pytest.mark.slow
def test_what_a_person_puts_into_an_output_stays(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Beside the sites and between them, over builds that change, add and remove sites."""
    new_project(project, "A")
    assert build(capfd)[0] == 0
    theirs = WEBSITE | {"CNAME": "school.example", ".nojekyll": "", ".well-known/security.txt": "Mail us."}
    put(project / "site", theirs)
    for version in "BAB":
        edit(project, version)
        code, said = build(capfd)
        assert code in (0, 1), said
        built = tree(project / "site")
        wanted = {place: data.encode() for place, data in theirs.items() if isinstance(data, str)}
        assert {place: built.get(place) for place in wanted} == wanted
