"""The level of the school's scale that somebody's words mean, or what to tell them."""

from __future__ import annotations

from portfolio_gen.model.school import School
from portfolio_gen.source.advice import meant, one_of


class NoLevel(ValueError):
    """Words that are no level; `message` says which, `hint` what to do, and `paste` what to write instead."""

    def __init__(self, message: str, hint: str, paste: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join((message, hint, ", ".join(paste))).strip())
        self.message = message
        self.hint = hint
        self.paste = paste


def named_level(written: str, school: School) -> str:
    """The id of the level that is meant. Raises NoLevel."""
    level = school.scale.level(written)
    if level is None:
        words = school.scale.words()
        raise NoLevel(f"“{written[:80]}” is not a level.", *meant(written[:80], words, one_of(words)))
    return level.id
