"""Which sites there are to make: of whom, for whom, and in which folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from school_folder import school, written

from portfolio_gen.enrolment import folder_of, learner_folders, list_members, report_strays
from portfolio_gen.jobs import Job, Scope, list_jobs
from portfolio_gen.model.audience import Audience
from portfolio_gen.problems import Problems
from portfolio_gen.publish.family_secret import family_token
from portfolio_gen.settings import Settings
from portfolio_gen.source.learners import is_one_learner
from portfolio_gen.source.school import read_school

NO_COHORTS = "name: S\n"


def jobs(project: Settings, scope: Scope | None = None) -> list[Job]:
    read = read_school(project.learners_dir, Problems())
    return list_jobs(project, read, scope or Scope(), Problems())


def strays(project: Settings) -> set[tuple[str, str]]:
    problems = Problems()
    report_strays(project, read_school(project.learners_dir, Problems()), problems)
    return {(problem.code, problem.path) for problem in problems.found}


def test_every_learner_has_two_jobs_and_every_cohort_one(tmp_path: Path) -> None:
    project = school(tmp_path)
    found = jobs(project)
    assert [job.label for job in found] == [
        "educators/elm",
        "educators/oak",
        "family/ada-lovelace",
        "public/ada-lovelace",
        "family/bo",
        "public/bo",
    ]
    family = found[2]
    assert family.folder == family_token(project.secret.read_bytes(), "ada-lovelace")
    assert family.site_path == f"family/{family.folder}"
    assert len({job.site_path for job in found}) == len(found)


def test_no_secret_is_made_for_sites_that_need_none(tmp_path: Path) -> None:
    project = school(tmp_path)
    project.secret.unlink()
    jobs(project, Scope(audiences=(Audience.PUBLIC,)))
    assert not project.secret.exists()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"ada/x.md": "x", "bo/x.md": "x"}, ["ada", "bo"]),
        ({"_school/school.yml": NO_COHORTS, "_templates/x.md": "x", ".git/x.md": "x", "ada/x.md": "x"}, ["ada"]),
        ({"x.md": "x"}, ["learners"]),
        ({"X.MARKDOWN": "x", "folder/y.md": "y"}, ["learners"]),
        ({"_posts/2020-01-01-x.md": "x"}, ["learners"]),
        ({"goals/x.md": "x"}, ["learners"]),
        ({"readme.txt": "x", "ada/x.md": "x"}, ["ada"]),
        ({"README.md": "x", "_school/school.yml": NO_COHORTS, "ada/x.md": "x"}, ["ada"]),
        ({"README.md": "x", "ada/profile.md": "x", "bo/x.md": "x"}, ["ada", "bo"]),
        ({"Ada B/x.md": "x", "ada-b/x.md": "x", "bo/x.md": "x"}, ["bo"]),
    ],
)
def test_whose_folders_they_are(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    project = written(tmp_path, files)
    assert [folder.name for folder in learner_folders(project)] == expected
    assert all(folder_of(project, name).is_dir() for name in expected)


def test_the_whole_project_may_be_one_learners_folder(tmp_path: Path) -> None:
    project = written(tmp_path, {"learners/x.md": "x", "y.md": "y"})
    assert is_one_learner(project.learners_dir)
    assert folder_of(project, "learners") == project.learners_dir


@pytest.mark.parametrize(
    ("cohorts", "profile", "expected"),
    [
        ("", "", {"everyone": ("ada", "bo")}),
        ("elm: {learners: [ada, bo]}", "", {"elm": ("ada", "bo")}),
        ("elm: {learners: [ada]}", "", {"elm": ("ada",), "": ("bo",)}),
        ("elm: {learners: [ada]}\n  oak: {}", "cohort: oak", {"elm": ("ada",), "oak": ("bo",)}),
        ("elm: {learners: [ada]}\n  oak: {}", "cohort: ash", {"elm": ("ada",), "oak": (), "": ("bo",)}),
        ("elm: {learners: [ada, bo]}\n  oak: {}", "cohort: oak", {"elm": ("ada", "bo"), "oak": ()}),
        ("elm: {learners: [ada, bo]}\n  oak: {learners: [bo]}", "", {"elm": ("ada", "bo"), "oak": ("bo",)}),
        ("elm: {learners: [Ada, nobody]}", "", {"elm": ("ada",), "": ("bo",)}),
    ],
)
def test_who_is_in_which_cohort(
    tmp_path: Path, cohorts: str, profile: str, expected: dict[str, tuple[str, ...]]
) -> None:
    files = {
        "_school/school.yml": f"name: S\ncohorts:\n  {cohorts}\n" if cohorts else NO_COHORTS,
        "ada/profile.md": "---\nname: Ada\n---\n",
        "bo/profile.md": f"---\nname: Bo\n{profile}\n---\n",
    }
    project = written(tmp_path, files)
    assert list_members(project, read_school(project.learners_dir, Problems())) == expected


def test_strays_are_reported(tmp_path: Path) -> None:
    files = {
        "_school/school.yml": "name: S\ncohorts:\n  elm: {learners: [ada, nobody]}\n",
        "ada/x.md": "x",
        "Ada/x.md": "x",
        "bo/x.md": "x",
    }
    found = strays(written(tmp_path, files))
    assert found == {("PG503", "bo/"), ("PG503", "_school/school.yml"), ("PG213", "ada/"), ("PG213", "Ada/")}


@pytest.mark.skipif(os.name != "posix", reason="links are made another way on this system")
def test_a_learner_who_is_a_link_is_reported_and_has_no_job(tmp_path: Path) -> None:
    project = written(tmp_path, {"_school/school.yml": NO_COHORTS, "ada/x.md": "x", "../elsewhere/x.md": "x"})
    (project.learners_dir / "bo").symlink_to(tmp_path / "elsewhere")
    assert {learner for job in jobs(project) for learner in job.learners} == {"ada"}
    assert strays(project) == {("PG307", "bo/")}


def test_no_site_takes_the_place_of_the_themes_files(tmp_path: Path) -> None:
    files = {"_school/school.yml": "name: S\ncohorts:\n  assets: {learners: [assets]}\n", "assets/x.md": "x"}
    places = {job.site_path for job in jobs(written(tmp_path, files))}
    assert len(places) == 3
    assert not {"public/assets", "educators/assets"} & places


@pytest.mark.parametrize(
    ("scope", "whole"),
    [
        (Scope(), True),
        (Scope(audiences=(Audience.PUBLIC,)), True),
        (Scope(learners=("ada",)), False),
        (Scope(cohorts=("elm",)), False),
    ],
)
def test_a_part_of_the_school_is_not_the_whole(scope: Scope, whole: bool) -> None:
    assert scope.all_learners is whole


def test_the_whole_school_has_a_site_where_somebody_may_open_it(tmp_path: Path) -> None:
    project = school(tmp_path)
    file = project.learners_dir / "_school" / "school.yml"
    file.write_text(file.read_text("utf-8") + "school_educators: [ms-head]\n", "utf-8")
    found = jobs(project)
    assert "educators/school" in [job.label for job in found]
    assert [cohort for job in found if job.cohorts for cohort, _, _ in job.cohorts] == ["elm", "oak"]


def test_a_cohort_called_school_does_not_lie_where_the_schools_own_site_lies(tmp_path: Path) -> None:
    project = school(tmp_path)
    file = project.learners_dir / "_school" / "school.yml"
    text = "cohorts:\n  school: {learners: [bo, ada-lovelace]}\nschool_educators: [ms-head]\n"
    file.write_text(f"name: S\n{text}", "utf-8")
    places = [job.site_path for job in jobs(project)]
    assert len(places) == len(set(places))
