"""Signs that turn the direction of the words around them: taken out of every text, and told of."""

from __future__ import annotations

from portfolio_gen.model.printable import turning
from portfolio_gen.problems import Problems


def report_turning_signs(text: str, path: str, problems: Problems) -> None:
    """Say where the first of such signs stands in a file, and how many there are."""
    places = turning(text)
    if not places:
        return
    line = text.count("\n", 0, places[0]) + 1
    first = f"U+{ord(text[places[0]]):04X}"
    if len(places) == 1:
        message = f"A hidden sign ({first}) turns the direction of the words after it."
    else:
        message = (
            f"{len(places):,} hidden signs, the first of them {first}, turn the direction of the words after them."
        )
    hint = "Such signs are taken out. For words in another direction write <bdi>the words</bdi>."
    problems.add("PG409", path, line, message, hint)
