"""Words that are written from right to left, told by their letters where nobody says which language they are in."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("und-Hebr", re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("und-Arab", re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("und-Syrc", re.compile("[\u0700-\u074f]")),
    ("und-Thaa", re.compile("[\u0780-\u07bf]")),
    ("und-Nkoo", re.compile("[\u07c0-\u07ff]")),
)
"""Tags for “a language that is not known, in these letters”, with the letters."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LANGUAGES = frozenset("ar arc ckb dv fa he khw ks nqo ps sd syr ug ur yi".split())
_NAMED = ("arab", "hebr", "nkoo", "syrc", "thaa")
"""Scripts as language tags name them."""
_LOOKED_AT = 2_000
"""Characters of a text that tell."""


def direction(lang: str) -> str:
    """`rtl` for languages read from the right, else `ltr`."""
    primary, _, rest = lang.casefold().partition("-")
    return "rtl" if primary in _LANGUAGES or any(script in rest for script in _NAMED) else "ltr"


def language_of(*texts: str) -> str:
    """A language tag for texts that are mostly in letters read from the right; "" for all others."""
    text = " ".join(texts)[:_LOOKED_AT]
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return ""
    letters = sum(map(str.isalpha, text))
    tag, count = max(((tag, len(pattern.findall(text))) for tag, pattern in _SCRIPTS), key=lambda found: found[1])
    return tag if 2 * count > letters else ""
