"""Paragraphs: the words that people say, with the signs that they write them with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.dialect.words import read_words

_BEGINS = re.compile(r"#|\d+(?=[.)](?: |$))|[-+*](?= |$)|(?:=+|-+) *$|([-*_])(?: *\1){2,} *$|>|:(?= )|!!!|\?\?\?")
"""What would begin a heading, a list or a line across the page, and does not here."""
_TITLE = r"(?: +(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_DEFINITION = re.compile(rf" {{0,3}}\[(?!\^)[^\[\]\n]{{1,200}}\]: *(?:<[^<>\n]*>|[^\s<>]\S*){_TITLE} *$")


def paragraph(lines: Sequence[Line]) -> list[Line]:
    """The lines of a paragraph, none of which begins anything else."""
    if not lines:
        return []
    texts = read_words("\n".join(line.text.lstrip(" ") for line in lines)).split("\n")
    said = zip(lines, texts, strict=True)
    return [line._replace(text=_unmistakable(text), goes_on=at > 0) for at, (line, text) in enumerate(said)]


def is_definition(line: Line) -> bool:
    """Whether a line says where links of a name lead, and nothing else."""
    return "]:" in line.text and _DEFINITION.match(line.text) is not None


def _unmistakable(text: str) -> str:
    match = _BEGINS.match(text)
    if not match:
        return text
    return f"{match[0]}\\{text[match.end() :]}" if match[0].isdigit() else f"\\{text}"
