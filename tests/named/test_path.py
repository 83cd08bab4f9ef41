"""A typed path means what it meant on the system of whoever typed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio_gen.named.path import as_typed, spellings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("learners/maya-l", ("learners/maya-l",)),
        (r"learners\maya-l", (r"learners\maya-l", "learners/maya-l")),
        (r".\learners\maya-l\goals\kite.md", (r".\learners\maya-l\goals\kite.md", "learners/maya-l/goals/kite.md")),
        (r'learners\maya-l"', (r"learners\maya-l", "learners/maya-l")),
        (r"..\maya-l", (r"..\maya-l", "../maya-l")),
        (r"C:\Users\Maya\school", (r"C:\Users\Maya\school",)),
        ("Maya L", ("Maya L",)),
    ],
)
def test_backslashes_are_read_as_on_windows(typed: str, meant: tuple[str, ...]) -> None:
    assert spellings(typed) == meant


def test_what_is_there_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("school").mkdir()
    Path("school/mkdocs.yml").touch()
    assert as_typed(r"school\mkdocs.yml") == Path("school/mkdocs.yml")
    assert as_typed("school/mkdocs.yml") == Path("school/mkdocs.yml")
    assert as_typed(r"elsewhere\mkdocs.yml") == Path(r"elsewhere\mkdocs.yml")
