"""Words that YAML takes for something else: behind a comma, behind a # or before a colon. They are words."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from portfolio_gen.model.printable import one_line
from portfolio_gen.source.front_matter.nodes import Bare, Keys, Text
from portfolio_gen.source.front_matter.written import Written, quoted

PROSE = frozenset(
    (
        *("title", "name", "why", "success", "text", "support", "alt", "course", "by", "tags", "files", "photo"),
        *("public_name", "interests", "strengths", "challenges", "learns_best", "skills", "aspirations"),
        *("pathways", "supports", "label", "means", "statement", "notes"),
    )
)
"""Keys that take any words. Days, codes, circles and words of a list never hold a comma or a #."""
_BLANK = ("", " ", "\t")
_AS_WORDS = "It is taken as part of the words before it. Put them all between quotation marks, to be sure:"


class CutWords(NamedTuple):
    """Words as they were meant, with the problem to report of them."""

    code: str
    key: str
    words: str
    message: str
    hint: str
    line: int
    paste: str
    """The line with the words between quotation marks; "" where it is too long to be quoted."""


def behind_commas(keys: Keys, known: Collection[str], written: Written) -> tuple[Keys, tuple[CutWords, ...]]:
    """`{text: lighter, then longer}`: what is no key of these belongs to the words before it."""
    lost: dict[str, list[Bare]] = {}
    for bare in keys.bare:
        value = keys.pairs.get(bare.after)
        if bare.name not in known and isinstance(value, Text) and value.text is not None:
            lost.setdefault(bare.after, []).append(bare)
    if not lost:
        return keys, ()
    names = {bare.name for bares in lost.values() for bare in bares}
    pairs = {key: node for key, node in keys.pairs.items() if key not in names or key in lost}
    cuts = tuple(_cut(key, pairs[key], bares, written) for key, bares in lost.items())
    for cut in cuts:
        pairs[cut.key] = Text(cut.words, cut.line)
    return Keys(pairs, keys.lines, keys.line, keys.start, keys.end), cuts


def _cut(key: str, value: Text | object, bares: list[Bare], written: Written) -> CutWords:
    assert isinstance(value, Text)
    words = " ".join(written.text[value.start : bares[-1].end].split())
    message = f"“{one_line(bares[0].name)[:80]}” stands behind a comma, where the next key belongs."
    paste = written.replaced(value.start, bares[-1].end, quoted(words))
    return CutWords("PG217", key, words, message, _AS_WORDS, value.line, paste)


def behind_a_hash(key: str, value: Text, written: Written) -> CutWords | None:
    """`Kite #1`: a # with a letter or a number behind it belongs to the words; None where nothing is lost.

    A # and a space begin a note. Notes stand apart, as in the templates; one that is a single space away is reported.
    """
    blanks, note = written.behind(value.end)
    is_note = note[1:2] in _BLANK
    if not note.strip("# ") or (is_note and (blanks != " " or value.text is None)):
        return None
    before = one_line(value.text or "")
    words = f"{before} {note}".strip()
    paste = written.replaced(value.start, value.end + len(blanks) + len(note), quoted(words)) if value.plain else ""
    if value.text is None:
        paste = written.replaced(value.end, value.end + len(blanks) + len(note), f" {quoted(words)}")
    if not is_note:
        message = f"“{one_line(note)[:80]}” stands behind a space and a #, where a note to yourself belongs."
        return CutWords("PG219", key, words, message, _AS_WORDS, value.line, paste)
    message = f"“{one_line(note)[:80]}” is a note to yourself, and on no page."
    hint = "If it belongs to the words before it, put them all between quotation marks:"
    return CutWords("PG219", key, before, message, hint, value.line, paste)


def before_a_colon(key: str, keys: Keys, written: Written) -> CutWords | None:
    """`Mom: drives me`, where a list of words belongs; None for anything but one word or some before some others."""
    name, value = next(iter(keys.pairs.items()), ("", None))
    in_braces = written.text[keys.start : keys.start + 1] == "{"
    if in_braces or len(keys.pairs) != 1 or not isinstance(value, Text) or value.text is None:
        return None
    blanks, note = written.behind(value.end)
    extra = "" if note[1:2] in _BLANK else note
    words = one_line(f"{name}: {value.text} {extra}")
    message = f"“{one_line(name)[:80]}” stands before a colon, where a key belongs."
    paste = written.replaced(keys.start, value.end + (len(blanks) + len(note) if extra else 0), quoted(words))
    hint = "It is taken as words. Put them all between quotation marks, to be sure:"
    return CutWords("PG221", key, words, message, hint, value.line, paste)
