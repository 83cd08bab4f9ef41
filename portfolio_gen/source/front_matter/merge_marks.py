"""Marks of Git in a file that two people changed: both versions stand in it until somebody decides."""

from __future__ import annotations

from portfolio_gen.source.front_matter.nodes import YamlFault
from portfolio_gen.source.text.fences import Fences

_BEGINS, _PARTS, _ENDS = "<<<<<<< ", "=======", ">>>>>>> "


def refuse_unmerged(text: str) -> None:
    """Raise YamlFault where two versions stand between marks; code blocks may show such marks."""
    if _BEGINS not in text or _ENDS not in text:
        return
    rows = text.split("\n")
    fences = Fences(rows)
    began, parted = 0, False
    for number, row in enumerate(rows, start=1):
        if fences.holds(number - 1):
            continue
        if row.startswith(_BEGINS):
            began, parted = number, False
        elif began and row.rstrip() == _PARTS:
            parted = True
        elif parted and row.startswith(_ENDS):
            message = "Two versions of this text stand here, one above and one below a line of “=======”."
            hint = "Keep the lines you want, and delete the others and the three lines of signs."
            raise YamlFault("PG117", began, message, hint)
