"""A learner's folder that was never made for this program: a site and a list of problems, never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from school_folder import codes, photograph, put, run, school, settings_in, tree, written

from portfolio_gen.results import Outcome
from portfolio_gen.settings import Settings, SettingsError, read_settings

THEIRS = re.compile(r"<script\b(?![^>]*\sdata-portfolio\b)")
"""A script that is not of the theme."""


def pages(project: Settings) -> dict[str, str]:
    """The educators' pages, by place."""
    files = tree(project.output / "educators")
    return {place: data.decode() for place, data in files.items() if place.endswith(".html")}


def is_good(outcome: Outcome) -> bool:
    return bool(outcome.records) and not [code for code in codes(outcome) if code.startswith("PG9")]


def test_posts_in_a_folder_are_one_learners_site(tmp_path: Path) -> None:
    project = school(tmp_path, "blog")
    outcome = run(project)
    assert is_good(outcome)
    places = "\n".join(pages(project))
    for name in ("2021-03-04-first-post", "second", "toml", "notes-things", "über-uns", "한국어-일기"):
        assert f"everyone/learners/learners/reflections/{name}.html" in places
    found = {(problem.code, problem.path, problem.line) for problem in outcome.problems}
    assert {
        ("PG408", "learners/2021-03-04-first-post.md", 3),
        ("PG306", "learners/2021-03-04-first-post.md", 3),
        ("PG203", "learners/second.md", 6),
        ("PG402", "learners/second.md", 10),
        ("PG401", "learners/second.md", 18),
        ("PG403", "learners/notes & #things.md", 3),
        ("PG101", "learners/broken.md", 2),
    } <= found
    assert all(problem.message and problem.hint for problem in outcome.problems)


def test_what_a_blog_does_not_publish_is_not_published(tmp_path: Path) -> None:
    project = school(tmp_path, "blog")
    run(project)
    assert not any(b"blogcanary" in data for data in tree(project.output).values())
    assert not any(THEIRS.search(html) for html in pages(project).values())


@pytest.mark.parametrize("pointed_at", ["jekyll", "jekyll/jo"])
def test_jekyll_posts_are_one_learners_site(tmp_path: Path, pointed_at: str) -> None:
    school(tmp_path, "jekyll")
    project = settings_in(tmp_path / "project", tmp_path / "learners" / pointed_at.removeprefix("jekyll").strip("/"))
    outcome = run(project)
    assert is_good(outcome)
    html = pages(project)
    for name in ("2020-01-01-new-year", "2020-02-02-groundhog"):
        assert f"everyone/learners/jo/reflections/{name}.html" in html
    assert "February 2, 2020" in html["everyone/learners/jo/reflections/2020-02-02-groundhog.html"]
    assert {"PG402", "PG306"} <= set(codes(outcome))
    assert not any("blogcanary" in text for text in html.values())


def test_a_folder_of_posts_called_like_its_parent(tmp_path: Path) -> None:
    project = written(tmp_path, {"learners/old.md": "Old.", "new.md": "New."})
    run(project)
    assert {place.rpartition("/")[2] for place in pages(project) if "/reflections/" in place} >= {
        "old.html",
        "new.html",
    }


def test_an_empty_folder_is_an_empty_school(tmp_path: Path) -> None:
    outcome = run(written(tmp_path, {}))
    assert (outcome.records, outcome.problems) == ((), ())


def test_a_learner_with_nothing_but_a_picture(tmp_path: Path) -> None:
    project = written(tmp_path, {"jo/cat.jpg": photograph(), "ada/goals/g.md": "Text."})
    outcome = run(project)
    assert is_good(outcome)
    assert [problem.path for problem in outcome.problems if problem.code == "PG507"] == ["jo/"]
    assert "everyone/learners/jo/index.html" in pages(project)
    assert not any("/media/" in place for place in tree(project.output))


@pytest.mark.parametrize(
    "garbage",
    [
        b"name: [",
        b"\xff\xfe\x00garbage",
        b"just words",
        b"",
        b"- a\n- b\n",
        b"consent: everybody\nscale: 3\n",
        b"\0" * 99,
    ],
)
def test_a_school_file_that_is_garbage_opens_nothing(tmp_path: Path, garbage: bytes) -> None:
    project = school(tmp_path)
    put(project.learners_dir, {"_school/school.yml": garbage})
    outcome = run(project)
    assert is_good(outcome)
    assert any(code.startswith(("PG1", "PG5")) for code in codes(outcome))
    assert not any(place.startswith("public/ada") for place in tree(project.output))


def test_odd_learners_folders(tmp_path: Path) -> None:
    files = {f"{name}/goals/g.md": "---\nshare_with: [family, public]\n---\nText." for name in ODD}
    files |= {f"{name}/profile.md": "---\npublic_name: Sam\n---\n" for name in ODD}
    consent = "".join(f"  '{name}': {{public: true}}\n" for name in ODD)
    project = written(tmp_path, files | {"_school/school.yml": f"name: S\nconsent:\n{consent}"})
    outcome = run(project)
    assert is_good(outcome)
    assert [record.outcome for record in outcome.records].count("built") == 2 * len(ODD) + 1
    assert list((project.output / "public/assets").glob("portfolio.*.css"))
    assert [
        place for place in tree(project.output) if place.startswith("public/assets-") and place.endswith("index.html")
    ]


ODD = ("assets", "김 민준", "Zoë & Søn", "a#b", "index", "100%", "con")


def test_two_folders_of_one_address(tmp_path: Path) -> None:
    project = written(tmp_path, {"Ada B/goals/one.md": "One.", "ada-b/goals/two.md": "Two."})
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG213", "Ada B/"), ("PG213", "ada-b/")]
    assert not any("one" in place or "two" in place for place in tree(project.output))


def test_of_two_folders_of_one_address_the_one_built_before_wins(tmp_path: Path) -> None:
    project = written(tmp_path, {"ada-b/goals/two.md": "Two."})
    run(project)
    before = tree(project.output)
    put(project.learners_dir, {"Ada B/goals/one.md": "One.", "ada-B/goals/three.md": "Three."})
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG213", "Ada B/"), ("PG213", "ada-B/")]
    assert tree(project.output) == before


def test_of_two_folders_that_are_both_new_neither_takes_what_stands(tmp_path: Path) -> None:
    project = written(tmp_path, {"ada-b/goals/two.md": "Two.", "bo/goals/g.md": "G."})
    run(project)
    before = tree(project.output / "family")
    (project.learners_dir / "ada-b").rename(project.learners_dir / "Ada B")
    put(project.learners_dir, {"ADA-B/goals/three.md": "Three."})
    outcome = run(project)
    assert {problem.path for problem in outcome.problems} == {"Ada B/", "ADA-B/"}
    assert tree(project.output / "family") == before


def test_there_must_be_a_config(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no mkdocs"):
        read_settings(tmp_path / "mkdocs.yml")
