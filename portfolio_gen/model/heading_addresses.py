"""What a link to a heading may be called: every program makes another address of the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

_NUMBERED = re.compile(r"(.+)[-_](\d{1,4})")


class HeadingAddresses:
    """The headings of one text by the letters and numbers in them, which all programs keep."""

    def __init__(self, headings: Iterable[tuple[str, str]]) -> None:
        """Words of each heading with its id, in order."""
        self._ids: dict[str, list[str]] = {}
        for words, found in headings:
            for key in dict.fromkeys((_letters(words), _ascii_letters(words))):
                self._ids.setdefault(key, []).append(found)

    def find(self, address: str) -> str | None:
        """The id of the heading that a link means by what stands behind its #; the second of two is `words-1`."""
        plain = unquote(address)
        if found := self._ids.get(_letters(plain)):
            return found[0]
        numbered = _NUMBERED.fullmatch(plain)
        same = self._ids.get(_letters(numbered[1]), []) if numbered else []
        return same[int(numbered[2])] if numbered and int(numbered[2]) < len(same) else None


def _letters(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold()
    return "".join(ch for ch in folded if unicodedata.category(ch)[0] in "LNM") or folded.strip()


def _ascii_letters(words: str) -> str:
    """As programs do that know the letters of English alone: é is e, and all others are left out."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _letters(plain) if any(map(str.isalnum, plain)) else _letters(words)
