"""Marks of Git in a file that two people changed: both versions stand in it until somebody decides."""

from __future__ import annotations

import re
from itertools import pairwise

from portfolio_gen.source.front_matter.nodes import YamlFault
from portfolio_gen.source.text.fences import Fences

_MARK = re.compile(r"^[ \t]{0,8}(<{7}|={7}|>{7})(?:[ \t]+\S.*)?[ \t]*$")
_SIGNS = ("<<<<<<<", "=======", ">>>>>>>")

_SIDE = re.compile(r'^[ \t]*"?(?:<{7}(?!<)|>{7}(?!>))')
_BETWEEN = re.compile(r"^={7}[\s,;]*$")


def unmerged_row(text: str) -> int:
    """The first line of a table that is a mark, also as a spreadsheet saves it; 0 for none.

    A cell of several lines may hold a row of `=======`, and no other mark.
    """
    quotes = 0
    for number, row in enumerate(text.split("\n"), start=1):
        if _SIDE.match(row) or (quotes % 2 == 0 and _BETWEEN.match(row)):
            return number
        quotes += row.count('"')
    return 0


def refuse_unmerged(text: str) -> None:
    """Raise YamlFault where two versions stand between marks, or two of the three marks are left.

    A row of `=======` alone is a line below a heading. Code blocks may show such marks.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    rows = text.split("\n")
    fences = Fences(rows)
    marks = [
        (number, match[1])
        for number, row in enumerate(rows, start=1)
        if not fences.holds(number - 1) and (match := _MARK.match(row))
    ]
    for (number, sign), (_, following) in pairwise(marks):
        if _SIGNS.index(following) > _SIGNS.index(sign):
            message = "Two versions of this text stand here, one above and one below a line of “=======”."
            hint = "Keep the lines you want, and delete the others and the three lines of signs."
            raise YamlFault("PG117", number, message, hint)
