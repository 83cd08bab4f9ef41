"""The level of the school's scale that somebody's words mean, or what to tell them."""

from __future__ import annotations

from portfolio_gen.model.school import School
from portfolio_gen.source.advice import NotMeant, meant, one_of


class NoLevel(NotMeant):
    """Words that are no level; the advice has those that are nearest, or all there are."""


def named_level(written: str, school: School) -> str:
    """The id of the level that is meant. Raises NoLevel."""
    level = school.scale.level(written)
    if level is None:
        words = school.scale.words()
        raise NoLevel(f"“{written[:80]}” is not a level.", *meant(written[:80], words, one_of(words), cutoff=0.5))
    return level.id
