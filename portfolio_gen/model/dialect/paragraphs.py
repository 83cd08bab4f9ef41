"""Paragraphs: the words that people say, with the signs that they write them with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line

_NUMBERED = re.compile(r"( *\d+)([.)] )")


def paragraph(lines: Sequence[Line]) -> list[Line]:
    """The lines of a paragraph, none of which begins anything else."""
    if not lines:
        return []
    texts = spoken("\n".join(line.text.lstrip(" ") for line in lines)).split("\n")
    return [line.with_text(_NUMBERED.sub(r"\1\\\2", text)) for line, text in zip(lines, texts, strict=True)]


def spoken(text: str) -> str:
    """Words outside code, as Markdown says them. Ends of lines stay."""
    return text
