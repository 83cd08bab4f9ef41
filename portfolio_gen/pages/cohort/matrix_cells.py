"""A cell of the matrix: one link without words of its own, named by ids of words that stand once on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.pages.cohort.symbols import Marks, shown_own
from portfolio_gen.view.change import Change, Turn
from portfolio_gen.view.cohort import Cell, Column, Kind

KINDS = {Kind.INSUFFICIENT: "i", Kind.TOO_FEW: "f", Kind.WAITING: "w", Kind.SELF: "o", Kind.EXCUSED: "x",
         Kind.NONE: "n"}  # fmt: skip
"""Letters of what is no level."""
TURNS = {Turn.UP: "u", Turn.DOWN: "d", Turn.NEW: "w", Turn.GONE: "g"}
"""Letters of changes; a level that stayed is not marked."""


def matrix_cell(cell: Cell, change: Change | None, marks: Marks) -> Mapping[str, Any]:
    """Look, text, pieces, own view where it differs, and the ids of the words that name it."""
    kind, level, other = cell.kind, cell.level, shown_own(cell)
    own, text = cell.own, marks.text(kind, level)
    if kind is Kind.SELF and own:
        place, said, text = marks.place(own), "u", marks.sign(own)
    else:
        place, said = (marks.place(level), "l") if level else (KINDS[kind], "k")
    turned, moved = _moved(change, marks)
    names = [f"s{place}", f"p{cell.pieces}", f"{said}{place}", *([f"o{marks.place(other)}"] if other else []), *moved]
    return {
        "look": f"c{marks.shade(level) if level else KINDS[kind]}",
        "turn": turned,
        "text": text,
        "pieces": cell.pieces,
        "own": marks.number(other) if other else "",
        "named": " ".join(names if kind is not Kind.NONE else [names[2], *moved]),
    }


def _moved(change: Change | None, marks: Marks) -> tuple[str, list[str]]:
    """The letter of a change, and the id of its words; nothing where a level stayed."""
    if change is None or change.turn not in TURNS:
        return "", []
    letter = TURNS[change.turn]
    return letter, [f"t{letter}{marks.place(change.before) if change.before else ''}"]


def cell_words(
    scale: ProficiencyScale, marks: Marks, shown: Sequence[Column], *, compared: bool
) -> Iterator[Mapping[str, str]]:
    """What the names of cells are made of."""
    for level in (*scale.levels, scale.insufficient, scale.excused):
        place = marks.place(level)
        yield {"id": f"s{place}", "text": marks.sign(level)}
        yield {"id": f"l{place}", "text": level.label}
        yield {"id": f"u{place}", "text": f"{level.label}, only the learner’s own view"}
        yield {"id": f"o{place}", "text": f"(the learner’s own view: {level.label})"}
    for kind, short in KINDS.items():
        yield {"id": f"k{short}", "text": marks.words(kind, None)}
    for kind in (Kind.TOO_FEW, Kind.WAITING):
        yield {"id": f"s{KINDS[kind]}", "text": marks.text(kind, None)}
    for number in range(max((cell.pieces for column in shown for cell in column.cells), default=0) + 1):
        yield {"id": f"p{number}", "text": f"{number} {'piece' if number == 1 else 'pieces'}:"}
    if compared:
        yield from _change_words(scale, marks)


def _change_words(scale: ProficiencyScale, marks: Marks) -> Iterator[Mapping[str, str]]:
    yield {"id": f"t{TURNS[Turn.NEW]}", "text": "(new)"}
    for turn, words in ((Turn.UP, "up from"), (Turn.DOWN, "down from"), (Turn.GONE, "before:")):
        for level in scale.levels:
            yield {"id": f"t{TURNS[turn]}{marks.place(level)}", "text": f"({words} {level.label})"}
