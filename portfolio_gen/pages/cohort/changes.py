"""What has changed since a term ended, in words: of one learner on one standard, and of many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from portfolio_gen.model.school import Term
from portfolio_gen.pages.text_format import sentence
from portfolio_gen.view.change import Change, Turn


def since(term: Term) -> str:
    """The day that is compared with, as pages call it."""
    return f"the end of {term.title}"


def change_words(change: Change, term: Term) -> Mapping[str, str]:
    """One learner's change on one standard: which way, and in words (`Up from Developing at the end of Fall`)."""
    before = change.before.label if change.before else ""
    words = {
        Turn.UP: f"Up from {before} at {since(term)}",
        Turn.DOWN: f"Down from {before} at {since(term)}",
        Turn.NEW: f"New since {since(term)}",
        Turn.GONE: f"No level any more, {before} at {since(term)}",
        Turn.SAME: f"The same as at {since(term)}",
    }
    return {"turn": change.turn.value, "words": words[change.turn]}


_SHORT = {Turn.UP: "up", Turn.DOWN: "down", Turn.NEW: "new", Turn.GONE: "without a level now"}


def short_tally(found: Counter[Turn]) -> str:
    """`3 up, 1 down, 5 new`; `no change` where levels stayed, and nothing where there were none."""
    parts = [f"{found[turn]}\N{NO-BREAK SPACE}{word}" for turn, word in _SHORT.items() if found[turn]]
    return ", ".join(parts) or ("no change" if found[Turn.SAME] else "")


def tally_sentence(found: Counter[Turn], term: Term) -> str:
    """`Since the end of Fall: 4 moved up, 1 moved down, 3 stayed.`; those without any level are left out."""
    words = {
        Turn.UP: ("moved up", "moved up"),
        Turn.DOWN: ("moved down", "moved down"),
        Turn.NEW: ("has a first level", "have a first level"),
        Turn.GONE: ("has no level any more", "have no level any more"),
        Turn.SAME: ("stayed", "stayed"),
    }
    parts = [f"{found[turn]} {words[turn][found[turn] != 1]}" for turn in Turn if found[turn]]
    return sentence(f"since {since(term)}: {', '.join(parts)}.") if parts else ""
