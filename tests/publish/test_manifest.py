"""What is noted of every site, and what is left of it when a build is cut off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from school_folder import put

from portfolio_gen.publish import manifest
from portfolio_gen.publish.manifest import Made, Planned, Standing, Surroundings

ONE = Standing(
    Made("f1", "e", 3, 900),
    ("ada",),
    Planned({"index.html": "d1", "": "d0"}, frozenset({"s1", "s2"})),
    {"index.html": (10, 1_700_000_000_123_456_789, "aa")},
    ("assets/a.css",),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    manifest.write_standing(tmp_path, "family/x", ONE)
    assert manifest.read_standing(tmp_path, "family/x") == ONE
    assert manifest.places(tmp_path) == {"family/x"}
    assert manifest.learners_of(tmp_path, "family/x") == ("ada",)
    assert [file.name for file in (tmp_path / "family").iterdir()] == ["x.json"]


@pytest.mark.parametrize(
    "data", ["", "{", "[]", "null", '{"made": 1}', '{"files": {"a": [1]}}', '{"files": {}, "parts": 1}']
)
def test_a_note_that_cannot_be_read_is_nothing_known_of_a_known_place(tmp_path: Path, data: str) -> None:
    put(tmp_path, {"public/b.json": data})
    assert manifest.read_standing(tmp_path, "public/b") is None
    assert manifest.learners_of(tmp_path, "public/b") == ()
    assert manifest.places(tmp_path) == {"public/b"}


def test_nothing_is_known_of_nothing(tmp_path: Path) -> None:
    assert manifest.places(tmp_path / "never") == set()
    assert manifest.read_standing(tmp_path / "never", "a/b") is None
    assert manifest.read_surroundings(tmp_path / "never") == Surroundings()


def test_a_doubted_site_is_known_by_its_place_and_its_learners_only(tmp_path: Path) -> None:
    manifest.write_standing(tmp_path, "family/x", ONE)
    manifest.doubt(tmp_path, "family/x", ("ada",))
    assert manifest.read_standing(tmp_path, "family/x") is None
    assert manifest.learners_of(tmp_path, "family/x") == ("ada",)
    manifest.forget(tmp_path, "family/x")
    manifest.forget(tmp_path, "family/x")
    assert manifest.places(tmp_path) == set()


def test_a_list_of_an_earlier_program_is_taken_over(tmp_path: Path) -> None:
    sites = {"public/b": {"fingerprint": "f"}, "family/x": {}}
    put(tmp_path, {"m.json": json.dumps({"sites": sites}), "m.exchanges": "public/b\n"})
    manifest.adopt(tmp_path / "m.json", tmp_path / "m")
    assert manifest.places(tmp_path / "m") == {"public/b", "family/x"}
    assert not list(tmp_path.glob("m.*"))
    manifest.adopt(tmp_path / "m.json", tmp_path / "m")


def test_theme_files_are_needed_by_the_sites_that_stand(tmp_path: Path) -> None:
    manifest.write_standing(tmp_path, "family/x", ONE)
    assert manifest.needed_theme(tmp_path, {"family/x"}) == {"family/assets/a.css"}
    manifest.doubt(tmp_path, "family/y", ())
    assert manifest.needed_theme(tmp_path, {"family/x", "family/y"}) is None


def test_surroundings_come_back(tmp_path: Path) -> None:
    known = Surroundings(frozenset({"family/assets/a.css"}), True)
    manifest.write_surroundings(tmp_path, known)
    assert manifest.read_surroundings(tmp_path) == known
    assert manifest.places(tmp_path) == set()
