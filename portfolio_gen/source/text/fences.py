"""Code blocks between fences of ``` or ~~~: which rows of a text are code, and which fence never ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_INDENTED_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})(.*)$")


class Fences:
    """A walk down the rows of a text. A fence that nobody closes opens nothing."""

    def __init__(self, rows: Sequence[str], *, indented: bool = False) -> None:
        """`indented` also takes fences inside lists and quotations."""
        pattern = _INDENTED_FENCE if indented else _FENCE
        self._fences = {index: match for index, row in enumerate(rows) if (match := pattern.match(row))}
        self._ends = self._longest_ends()
        self._open = ""
        self.unclosed: list[tuple[int, str]] = []
        """Row and signs of every fence met that never ends."""

    def _longest_ends(self) -> dict[int, dict[str, int]]:
        """For the row of each fence the longest closing row of each sign below it."""
        longest = {"`": 0, "~": 0}
        below: dict[int, dict[str, int]] = {}
        for index in reversed(self._fences):
            below[index] = dict(longest)
            signs, rest = self._fences[index].groups()
            if not rest.strip():
                longest[signs[0]] = max(longest[signs[0]], len(signs))
        return below

    def holds(self, index: int) -> bool:
        """Whether a row belongs to a code block, its fences included. Ask in order; rows may be left out."""
        match = self._fences.get(index)
        if match is None:
            return bool(self._open)
        signs, rest = match.groups()
        if self._open:
            if signs[0] == self._open[0] and len(signs) >= len(self._open) and not rest.strip():
                self._open = ""
            return True
        if signs[0] == "`" and "`" in rest:
            return False
        if self._ends[index][signs[0]] < len(signs):
            self.unclosed.append((index, signs))
            return False
        self._open = signs
        return True
