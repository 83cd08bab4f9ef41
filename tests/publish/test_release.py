"""Folders swapped in whole, put back after a crash, and removed when nobody owns them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from school_folder import put, tree

from portfolio_gen.publish import release
from portfolio_gen.publish.claim import CLAIM_FILE
from portfolio_gen.publish.release import (
    dissolve,
    keep_linked,
    made_here,
    place_files,
    prune,
    recover,
    remove,
    remove_all_but,
    remove_others,
    stage_beside,
    swap_in,
    update_files,
)


@pytest.fixture(params=[True, False], ids=["exchanged at once", "moved one by one"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems that can exchange two folders in one step, and others."""
    if not request.param:
        monkeypatch.setattr(release, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("any_system")
def test_a_folder_takes_the_place_of_another_whole(tmp_path: Path) -> None:
    put(tmp_path, {"stage/new.html": "new", "site/a/old.html": "old"})
    swap_in(tmp_path / "stage", tmp_path / "site/a")
    assert tree(tmp_path) == {"site/a/new.html": b"new"}
    assert not (tmp_path / "stage").exists()


def test_a_folder_takes_a_place_that_was_free(tmp_path: Path) -> None:
    put(tmp_path, {"stage/new.html": "new"})
    swap_in(tmp_path / "stage", tmp_path / "deep/site/a")
    assert tree(tmp_path) == {"deep/site/a/new.html": b"new"}


@pytest.mark.usefixtures("any_system")
def test_when_nothing_is_finished_the_old_stands(tmp_path: Path) -> None:
    put(tmp_path, {"site/a/old.html": "old"})
    with pytest.raises(OSError, match="stage"):
        swap_in(tmp_path / "stage", tmp_path / "site/a")
    assert tree(tmp_path)["site/a/old.html"] == b"old"


@pytest.mark.parametrize(
    ("stage", "site", "expected"),
    [
        ({"a/x.old/i.html": "old", "a/x/i.html": "half"}, {}, {"a/x/i.html": b"old"}),
        ({"a/x.old/i.html": "old"}, {"a/x/i.html": "new"}, {"a/x/i.html": b"new"}),
        ({"a/x/i.html": "half"}, {"a/x/i.html": "old"}, {"a/x/i.html": b"old"}),
        ({}, {"a/x/i.html": "old"}, {"a/x/i.html": b"old"}),
    ],
    ids=["killed between two moves", "killed after two moves", "killed while rendering", "not killed"],
)
def test_after_a_crash_the_site_is_whole(
    tmp_path: Path, stage: dict[str, str], site: dict[str, str], expected: dict[str, bytes]
) -> None:
    put(tmp_path / "stage", stage)
    put(tmp_path / "site", site)
    recover(tmp_path / "stage", tmp_path / "site")
    assert tree(tmp_path / "site") == expected
    dissolve(tmp_path / "stage")
    assert not (tmp_path / "stage").exists()


def test_a_stage_that_is_half_removed_is_still_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "stage", {CLAIM_FILE: "", "a/x/i.html": "half", "z/i.html": "half"})
    honest, removed = release.remove, []

    def remove_one(folder: Path) -> None:
        if removed:
            raise KeyboardInterrupt
        removed.append(folder)
        honest(folder)

    monkeypatch.setattr(release, "remove", remove_one)
    with pytest.raises(KeyboardInterrupt):
        dissolve(tmp_path / "stage")
    assert sorted(item.name for item in (tmp_path / "stage").iterdir()) == [CLAIM_FILE, "z"]


def test_files_are_renewed_only_where_they_differ(tmp_path: Path) -> None:
    put(tmp_path, {"from/a.css": "same", "from/b.css": "new", "to/a.css": "same", "to/b.css": "old"})
    before = (tmp_path / "to/a.css").stat().st_ino
    update_files({name: tmp_path / "from" / name for name in ("a.css", "b.css")}, tmp_path / "to")
    assert tree(tmp_path / "to") == {"a.css": b"same", "b.css": b"new"}
    assert (tmp_path / "to/a.css").stat().st_ino == before


