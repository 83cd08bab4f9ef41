"""Texts in letters read from the right whose language nobody has written: said once for a learner."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.entries import AnyEntry
from portfolio_gen.model.script import direction, language_of
from portfolio_gen.problems import Problems

_LIKELY = {"und-Arab": "ar", "und-Hebr": "he", "und-Thaa": "dv", "und-Syrc": "syr", "und-Nkoo": "nqo"}


def report_unsaid_language(otherwise: str, entries: Iterable[AnyEntry], problems: Problems) -> None:
    """Tell of the first such entry, and how many there are; `otherwise` is the language of texts that name none."""
    if direction(otherwise) == "rtl":
        return
    told = [(entry.file, language_of(entry.title, entry.body.markdown)) for entry in entries if not entry.lang]
    found = [(file, tag) for file, tag in told if tag]
    if not found:
        return
    file, tag = found[0]
    more = f" There {'is 1 more text' if len(found) == 2 else f'are {len(found) - 1} more texts'} like it."
    message = "These words are read from right to left, and no language is written."
    hint = "Write it into this file or into the profile: ar is Arabic, fa Farsi, he Hebrew, ur Urdu."
    paste = (f"lang: {_LIKELY[tag]}",)
    problems.add("PG413", file, 0, message + (more if len(found) > 1 else ""), hint, "lang", paste)
