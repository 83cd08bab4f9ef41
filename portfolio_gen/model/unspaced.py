"""Scripts that are written without spaces between words, told apart for a search that knows words by spaces only.

A word is then a row of letters to be found one right after the other, wherever in a sentence it stands. A letter keeps
its marks: vowels and tones above, below and behind it, without which it is another letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTERS = (
    (0x0E01, 0x0E5B),  # Thai
    (0x0E81, 0x0EDF),  # Lao
    (0x0F00, 0x0FDA),  # Tibetan
    (0x1000, 0x109F),  # Burmese, Shan, Mon, Karen
    (0x1780, 0x17F9),  # Khmer
    (0x1950, 0x19DF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAD),  # Tai Tham
    (0x1B00, 0x1B7C),  # Balinese
    (0x3001, 0x30FF),  # Chinese and Japanese signs, Hiragana, Katakana
    (0xA980, 0xA9DF),  # Javanese
    (0xA9E0, 0xA9FE),  # more of Burmese
    (0xAA60, 0xAADF),  # more of Burmese, Tai Viet
)
_WORDS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFF9F))
"""Chinese and Japanese signs for words, and wide and narrow forms: none of them with marks."""
KEPT_SPACE = "\u2060 "
"""A space that the writer has set; the sign before it is no letter and takes no room."""
_BREAK = "\u200b"
"""Where a line may break: a word's end to some writers, and never seen."""
_STAND_INS = 0x17000
"""The first of the Tangut letters, which nobody has written for five hundred years."""


def _is_marked(sign: str) -> bool:
    """Whether a search that looks past accents would take this sign for another, or for none."""
    return unicodedata.category(sign).startswith("M") or len(unicodedata.normalize("NFD", sign)) > 1


def _class(ranges: Iterable[tuple[int, int]]) -> str:
    return "[" + "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges) + "]"


UNSPACED = _class((*_LETTERS, *_WORDS))
"""A class of signs for patterns of Python and of JavaScript."""
MARKED = "".join(sign for first, last in _LETTERS for sign in map(chr, range(first, last + 1)) if _is_marked(sign))
"""The signs that go into an index as stand-ins: the first as the first Tangut letter, and so on."""
_TO_STAND_INS = {ord(sign): chr(_STAND_INS + number) for number, sign in enumerate(MARKED)} | {ord(_BREAK): ""}
_MARKS = "".join(sign for sign in MARKED if unicodedata.category(sign).startswith("M"))
_ANY = re.compile(f"{UNSPACED}|{_BREAK}")
_SPACE = re.compile(rf"({UNSPACED})\s+(?=(?![{_MARKS}]){UNSPACED})")
_PAIR = re.compile(rf"({UNSPACED}){_BREAK}*(?=(?![{_MARKS}]){UNSPACED})")


def letters_apart(text: str) -> str:
    """The text as an index takes it: a space between letters of such scripts, and KEPT_SPACE where a space stood.

    Marks have stand-ins that are letters. As marks, an index that looks past accents would take letters for each other
    that differ in nothing else, and then find no row of them.
    """
    if not _ANY.search(text):
        return text
    return _PAIR.sub(r"\1 ", _SPACE.sub(rf"\1{KEPT_SPACE}", text)).translate(_TO_STAND_INS)
