"""A text as students write it, said in the Markdown that is read."""

from __future__ import annotations

from functools import lru_cache

from portfolio_gen.model.dialect.lines import Line, lines_of
from portfolio_gen.model.dialect.notes import notes_told_apart
from portfolio_gen.model.dialect.walk import Walk


@lru_cache(maxsize=4)
def translated(text: str) -> tuple[Line, ...]:
    """A text as the Markdown that it means, line by line; equal texts give equal lines. Never raises."""
    lines = Walk(lines_of(text), 0).lines()
    return tuple(notes_told_apart(lines) if "[^" in text else lines)


def markdown(text: str) -> str:
    """The same, joined."""
    return "\n".join(line.text for line in translated(text))
