"""Spellings of a code: what stays when a teacher swaps signs, drops a prefix or leaves out a cluster."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

Tokens = tuple[str, ...]
"""The runs of letters and of digits in a code, without case and without leading zeros."""

LONGEST_WRITTEN = 120
"""Characters of a written code that are looked at; the longest real one seen has 31."""
_RUN = re.compile(r"[^\W\d_]+|\d+")
_WORD = 4
"""Letters from which the beginning of a code is a word that people leave out, such as Practice."""


def tokens(code: str) -> Tokens:
    """`AC9M7N01` and `ac9-m7-n1` both give ac, 9, m, 7, n, 1."""
    folded = code[:LONGEST_WRITTEN].casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded)
    return tuple(run.lstrip("0") or "0" if run.isdigit() else run for run in _RUN.findall(folded))


def key(parts: Sequence[str]) -> str:
    """Tokens as one text. Only two numbers need a sign between them: 1.1 is not 11."""
    text = ""
    for part in parts:
        text += f".{part}" if text[-1:].isdigit() and part[0].isdigit() else part
    return text


def common_prefix(codes: Iterable[Tokens]) -> Tokens:
    """The tokens with which more than half of a framework's codes begin: people leave them out."""
    alike = list(codes)
    half = len(alike) / 2
    prefix: list[str] = []
    if len(alike) < 3:
        return ()
    while True:
        place = len(prefix)
        counted = Counter(code[place] for code in alike if len(code) > place)
        first, times = counted.most_common(1)[0] if counted else ("", 0)
        if times <= half:
            return tuple(prefix)
        prefix.append(first)
        alike = [code for code in alike if len(code) > place and code[place] == first]


def shortened_codes(code: Tokens, prefix: Tokens) -> tuple[Tokens, ...]:
    """The code without its beginning, from little to much left out; two tokens with a letter stay."""
    shared = 0
    while shared < min(len(code), len(prefix)) and code[shared] == prefix[shared]:
        shared += 1
    while shared < len(code) and code[shared].isalpha() and len(code[shared]) >= _WORD:
        shared += 1
    forms = [code[start:] for start in range(1, shared + 1)]
    last = forms[-1] if forms else code
    if last and re.fullmatch(r"hs[a-z]", last[0]):
        forms.append((last[0][2:], *last[1:]))
    return tuple(form for form in forms if len(form) >= 2 and any(part.isalpha() for part in form))


def without_cluster(code: Tokens) -> Tokens | None:
    """7.RP.A.1 as 7.RP.1 and 7.RP.A.2a as 7.RP.2a; None for a code that has no such letter."""
    tail = 3 if code and code[-1].isdigit() else 4
    if len(code) <= tail:
        return None
    domain, cluster, number, *part = code[-tail:]
    if domain.isalpha() and _is_letter(cluster) and number.isdigit() and all(map(_is_letter, part)):
        return (*code[:-tail], domain, number, *part)
    return None


def _is_letter(part: str) -> bool:
    return len(part) == 1 and part.isalpha()


def names(framework_id: str, title: str, attribution: str) -> frozenset[str]:
    """Words people write before a framework's codes: of its id and title, its initials (CC, CCSS, NGSS)."""
    initials = "".join(word[0] for word in re.findall(r"\b[^\W\d_]+", title) if word[0].isupper()).casefold()
    found = {initials[:length] for length in range(2, len(initials) + 1)}
    found.update(tokens(framework_id), tokens(title))
    found.update(word.casefold() for word in re.findall(r"\b[A-Z]{2,}\b", attribution))
    return frozenset(word for word in found if word.isalpha())


def after_names(written: Tokens, known: frozenset[str]) -> tuple[Tokens, ...]:
    """What is left of a written code without the framework's names before it: CCSS-M 7.RP.1 as 7.RP.1."""
    forms, start = [], 0
    while start < len(written) - 1:
        step = next((n for n in (2, 1) if "".join(written[start : start + n]) in known), 0)
        if not step:
            break
        start += step
        forms.append(written[start:])
    return tuple(form for form in forms if form)
