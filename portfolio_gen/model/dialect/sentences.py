"""Sentences that stand in as code does: whoever begins a paragraph with a tab writes an essay, not a program."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_gen.model.dialect.lines import Line

_CODE = re.compile(r"[{}<>=;|\\^`$#@_]|\w\(|\w\[|://|\+\+|--")
_ENDS = re.compile(r"[.!?…:,。！？؟][\"'”’»)」]*$")
_FEWEST, _FEWEST_ENDED = 6, 3
"""Words of a sentence, and of one with a stop at its end."""
_LETTERS = 0.7
"""The share of letters in words: tables of figures and drawings made of signs have fewer."""


def are_sentences(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines up to the next empty one are something that somebody says."""
    rows = []
    for line in lines[at:]:
        if line.blank:
            break
        rows.append(line.text.strip())
    return is_sentence(" ".join(rows))


def is_sentence(text: str) -> bool:
    """Whether these are words of a sentence, and no line of a program or a table."""
    begun = text.lstrip("\"'“‘«„¿¡*_([—–-… ")[:1]
    if not begun.isalpha() or begun.islower() or _CODE.search(text):
        return False
    words = text.split()
    letters = sum(map(str.isalpha, text))
    many = len(words) >= (_FEWEST_ENDED if _ENDS.search(text) else _FEWEST) or (letters > 12 and not begun.isupper())
    return many and letters >= _LETTERS * sum(map(len, words))
