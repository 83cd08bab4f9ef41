"""Quotations: lines behind >, and the lines that go on below them without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from portfolio_gen.model.dialect.callouts import callout
from portfolio_gen.model.dialect.lines import Line, Translate

_QUOTED = re.compile(r"^ {0,3}> ?")


def is_quoted(line: Line) -> bool:
    """Whether a line belongs to a quotation by its first sign."""
    return _QUOTED.match(line.text) is not None


def quotation_end(lines: Sequence[Line], at: int, begins: Callable[[int], bool]) -> int:
    """The line after a quotation; a paragraph in it may go on without the sign."""
    while at < len(lines):
        if not is_quoted(lines[at]) and (lines[at].blank or begins(at)):
            return at
        at += 1
    return at


def rewritten_quotation(lines: Sequence[Line], inner: Translate) -> list[Line]:
    """A quotation, every line of it behind its sign, or the box that it makes."""
    within = [line.with_text(_QUOTED.sub("", line.text, count=1)) for line in lines]
    if box := callout(within, inner):
        return box
    return [line.with_text(">" if line.blank else f"> {line.text}") for line in inner(within, False)]
