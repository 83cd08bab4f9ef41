"""Paragraphs: the words that people say, with the signs that they write them with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.dialect.words import spoken

_BEGINS = re.compile(r"#|\d+(?=[.)] )")
"""What would begin a heading or a list, and does not here."""


def paragraph(lines: Sequence[Line]) -> list[Line]:
    """The lines of a paragraph, none of which begins anything else."""
    if not lines:
        return []
    texts = spoken("\n".join(line.text.lstrip(" ") for line in lines)).split("\n")
    return [line.with_text(_unmistakable(text)) for line, text in zip(lines, texts, strict=True)]


def _unmistakable(text: str) -> str:
    match = _BEGINS.match(text)
    if not match:
        return text
    return f"\\{text}" if match[0] == "#" else f"{match[0]}\\{text[match.end() :]}"
