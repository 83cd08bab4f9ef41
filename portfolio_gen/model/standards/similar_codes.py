"""Nearest codes: what someone meant whose code matches none. Compares few likely codes, never all."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_gen.model.standards import code_spelling as spelling
from portfolio_gen.model.standards.code_spelling import Tokens

CANDIDATES = 40
"""Codes that are compared letter by letter, chosen by how many pairs of neighbouring letters they share."""
CUTOFF = 0.5
"""Likeness (0 to 1) from which a code is worth showing."""


@dataclass(frozen=True, slots=True)
class NearCodes:
    """Spellings of codes, found by their pairs of letters."""

    spelled: tuple[tuple[str, str], ...]
    """(key, canonical code)"""
    pairs: dict[str, tuple[int, ...]]
    """Places in `spelled` by a pair of letters."""

    @classmethod
    def of(cls, codes: Iterable[tuple[str, tuple[Tokens, ...]]]) -> NearCodes:
        """Index canonical codes under the forms of each."""
        spelled = tuple((spelling.key(form), code) for code, forms in codes for form in forms)
        pairs: dict[str, list[int]] = {}
        for place, (key, _) in enumerate(spelled):
            for pair in _pairs(key):
                pairs.setdefault(pair, []).append(place)
        return cls(spelled, {pair: tuple(places) for pair, places in pairs.items()})

    def nearest(self, written: str, count: int = 3, cutoff: float = CUTOFF) -> tuple[str, ...]:
        """The canonical codes most like this one, best first; ties stay in the framework's order."""
        wanted = spelling.key(spelling.tokens(written))
        letters = _pairs(wanted)
        shared = Counter(place for pair in letters for place in self.pairs.get(pair, ()))
        likely = sorted(shared, key=lambda place: (-self._overlap(place, shared[place], len(letters)), place))
        matcher = difflib.SequenceMatcher(None, b=wanted, autojunk=False)
        likeness: dict[str, float] = {}
        for place in sorted(likely[:CANDIDATES]):
            key, code = self.spelled[place]
            matcher.set_seq1(key)
            likeness[code] = max(likeness.get(code, 0.0), matcher.ratio())
        best = sorted((code for code in likeness if likeness[code] >= cutoff), key=lambda code: -likeness[code])
        return tuple(best[:count])

    def _overlap(self, place: int, shared: int, wanted: int) -> float:
        return 2 * shared / (wanted + len(_pairs(self.spelled[place][0])))


def _pairs(key: str) -> frozenset[str]:
    framed = f"^{key}$"
    return frozenset(framed[at : at + 2] for at in range(len(framed) - 1))
