"""Slips of the hand in a line of YAML, each with the line as it was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from portfolio_gen.source.front_matter.flow_rows import SIGNS, flow_row
from portfolio_gen.source.front_matter.written import LONGEST_LINE, quoted

SUSPECTS = 8
"""Rows above a fault that are looked at for a slip of the hand."""
LONGEST_ROW = 5_000
"""Characters of a row that is looked at."""

_START = r"^(\s*(?:-\s+)?)"
_NO_SPACE = re.compile(_START + r"([A-Za-z_][\w.-]*):(?![\s/])(\S.*)$")
_WIDE_COLON = re.compile(_START + r"([^\s:：]+)\s*：\s*(.*)$")
_VALUE = re.compile(_START + r"([^\s:][^:]*):[ \t]+(\S.*)$")
_ITEM = re.compile(r"^(\s*-\s+)()(\S.*)$")
_STILL_A_NOTE = re.compile(r"^(\s*)#\s?([A-Za-z_]\w*:.*)$")
_OF_FILES = re.compile(r"\s*(?:files|photo)\s*:")
_PATH = re.compile(r"""(["']?)((?:[A-Za-z]:|\\)\\[^"'\[\]{},]{0,300}?)([^"'\\\[\]{},]{1,200})\1(?=\s*(?:[,\]}]|$))""")


@dataclass(frozen=True, slots=True)
class Typo:
    """What is wrong in a line, and the whole line mended."""

    message: str
    mended: str
    certain: bool = False
    """Whether the line is wrong by itself, whatever stands around it."""
    todo: str = "Write this line instead:"

    @property
    def hint(self) -> str:
        """What to do; of a line too long to be pasted its two ends, which are what a slip is mended at."""
        if self.paste:
            return self.todo
        begin, end = self.mended[: LONGEST_LINE // 2], self.mended[-LONGEST_LINE // 4 :]
        return f"Write: {begin} … {end} (and keep the middle as it is)"

    @property
    def paste(self) -> tuple[str, ...]:
        """The line to paste."""
        return (self.mended,) if len(self.mended) <= LONGEST_LINE else ()


def likeliest(rows: list[str], at: int, reach: Callable[[list[str]], int]) -> tuple[int, Typo] | None:
    """The row and the slip that most likely stopped the reading at row `at`, counted from 0.

    That is the first whose mending lets more rows be read, as `reach` tells; else one that is wrong by itself.
    """
    suspects = [*_unclosed(rows, at), *_suspects(rows, at)]
    proven = (
        (index, slip)
        for index, slip in suspects
        if reach([*rows[:index], slip.mended, *rows[index + 1 :]]) > max(at, index)
    )
    certain = (pair for pair in suspects if pair[1].certain)
    return next(chain(proven, certain), None)


def _unclosed(rows: list[str], at: int) -> Iterator[tuple[int, Typo]]:
    """Rows near a fault behind which a bracket may have to be closed that was opened there or above."""
    for first in range(max(0, at - SUSPECTS), min(at + 1, len(rows))):
        flow = flow_row(rows[first]) if len(rows[first]) <= LONGEST_ROW else None
        if flow is None or flow.closed:
            continue
        close = "]" if flow.bracket == "[" else "}"
        message = f"The bracket {close} is missing at the end of this line: “{rows[first].strip()[:80]}”"
        yield first, Typo(message, flow.mended)
        for index in range(first + 1, min(at + 1, len(rows))):
            message = f"The bracket {flow.bracket} of a line above is not closed: “{rows[index].strip()[:80]}”"
            yield index, Typo(message, rows[index].rstrip().rstrip(",") + close)


def _suspects(rows: list[str], at: int) -> Iterator[tuple[int, Typo]]:
    near = [*range(at, max(-1, at - SUSPECTS), -1), *range(at + 1, min(at + 2, len(rows)))]
    return ((index, slip) for index in near if len(rows[index]) <= LONGEST_ROW for slip in slips(rows[index]))


def slips(row: str) -> Iterator[Typo]:
    """The slips that a line may hold, the likeliest first."""
    written = row.strip()[:80]
    if match := _NO_SPACE.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}: {_where_needed(value)}"
        yield Typo(f"There is no space after the colon: “{written}”", mended, certain=True)
    if match := _WIDE_COLON.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}: {_where_needed(value)}"
        yield Typo(f"The wide colon (：) does not work here: “{written}”", mended, certain=True)
    if match := _STILL_A_NOTE.match(row):
        yield Typo(f"This line begins with #, so it is only a note: “{written}”", match[1] + match[2])
    if slip := _of_a_path(row, written):
        yield slip
    if (flow := flow_row(row)) and flow.closed and flow.mended != row.rstrip():
        yield Typo(_why_in_brackets(row, written), flow.mended)
    if row.startswith("\t"):
        tabs = len(row) - len(row.lstrip("\t"))
        yield Typo("The line begins with a tab, and only spaces work here.", "  " * tabs + row.lstrip("\t"))
    if match := _VALUE.match(row) or _ITEM.match(row):
        start, key, value = match.groups()
        mended = f"{start}{key}{': ' if key else ''}{_in_quotes(value)}"
        yield Typo(_why_quotes(value, written), mended)


def _of_a_path(row: str, written: str) -> Typo | None:
    """A path as Windows writes it, between quotation marks: there a backslash means something else."""
    if '"' not in row or "\\" not in row or not (_OF_FILES.match(row) or _PATH.search(row)):
        return None
    mended = _PATH.sub(r"\3", row)
    if mended != row:
        message = f"This is a place on one computer only: “{written}”"
        todo = "Copy the file beside this one, and write its name:"
        return Typo(message, mended.replace("\\", "/"), certain=True, todo=todo)
    message = f"A backslash means something else between quotation marks: “{written}”"
    return Typo(message, row.replace("\\", "/"), certain=True)


def _why_in_brackets(row: str, written: str) -> str:
    if re.search(r"[\s\[{]#", row):
        return f"A # begins a note in this line, and the rest of it is not read: “{written}”"
    if len(re.findall(r":\s", row)) > row.count(",") + 1:
        return f"There is a second colon among the words of this line: “{written}”"
    return f"There is a sign in the brackets that means something else here: “{written}”"


def _why_quotes(value: str, written: str) -> str:
    if value[0] in "\"'":
        return f"There are quotation marks inside quotation marks: “{written}”"
    if value[0] in SIGNS:
        return f"The value begins with a sign that means something else here: “{written}”"
    return f"There is a second colon in the line: “{written}”"


def _where_needed(value: str) -> str:
    needs_quotes = value[:1] in SIGNS.replace("[", "").replace('"', "") or re.search(r":(?:\s|$)|\s#", value)
    return _in_quotes(value) if value and needs_quotes else value.strip()


def _in_quotes(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return quoted(value)
