"""What has changed since a term ended, in words: of one learner on one standard, and of many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from portfolio_gen.model.school import Term
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.view.change import Change, Turn


def since(term: Term) -> str:
    """The day that is compared with, as pages call it."""
    return say("the end of {term}", term=term.title)


def change_words(change: Change, term: Term) -> Mapping[str, str]:
    """One learner's change on one standard: which way, and in words (`Up from Developing at the end of Fall`)."""
    return {"turn": change.turn.value, "words": _change(change, term)}


def _change(change: Change, term: Term) -> str:
    before, title = change.before.label if change.before else "", term.title
    if change.turn is Turn.UP:
        return say("Up from {level} at the end of {term}", level=before, term=title)
    if change.turn is Turn.DOWN:
        return say("Down from {level} at the end of {term}", level=before, term=title)
    if change.turn is Turn.NEW:
        return say("New since the end of {term}", term=title)
    if change.turn is Turn.GONE:
        return say("No level any more, {level} at the end of {term}", level=before, term=title)
    return say("The same as at the end of {term}", term=title)


def short_tally(turns: Counter[Turn]) -> str:
    """`3 up, 1 down, 5 new`; `no change` where levels stayed, and nothing where there were none."""
    signs = (_short(turn, turns[turn]) for turn in (Turn.UP, Turn.DOWN, Turn.NEW, Turn.GONE) if turns[turn])
    return in_a_row(signs) or (say("no change") if turns[Turn.SAME] else "")


def _short(turn: Turn, number: int) -> str:
    """With a blank at which no line is broken."""
    if turn is Turn.UP:
        return say("{n}\N{NO-BREAK SPACE}up", n=number)
    if turn is Turn.DOWN:
        return say("{n}\N{NO-BREAK SPACE}down", n=number)
    if turn is Turn.NEW:
        return say("{n}\N{NO-BREAK SPACE}new", n=number)
    return say("{n}\N{NO-BREAK SPACE}without a level now", n=number)


def tally_sentence(turns: Counter[Turn], term: Term) -> str:
    """`Since the end of Fall: 4 moved up, 1 moved down, 3 stayed.`; those without any level are left out."""
    parts = [_moved(turn, turns[turn]) for turn in Turn if turns[turn]]
    return say("Since the end of {term}: {turns}.", term=term.title, turns=in_a_row(parts)) if parts else ""


def _moved(turn: Turn, number: int) -> str:
    if turn is Turn.UP:
        return count(number, "{n} moved up", "{n} moved up")
    if turn is Turn.DOWN:
        return count(number, "{n} moved down", "{n} moved down")
    if turn is Turn.NEW:
        return count(number, "{n} has a first level", "{n} have a first level")
    if turn is Turn.GONE:
        return count(number, "{n} has no level any more", "{n} have no level any more")
    return count(number, "{n} stayed", "{n} stayed")
