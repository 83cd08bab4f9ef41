"""Finding standards by words, as someone does who knows what a learner did but not its code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from portfolio_gen.model.standards.code_index import StandardRef
from portfolio_gen.model.standards.standard import Framework, Standard

_WORD = re.compile(r"[^\W_]+")
_FIRST_WIDE = "\u2e80"
"""From here on scripts write no spaces between words, so a word is looked for anywhere."""
_WEIGHTS = ((8, 4), (6, 3), (2, 1))
"""For code, title, statement: a whole word, the beginning of one."""


def search_standards(frameworks: Iterable[Framework], words: str) -> tuple[StandardRef, ...]:
    """Standards in whose code, title or statement all words occur, best first; then in the frameworks' order.

    Case and accents do not matter, and the beginning of a word is enough. Whole words count more than
    beginnings, the code and the title more than the statement.
    """
    wanted = folded_words(words)
    if not wanted:
        return ()
    scored = [
        (score, StandardRef(framework, standard))
        for framework in frameworks
        for standard in framework.standards
        if (score := _score(standard, wanted))
    ]
    return tuple(placed for _, placed in sorted(scored, key=lambda pair: -pair[0]))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return tuple(_WORD.findall(folded))
    apart = unicodedata.normalize("NFKD", folded)
    kept = "".join(ch for ch in apart if not unicodedata.combining(ch))
    return tuple(_WORD.findall(unicodedata.normalize("NFC", kept)))


def _score(standard: Standard, wanted: tuple[str, ...]) -> int:
    """0 as soon as one word is missing."""
    fields = [folded_words(text) for text in (standard.code, standard.title, standard.statement)]
    total = 0
    for word in wanted:
        best = max(_in_field(word, *pair) for pair in zip(fields, _WEIGHTS, strict=True))
        if not best:
            return 0
        total += best
    return total


def _in_field(word: str, words: tuple[str, ...], weights: tuple[int, int]) -> int:
    whole, beginning = weights
    if word in words:
        return whole
    if word[0] >= _FIRST_WIDE:
        return beginning if any(word in other for other in words) else 0
    return beginning if any(other.startswith(word) for other in words) else 0
