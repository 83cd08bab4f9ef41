"""Whom a name on the command line means, and who is offered where it means nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import written

from portfolio_gen.named.learner import LearnerNames, NoLearner, some_names


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
    assert names.meant_in_part(written) == folder


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


OTHERS = {
    "amara-okafor/profile.md": "---\nname: Amara Okafor\n---\n",
    "maya-l/profile.md": "---\nname: Maya L\n---\n",
    "maya-lindqvist/profile.md": "---\nname: Maya Lindqvist\n---\n",
    "s042/profile.md": "---\nname: Quinn Abbott\n---\n",
    "Zoë B/profile.md": "I am Zoë.\n",
    "leonard/profile.md": "---\nname: Leonard Wu\n---\n",
    "leo-k/profile.md": "---\nname: Leo Kim\n---\n",
    "t1/profile.md": "---\nname: Kim Twin\n---\n",
    "t2/profile.md": "---\nname: Kim Twin\n---\n",
}


@pytest.mark.parametrize(
    ("wanted", "folder"),
    [
        ("amara-okafor", "amara-okafor"),
        ("Amara", "amara-okafor"),
        ("AMARA OKAFOR", "amara-okafor"),
        ("okafor", "amara-okafor"),
        ("okaf", "amara-okafor"),
        ("am", "amara-okafor"),
        ("Maya L", "maya-l"),
        ("maya-li", "maya-lindqvist"),
        ("Quinn", "s042"),
        ("quinn abbott", "s042"),
        ("zoë b", "Zoë B"),
        ("Zoë", "Zoë B"),
        ("leo", "leo-k"),
        ("learners/s042/", "s042"),
        ("learners\\maya-l", "maya-l"),
        ("../learners/okafor", "amara-okafor"),
    ],
)
def test_a_part_that_fits_only_one_means_them(tmp_path: Path, wanted: str, folder: str) -> None:
    assert LearnerNames(written(tmp_path, OTHERS)).meant_in_part(wanted) == folder


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("maya", "“maya” may be Maya L (maya-l) or Maya Lindqvist (maya-lindqvist). Write the name of the folder."),
        ("Kim Twin", "“Kim Twin” may be Kim Twin (t1) or Kim Twin (t2). Write the name of the folder."),
        ("Amra Okafor", "There is no learner “Amra Okafor”. Did you mean amara-okafor?"),
        ("quin abot", "Did you mean s042?"),
        ("okafro", "Did you mean amara-okafor?"),
        ("maja", "Did you mean maya-l or maya-lindqvist?"),
        ("goals/okafor", "There is no learner “goals/okafor”."),
        ("xyzxyz", "Write one of: Zoë B, amara-okafor, leo-k, leonard, maya-l, maya-lindqvist, s042, t1 and 1 more"),
    ],
)
def test_nobody_or_several_are_meant(tmp_path: Path, wanted: str, says: str) -> None:
    with pytest.raises(NoLearner) as refused:
        LearnerNames(written(tmp_path, OTHERS)).meant_in_part(wanted)
    assert says in str(refused.value)


def test_a_part_fits_one_or_is_refused(names: LearnerNames) -> None:
    assert names.meant_in_part("maya") == "maya-l"
    assert names.meant_in_part("may") == "maya-l"
    for several in ("leo", "Kim", "l"):
        with pytest.raises(NoLearner, match="may be"):
            names.meant_in_part(several)


def test_where_many_fit_only_some_are_named(tmp_path: Path) -> None:
    many = {f"l{number:02}/profile.md": f"---\nname: Kim {number}\n---\n" for number in range(30)}
    with pytest.raises(NoLearner, match=r"may be Kim 0 \(l00\) or .* or Kim 7 \(l07\) or one of 22 more\."):
        LearnerNames(written(tmp_path, many)).meant_in_part("kim")


def test_where_there_is_nobody_nobody_is_offered(tmp_path: Path) -> None:
    with pytest.raises(NoLearner) as refused:
        LearnerNames(written(tmp_path, {})).meant_in_part("maya")
    assert str(refused.value) == "There is no learner “maya”."


@pytest.mark.parametrize(
    ("word", "may"),
    [("maya-l", True), ("Sam", True), ("Mayo", True), ("Kim Twin", True), ("lindy", False), ("quilting", False)],
)
def test_a_title_is_no_learner_though_a_name_holds_it(names: LearnerNames, word: str, may: bool) -> None:
    assert names.may_mean(word) is may


def test_a_long_list_is_cut() -> None:
    names = [f"learner-{number}" for number in range(30)]
    assert some_names(names).endswith("learner-7 and 22 more")
    assert some_names(names[:2]) == "learner-0, learner-1"


def test_no_profile_is_opened_for_a_folders_name(names: LearnerNames) -> None:
    names.meant("maya-l")
    assert "names" not in names.__dict__
