"""What has changed since a term ended, in words: of one learner on one standard, and of many together."""

from __future__ import annotations

from collections import Counter

from portfolio_gen.model.school import Term
from portfolio_gen.pages.cohort.standard_parts import ShownChange
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.view.change import Change, Turn


def change_words(change: Change, term: Term) -> ShownChange:
    """One learner's change on one standard: which way, and in words (`Up from Developing at the end of Fall`)."""
    return {"turn": change.turn.value, "words": _sentence(change, term.title)}


def _sentence(change: Change, term: str) -> str:
    before = change.before.label if change.before else ""
    match change.turn:
        case Turn.UP:
            return say("Up from {level} at the end of {term}", level=before, term=term)
        case Turn.DOWN:
            return say("Down from {level} at the end of {term}", level=before, term=term)
        case Turn.NEW:
            return say("New since the end of {term}", term=term)
        case Turn.GONE:
            return say("No level any more, {level} at the end of {term}", level=before, term=term)
        case Turn.SAME:
            return say("The same as at the end of {term}", term=term)


def short_tally(found: Counter[Turn]) -> str:
    """`3 up, 1 down, 5 new`; `no change` where levels stayed, and nothing where there were none."""
    moved = [_short(turn, found[turn]) for turn in Turn if found[turn] and turn is not Turn.SAME]
    return in_a_row(moved) or (say("no change") if found[Turn.SAME] else "")


def _short(turn: Turn, number: int) -> str:
    match turn:
        case Turn.UP:
            return count(number, "{n}\N{NO-BREAK SPACE}up", "{n}\N{NO-BREAK SPACE}up")
        case Turn.DOWN:
            return count(number, "{n}\N{NO-BREAK SPACE}down", "{n}\N{NO-BREAK SPACE}down")
        case Turn.NEW:
            return count(number, "{n}\N{NO-BREAK SPACE}new", "{n}\N{NO-BREAK SPACE}new")
        case _:
            return count(number, "{n}\N{NO-BREAK SPACE}without a level now", "{n}\N{NO-BREAK SPACE}without a level now")


def tally_sentence(found: Counter[Turn], term: Term) -> str:
    """`Since the end of Fall: 4 moved up, 1 moved down, 3 stayed.`; those without any level are left out."""
    changes = in_a_row(_moved(turn, found[turn]) for turn in Turn if found[turn])
    return say("Since the end of {term}: {changes}.", term=term.title, changes=changes) if changes else ""


def _moved(turn: Turn, number: int) -> str:
    match turn:
        case Turn.UP:
            return count(number, "{n} moved up", "{n} moved up")
        case Turn.DOWN:
            return count(number, "{n} moved down", "{n} moved down")
        case Turn.NEW:
            return count(number, "{n} has a first level", "{n} have a first level")
        case Turn.GONE:
            return count(number, "{n} has no level any more", "{n} have no level any more")
        case Turn.SAME:
            return count(number, "{n} stayed", "{n} stayed")
