"""What to tell somebody who wrote a word that is not known: which one was meant, or which there are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from portfolio_gen.source.front_matter.written import LONGEST_LINE
from portfolio_gen.user_error import UserError

FEW_TO_PASTE = 6
"""Words of a list that may all be offered, each on a line of its own."""


class Advice(NamedTuple):
    """A hint, and the values that it offers."""

    hint: str
    instead: tuple[str, ...] = ()


class NotMeant(UserError):
    """Words that do not mean one thing; `message` says why, and `advice` what to write instead."""

    def __init__(self, message: str, hint: str, instead: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join((message, hint, ", ".join(instead))).strip())
        self.message = message
        self.advice = Advice(hint, instead)


def offered(advice: tuple[str, tuple[str, ...]], lines: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The hint, and the whole lines to paste; where those cannot be had the hint names the values that are not long."""
    hint, values = advice
    whole = tuple(lines)
    if whole and all(whole):
        return hint, whole
    return " ".join((hint, ", ".join(value for value in values if len(value) <= LONGEST_LINE))).strip(), ()


def nearest(word: str, known: Iterable[str], *, count: int = 1, cutoff: float = 0.6) -> tuple[str, ...]:
    """The known words that look most like this one; none when nothing does."""
    options = {option.casefold(): option for option in known}
    found = difflib.get_close_matches(word.casefold(), options, n=count, cutoff=cutoff)
    return tuple(options[name] for name in found)


def meant(word: str, known: Iterable[str], otherwise: str | Advice, *, cutoff: float = 0.6) -> Advice:
    """The nearest known word, or else what can stand there."""
    if found := nearest(word, known, cutoff=cutoff):
        return Advice("Did you mean this?", found)
    return otherwise if isinstance(otherwise, Advice) else Advice(otherwise)


def one_of(words: Iterable[str]) -> Advice:
    """All words that can stand there; a long list stays in the hint."""
    listed = tuple(words)
    if len(listed) <= FEW_TO_PASTE:
        return Advice("Write one of these:", listed)
    return Advice(f"Write one of: {', '.join(listed)}")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """One sentence that offers the nearest known word, or else says what can stand there."""
    found = nearest(word, known)
    return f"Did you mean “{found[0]}”?" if found else otherwise
