"""A cell of the matrix: one link without words of its own, named by ids of words that stand once on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.pages.cohort.symbols import LevelSymbols, shown_own
from portfolio_gen.pages.words import count, say
from portfolio_gen.view.change import Change, Turn
from portfolio_gen.view.cohort import CellState, StandardCell, StandardColumn

STATE_SIGNS = {
    CellState.INSUFFICIENT: "i",
    CellState.TOO_FEW: "f",
    CellState.WAITING: "w",
    CellState.SELF: "o",
    CellState.EXCUSED: "x",
    CellState.NONE: "n",
}
"""Letters of what is no level."""
TURNS = {Turn.UP: "u", Turn.DOWN: "d", Turn.NEW: "w", Turn.GONE: "g"}
"""Letters of changes; a level that stayed is not marked."""


def matrix_cell(cell: StandardCell, change: Change | None, symbols: LevelSymbols) -> Mapping[str, Any]:
    """Look, text, pieces, own view where it differs, and the ids of the words that name it."""
    kind, level, other = cell.kind, cell.level, shown_own(cell)
    own, text = cell.own, symbols.text(kind, level)
    if kind is CellState.SELF and own:
        place, said, text = symbols.place(own), "u", symbols.sign(own)
    else:
        place, said = (symbols.place(level), "l") if level else (STATE_SIGNS[kind], "k")
    turned, moved = _moved(change, symbols)
    names = [f"s{place}", f"p{cell.pieces}", f"{said}{place}", *([f"o{symbols.place(other)}"] if other else []), *moved]
    return {
        "look": f"c{symbols.shade(level) if level else STATE_SIGNS[kind]}",
        "turn": turned,
        "text": text,
        "pieces": cell.pieces,
        "own": symbols.number(other) if other else "",
        "named": " ".join(names if kind is not CellState.NONE else [names[2], *moved]),
    }


def _moved(change: Change | None, symbols: LevelSymbols) -> tuple[str, list[str]]:
    """The letter of a change, and the id of its words; nothing where a level stayed."""
    if change is None or change.turn not in TURNS:
        return "", []
    letter = TURNS[change.turn]
    return letter, [f"t{letter}{symbols.place(change.before) if change.before else ''}"]


def cell_words(
    scale: ProficiencyScale, symbols: LevelSymbols, shown: Sequence[StandardColumn], *, compared: bool
) -> Iterator[Mapping[str, str]]:
    """What the names of cells are made of."""
    for level in (*scale.levels, scale.insufficient, scale.excused):
        place = symbols.place(level)
        yield {"id": f"s{place}", "text": symbols.sign(level)}
        yield {"id": f"l{place}", "text": level.label}
        yield {"id": f"u{place}", "text": say("{level}, only the learner’s own view", level=level.label)}
        yield {"id": f"o{place}", "text": say("(the learner’s own view: {level})", level=level.label)}
    for kind, short in STATE_SIGNS.items():
        yield {"id": f"k{short}", "text": symbols.words(kind, None)}
    for kind in (CellState.TOO_FEW, CellState.WAITING):
        yield {"id": f"s{STATE_SIGNS[kind]}", "text": symbols.text(kind, None)}
    for number in range(max((cell.pieces for column in shown for cell in column.cells), default=0) + 1):
        yield {"id": f"p{number}", "text": count(number, "{n} piece:", "{n} pieces:")}
    if compared:
        yield from _change_words(scale, symbols)


def _change_words(scale: ProficiencyScale, symbols: LevelSymbols) -> Iterator[Mapping[str, str]]:
    yield {"id": f"t{TURNS[Turn.NEW]}", "text": say("(new)")}
    for turn in (Turn.UP, Turn.DOWN, Turn.GONE):
        for level in scale.levels:
            yield {"id": f"t{TURNS[turn]}{symbols.place(level)}", "text": _before(turn, level)}


def _before(turn: Turn, level: Level) -> str:
    """The level that there was, as a name of a cell says it."""
    if turn is Turn.UP:
        return say("(up from {level})", level=level.label)
    if turn is Turn.DOWN:
        return say("(down from {level})", level=level.label)
    return say("(before: {level})", level=level.label)