def test_what_is_not_kept_goes(tmp_path: Path) -> None:
    put(tmp_path, {"media/a.css": "a", "media/s/old.css": "b"})
    remove_others(tmp_path / "media", {"a.css"})
    remove_others(tmp_path / "nowhere", {"a.css"})
    assert tree(tmp_path) == {"media/a.css": b"a"}


def test_only_folders_with_the_sign_on_their_first_page_were_made_here(tmp_path: Path) -> None:
    put(tmp_path, {f"{place}/index.html": "a SIGN" for place in ("public/a", "public/assets", "family/c", "other/d")})
    put(tmp_path, {"public/blog/index.html": "mine", "public/notes/a.txt": "a SIGN", "public/robots.txt": "SIGN"})
    (tmp_path / "public/link").symlink_to(tmp_path / "family/c")
    audiences = ["public", "family", "educators"]
    assert made_here(tmp_path, audiences, b"SIGN", ()) == {"public/a", "family/c"}
    assert made_here(tmp_path, audiences, b"SIGN", {"public/a"}) == {"family/c"}


def test_what_stays_shares_its_bytes_with_the_old_site(tmp_path: Path) -> None:
    put(tmp_path, {"site/index.html": "home", "site/a/b.html": "b", "site/gone.html": "gone"})
    keep_linked(tmp_path / "site", ["index.html", "a/b.html"], tmp_path / "stage")
    assert tree(tmp_path / "stage") == {"index.html": b"home", "a/b.html": b"b"}
    assert (tmp_path / "stage/a/b.html").stat().st_ino == (tmp_path / "site/a/b.html").stat().st_ino


def test_all_but_some_is_removed_where_it_stands(tmp_path: Path) -> None:
    put(tmp_path, {"site/index.html": "home", "site/a/b.html": "b", "site/a/gone.html": "gone"})
    remove_all_but(tmp_path / "site", {"index.html", "a/b.html"})
    assert tree(tmp_path / "site") == {"index.html": b"home", "a/b.html": b"b"}


def test_sites_are_made_beside_the_output_or_inside_where_they_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    assert stage_beside(tmp_path / "site") == tmp_path / ".site-stage"
    monkeypatch.setattr(os, "access", lambda folder, mode: False)
    assert stage_beside(tmp_path / "site") == tmp_path / "site/.stage"
    monkeypatch.undo()
    monkeypatch.setattr(Path, "is_mount", lambda folder: folder.name == "site")
    assert stage_beside(tmp_path / "site") == tmp_path / "site/.stage"


def test_pruning_says_what_was_there(tmp_path: Path) -> None:
    put(tmp_path, {"public/a/i.html": "x", "public/b/i.html": "x"})
    assert prune(tmp_path, {"public/b", "public/never"}, tmp_path / "stage") == ("public/b",)
    assert list(tree(tmp_path)) == ["public/a/i.html"]


def test_a_site_goes_at_once_or_where_that_cannot_be_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"site/public/a/i.html": "x", "site/public/b/i.html": "x", f"stage/{CLAIM_FILE}": ""})
    seen = []
    honest = release.remove
    monkeypatch.setattr(release, "remove", lambda folder: (seen.append(folder), honest(folder)))
    prune(tmp_path / "site", {"public/a"}, tmp_path / "stage")
    (tmp_path / "stage" / CLAIM_FILE).unlink()
    prune(tmp_path / "site", {"public/b"}, tmp_path / "stage")
    assert seen == [tmp_path / "stage/public/a.gone", tmp_path / "site/public/b"]
    assert tree(tmp_path / "site") == {}


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    put(tmp_path, {"precious/i.html": "x"})
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    remove(tmp_path / "link")
    remove(tmp_path / "nothing")
    assert list(tree(tmp_path)) == ["precious/i.html"]


def test_placed_files_have_no_date_of_their_source(tmp_path: Path) -> None:
    put(tmp_path, {"a.csv": "1,2"})
    place_files([("media/b.csv", tmp_path / "a.csv")], tmp_path / "site")
    assert tree(tmp_path / "site") == {"media/b.csv": b"1,2"}
