"""Which files are entries, what they are called, and what is left out of a folder with a word about it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from small_school import PNG, ReadLearner, ordinary_user, said, write

from portfolio_gen.model.entry_names import long_name, tell_apart
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.entry_file import entry_file, title_from_name
from portfolio_gen.source.folder import Folder, read_folder, several_people
from portfolio_gen.source.opening import open_folder


def listed(root: Path) -> tuple[Folder, list[Problem]]:
    problems = Problems()
    with open_folder(root.parent, root.name) as opened:
        return read_folder(opened, problems), problems.found


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("goals/Build a Filter.md", "goal/build-a-filter"),
        ("Goals/x.md", "goal/x"),
        ("reflections/2026-10-03-first.md", "reflection/2026-10-03-first"),
        ("evidence/deep/er/x.markdown", "evidence/x"),
        ("evidence/bridge/index.md", "evidence/bridge"),
        ("feedback/x.mdown", "feedback/x"),
        ("_posts/2020-01-01-x.md", "reflection/2020-01-01-x"),
        ("thoughts.md", "reflection/thoughts"),
        ("blog/x.MD", "reflection/x"),
        ("goals/Wasser & Öl #1!.md", "goal/wasser-öl-1"),
        ("goals/물의 여행.md", "goal/물의-여행"),
        ("goals/حلم.md", "goal/حلم"),
        ("goals/???.md", "goal/x-bf1926"),
        ("goals/con.md", "goal/con-7f5a98"),
    ],
)
def test_entries(tmp_path: Path, place: str, key: str) -> None:
    folder, problems = listed(write(tmp_path, {place: "a"}))
    assert problems == []
    found = [(entry.path, f"{entry.kind}/{entry.name}") for entry in folder.entries]
    if key.startswith(("goal/x-", "goal/con-")):
        assert found[0][1].startswith(key[:-6])
    else:
        assert found == [(place, key)]


@pytest.mark.parametrize(
    ("places", "people"),
    [
        (["ana/profile.md", "ben/profile.md", "ben/goals/swim.md"], ("ana", "ben")),
        (["README.md", "Zoe/Profile.MARKDOWN", "ana/profile.md", "cy/x.md"], ("Zoe", "ana")),
        (["profile.md", "ana/profile.md", "ben/profile.md"], ()),
        (["2025-26/profile.md", "2026-27/profile.md"], ()),
        (["goals/profile.md", "reflections/profile.md"], ()),
        (["ana/profile.md", "x.md"], ()),
        (["ana/files/profile.md", "ben/files/profile.md"], ()),
        (["ana/profile.pdf", "ben/profile.jpg"], ()),
    ],
)
def test_a_class_is_no_learner(tmp_path: Path, places: list[str], people: tuple[str, ...]) -> None:
    folder, problems = listed(write(tmp_path, dict.fromkeys(places, "a")))
    assert several_people(places) == people
    assert not (people and folder.texts)
    assert [problem.code for problem in problems if problem.code == "PG509"] == (["PG509"] if people else [])


@pytest.mark.parametrize(
    "place",
    [
        ".git/x.md",
        ".x.md",
        "_site/x.md",
        "_school/x.md",
        "node_modules/x.md",
        "__MACOSX/x.md",
        "reflections/Icon\r",
        "~$x.md",
        "a/.b/x.md",
    ],
)
def test_passed_over_in_silence(tmp_path: Path, place: str) -> None:
    folder, problems = listed(write(tmp_path, {place: "a"}))
    assert (folder.entries, folder.files, problems) == ((), frozenset(), [])


@pytest.mark.parametrize(
    ("places", "profile", "plan"),
    [
        (["profile.md", "plan.md"], "profile.md", "plan.md"),
        (["Profile.MD", "PLAN.md"], "Profile.MD", "PLAN.md"),
        (["index.md"], "index.md", ""),
        (["README.md"], "README.md", ""),
        (["about.md", "index.md"], "index.md", ""),
        (["goals/profile.md", "goals/plan.md"], "", ""),
    ],
)
def test_profile_and_plan(tmp_path: Path, places: list[str], profile: str, plan: str) -> None:
    folder, _ = listed(write(tmp_path, dict.fromkeys(places, "a")))
    assert (folder.profiles[:1], folder.plans[:1]) == ((profile,) * bool(profile), (plan,) * bool(plan))
    assert not {profile, plan} & {entry.path for entry in folder.entries}


@pytest.mark.parametrize(
    ("place", "folder"),
    [
        ("_drafts/x.md", ""),
        ("Drafts/x.md", "Drafts/"),
        ("draft/week-1/x.md", "draft/"),
        ("goals/Entwürfe/x.md", "goals/Entwürfe/"),
        ("goals/Entwu\u0308rfe/x.md", "goals/Entwu\u0308rfe/"),
        ("BORRADORES/x.md", "BORRADORES/"),
        ("下書き/x.md", "下書き/"),
    ],
)
def test_what_lies_in_drafts_is_a_draft(read: ReadLearner, place: str, folder: str) -> None:
    portfolio, problems = read({place: "---\nshare_with: [public]\ndraft: no\n---\na", "reflections/y.md": "b"})
    assert portfolio.sharing[place].draft
    assert not portfolio.sharing["reflections/y.md"].draft
    named = [problem.path for problem in problems if problem.code == "PG119"]
    assert [path.partition("/")[2] for path in named] == ([folder] if folder else [])


@pytest.mark.parametrize("place", ["draftsman/x.md", "reflections/drafts.md", "first-drafts/x.md"])
def test_a_word_in_a_name_makes_no_draft(read: ReadLearner, place: str) -> None:
    portfolio, problems = read({place: "a"})
    assert not portfolio.sharing[place].draft
    assert not problems


def test_twins_get_two_addresses(tmp_path: Path) -> None:
    folder, problems = listed(write(tmp_path, {"goals/My bridge.md": "a", "goals/my-bridge.md": "b"}))
    ids = tell_apart(entry.named for entry in folder.entries)
    assert ids["goals/My bridge.md"] == "my-bridge"
    assert ids["goals/my-bridge.md"].startswith("my-bridge-")
    assert problems == []


def test_twins_in_folders_have_the_folder_in_their_address(tmp_path: Path) -> None:
    places = ("one", "two", "two/work", "Unit 3", "unit-3")
    folder, problems = listed(write(tmp_path, {f"reflections/{place}/week.md": "a" for place in places}))
    ids = tell_apart(entry.named for entry in folder.entries)
    assert ids["reflections/Unit 3/week.md"] == "week"
    assert [ids[f"reflections/{place}/week.md"] for place in ("one", "two")] == ["one-week", "two-week"]
    assert ids["reflections/unit-3/week.md"] == "unit-3-week"
    assert ids["reflections/two/work/week.md"] == "two-work-week"
    assert problems == []


@pytest.mark.parametrize(
    ("place", "name", "title"),
    [
        ("week-1/index.md", "week-1", "Week 1"),
        ("week-1/README.md", "week-1", "Week 1"),
        ("reflections/trip/index.md", "trip", "Trip"),
        ("2026-01-05-trip/index.md", "2026-01-05-trip", "Trip"),
        ("reflections/index.md", "index-1bc04b", "Index"),
        ("goal/readme.md", "readme", "Readme"),
    ],
)
def test_the_first_text_of_a_folder_is_called_after_the_folder(place: str, name: str, title: str) -> None:
    assert (entry_file(place).name, title_from_name(place)) == (name, title)


def test_a_folder_that_is_passed_over_for_its_name_is_named_if_it_holds_texts(tmp_path: Path) -> None:
    places = (
        "_learning/map.md",
        "_learning/more/week.qmd",
        "_learning/map.png",
        "_pages/about.md",
        "_includes/head.md",
    )
    folder, problems = listed(write(tmp_path, {**dict.fromkeys(places, "a"), "_private/x.md": "a", "_empty/a.txt": ""}))
    assert folder.entries == ()
    assert [(problem.code, problem.path) for problem in problems] == [("PG122", "_learning/"), ("PG122", "_pages/")]
    assert said(problems[0], "PG122", 0, "2 texts in this folder cannot be read", "take the _ off the name")


def test_no_name_can_take_the_address_of_a_twin(tmp_path: Path) -> None:
    first, _ = listed(write(tmp_path, {"goals/A b.md": "a", "goals/a-b.md": "b"}))
    taken = long_name(first.entries[1].named)
    folder, _ = listed(write(tmp_path, {f"goals/{taken.upper()}.md": "c"}))
    assert len(set(tell_apart(entry.named for entry in folder.entries).values())) == 3


def test_links_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"outside.md": "secret", "other/in.md": "secret", "me/goals/x.md": "a"})
    me = tmp_path / "me"
    (me / "goals" / "out.md").symlink_to(tmp_path / "outside.md")
    (me / "goals" / "folder").symlink_to(tmp_path / "other")
    (me / "goals" / "same.md").symlink_to(me / "goals" / "x.md")
    (me / "goals" / "loop.md").symlink_to(me / "goals" / "loop.md")
    folder, problems = listed(me)
    assert [entry.path for entry in folder.entries] == ["goals/x.md"]
    assert [(problem.code, problem.path) for problem in problems] == [
        ("PG307", f"goals/{name}") for name in ("folder", "loop.md", "out.md", "same.md")
    ]


def test_pipes_and_unseen_signs_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"a\nb.md": "x", "photo\u202egnp.exe": "x", "ok.md": "x"})
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe.png")
    folder, problems = listed(tmp_path)
    assert [entry.path for entry in folder.entries] == ["ok.md"]
    assert folder.files == frozenset()
    assert sorted(problem.message for problem in problems) == [
        "The name of this file cannot be read.",
        "The name of this file cannot be read.",
        "This is not an ordinary file.",
        "This is not an ordinary file.",
    ]
    assert all(problem.path.isprintable() for problem in problems)


@pytest.mark.skipif(sys.platform == "darwin", reason="the system refuses such names itself")
def test_names_that_are_not_text_are_reported(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.md", "wb"):
        pass
    folder, problems = listed(tmp_path)
    assert folder.entries == ()
    assert said(problems[0], "PG111", 0, "cannot be read", "new name")
    assert problems[0].path == "??.md"


def test_a_folder_without_end_is_cut(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 30)
    folder, problems = listed(write(tmp_path, {f"{deep}/x.md": "a", "y.md": "a"}))
    assert [entry.path for entry in folder.entries] == ["y.md"]
    assert said(problems[0], "PG111", 0, "lie inside each other", "Move the files up")


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("goals/2026-10-03-my-first_bridge.md", "My first bridge"),
        ("x/2026-10-03.md", "2026 10 03"),
        ("水の旅.md", "水の旅"),
        ("ALL-CAPS.md", "ALL CAPS"),
        ("2026-13-45-no-day.md", "2026 13 45 no day"),
    ],
)
def test_titles_from_names(place: str, title: str) -> None:
    assert title_from_name(place) == title


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a.png", "evidence/a.png"),
        ("b.png", "evidence/files/b.png"),
        ("files/b.png", "evidence/files/b.png"),
        ("files\\b.png", "evidence/files/b.png"),
        ("../me.png", "me.png"),
        ("A.png", "evidence/a.png"),
        ("/a.png", ""),
        ("../../a.png", ""),
    ],
)
def test_files_named_in_keys(tmp_path: Path, name: str, place: str) -> None:
    folder, _ = listed(write(tmp_path, {"evidence/a.png": PNG, "evidence/files/b.png": PNG, "me.png": PNG}))
    assert folder.find_file(name, "evidence/x.md") == place


@pytest.mark.skipif(os.name != "posix", reason="folders are closed another way on this system")
def test_a_closed_folder_is_reported() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        write(Path(place), {"goals/x.md": "a", "y.md": "b"})
        (Path(place) / "goals").chmod(0)
        with ordinary_user():
            folder, problems = listed(Path(place))
        (Path(place) / "goals").chmod(0o755)
    assert [entry.path for entry in folder.entries] == ["y.md"]
    assert said(problems[0], "PG111", 0, "folder cannot be opened", "who may open it")


@pytest.mark.parametrize("place", ["evidence", "Goals", "feedback", "_drafts"])
def test_a_file_where_a_folder_belongs_is_reported(tmp_path: Path, place: str) -> None:
    folder, problems = listed(write(tmp_path, {place: "version https://git-lfs.github.com/spec/v1", "x.md": "a"}))
    assert len(folder.entries) == 1
    assert said(problems[0], "PG111", 0, "a folder belongs here", "Rename the file")
    assert (problems[0].path, len(problems)) == (place, 1)


@pytest.mark.parametrize("place", ["profile.md", "plan.md", "evidence/bridge.md", "PROFILE.MD"])
def test_a_folder_where_a_text_belongs_is_reported(tmp_path: Path, place: str) -> None:
    folder, problems = listed(write(tmp_path, {f"{place}/x.md": "a"}))
    assert [entry.path for entry in folder.entries] == [f"{place}/x.md"]
    assert said(problems[0], "PG111", 0, "This is a folder", "Rename the folder")
    assert (problems[0].path, len(problems)) == (place, 1)
