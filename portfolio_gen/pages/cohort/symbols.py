"""How one learner on one standard is shown: number, letter and shade, or the kind of gap; and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portfolio_gen.model.level import EXCUSED, NOT_ENOUGH, Level, ProficiencyScale
from portfolio_gen.pages.words import in_a_row, say
from portfolio_gen.view.cohort import CellState, ColumnOf, ShareOf, StandardCell, StandardColumn

_TEXTS = {
    CellState.INSUFFICIENT: NOT_ENOUGH,
    CellState.TOO_FEW: "TF",
    CellState.EXCUSED: EXCUSED,
    CellState.WAITING: "•",
    CellState.NONE: "–",
}
LIGHT, DARK = ("1", "2"), ("3", "4")
"""Shades below proficient, and of proficient and beyond."""


class LevelSymbols:
    """The signs of a school's scale. Shades 1 and 2 are below proficient, 3 and 4 are proficient and beyond."""

    def __init__(self, scale: ProficiencyScale) -> None:
        self._scale = scale
        below = [level.id for level in scale.levels if not scale.is_proficient(level)]
        above = [level.id for level in scale.levels if scale.is_proficient(level)]
        self._shades = {
            **{name: LIGHT[min(index, 1)] for index, name in enumerate(below)},
            **{name: DARK[min(index, 1)] for index, name in enumerate(above)},
        }
        self.ranks = {level.id: rank for rank, level in enumerate(scale.levels, start=1)}

    @property
    def proficient(self) -> str:
        """The school's word for proficient."""
        level = self._scale.level(self._scale.proficient)
        return level.label if level else say("Proficient")

    def sign(self, level: Level) -> str:
        """Number and letter of a level, such as 3P; NE or EX outside the scale."""
        return self._scale.sign(level)

    def number(self, level: Level) -> str:
        """The number alone, where there is one."""
        return "–" if level.value is None else format(level.value.normalize(), "f")

    def place(self, level: Level) -> str:
        """A level as a piece of an id: its place on the scale from 1; a letter outside it."""
        return str(self.ranks.get(level.id, "x" if level.id == self._scale.excused.id else "i"))

    def shade(self, level: Level) -> str:
        """1 to 4, light to dark."""
        return self._shades.get(level.id, LIGHT[0])

    def state(self, kind: CellState, level: Level | None) -> str:
        """What a cell's look hangs on: a shade, or the kind of gap."""
        return self.shade(level) if level else kind.value

    def text(self, kind: CellState, level: Level | None) -> str:
        """What stands in a cell."""
        return self.sign(level) if level else _TEXTS.get(kind, "")

    def words(self, kind: CellState, level: Level | None) -> str:
        """What a cell means."""
        if level:
            return level.label
        return {
            CellState.INSUFFICIENT: self._scale.insufficient.label,
            CellState.EXCUSED: self._scale.excused.label,
            CellState.TOO_FEW: say("Too few ratings yet"),
            CellState.WAITING: say("Evidence, not rated yet"),
            CellState.SELF: say("Only the learner’s own view"),
            CellState.NONE: say("No evidence yet"),
        }[kind]

    def key(self, shown: Iterable[ColumnOf[Any]]) -> tuple[Mapping[str, Any], ...]:
        """Every level, lowest first, and those kinds of gaps that are to be seen, each sign with its meaning."""
        used = {cell.kind for column in shown for cell in column.cells}
        top = self._scale.levels[-1]
        levels = [(CellState.LEVEL, level, self.sign(level)) for level in self._scale.levels]
        others = [
            (kind, None, _TEXTS.get(kind, self.sign(top))) for kind in CellState if kind in used - {CellState.LEVEL}
        ]
        return tuple(
            {"state": self.state(kind, level), "text": text, "words": self.words(kind, level)}
            for kind, level, text in (*levels, *others)
        )

    def share(self, share: ShareOf[Any]) -> dict[str, Any]:
        """A level or a gap with the number of learners who are there."""
        return {
            "state": self.state(share.kind, share.level),
            "text": self.text(share.kind, share.level),
            "words": self.words(share.kind, share.level),
            "count": len(share.cells),
        }


def bar(shares: Iterable[Mapping[str, Any]], total: int) -> tuple[Mapping[str, Any], ...]:
    """Pieces of a distribution in percent of its length, from nothing yet to the highest level."""
    pieces, at = [], 0
    for share in reversed(list(shares)):
        x, width = 100 * at / max(total, 1), 100 * share["count"] / max(total, 1)
        places = {"x": _percent(x), "width": _percent(width), "middle": _percent(x + width / 2)}
        pieces.append({"state": share["state"], "count": share["count"], **places})
        at += share["count"]
    return tuple(pieces)


def _percent(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".") + "%"


def stack(column: StandardColumn, symbols: LevelSymbols, scale: ProficiencyScale) -> Mapping[str, Any]:
    """The distribution of a column, highest level on top, one learner one unit high; with its words."""
    pieces, at = [], 0
    for share in map(symbols.share, column.shares(scale)):
        pieces.append({"state": share["state"], "y": at, "height": share["count"]})
        at += share["count"]
    return {"pieces": tuple(reversed(pieces)), "height": at, "words": spread_words(column, symbols, scale)}


def spread_words(column: StandardColumn, symbols: LevelSymbols, scale: ProficiencyScale) -> str:
    """A distribution in words: `2 Extending, 8 Proficient, 4 No evidence yet`."""
    return shares_in_words(map(symbols.share, column.shares(scale)))


def shares_in_words(shares: Iterable[Mapping[str, Any]]) -> str:
    """How many are where, one after the other."""
    return in_a_row(say("{n} {level}", n=share["count"], level=share["words"]) for share in shares)


def shown_own(cell: StandardCell) -> Level | None:
    """The learner's own view, where a cell has to show it beside the educators': where the two differ."""
    if cell.own is None or cell.kind in (CellState.SELF, CellState.WAITING, CellState.NONE):
        return None
    return None if cell.level and cell.level.id == cell.own.id else cell.own
