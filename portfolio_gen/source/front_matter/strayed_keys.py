"""Keys that stand where nobody reads them: below a text, or between the fences of an answer that was pasted whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portfolio_gen.source.front_matter import visibility_keys
from portfolio_gen.source.front_matter.nodes import YamlFault
from portfolio_gen.source.keys import KEYS
from portfolio_gen.source.text.fences import Fences

GREETING = 3
"""Rows with words before a fence that may only say what follows: “Here is your reflection:”."""
KEY_LINE = re.compile(r"^\s*([A-Za-z_][\w -]*)[:：](\s|$)")
KNOWN = frozenset(key.name for keys in KEYS.values() for key in keys)
_PROGRAM = re.compile(r"(?:`{3,}|~{3,})[ \t{.]*(?!ya?ml|markdown|md|te?xt)[\w+#-]", re.IGNORECASE)
"""The opening of a block in a language in which nobody writes an entry."""
_DASHES = re.compile(r"^-{3,}\s*$")
_BELOW_A_KEY = re.compile(r"^(?:\s|-\s|#|$)")


def refuse_strayed(text: str, first_line: int) -> None:
    """Raise YamlFault for keys in a text that has none at its top. Who only shows some in a block of code may do so.

    A block counts where its keys decide who may see the entry, or where it is the first and stands at the beginning.
    """
    rows = text.split("\n")
    fences = Fences(rows, indented=True)
    fenced = [fences.holds(index) for index in range(len(rows))]
    found = next(_keys_below(rows, fenced), None)
    if found is not None:
        message = "There are keys here, but they do not stand at the top of the file, so nobody reads them."
        hint = "Delete what stands above the keys. Put a line with three dashes (---) above them and one below."
        raise YamlFault("PG103", first_line + found, message, hint)


def refuse_decided_below(body: str, first_line: int) -> None:
    """Raise YamlFault for a block of code below keys that has keys of its own, and says there who may see the entry.

    An answer that was pasted whole hides what it hides, where the keys at the top do not say who may see it.
    """
    if not visibility_keys.any_in(body):
        return
    rows = body.split("\n")
    fences = Fences(rows, indented=True)
    fenced = [fences.holds(index) for index in range(len(rows))]
    for index in range(len(rows)):
        opens = fenced[index] and not (index and fenced[index - 1])
        if opens and (block := _rows_of_a_block(rows, fenced, index)) and _decides(block):
            message = "A block of code here has keys that say who may see this. At the top of the file nothing says it."
            hint = "Write share_with: at the top of the file, between the lines of dashes (---), as you mean it."
            raise YamlFault("PG109", first_line + index, message, hint)


def _keys_below(rows: Sequence[str], fenced: Sequence[bool]) -> Iterator[int]:
    """Rows on which a block of keys begins."""
    words_before, first_block = 0, True
    for index, row in enumerate(rows):
        opens = fenced[index] and not (index and fenced[index - 1])
        if opens:
            block = _rows_of_a_block(rows, fenced, index)
            if block and (_decides(block) or (first_block and words_before <= GREETING and _is_front_matter(block))):
                yield index
            first_block = False
        elif not fenced[index] and _DASHES.match(row) and _is_closed_front_matter(rows, index):
            yield index
        words_before += bool(row.strip()) and not fenced[index]


def _rows_of_a_block(rows: Sequence[str], fenced: Sequence[bool], start: int) -> Sequence[str]:
    if _PROGRAM.search(rows[start]):
        return ()
    end = next((index for index in range(start, len(rows)) if not fenced[index]), len(rows))
    inside = [row.strip(" \t>") for row in rows[start + 1 : end]]
    return inside[next((place for place, row in enumerate(inside) if row.strip()), len(inside)) :]


def _decides(block: Sequence[str]) -> bool:
    """Whether it begins with dashes, and a line between them decides who may see the entry."""
    if not _DASHES.match(block[0]):
        return False
    end = next((place for place, row in enumerate(block[1:], start=1) if _DASHES.match(row)), len(block))
    return visibility_keys.any_in("\n".join(block[1:end]))


def _is_front_matter(block: Sequence[str]) -> bool:
    """Whether it begins with keys of ours: one below dashes, or two without."""
    if _DASHES.match(block[0]):
        return len(block) > 1 and _is_known(block[1])
    return len(block) > 1 and _is_known(block[0]) and _is_known(block[1])


def _is_closed_front_matter(rows: Sequence[str], dashes: int) -> bool:
    """Whether there are nothing but keys between a row of dashes and the next, the first of them one of ours."""
    below = range(dashes + 1, len(rows))
    if not below or not _is_known(rows[below[0]]):
        return False
    end = next((place for place in below if not _may_be_a_key(rows[place])), len(rows))
    return end < len(rows) and _DASHES.match(rows[end]) is not None


def _may_be_a_key(row: str) -> bool:
    return not _DASHES.match(row) and bool(KEY_LINE.match(row) or _BELOW_A_KEY.match(row))


def _is_known(row: str) -> bool:
    match = KEY_LINE.match(row)
    return match is not None and match[1].strip().casefold() in KNOWN
