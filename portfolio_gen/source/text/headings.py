"""Headings of a text: the one that is its title, and those that carry standards of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.source.days_in_words import day_of_line
from portfolio_gen.source.front_matter.fields import clean
from portfolio_gen.source.text.plain_text import plain_line

_ATX = re.compile(r"^ {0,3}(#{1,6})(?!#)")
"""Markdown for Python needs no space after the signs."""
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}$")
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


def headings(rows: Sequence[str], prose: Sequence[tuple[int, str]], first_line: int) -> Iterator[Heading]:
    """The headings in the rows of prose: after #, or above a line of = or -."""
    before = -2
    for number, row in prose:
        index = number - first_line
        if match := _ATX.match(row):
            written = rows[index].strip().lstrip("#").strip()
            yield _heading(len(match[1]), written, number, (index,))
        elif before == index - 1 and _UNDERLINE.match(row) and _can_be_underlined(rows[before]):
            level = 1 if "=" in row else 2
            yield _heading(level, rows[before].strip(), number - 1, (before, index))
        before = index


def _can_be_underlined(row: str) -> bool:
    return bool(row.strip()) and not re.match(r"\s*(?:[#>|<]|[-*+]\s|\d+[.)]\s|[-=:| ]+$)|    |\t", row)


def _heading(level: int, written: str, line: int, rows: tuple[int, ...]) -> Heading:
    codes = ""
    if attributes := _ATTRIBUTES.search(written):
        written = written[: attributes.start()]
        if found := _STANDARDS.search(attributes[1]):
            codes = found[found.lastindex or 0].strip()
    words = written.strip()
    unhashed = words.rstrip("#")
    if unhashed != words and (not unhashed or unhashed[-1].isspace()):
        words = unhashed
    return Heading(level, clean(plain_line(words)), line, rows, codes, "![" in words or "<img" in words)


def title_heading(found: Sequence[Heading], rows: Sequence[str]) -> Heading | None:
    """The heading that names the whole text: the one it begins with, else the only main one.

    Pictures, links, rules and a day may stand before it. One of several main headings further down, or a smaller one,
    names its part alone.
    """
    named = [heading for heading in found if heading.text]
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
