"""Lines of a text that are meant as they are typed: a poem, an address, a score."""

from __future__ import annotations

from itertools import pairwise

from portfolio_gen.model.dialect.translation import translated


def with_breaks(text: str) -> str:
    """A text in which every line of a paragraph ends where it was ended; rows stay where they are."""
    rows = text.split("\n")
    lines = translated(text)
    for line, after in pairwise(lines):
        words = line.kind == after.kind == "text" and not line.level and not after.level
        if words and after.row == line.row + 1 and not line.blank and not after.blank:
            rows[line.row] = f"{rows[line.row].rstrip()}  "
    return "\n".join(rows)
