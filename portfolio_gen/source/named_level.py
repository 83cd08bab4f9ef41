"""The level of the school's scale that somebody's words mean, or what to tell them."""

from __future__ import annotations

from portfolio_gen.model.school import School
from portfolio_gen.source.front_matter.fields import did_you_mean


class NoLevel(ValueError):
    """Words that are no level; `message` says which and `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint


def named_level(written: str, school: School) -> str:
    """The id of the level that is meant. Raises NoLevel."""
    level = school.scale.level(written)
    if level is None:
        words = school.scale.words()
        hint = did_you_mean(written[:80], words, f"Write one of: {', '.join(words)}")
        raise NoLevel(f"“{written[:80]}” is not a level.", hint)
    return level.id
