"""A row with a list or keys in brackets, read as leniently as a person does, and written as YAML wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_gen.source.front_matter.written import quoted

SIGNS = "[]{}&*!|>%@`\"',#?"
"""What a value cannot begin with."""
_ROW = re.compile(r"^(\s*(?:-\s+)?(?:[^\s:\[{#][^:\[{]{0,80}:\s+)?)([\[{])(.*)$")
_PAIR = re.compile(r"^([^\s:][^:]{0,80}):(?:\s+(.*))?$")
_NOTE = re.compile(r"(?<!\s)\s{2,}#\s.*$")
_NEEDS_QUOTES = re.compile(r":(?:\s|$)|(?:^|\s)#|[\[\]{}]|, ")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*\"""")


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row whose value begins with a bracket."""

    begin: str
    """What stands before the bracket."""
    bracket: str
    pieces: tuple[str, ...]
    """What stands between the commas."""
    closed: bool
    rest: str
    """What stands behind the bracket that closes."""

    @property
    def mended(self) -> str:
        """The row with every value between quotation marks that needs them, and with both of its brackets."""
        close = _CLOSING[self.bracket]
        return f"{self.begin}{self.bracket}{', '.join(self._values())}{close}{self.rest}".rstrip()

    def _values(self) -> Iterator[str]:
        if self.bracket == "[":
            yield from (as_value(piece) for piece in self.pieces)
            return
        pairs: list[tuple[str, list[str]]] = []
        for piece in self.pieces:
            if match := _PAIR.match(piece):
                pairs.append((match[1], [match[2] or ""]))
            elif pairs:
                pairs[-1][1].append(piece)
            else:
                pairs.append((piece, []))
        for key, words in pairs:
            yield f"{key}: {as_value(', '.join(words).strip())}".rstrip() if words else key


_CLOSING = {"[": "]", "{": "}"}


def flow_row(row: str) -> FlowRow | None:
    """The row, if its value begins with a bracket."""
    match = _ROW.match(row)
    if not match:
        return None
    begin, bracket, content = match.groups()
    pieces, end = _pieces(content, _CLOSING[bracket])
    if end is None:
        content = _NOTE.sub("", content).rstrip(" ]}")
        pieces, end = _pieces(content, _CLOSING[bracket])
    rest = "" if end is None or not content[end + 1 :].strip(" ]}") else content[end + 1 :]
    return FlowRow(begin, bracket, tuple(piece for piece in pieces if piece), end is not None, rest)


def _pieces(content: str, close: str) -> tuple[list[str], int | None]:
    """What stands between commas, and where the bracket closes; brackets within brackets and quotations stay whole."""
    pieces, piece, open_quote, depth = list[str](), "", "", 0
    for at, sign in enumerate(content):
        if open_quote:
            open_quote = "" if sign == open_quote else open_quote
        elif sign in "\"'" and not piece.strip().rpartition(":")[2].strip():
            open_quote = sign
        elif sign == close and not depth:
            return [*pieces, piece.strip()], at
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= bool(depth)
        if sign == "," and not open_quote and not depth:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += sign
    return [*pieces, piece.strip()], None


def as_value(written: str) -> str:
    """A value between brackets as YAML takes it for what it says."""
    bare = written.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        return bare if _QUOTED.fullmatch(bare) else quoted(bare[1:-1])
    if bare and (bare[0] in SIGNS or _NEEDS_QUOTES.search(bare)):
        return bare if bare[0] in "[{" else quoted(bare)
    return bare
