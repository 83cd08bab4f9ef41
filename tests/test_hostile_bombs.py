"""Texts whose length is the attack: twice as long takes twice as long, none much longer than an honest one."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_at_most, assert_linear
from hostile_bombs import BOMBS, KEYS, honest
from hostile_files import HOSTILE_FILES, HostileFile

from portfolio_gen.markdown.rendering import render
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.documents import parse_document
from portfolio_gen.source.learner import read_portfolio

SIZE = 16_000
KEYS_SIZE = 45_000
"""Twice as much is still less than what may stand between the dashes."""
LONGER = 8.0
"""How many times as long as an honest text of its length a bomb may take. Measured: the slowest, headings without
end, takes twice as long, and most take less than an honest text. A reader caught by one takes a hundred times."""
LARGE = [file for file in HOSTILE_FILES if file.is_text and len(file.data) > 5_000]
"""A shorter text can do no harm: what it costs is lost in what every page costs."""


def read(folder: Path, text: str) -> None:
    """Read a text as a learner's entry, and render what is left of it."""
    file = folder / "amira" / "evidence" / "x.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    for entry in read_portfolio(folder / "amira", School(), Problems()).evidence:
        render(entry.body.markdown, {}, {})


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_twice_the_text_takes_twice_as_long(name: str, tmp_path: Path) -> None:
    assert_linear(lambda text: read(tmp_path, text), BOMBS[name], SIZE)


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYS)
def test_twice_the_keys_take_twice_as_long(name: str) -> None:
    def front(size: int) -> str:
        return f"---\n{KEYS[name](size)}\n---\nText.\n"

    assert_linear(lambda text: parse_document(text, "x.md", Problems()), front, KEYS_SIZE)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_not_much_longer_than_an_honest_text(name: str, tmp_path: Path) -> None:
    bomb, text = BOMBS[name](SIZE), honest(SIZE)
    assert_at_most(LONGER, lambda: read(tmp_path, bomb), lambda: read(tmp_path, text))


@pytest.mark.slow
@pytest.mark.parametrize("file", LARGE, ids=lambda file: file.id)
def test_a_hostile_file_takes_not_much_longer_than_an_honest_text(file: HostileFile, tmp_path: Path) -> None:
    bomb = file.data.decode("utf-8", "surrogateescape")
    text = honest(len(bomb))
    assert_at_most(LONGER, lambda: read(tmp_path, bomb), lambda: read(tmp_path, text))
