"""Headings of a text: the one that is its title, and those that carry standards of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.model.dialect.heading_tag_spelling import BRACES
from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.printable import one_line
from portfolio_gen.source.days_in_words import day_of_line
from portfolio_gen.source.text.plain_text import plain_line

_LINKED = re.compile(
    r"!?\[(?:!\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)|[^\[\]\n]{0,300})\](?:\([^)\n]{0,300}\)|\[[^\]\n]{0,100}\])"
)
"""A picture, a link, or a picture in a link."""
_STANDARDS = re.compile(r"""\bstandards\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s}"']+))""")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a text."""

    level: int
    text: str
    """Plain words."""
    line: int
    rows: tuple[int, ...]
    """The rows it takes up, counted from 0."""
    codes: str = ""
    """What its `{standards="..."}` names, as it stands there."""
    pictured: bool = False
    """Whether a picture stands in it."""
    within: bool = False
    """Whether it stands in a list, a quotation or a box: then it names nothing but that."""


def headings(lines: Sequence[Line], first_line: int) -> Iterator[Heading]:
    """The headings among the lines of a text, wherever they stand."""
    for line in lines:
        if line.level:
            rows = tuple(range(line.row, line.until + 1))
            within = not line.text.startswith("#")
            words = line.text[line.text.index("#") :].lstrip("#").strip()
            yield _heading(line.level, words, first_line + line.row, rows, within=within)


def _heading(level: int, written: str, line: int, rows: tuple[int, ...], *, within: bool) -> Heading:
    codes = ""
    if attributes := BRACES.search(written):
        written = written[: attributes.start()]
        if found := _STANDARDS.search(attributes[1]):
            codes = found[found.lastindex or 0].strip()
    return Heading(
        level, one_line(plain_line(written)), line, rows, codes, "![" in written or "<img" in written, within
    )


def title_heading(headings: Sequence[Heading], rows: Sequence[str]) -> Heading | None:
    """The heading that names the whole text: the one it begins with, else the only main one.

    Pictures, links, rules and a day may stand before it. One of several main headings further down, or a smaller one,
    names its part alone.
    """
    named = [heading for heading in headings if heading.text and not heading.within]
    if named and not any(_says_something(row) for row in rows[: named[0].rows[0]]):
        first = named[0]
        return next((heading for heading in named if heading.level == 1), first) if _is_alone(first, named) else first
    mains = [heading for heading in named if heading.level == 1]
    return mains[0] if len(mains) == 1 else None


def _is_alone(first: Heading, named: Sequence[Heading]) -> bool:
    """Whether a smaller heading stands before the only main one."""
    return first.level > 1 and sum(heading.level == 1 for heading in named) == 1


def _says_something(row: str) -> bool:
    shown = plain_line(_LINKED.sub("", row)).strip(" |·•-–—*_>#=:.")
    return any(sign.isalnum() for sign in shown) and day_of_line(shown) is None
