"""The words that pages say around a learner's own: every sentence goes through here, and it goes through whole.

A sentence is written once, in English, with a name in braces where a value stands. So whoever translates it sees all of
it, may change its order, and has a sentence of their own for each number that their language counts by. Templates say
theirs with the same two functions, which they know as `_` and `ngettext` (`publish/templates.py`).
"""

from __future__ import annotations

from collections.abc import Iterable


def say(sentence: str, **values: object) -> str:
    """A sentence with its values: `say("About {title}", title=goal.title)`. Raises KeyError where one is missing."""
    return sentence.format(**values)


def said(sentence: str, values: Iterable[tuple[str, str]]) -> str:
    """A sentence that comes with its values, such as a line of a calculation."""
    return say(sentence, **dict(values))


def count(number: int, one: str, many: str, none: str = "", **values: object) -> str:
    """The sentence for a number, which it calls `{n}`; `none` is what is said of 0, else 0 is one of many."""
    return form_for(number, one, many, none).format(n=number, **values)


def form_for(number: int, one: str, many: str, none: str = "") -> str:
    """Which of these sentences is said of a number, its values not yet in it."""
    return one if number == 1 else none if number == 0 and none else many


def in_a_row(words: Iterable[str]) -> str:
    """`a, b, c`: things of one kind, of which a sentence says nothing but that they are there."""
    return say(", ").join(words)


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`: things of one kind, as a sentence names them."""
    *before, last = list(words) or [""]
    return say("{items} and {last}", items=in_a_row(before), last=last) if before else last
