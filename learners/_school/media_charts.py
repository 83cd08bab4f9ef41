"""Charts of the learners' own measurements, read from the CSV files that lie beside their evidence."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from media_pens import INK, Point, Sheet

LEFT, RIGHT, TOP, BOTTOM = 62, 452, 34, 268
GRID = "#d8d2c2"
COLORS = ("#155a72", "#a34a05", "#6b7a2a")


@dataclass(frozen=True)
class Axis:
    """One axis: its range, the values to letter, and its name."""

    low: float
    high: float
    ticks: tuple[float, ...]
    name: str

    def share(self, value: float) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def columns(path: Path) -> dict[str, list[str]]:
    """Read a CSV file as columns of text."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def numbers(values: Sequence[str]) -> list[float]:
    """Turn a column of text into numbers."""
    return [float(value) for value in values]


def line_chart(across: Axis, up: Axis, xs: Sequence[float], lines: Mapping[str, Sequence[float]]) -> Sheet:
    """Draw one line per name, with the name at the line's end and a dot at every reading."""
    sheet = _frame(across, up)
    for color, (name, ys) in zip(COLORS, lines.items(), strict=False):
        spots = [_spot(across, up, x, y) for x, y in zip(xs, ys, strict=True)]
        sheet.line(spots, 2.5, color)
        for spot in spots:
            sheet.oval(spot, (3, 3), color, 0)
        sheet.words((spots[-1][0], spots[-1][1] - 13), name, 13, color, "rm")
    return sheet


def dot_chart(across: Axis, up: Axis, dots: Sequence[Point], odd: Mapping[Point, str]) -> Sheet:
    """Draw a scatter plot; odd dots are rings with their note."""
    sheet = _frame(across, up)
    for dot in dots:
        spot = _spot(across, up, *dot)
        if dot in odd:
            sheet.oval(spot, (6, 6), "#fbf8f0", 2.5, COLORS[1])
            sheet.words((spot[0] + 12, spot[1]), odd[dot], 13, COLORS[1], "lm")
        else:
            sheet.oval(spot, (4, 4), COLORS[0], 0)
    return sheet


def bar_chart(up: Axis, groups: Mapping[str, Sequence[float]], legend: Sequence[str] = ()) -> Sheet:
    """Draw groups of bars, each with its value above it."""
    sheet = _frame(Axis(0, 1, (), ""), up)
    step = (RIGHT - LEFT) / len(groups)
    for place, (name, values) in enumerate(groups.items()):
        middle = LEFT + step * (place + 0.5)
        width = min(46.0, step * 0.8 / len(values))
        for order, value in enumerate(values):
            x = middle + (order - len(values) / 2) * width
            _bar(sheet, x, width, up, value, COLORS[order] if len(values) > 1 else COLORS[0])
        sheet.words((middle, BOTTOM + 16), name, 13 if len(groups) < 10 else 11)
    for order, word in enumerate(legend):
        sheet.words((270 + order * 96, 12), word, 13, COLORS[order], "lm")
    return sheet


def _bar(sheet: Sheet, x: float, width: float, up: Axis, value: float, color: str) -> None:
    foot, head = BOTTOM - up.share(0) * (BOTTOM - TOP), BOTTOM - up.share(value) * (BOTTOM - TOP)
    sheet.shape([(x + 2, foot), (x + 2, head), (x + width - 2, head), (x + width - 2, foot)], color, 1.5)
    sheet.words((x + width / 2, min(head, foot) - 9), f"{value:g}", 11)


def _spot(across: Axis, up: Axis, x: float, y: float) -> Point:
    return (LEFT + across.share(x) * (RIGHT - LEFT), BOTTOM - up.share(y) * (BOTTOM - TOP))


def _frame(across: Axis, up: Axis) -> Sheet:
    sheet = Sheet(shake=0.5)
    for tick in up.ticks:
        y = BOTTOM - up.share(tick) * (BOTTOM - TOP)
        sheet.line([(LEFT, y), (RIGHT, y)], 1, GRID)
        sheet.words((LEFT - 8, y), f"{tick:g}", 12, INK, "rm")
    for tick in across.ticks:
        x = LEFT + across.share(tick) * (RIGHT - LEFT)
        sheet.line([(x, BOTTOM), (x, BOTTOM + 5)], 1.5)
        sheet.words((x, BOTTOM + 16), f"{tick:g}", 12)
    sheet.line([(LEFT, TOP - 6), (LEFT, BOTTOM), (RIGHT, BOTTOM)], 2)
    sheet.words((RIGHT, BOTTOM + 38), across.name, 13, INK, "rm")
    sheet.words((8, 12), up.name, 13, INK, "lm")
    return sheet
