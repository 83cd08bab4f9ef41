"""Values that are one word of a short list, and tags of language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portfolio_gen.source.advice import meant, one_of
from portfolio_gen.source.front_matter.fields import Fields

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}")


def word_of_list(fields: Fields, key: str, known: Iterable[str]) -> str:
    """The word as the list has it; another word is kept as it was written, with a warning."""
    written = fields.text(key)
    words = {word.casefold(): word for word in known}
    if not written or written.casefold() in words:
        return words.get(written.casefold(), "")
    advice = meant(written, words.values(), one_of(words.values()))
    fields.suggest("PG215", key, f"“{written[:80]}” is not in the list for “{key}”.", advice)
    return written


def read_language(fields: Fields) -> str:
    """A language tag (BCP 47), or "" and a problem."""
    written = fields.text("lang")
    if not written or _LANGUAGE.fullmatch(written):
        return written
    hint = "Write the short name of the language, such as en, es or ar."
    fields.report("PG214", "lang", f"“{written[:80]}” is not a language tag.", hint)
    return ""
