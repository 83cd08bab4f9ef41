"""Grades: one label for the many ways to write the same year of school."""

from __future__ import annotations

import re

_KINDERGARTEN = {"k", "kg", "kindergarten"}
_NUMBERED = re.compile(r"(?:grade|year|gr\.?|yr\.?)?\s*0*([1-9]\d?)", re.IGNORECASE)


def grade_label(written: str) -> str:
    """`KG` becomes K and `07` becomes 7; what is not known stays as it is."""
    text = written.strip()
    if text.casefold() in _KINDERGARTEN:
        return "K"
    numbered = _NUMBERED.fullmatch(text)
    return numbered[1] if numbered else text


def grade_labels(written: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of several grades, each once, in the order written."""
    return tuple(dict.fromkeys(label for text in written if (label := grade_label(text))))
