"""Which learner somebody means: folders, names, parts of either, and what is offered where nobody fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import written

from portfolio_gen.model.school import School
from portfolio_gen.named_learner import listed_learners, named_learner
from portfolio_gen.settings import SettingsError

FOLDERS = ("amara-okafor", "maya-l", "maya-lindqvist", "s042", "Zoë B")
FILES = {
    "amara-okafor/profile.md": "---\nname: Amara Okafor\n---\n",
    "maya-l/profile.md": "---\nname: Maya L\n---\n",
    "maya-lindqvist/profile.md": "---\nname: Maya Lindqvist\n---\n",
    "s042/profile.md": "---\nname: Quinn Abbott\n---\n",
    "Zoë B/profile.md": "I am Zoë.\n",
}


def meant(folder: Path, wanted: str) -> str:
    return named_learner(written(folder, FILES), School(), FOLDERS, wanted)


@pytest.mark.parametrize(
    ("wanted", "folder"),
    [
        ("amara-okafor", "amara-okafor"),
        ("Amara", "amara-okafor"),
        ("AMARA OKAFOR", "amara-okafor"),
        ("okafor", "amara-okafor"),
        ("Maya L", "maya-l"),
        ("maya-li", "maya-lindqvist"),
        ("Quinn", "s042"),
        ("quinn abbott", "s042"),
        ("zoë b", "Zoë B"),
        ("Zoë", "Zoë B"),
        ("learners/s042/", "s042"),
        ("learners\\maya-l", "maya-l"),
    ],
)
def test_somebody_is_meant(tmp_path: Path, wanted: str, folder: str) -> None:
    assert meant(tmp_path, wanted) == folder


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("maya", r"“maya” may be Maya L \(maya-l\) or Maya Lindqvist \(maya-lindqvist\)"),
        ("Amra Okafor", "Did you mean “amara-okafor”?"),
        ("quin abot", "Did you mean “s042”?"),
        ("okafro", "Did you mean “amara-okafor”?"),
        ("maja", "Did you mean “maya-l” or “maya-lindqvist”?"),
        ("xyzxyz", "Write one of: amara-okafor, maya-l, maya-lindqvist, s042, Zoë B"),
    ],
)
def test_nobody_or_several_are_meant(tmp_path: Path, wanted: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        meant(tmp_path, wanted)


def test_a_long_list_is_cut() -> None:
    names = [f"learner-{number}" for number in range(30)]
    assert listed_learners(names).endswith("learner-7 and 22 more")
    assert listed_learners(names[:2]) == "learner-0, learner-1"
