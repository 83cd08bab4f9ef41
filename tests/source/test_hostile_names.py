"""Hostile names of files: each gives an entry with an address of its own, a problem, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_names import MADE, NAMES, TWINS, HostileName

from portfolio_gen.model.entry_names import tell_apart
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.folder import Folder, read_folder
from portfolio_gen.source.opening import open_folder


def stored(root: Path, place: str) -> None:
    """Write a file of this name; where this system has no such names, the test is not for it."""
    file = root / place
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"Honest text.\n")
        kept = file.name in [found.name for found in file.parent.iterdir()]
    except (OSError, ValueError) as error:
        pytest.skip(f"This system cannot store the name {place!r}: {error}")
    if not kept:
        pytest.skip(f"This system stores the name {place!r} as another one.")


def listed(root: Path) -> tuple[Folder, list[Problem]]:
    problems = Problems()
    with open_folder(root.parent, root.name) as opened:
        return read_folder(opened, problems), problems.found


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name.place))
def test_a_name_gives_an_entry_a_problem_or_nothing(name: HostileName, tmp_path: Path) -> None:
    stored(tmp_path, name.place)
    folder, problems = listed(tmp_path)
    assert len(folder.entries) == (name.fate == "page")
    named_like_a_text = ".md/" in name.place  # a folder; what lies in it is read all the same
    assert [problem.code for problem in problems] == (["PG111"] if name.fate == "refused" or named_like_a_text else [])
    assert all(problem.path.isprintable() and problem.hint for problem in problems)
    assert len(folder.files) == (name.fate == "no page")


@pytest.mark.parametrize("twins", TWINS, ids=ascii)
def test_twins_get_two_addresses(twins: tuple[str, str], tmp_path: Path) -> None:
    for name in twins:
        stored(tmp_path, f"evidence/{name}")
    folder, problems = listed(tmp_path)
    if len(folder.entries) == 1:
        pytest.skip("This system takes the two names for one.")
    first, second = tell_apart(entry.named for entry in folder.entries).values()
    assert first.casefold() != second.casefold()
    assert problems == []


@pytest.mark.parametrize("name", MADE)
def test_what_is_no_ordinary_file_is_a_problem(name: str, tmp_path: Path) -> None:
    home = tmp_path / "amira" / "evidence"
    home.mkdir(parents=True)
    for place in ("_school/school.yml", "ben/evidence/honest.md"):
        stored(tmp_path, place)
    try:
        MADE[name](home / name)
    except (OSError, AttributeError, NotImplementedError) as error:
        pytest.skip(f"This system cannot make it: {error}")
    folder, problems = listed(tmp_path / "amira")
    assert folder.entries == ()
    assert [problem.code for problem in problems] in (["PG111"], ["PG307"])
