"""The one standard that somebody's code means, or what to tell them."""

from __future__ import annotations

from portfolio_gen.model.school import School


class NoOneStandard(ValueError):
    """A code that fits no standard, or several; `message` says which and `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint


def named_standard(written: str, school: School) -> str:
    """The canonical code of the standard that is meant. Raises NoOneStandard."""
    found = school.codes.find(written)
    if len(found.matches) == 1:
        return found.matches[0].standard.code
    if found.matches:
        codes = ", ".join(placed.standard.code for placed in found.matches[:5])
        raise NoOneStandard(f"“{written[:80]}” fits several standards: {codes}.", "Write the whole code.")
    hint = f"Did you mean {', '.join(found.near)}?" if found.near else "Look it up in the list of standards."
    raise NoOneStandard(f"No standard has the code “{written[:80]}”.", hint)
