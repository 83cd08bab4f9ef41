"""Ids of several texts on one page: no two alike, so that each link leads to its own text's note or heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from portfolio_gen.markdown.rendering import PageHeading, Rendered

_ID = re.compile(r'<[^<>]* id="([^"]*)"')
_TAG = re.compile(r'<[^<>]* (?:id="|href="#)[^<>]*>')
_NAMED = re.compile(r'( id="| href="#)([^"]*)"')


class PageIds:
    """The ids of the texts of one page so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def apart(self, text: Rendered) -> Rendered:
        """A text whose ids no text before it has; links within it follow."""
        own = set(_ID.findall(text.html))
        anew = {name: self._free(name, own) for name in sorted(own & self._taken)}
        self._taken |= {anew.get(name, name) for name in own}
        if not anew:
            return text
        return Rendered(_renamed(text.html, anew), tuple(_headings(text.headings, anew)))

    def _free(self, name: str, own: Iterable[str]) -> str:
        number = 2
        while f"{name}.{number}" in self._taken or f"{name}.{number}" in own:
            number += 1
        return f"{name}.{number}"


def _renamed(html: str, anew: dict[str, str]) -> str:
    def name(match: re.Match[str]) -> str:
        return f'{match[1]}{anew.get(match[2], match[2])}"'

    return _TAG.sub(lambda tag: _NAMED.sub(name, tag[0]), html)


def _headings(headings: Sequence[PageHeading], anew: dict[str, str]) -> Iterable[PageHeading]:
    return (replace(heading, id=anew.get(heading.id, heading.id)) for heading in headings)
