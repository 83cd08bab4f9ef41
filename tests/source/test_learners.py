"""Whose folders there are, and what is known where a folder cannot be read: nothing, and that is said."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_school import ordinary_user, write

from portfolio_gen.model.audience import ONLY_ME
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.learners import chosen_cohort, is_one_learner, list_learners, texts_beside_learners
from portfolio_gen.source.open_folder import NotOpened
from portfolio_gen.source.school import read_school

RATINGS, FRAMEWORK = "learner,standard,level\nada,S,3\n", "code,statement\nS,s\n"
only_posix = pytest.mark.skipif(os.name != "posix", reason="folders are closed another way on this system")


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that an ordinary user can reach, and whose parts may be closed."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)
        for part in Path(place).rglob("*"):
            part.chmod(0o755)


def test_learners_are_the_folders(tmp_path: Path) -> None:
    write(tmp_path, {"bo/x.md": "a", "Ada B/x.md": "a", "_school/x": "", ".git/x": "", "README.txt": "a"})
    assert list_learners(tmp_path, Problems()) == ("Ada B", "bo")


@only_posix
def test_a_learner_who_is_a_link_is_reported_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"learners/bo/x.md": "a", "vault/x.md": "a"})
    for target in ("vault", "learners/bo"):
        (tmp_path / "learners" / f"to-{target[:3]}").symlink_to(tmp_path / target)
    (tmp_path / "learners" / "notes.txt").symlink_to(tmp_path / "vault" / "x.md")
    problems = Problems()
    assert list_learners(tmp_path / "learners", problems) == ("bo",)
    assert [(problem.code, problem.path) for problem in problems.found] == [("PG307", "to-lea/"), ("PG307", "to-vau/")]
    with pytest.raises(NotOpened, match="links are not followed"):
        read_portfolio(tmp_path / "learners" / "to-vau", School(), Problems())


@pytest.mark.parametrize(
    ("places", "one"),
    [
        (["goals/x.md"], True),
        (["x.md"], True),
        (["_posts/2020-01-01-x.md"], True),
        (["goals/profile.md"], True),
        (["ada/profile.md", "README.md"], False),
        (["_school/school.yml", "README.md"], False),
        (["_school", "README.md"], False),
        (["ada/goals/x.md"], False),
        (["notes.txt"], False),
        (["README.md", "ana/2026-05.md", "ben/2026-05.md"], False),
        (["readme.markdown", "ana/goals/swim.md"], False),
        (["index.md", "ana/x.md"], False),
        (["rules.md", "ana/x.md", "ben/x.md"], False),
        (["README.md", "pictures/kite.jpg"], True),
        (["README.md", "ana/x.md", "profile.md"], True),
        (["README.md", "ana/x.md", "_posts/2020-01-01-x.md"], True),
        (["hello.md", "robots/arm.md"], True),
    ],
)
def test_a_folder_is_a_learners_or_a_schools(tmp_path: Path, places: list[str], one: bool) -> None:
    assert is_one_learner(write(tmp_path, dict.fromkeys(places, "a"))) is one


@pytest.mark.parametrize(
    ("places", "named"),
    [
        (["README.md", "ana/x.md", "ben/x.md"], ("README.md",)),
        (["a.md", "b.md", "ana/x.md", "ben/x.md"], ("a.md", "b.md")),
        (["README.md", "ana/profile.md", "ben/x.md"], ()),
        (["_school/school.yml", "README.md", "ana/x.md"], ()),
        (["hello.md", "robots/arm.md"], ()),
        (["README.md", "pictures/kite.jpg"], ()),
        (["README.md", "profile.md", "ana/x.md"], ()),
    ],
)
def test_texts_beside_folders_that_may_be_learners(tmp_path: Path, places: list[str], named: tuple[str, ...]) -> None:
    assert texts_beside_learners(write(tmp_path, dict.fromkeys(places, "a"))) == named


@only_posix
def test_a_closed_folder_of_a_learner_raises(open_to_all: Path) -> None:
    write(open_to_all, {"ada/profile.md": "---\ncohort: elm\n---\n", "bo/profile.md": "---\ncohort: elm\n---\n"})
    (open_to_all / "ada").chmod(0)
    with ordinary_user():
        with pytest.raises(NotOpened, match="Permission denied"):
            read_portfolio(open_to_all / "ada", School(), Problems())
        assert [chosen_cohort(open_to_all / name, School()) for name in ("ada", "bo", "zoe")] == ["", "elm", ""]
        assert list_learners(open_to_all, Problems()) == ("ada", "bo")


@only_posix
def test_what_is_closed_below_is_private_and_reported(open_to_all: Path) -> None:
    write(open_to_all, {"ada/goals/x.md": "a", "ada/y.md": "a", "ada/z.md": "a"})
    (open_to_all / "ada/goals").chmod(0)
    (open_to_all / "ada/z.md").chmod(0)
    problems = Problems()
    with ordinary_user():
        portfolio = read_portfolio(open_to_all / "ada", School(), problems)
    assert [entry.file for entry in portfolio.reflections] == ["y.md"]
    assert (portfolio.goals, set(portfolio.sharing)) == ((), {"profile", "y.md"})
    assert sorted((p.code, p.path) for p in problems.found) == [("PG111", "ada/goals/"), ("PG111", "ada/z.md")]


# ---- the school's own files ----------------------------------------------------------------------------------------


def closed(school: School) -> bool:
    """Whether nothing is taken for granted."""
    everything = (school.share_with_default, school.ratings_visible_to, school.consent_default.photos)
    return everything == (ONLY_ME,) * 3 and not school.consent_default.public and school.consent == {}


@pytest.mark.parametrize(
    ("files", "code", "path"),
    [
        ({"_school": "a file"}, "PG501", "_school"),
        ({"_school/school.yml/x": "a folder"}, "PG111", "_school/school.yml"),
        ({"_school/school.yaml": "name: A"}, "PG501", "_school/school.yaml"),
        ({"_school/school.yml": "name: a: b"}, "PG501", "_school/school.yml"),
        ({"_school/school.yml": ""}, "PG501", "_school/school.yml"),
        ({"_school/school.yml": b"name: \xff"}, "PG106", "_school/school.yml"),
    ],
)
def test_settings_that_cannot_be_read_close_the_school(
    tmp_path: Path, files: dict[str, str | bytes], code: str, path: str
) -> None:
    problems = Problems()
    school = read_school(write(tmp_path, {**files, "ada/x.md": "a"}), problems)
    assert [(problem.code, problem.path) for problem in problems.found] == [(code, path)]
    assert school.unreadable
    assert closed(school)


@pytest.mark.parametrize("files", [{}, {"_school/ratings/r.csv": ""}, {"_school/school.yml": "name: A"}])
def test_a_school_without_settings_is_no_unreadable_one(tmp_path: Path, files: dict[str, str]) -> None:
    assert not read_school(write(tmp_path, files), Problems()).unreadable


@only_posix
@pytest.mark.parametrize("place", ["_school", "_school/school.yml"])
@pytest.mark.parametrize("how", ["closed", "linked"])
def test_settings_nobody_may_open_close_the_school(open_to_all: Path, place: str, how: str) -> None:
    write(open_to_all, {"_school/school.yml": "share_with_default: [public]"})
    if how == "linked":
        (open_to_all / place).rename(open_to_all / "before")
        (open_to_all / place).symlink_to(open_to_all / "before")
    else:
        (open_to_all / place).chmod(0)
    problems = Problems()
    with ordinary_user():
        school = read_school(open_to_all, problems)
    assert school.unreadable
    assert closed(school)
    assert [problem.path for problem in problems.found] == [place]


@pytest.mark.parametrize("folder", ["ratings", "frameworks"])
def test_a_file_where_a_folder_of_the_school_belongs_is_reported(tmp_path: Path, folder: str) -> None:
    problems = Problems()
    school = read_school(write(tmp_path, {"_school/school.yml": "name: A", f"_school/{folder}": "x"}), problems)
    [problem] = problems.found
    assert (problem.code, problem.path) == ("PG111", f"_school/{folder}")
    assert "a folder belongs here" in problem.message
    assert not school.unreadable


@only_posix
@pytest.mark.parametrize("place", ["ratings", "frameworks", "ratings/r.csv", "frameworks/f.csv"])
def test_links_in_the_school_are_reported(tmp_path: Path, place: str) -> None:
    write(
        tmp_path,
        {
            "_school/ratings/r.csv": "learner,standard,level\nada,S,3\n",
            "_school/frameworks/f.csv": "code,statement\nS,s\n",
        },
    )
    (tmp_path / "_school" / place).rename(tmp_path / "before")
    (tmp_path / "_school" / place).symlink_to(tmp_path / "before")
    problems = Problems()
    school = read_school(tmp_path, problems)
    assert school.ratings == () or school.frameworks == ()
    assert (problems.found[0].path, "links are not followed" in problems.found[0].message) == (f"_school/{place}", True)


def test_ratings_in_capitals_are_ratings(tmp_path: Path) -> None:
    files = {
        "_school/ratings/R.CSV": "learner,standard,level\nada,S,3\n",
        "_school/frameworks/f.csv": "code,statement\nS,s\n",
    }
    assert len(read_school(write(tmp_path, files), Problems()).ratings) == 1
