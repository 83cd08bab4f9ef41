"""Lines that begin like a tag, and may be meant as headings: said once for each text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.problems import Problems

_LIKE_A_HEADING = re.compile(r"\\#(?=[^\W\d_])(?:(?!#).){3,80}(?<![.!?])$")


def report_tags_like_headings(lines: Sequence[Line], first_line: int, path: str, problems: Problems) -> None:
    """Tell of the first line with one # directly before several words, alone, with a capital letter."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        alone = (before is None or before.blank) and (after is None or after.blank)
        words = line.text.removeprefix("\\#")
        if alone and words[:1].isupper() and " " in words and _LIKE_A_HEADING.match(line.text):
            message = "This is text: a heading has a blank behind its #."
            problems.add(
                "PG412", path, first_line + line.row, message, "If it is a heading, write:", "", (f"# {words}",)
            )
            return
