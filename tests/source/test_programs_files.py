"""Files of programs among a learner's texts: on no page, named in one problem, and never a learner's own by mistake."""

from __future__ import annotations

import pytest
from small_school import ReadLearner

PROFILE = {"profile.md": "I build kites."}


def titles(read: ReadLearner, files: dict[str, str]) -> tuple[list[str], list[tuple[str, str, str]]]:
    portfolio, problems = read(files)
    return [entry.file for entry in portfolio.reflections], [(each.code, each.path, each.message) for each in problems]


@pytest.mark.parametrize(
    "place",
    [
        *("LICENSE.md", "licence-MIT.md", "404.md", "CONTRIBUTING.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md"),
        *("archetypes/default.md", "themes/dark/notes.md", "web/vendor/d3/API.md", "templates/week.md"),
    ],
)
def test_a_file_of_a_program_is_no_entry(read: ReadLearner, place: str) -> None:
    entries, problems = titles(read, PROFILE | {place: "{{ title }} words", "week-1.md": "a"})
    assert entries == ["week-1.md"]
    assert [(code, path) for code, path, _ in problems] == [("PG121", "amara-okafor/")]
    assert f"“{place}” looks like a file of a program" in problems[0][2]


@pytest.mark.parametrize(
    "place",
    ["reflections/LICENSE.md", "evidence/404.md", "changes.md", "licensed.md", "theme/dark.md", "security.md"],
)
def test_what_a_learner_may_have_written_is_an_entry(read: ReadLearner, place: str) -> None:
    portfolio, problems = read(PROFILE | {place: "a"})
    assert [entry.file for entry in (*portfolio.reflections, *portfolio.evidence)] == [place]
    assert problems == ()


def test_many_are_one_problem(read: ReadLearner) -> None:
    _, problems = titles(read, PROFILE | {f"vendor/{name}.md": "a" for name in "abcde"})
    ((code, _, message),) = problems
    assert (code, message.count("“")) == ("PG121", 3)
    assert "and 2 more look like files of a program" in message


@pytest.mark.parametrize("beside", ["_config.yml", "mkdocs.yml", "_posts/2026-01-05-a.md", "docs/week-1.md"])
def test_the_readme_of_a_site_is_not_the_learners_story(read: ReadLearner, beside: str) -> None:
    portfolio, problems = read({"README.md": "# Student portfolio template", beside: "a"})
    assert portfolio.profile.learner is None
    assert [problem.code for problem in problems] == ["PG121"]


def test_a_readme_with_keys_or_alone_is_the_story(read: ReadLearner) -> None:
    portfolio, _ = read({"README.md": "---\nname: Amara\n---\nI build kites.", "docs/week-1.md": "a"})
    assert portfolio.profile.file == "README.md"


def test_a_readme_beside_nothing_of_a_program_is_the_story(read: ReadLearner) -> None:
    assert read({"README.md": "I build kites.", "week-1.md": "a"})[0].profile.file == "README.md"


@pytest.mark.parametrize("place", ["about.md", "docs/about.md"])
def test_about_goes_before_a_readme(read: ReadLearner, place: str) -> None:
    assert read({"README.md": "a", place: "b"})[0].profile.file == place


def test_a_readme_beside_a_license_is_a_programs(read: ReadLearner) -> None:
    entries, problems = titles(read, PROFILE | {"web/d3/README.md": "a", "web/d3/LICENSE": "b", "web/README.md": "c"})
    assert entries == ["web/README.md"]
    assert [code for code, *_ in problems] == ["PG121"]
