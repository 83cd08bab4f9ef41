"""Whom a name on the command line means, and who is offered where it means nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import written

from portfolio_gen.named.learner import LearnerNames, NoLearner


@pytest.fixture
def names(tmp_path: Path) -> LearnerNames:
    files = {
        "maya-l/profile.md": "---\nname: Maya Lindqvist\n---\n",
        "leo-tran/profile.md": "---\nname: Leo Tran\n---\n",
        "leo-k/profile.md": "---\nname: Leo Kim\n---\n",
        "Sam W/goals/g.md": "A goal.",
        "twin-a/profile.md": "---\nname: Kim Twin\n---\n",
        "twin-b/profile.md": "---\nname: Kim Twin\n---\n",
    }
    return LearnerNames(written(tmp_path, files))


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("maya-l", "maya-l"),
        ("Maya L", "maya-l"),
        ("MAYA-L", "maya-l"),
        ("Maya Lindqvist", "maya-l"),
        ("sam-w", "Sam W"),
        ("Sam W", "Sam W"),
        ("leo kim", "leo-k"),
    ],
)
def test_a_folder_and_a_whole_name_mean_a_learner(names: LearnerNames, written: str, folder: str) -> None:
    assert names.meant(written) == folder
    assert names.begun(written) == folder


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("Maya", ("maya-l",)),
        ("leo", ("leo-k", "leo-tran")),
        ("mayal", ("maya-l",)),
        ("Maja Lindqvist", ("maya-l",)),
        ("maja", ("maya-l",)),
        ("Kim Twin", ("twin-a", "twin-b")),
        ("nobody-at-all", ()),
        ("", ()),
    ],
)
def test_whoever_may_be_meant_is_offered(names: LearnerNames, written: str, likely: tuple[str, ...]) -> None:
    with pytest.raises(NoLearner) as refused:
        names.meant(written)
    assert set(refused.value.likely) == set(likely)
    assert all(folder in str(refused.value) for folder in likely)


def test_first_words_will_do_where_they_fit_one(names: LearnerNames) -> None:
    assert names.begun("maya") == "maya-l"
    for several in ("leo", "may", "Kim"):
        with pytest.raises(NoLearner):
            names.begun(several)


def test_no_profile_is_opened_for_a_folders_name(names: LearnerNames) -> None:
    names.meant("maya-l")
    assert "names" not in names.__dict__
