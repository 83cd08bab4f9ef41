"""Code blocks between fences of ``` or ~~~, wherever they stand: where they end, and how they are passed on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line

_FENCE = re.compile(r" *(`{3,}|~{3,})(.*)$")
_READ = re.compile(r"[ ]*(?:[\w#.+-]+)?(?:[ ]+[a-z_]+=\"[^\"\n]*\")*[ ]*|[ ]*\{[ ]*\.[^{}\n]*\}[ ]*")
"""What may stand behind the signs for the reader of Markdown: a language, and settings."""
_LONGEST = 20
"""Signs of a fence that are counted."""
_LANGUAGE = re.compile(r"[\w#+-][\w#.+-]*")


class FencedBlocks:
    """The fences among the lines of a text, of an item or of a quotation. One that nobody closes opens nothing."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._fences = {at: match for at, line in enumerate(lines) if (match := _FENCE.match(line.text))}
        self._ends = self._nearest_ends()

    def _nearest_ends(self) -> dict[int, int]:
        """For the line of each fence the line after the nearest one below that would close it."""
        below: dict[tuple[str, int], int] = {}
        ends: dict[int, int] = {}
        for at in reversed(self._fences):
            signs, rest = self._fences[at].groups()
            length = min(len(signs), _LONGEST)
            closing = [below[signs[0], size] for size in range(length, _LONGEST + 1) if (signs[0], size) in below]
            ends[at] = min(closing, default=0)
            if not rest.strip():
                below[signs[0], length] = at + 1
        return ends

    def begins(self, at: int) -> str:
        """The signs of the fence that this line would begin; "" where it would begin none."""
        match = self._fences.get(at)
        if not match or (match[1][0] == "`" and "`" in match[2]):
            return ""
        return match[1]

    def end(self, at: int) -> int:
        """The line after the block that begins here; 0 where none does or it never ends."""
        return self._ends[at] if self.begins(at) else 0


def fenced(block: Sequence[Line]) -> list[Line]:
    """A block of code with its fences, as every reader of Markdown knows it."""
    first = block[0]
    match = _FENCE.match(first.text)
    signs, said = match.groups() if match else ("```", "")
    inner = [line.dedented(first.indent)._replace(kind="code") for line in block[1:-1]]
    return [
        first._replace(text=f"{signs}{_said(said)}".rstrip(), kind="code"),
        *inner,
        block[-1]._replace(text=signs, kind="code"),
    ]


def _said(written: str) -> str:
    if _READ.fullmatch(written):
        return written
    language = _LANGUAGE.search(written)
    return language[0] if language else ""


def shown_as_typed(line: Line, signs: str) -> Line:
    """A fence that never ends: signs among others."""
    return line._replace(text=line.text.replace(signs, f"&#{ord(signs[0])};" * len(signs), 1), fence=signs)
