"""Every link and picture of a text, as it is written and in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NO_WORDS = "what it shows"
"""What stands in a line to paste for words that only the learner has. Left as it is, it describes nothing."""
_LABEL = r"((?:\\.|[^\[\]\\]|\[[^\[\]]{0,200}\]){0,500})"
_PLAIN = r"((?:[^()\n]|\([^()\n]{0,200}\)){1,500}?)"
_TITLE = r"""(?:\s{1,5}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?"""
_WHERE = r"(?:<([^<>\n]{1,500})>|" + _PLAIN + r")"
_INLINE = re.compile(r"(?<!(?<!\\)\\)(!?)\[" + _LABEL + r"\]\(\s{0,5}" + _WHERE + _TITLE + r"\s{0,5}\)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]:\s*(?:<([^<>\n]{1,500})>|(\S{1,500}))")
_TAG = re.compile(
    r"(?<!(?<!\\)\\)<(img|a|video|audio|source|track|iframe|embed|object)\b([^<>]{0,1000})>", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"""\b(?:src|href)\s{0,5}=\s{0,5}(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^"'\s<>]{1,500}))""",
    re.IGNORECASE,
)
_FRAMED = re.compile(_ADDRESS.pattern.replace("src|href", "src|data"), re.IGNORECASE)
_FRAMES = frozenset(("iframe", "embed", "object"))
_TITLE_OF_FRAME = re.compile(r"""\btitle\s{0,5}=\s{0,5}["']?\s{0,9}[^"'\s]""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s{0,5}=\s{0,5}(?:"\s{0,9}[^"\s]|'\s{0,9}[^'\s]|[^"'\s])""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|heic|heif|avif|bmp|tiff?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A link or picture as written."""

    written: str
    picture: bool
    described: bool
    line: int


def targets(lines: Iterable[tuple[int, str]]) -> Iterator[Target]:
    """Every link and picture in numbered lines of prose; a link may run over several lines of a paragraph."""
    for number, block in _blocks(lines):
        if "](" in block:
            yield from _inline(block, number)
        for offset, row in enumerate(block.split("\n")):
            if "]:" in row and (match := _DEFINED.match(row)):
                written = match[1] or match[2]
                yield Target(written, looks_like_picture(written), True, number + offset)
        if "<" in block:
            yield from _tags(block, number)


def looks_like_picture(written: str) -> bool:
    """Whether a name ends as pictures' names do."""
    return _PICTURE.search(written) is not None


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines that follow each other without a gap, joined, with the number of the first."""
    block: list[str] = []
    first = 0
    for number, row in lines:
        if block and (number != first + len(block) or not row.strip()):
            yield first, "\n".join(block)
            block = []
        if row.strip():
            first = first if block else number
            block.append(row)
    if block:
        yield first, "\n".join(block)


def _numbered(pattern: re.Pattern[str], block: str, number: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Matches with the numbers of their lines; each line is counted once."""
    at = 0
    for match in pattern.finditer(block):
        number += block.count("\n", at, match.start())
        at = match.start()
        yield number, match


def _inline(block: str, number: int) -> Iterator[Target]:
    for line, match in _numbered(_INLINE, block, number):
        yield Target((match[3] or match[4]).strip(), bool(match[1]), match[2].strip() not in ("", NO_WORDS), line)
        if "](" in match[2]:
            yield from _inline(match[2], line)


def _tags(block: str, number: int) -> Iterator[Target]:
    for line, match in _numbered(_TAG, block, number):
        name = match[1].lower()
        address = (_FRAMED if name in _FRAMES else _ADDRESS).search(match[2])
        written = next(filter(None, address.groups())) if address else ""
        if name in _FRAMES and written:
            shown = looks_like_picture(written) and not _ELSEWHERE.match(written)
            yield Target(written, shown, bool(_TITLE_OF_FRAME.search(match[2])), line)
        elif written:
            yield Target(written, name == "img", bool(_ALT.search(match[2])), line)
