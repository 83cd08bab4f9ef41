"""The live preview: one site, seen with the eyes of one audience, at the top of a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from school_folder import CONFIG, Tree, run, school, tree, written

from portfolio_gen.preview.choice import Choice, preview_job
from portfolio_gen.preview.site import write_preview
from portfolio_gen.publish.hosts import live_host, warm_host
from portfolio_gen.settings import MKDOCS, PLAIN, Settings, SettingsError

MEMBERS = {"": ("cy",), "oak": ("bo",), "elm": ("ada", "Zoë B")}


@pytest.mark.parametrize(
    ("audience", "learner", "cohort", "expected"),
    [
        ("family", "bo", "", ("family", ("bo",), "")),
        ("public", "zoë-b", "", ("public", ("Zoë B",), "")),
        ("public", "Zoë B", "", ("public", ("Zoë B",), "")),
        ("me", "", "", ("me", ("Zoë B",), "")),
        ("educators", "bo", "", ("educators", ("bo",), "")),
        ("educators", "", "", ("educators", ("ada", "Zoë B"), "elm")),
        ("educators", "", "oak", ("educators", ("bo",), "oak")),
        ("me", "", "oak", ("educators", ("bo",), "oak")),
    ],
)
def test_what_is_previewed(
    audience: str, learner: str, cohort: str, expected: tuple[str, tuple[str, ...], str]
) -> None:
    job = preview_job(MEMBERS, audience, learner, cohort)
    assert (job.audience, job.learners, job.cohort) == expected
    assert job.folder == ""


@pytest.mark.parametrize(
    ("audience", "learner", "cohort", "words"),
    [
        ("parents", "bo", "", "“parents” is no audience"),
        ("family", "nobody", "", "There is no learner “nobody”"),
        ("educators", "", "ash", "There is no cohort “ash”. Write one of: elm, oak"),
    ],
)
def test_what_there_is_not(audience: str, learner: str, cohort: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        preview_job(MEMBERS, audience, learner, cohort)


def test_an_empty_school_has_nothing_to_preview() -> None:
    with pytest.raises(SettingsError, match="There is no learner"):
        preview_job({}, "me", "", "")


def previewed(project: Settings, folder: Path, audience: str, learner: str = "", cohort: str = "") -> Tree:
    folder.mkdir()
    host = warm_host(str(CONFIG), project.host)
    write_preview(project, host, folder, Choice(audience, learner, cohort))
    return tree(folder)


@pytest.mark.parametrize("host", [MKDOCS, PLAIN])
@pytest.mark.parametrize(
    ("audience", "learner", "cohort", "built"),
    [("public", "ada-lovelace", "", "public/ada-lovelace"), ("educators", "", "elm", "educators/elm")],
)
def test_a_preview_is_the_site_one_folder_higher(
    tmp_path: Path, host: str, audience: str, learner: str, cohort: str, built: str
) -> None:
    project = school(tmp_path / "school")
    project.host = host
    run(project)
    site = tree(project.output / built)
    shown = previewed(project, tmp_path / "preview", audience, learner, cohort)
    assert {place for place in shown if not place.startswith("assets/")} == site.keys()
    home = shown["index.html"].replace(b'"assets/', b'"../assets/')
    assert home == site["index.html"]


def test_only_the_learner_sees_what_is_private(tmp_path: Path) -> None:
    project = school(tmp_path / "school")
    mine = previewed(project, tmp_path / "me", "me", "ada-lovelace")
    theirs = previewed(project, tmp_path / "family", "family", "ada-lovelace")
    assert b"Nobody reads this." in mine["evidence/diary.html"]
    assert "evidence/diary.html" not in theirs


def test_who_gets_no_site_is_told_so(tmp_path: Path) -> None:
    shown = previewed(school(tmp_path / "school"), tmp_path / "preview", "public", "bo")
    assert list(shown) == ["index.html"]
    assert b"gets no site" in shown["index.html"]


def test_a_preview_makes_no_secret_and_no_output(tmp_path: Path) -> None:
    project = school(tmp_path / "school")
    project.secret.unlink()
    previewed(project, tmp_path / "preview", "family", "bo")
    assert not project.secret.exists()
    assert not project.output.exists()


def test_problems_are_told(tmp_path: Path) -> None:
    project = written(tmp_path / "school", {"bo/goals/g.md": "---\ntitle: [\n---\n"})
    (tmp_path / "preview").mkdir()
    host = warm_host(str(CONFIG))
    problems = write_preview(project, host, tmp_path / "preview", Choice("me", "bo"))
    assert [problem.path for problem in problems] == ["bo/goals/g.md"]


def test_a_problem_of_the_day_and_of_their_place_in_school_is_told(tmp_path: Path) -> None:
    files = {
        "bo/goals/g.md": "---\ndate: 2026-12-24\n---\n",
        "cy/goals/g.md": "---\ndate: 2026-12-24\n---\n",
        "_school/school.yml": "name: S\ncohorts: {elm: {learners: [nobody]}}\n",
    }
    project = written(tmp_path / "school", files)
    for today, found in ((None, ["PG503"]), (dt.date(2026, 10, 20), ["PG218", "PG503"])):
        (folder := tmp_path / str(today)).mkdir()
        problems = write_preview(project, warm_host(str(CONFIG)), folder, Choice("me", "bo"), today)
        assert sorted(problem.code for problem in problems) == found
        assert {problem.path.partition("/")[0] for problem in problems} == {"bo"}


def test_a_live_page_lets_the_server_reload_it(tmp_path: Path) -> None:
    project = school(tmp_path / "school")
    host = live_host(CONFIG)
    write_preview(project, host, tmp_path, Choice("me", "bo"))
    assert b"Content-Security-Policy" not in (tmp_path / "index.html").read_bytes()
    assert b"Content-Security-Policy" in previewed(project, tmp_path / "still", "me", "bo")["index.html"]
