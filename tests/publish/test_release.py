"""Folders swapped in whole, put back after a crash, and removed when nobody owns them."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import put, tree

from portfolio_gen.publish import release
from portfolio_gen.publish.release import keep_only, place_files, prune, recover, remove, renew, swap_in, unowned


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
    assert not (tmp_path / "stage").exists()


def test_files_are_renewed_only_where_they_differ(tmp_path: Path) -> None:
    put(tmp_path, {"from/a.css": "same", "from/b.css": "new", "to/a.css": "same", "to/b.css": "old"})
    before = (tmp_path / "to/a.css").stat().st_ino
    renew({name: tmp_path / "from" / name for name in ("a.css", "b.css")}, tmp_path / "to")
    assert tree(tmp_path / "to") == {"a.css": b"same", "b.css": b"new"}
    assert (tmp_path / "to/a.css").stat().st_ino == before


def test_what_is_not_kept_goes(tmp_path: Path) -> None:
    put(tmp_path, {"assets/a.css": "a", "assets/s/old.css": "b"})
    keep_only(tmp_path, "assets", {"assets/a.css"})
    keep_only(tmp_path, "nowhere", {"nowhere/a.css"})
    assert tree(tmp_path) == {"assets/a.css": b"a"}


def test_only_sites_that_nobody_owns_are_unowned(tmp_path: Path) -> None:
    put(
        tmp_path, {f"{place}/i.html": "x" for place in ("public/a", "public/b", "public/assets", "family/c", "other/d")}
    )
    put(tmp_path, {"public/robots.txt": "x"})
    assert unowned(tmp_path, ["public", "family", "educators"], {"public/a"}) == {"public/b", "family/c"}


def test_pruning_says_what_was_there(tmp_path: Path) -> None:
    put(tmp_path, {"public/a/i.html": "x", "public/b/i.html": "x"})
    assert prune(tmp_path, {"public/b", "public/never"}) == ("public/b",)
    assert list(tree(tmp_path)) == ["public/a/i.html"]


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
