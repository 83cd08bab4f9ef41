"""How much of each thing one text may hold: cells, notes, tags, signs. Each takes time and room of its own.

Every limit is several times what the longest honest texts hold, and at each of them a text is read within a second or
two and fills about a megabyte of a page. What is between fences of code is not Markdown, and does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_SHORT = 3_000
"""Characters. Fewer cannot reach the other limits: not 10,000 tags, nor a reach that is the square of the length."""
_LONGEST = 500_000
"""Characters; a thick novel. Pictures that stand in the text as one endless word do not count."""
_ENDLESS = re.compile(r"\S{1000,}")
_LINES = 20_000
_PARAGRAPHS = 10_000
_CELLS = 10_000
"""Of all tables: what a short row is filled up to counts as well."""
_BORDER = "|:- \t"
"""The line below a table's head holds nothing else, or ends with nothing else."""
_NOTES = 2_000
"""Footnotes, and places that point to one."""
_TIMES_A_NOTE = 500
"""How often one footnote may be pointed to."""
_TAGS = 10_000
_TAG = re.compile(r"<[A-Za-z!?/]")
_BOXES = 5_000
"""Items of lists that can be ticked."""
_BOX = re.compile(r"\[[ xX]\]")
_SIGN = re.compile(r"[*_~`\[\\<&$]| {2}\n|://|www\.|mailto:|==")
"""Whatever the reader stops at within a paragraph. Each time it copies the whole paragraph."""
_SIGNS = 50_000
_COPIED = 1_000_000_000
"""Characters: signs of a paragraph times its length, of all paragraphs together."""
_REACH = 3_000_000
"""Characters between the beginnings of tags and their ends: nothing else can be read in between."""
_LABEL = re.compile(r"\[([^\[\]\n]{1,200})\]")
_DEFINED = re.compile(r"^[ \t>]*\[([^\[\]\n]{1,200})\]:(.*)", re.MULTILINE)
_LONG_TARGET = 200
_REPEATED = 500_000
"""Characters of long addresses that are defined once, as often as they are used."""
_FENCE = re.compile(r"""(`{3,}|~{3,})(?:[ \t]*[\w+#-]+(?:[ \t]+[a-z_]+="[^"\n]*")*)?[ \t]*""")
_LIKE_A_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")


def without_fenced_code(text: str) -> str:
    """The text with the lines inside fences of code left empty, where there can be no doubt that they are code.

    From the first fence on that the reader might see otherwise, nothing is left out any more.
    """
    if "```" not in text and "~~~" not in text:
        return text
    rows = text.split("\n")
    for begin, end in _fenced(rows):
        rows[begin + 1 : end] = [""] * (end - begin - 1)
    return "\n".join(rows)


def _fenced(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last row of each block of code, as long as every fence is a plain one."""
    begun, signs = 0, ""
    for index, row in enumerate(rows):
        if signs:
            if row.lstrip(" \t").startswith(">"):
                return
            if row.rstrip(" \t") == signs:
                yield begun, index
                signs = ""
        elif _LIKE_A_FENCE.match(row):
            if not (plain := _FENCE.fullmatch(row)):
                return
            begun, signs = index, plain[1]


def far_reaching(text: str) -> int | None:
    """Where the tags begin whose ends lie too far away, all of them together; None where that is bearable."""
    open_at: list[int] = []
    total = 0
    for match in re.finditer(r"<[A-Za-z!?/]|>", text):
        if match[0] != ">":
            open_at.append(match.start())
            continue
        total += sum(match.start() - at for at in open_at)
        if total > _REACH:
            return open_at[0]
        open_at = []
    return open_at[0] if total + sum(len(text) - at for at in open_at) > _REACH else None


def may_be_too_much(text: str) -> bool:
    """Whether counting is worth it: a short text holds too much of nothing but cells, footnotes and long addresses."""
    return len(text) > _SHORT or "|" in text or "]:" in text or text.count("[^") > _TIMES_A_NOTE


class Amounts:
    """What has been counted of one text so far."""

    def __init__(self, text: str) -> None:
        self._lines = self._paragraphs = self._cells = self._tags = self._boxes = self._signs = self._copied = 0
        self._length = 0
        self._notes = Counter[str]()
        self._targets = {
            _normal(label): len(target) for label, target in _DEFINED.findall(text) if len(target) > _LONG_TARGET
        }
        self._repeated = -2 * sum(self._targets.values())
        """Where an address is defined, and where it is used first, it is not repeated."""

    def too_many(self, rows: Sequence[str], paragraph: str) -> str:
        """What there is too much of once this paragraph is counted, in words; "" where it is bearable."""
        self._lines += len(rows)
        self._paragraphs += 1
        self._length += len(_ENDLESS.sub("", paragraph))
        self._cells += _cells(rows) if "|" in paragraph else 0
        self._tags += len(_TAG.findall(paragraph)) if "<" in paragraph else 0
        self._count_signs(paragraph)
        if "[" in paragraph:
            self._count_brackets(paragraph)
        return next((what for what, amount, most in self._counted() if amount > most), "")

    def _count_signs(self, paragraph: str) -> None:
        signs = len(_SIGN.findall(paragraph))
        self._signs += signs
        self._copied += signs * len(paragraph)

    def _count_brackets(self, paragraph: str) -> None:
        self._boxes += len(_BOX.findall(paragraph))
        self._notes.update(re.findall(r"\[\^([^\]]*)\]", paragraph))
        if self._targets:
            self._repeated += sum(self._targets.get(_normal(label), 0) for label in _LABEL.findall(paragraph))

    def _counted(self) -> Iterator[tuple[str, int, int]]:
        yield "more than a whole book", self._length, _LONGEST
        yield "too many lines", self._lines, _LINES
        yield "too many paragraphs", self._paragraphs, _PARAGRAPHS
        yield "too many cells of tables", self._cells, _CELLS
        yield "too many tags", self._tags, _TAGS
        yield "too many boxes to tick", self._boxes, _BOXES
        yield "too many signs", self._signs, _SIGNS
        yield "too many signs without an empty line between them", self._copied, _COPIED
        yield "too many footnotes", self._notes.total(), _NOTES
        yield "too many signs of one footnote", max(self._notes.values(), default=0), _TIMES_A_NOTE
        yield "too many links to one long address", self._repeated, _REPEATED


def _cells(rows: Sequence[str]) -> int:
    """Cells that a paragraph would have if it were a table; none where no line could stand below a head."""
    borders = (row[len(row.rstrip(_BORDER)) :].count("|") for row in rows)
    columns = max(borders, default=0) + 1
    return columns * len(rows) if len(rows) > 1 and columns > 1 else 0


def _normal(label: str) -> str:
    return " ".join(label.split()).lower()
