"""Footnotes that share a sign, as where every chapter counts from 1: each sign keeps the note that stands below it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from portfolio_gen.model.dialect.lines import Line

_NOTE = re.compile(r"[ >]*\[\^([^\]\n]{1,200})\]:")
_SIGN_OR_CODE = re.compile(r"(?<![\\`])(`{1,20})(?!`).+?(?<!`)\1(?!`)|(?<!\\)\[\^([^\]\n]{1,200})\]")


def notes_told_apart(lines: list[Line]) -> list[Line]:
    """The same lines; of notes with one sign all but the first have another, and so have the places that mean them.

    A place means the next note of its sign, from its own line on; the last one where none follows.
    """
    notes: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.kind == "text" and "[^" in line.text and (match := _NOTE.match(line.text)):
            notes.setdefault(match[1], []).append(at)
    names = {sign: _names(sign, len(places), notes) for sign, places in notes.items() if len(places) > 1}
    return [_renamed(line, at, notes, names) for at, line in enumerate(lines)] if names else lines


def _names(sign: str, count: int, taken: Mapping[str, object]) -> list[str]:
    dot = "."
    while any(f"{sign}{dot}{number}" in taken for number in range(2, count + 1)):
        dot += "."
    return [sign, *(f"{sign}{dot}{number}" for number in range(2, count + 1))]


def _renamed(line: Line, at: int, notes: Mapping[str, Sequence[int]], names: Mapping[str, Sequence[str]]) -> Line:
    if line.kind == "code" or "[^" not in line.text:
        return line

    def other(match: re.Match[str]) -> str:
        if match[2] not in names:
            return match[0]
        places = notes[match[2]]
        return f"[^{names[match[2]][min(bisect_left(places, at), len(places) - 1)]}]"

    return line.with_text(_SIGN_OR_CODE.sub(other, line.text))
