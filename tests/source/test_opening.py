"""Files below the learners' folder: links on the way are refused, whenever they are put there, and so is what waits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from small_school import write

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.source import opening
from portfolio_gen.source.front_matter.encoding import read_bytes
from portfolio_gen.source.open_folder import FolderItem, NotOpened, OpenFolder
from portfolio_gen.source.opening import open_attachment, open_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links are made another way on this system")


@pytest.fixture(params=["by descriptors", "by names"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to open a folder, wherever the tests run."""
    if request.param == "by names":
        monkeypatch.setattr(opening, "_HAS_DESCRIPTORS", False)


@pytest.fixture
def learners(tmp_path: Path) -> Path:
    """A learner's folder, that of a peer, and a vault outside of both."""
    write(
        tmp_path,
        {
            "vault/in.md": "vault",
            "learners/me/goals/deep/x.md": "mine",
            "learners/me/plan.md": "plan",
            "learners/peer/goals/deep/x.md": "private",
        },
    )
    return tmp_path / "learners"


def contents(folder: OpenFolder, place: str) -> bytes:
    return read_bytes(folder, place, 100)


def refusal(look: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(NotOpened) as refused:
        look()
    return refused.value.code, refused.value.message


A_LINK = ("PG307", "This is a link, and links are not followed.")


def test_what_lies_there_is_listed_and_read(learners: Path) -> None:
    (learners / "me" / "out").symlink_to(learners / "peer")
    os.mkfifo(learners / "me" / "pipe")
    with open_folder(learners, "me") as folder:
        assert folder.items() == [
            FolderItem("goals", "folder"),
            FolderItem("out", "link"),
            FolderItem("pipe", "other"),
            FolderItem("plan.md", "file"),
        ]
        assert folder.items("goals/deep") == [FolderItem("x.md", "file")]
        read = [contents(folder, place) for place in ("goals/deep/x.md", "plan.md", "goals/deep/x.md")]
    assert read == [b"mine", b"plan", b"mine"]


@pytest.mark.parametrize(
    ("linked", "target"),
    [
        ("goals/deep/x.md", "vault/in.md"),
        ("goals/deep/x.md", "learners/peer/goals/deep/x.md"),
        ("goals/deep/x.md", "learners/me/plan.md"),
        ("goals/deep/x.md", "nowhere"),
        ("goals/deep", "learners/peer/goals/deep"),
        ("goals", "learners/peer/goals"),
    ],
)
def test_a_link_put_there_after_the_look_is_refused(learners: Path, linked: str, target: str) -> None:
    with open_folder(learners, "me") as folder:
        assert folder.items("goals")
        place = learners / "me" / linked
        place.rename(learners.parent / "before")
        place.symlink_to(learners.parent / target)
        assert refusal(lambda: contents(folder, "goals/deep/x.md")) == A_LINK
        if linked != "goals/deep/x.md":
            assert refusal(lambda: folder.items("goals/deep")) == A_LINK
    with pytest.raises(MediaRefused, match="PG307"):
        open_attachment(str(learners / "me"), "goals/deep/x.md")


@pytest.mark.parametrize("place", ["me", "me/goals", "me/goals/deep"])
def test_a_folder_that_is_a_link_is_not_opened(learners: Path, place: str) -> None:
    (learners / place).rename(learners.parent / "before")
    (learners / place).symlink_to(learners.parent / "before")
    assert refusal(lambda: open_folder(learners, place)) == A_LINK


def test_the_way_to_the_root_is_the_schools_own(learners: Path) -> None:
    root = learners.parent / "by another name"
    root.symlink_to(learners)
    with open_folder(root) as whole, open_folder(root, "me") as folder:
        assert [item.name for item in whole.items()] == ["me", "peer"]
        assert contents(folder, "plan.md") == b"plan"


@pytest.mark.parametrize("place", ["../peer/goals/deep/x.md", "goals/../../peer/goals/deep/x.md", "/etc/hosts", ".."])
def test_no_place_leads_up(learners: Path, place: str) -> None:
    with open_folder(learners, "me") as folder:
        assert refusal(lambda: folder.open(place))[0] == "PG307"
        assert refusal(lambda: folder.items(place))[0] == "PG307"
    assert refusal(lambda: open_folder(learners, f"me/{place}"))[0] == "PG307"


def test_what_is_no_file_is_not_read_and_does_not_wait(learners: Path) -> None:
    os.mkfifo(learners / "me" / "pipe")
    with open_folder(learners, "me") as folder:
        for place in ("pipe", "goals"):
            assert refusal(lambda place=place: folder.open(place)) == ("PG111", "This is not an ordinary file.")
        assert refusal(lambda: folder.items("plan.md"))[1] == "This is a file, and a folder belongs here."
        assert refusal(lambda: folder.open("a\0b"))[0] == "PG111"


def test_what_is_missing_is_known_to_be_missing(learners: Path) -> None:
    with open_folder(learners, "me") as folder, pytest.raises(NotOpened) as refused:
        folder.open("gone.md")
    assert refused.value.missing
    with pytest.raises(NotOpened) as refused:
        open_folder(learners, "nobody")
    assert refused.value.missing


def test_a_file_is_no_larger_than_it_may_be(learners: Path) -> None:
    (learners / "me" / "plan.md").write_bytes(b"x" * 101)
    with open_folder(learners, "me") as folder:
        assert refusal(lambda: contents(folder, "plan.md"))[1] == "This file is too large to read: 101 bytes."


def test_a_folder_swapped_while_it_is_held_stays_the_one_that_was_opened(
    learners: Path, request: pytest.FixtureRequest
) -> None:
    with open_folder(learners, "me") as folder:
        (learners / "me").rename(learners.parent / "before")
        (learners / "me").symlink_to(learners / "peer")
        if "descriptors" in request.node.name:
            assert contents(folder, "goals/deep/x.md") == b"mine"
        else:
            assert refusal(lambda: contents(folder, "goals/deep/x.md")) == A_LINK


@pytest.mark.parametrize("swapped", ["goals/deep/x.md", "goals"])
def test_a_link_that_is_there_for_a_moment_opens_nothing(
    learners: Path, swapped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put there after every look, taken away before the next: only what the opening itself does can tell."""
    place, aside, whole = learners / "me" / swapped, learners.parent / "aside", os.open

    def swapping(*args: object, **how: object) -> int:
        place.rename(aside)
        place.symlink_to(learners / "peer" / swapped)
        try:
            return whole(*args, **how)  # type: ignore[call-overload,no-any-return]
        finally:
            place.unlink()
            aside.rename(place)

    with open_folder(learners, "me") as folder:
        monkeypatch.setattr(os, "open", swapping)
        assert refusal(lambda: folder.open("goals/deep/x.md"))[0] in ("PG111", "PG307")
        monkeypatch.undo()


def test_descriptors_are_given_back(learners: Path) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("open descriptors cannot be counted here")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(9):
        with open_folder(learners, "me/goals") as folder:
            contents(folder, "deep/x.md")
            folder.items()
            with pytest.raises(NotOpened):
                folder.open("deep/gone/x.md")
        with pytest.raises(NotOpened):
            open_folder(learners, "me/goals/gone")
    assert len(os.listdir("/proc/self/fd")) == before
