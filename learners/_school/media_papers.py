"""Sheets of paper that the learners handed in as PDF: plans, cards, maps and one tune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from media_pens import INK, Sheet

PAGE = (420, 544)


def notes(title: str, lines: Sequence[str]) -> Sheet:
    """Letter a page of short lines under a title."""
    sheet = Sheet(*PAGE, paper="#ffffff")
    sheet.words((36, 44), title, 20, INK, "lm")
    sheet.line([(36, 62), (384, 62)], 2)
    for row, line in enumerate(lines):
        sheet.words((36, 92 + row * 26), line, 14, INK, "lm")
    return sheet


def oven_plan() -> Sheet:
    """Draw the solar oven from the side with its measures in centimeters; no words, any language."""
    sheet = Sheet(*PAGE, paper="#ffffff")
    sheet.shape([(90, 330), (330, 330), (330, 460), (90, 460)], "#efe3cc")
    sheet.shape([(120, 360), (300, 360), (300, 436), (120, 436)], "#3b4046")
    sheet.line([(90, 330), (330, 330)], 5, "#6fb1c7")
    sheet.line([(330, 330), (250, 120)], 5, "#8c969d")
    for offset in (0, 40, 80):
        sheet.line([(60 + offset, 90), (150 + offset, 328)], 1.5, "#e0a23a")
    sheet.line([(90, 484), (330, 484)], 1.5)
    sheet.words((210, 500), "42", 18)
    sheet.line([(354, 330), (354, 460)], 1.5)
    sheet.words((376, 396), "23", 18)
    sheet.words((318, 216), "40", 18)
    sheet.words((284, 306), "25 deg", 16)
    sheet.words((210, 398), "4 + 4", 18, "#ffffff")
    return sheet


def egg_map(eggs: Mapping[str, Sequence[str]]) -> Sheet:
    """Draw where every egg lay; the ones that hatched are yellow."""
    sheet = Sheet(*PAGE, paper="#ffffff")
    sheet.words((210, 44), "MAP OF THE EGGS", 22)
    sheet.shape([(40, 80), (380, 80), (380, 380), (40, 380)], "#eef1f2")
    fields = zip(eggs["row"], eggs["column"], eggs["day7"], eggs["hatched"], strict=True)
    for row, column, seen, hatched in fields:
        spot = (70.0 + 56 * (int(column) - 1), 118.0 + 74 * (int(row) - 1))
        sheet.oval(spot, (19, 25), "#f3c648" if hatched == "yes" else "#ffffff")
        sheet.words(spot, {"spider": "s", "ring": "o", "nothing": "-"}[seen], 16)
    sheet.words((60, 412), "yellow = hatched     s = spider  o = ring  - = nothing", 13, INK, "lm")
    sheet.words((60, 440), "fan is on this side", 13, INK, "lm")
    sheet.line([(50, 436), (50, 386)], 2)
    sheet.words((60, 484), "by Sam (do not throw away)", 14, INK, "lm")
    return sheet


def rack_drawing() -> Sheet:
    """Draw the rescue sled rack with its measures in inches."""
    sheet = Sheet(*PAGE, paper="#ffffff", shake=0.3)
    sheet.words((36, 40), "SLED RACK   2 x 2 x 1/8 tube   qty 1", 15, INK, "lm")
    for x in (110, 310):
        sheet.line([(x, 90), (x, 420)], 6)
    for y in (90, 320):
        sheet.line([(110, y), (310, y)], 6)
    sheet.line([(80, 420), (340, 420)], 6)
    for x in (160, 260):
        sheet.line([(x, 90), (x, 118), (x + 10, 126)], 4)
        sheet.line([(x, 158), (x, 176), (x + 10, 184)], 3, "#a34a05")
    sheet.words((210, 210), "12 lower, for Marie", 13, "#a34a05")
    sheet.line([(110, 450), (310, 450)], 1.5)
    sheet.words((210, 466), "54", 16)
    sheet.line([(366, 90), (366, 420)], 1.5)
    sheet.words((388, 256), "84", 16)
    sheet.words((36, 500), "OK  R. Pelkey  10/4", 15, "#155a72", "lm")
    sheet.words((384, 500), "C.T. 9/29", 13, INK, "rm")
    return sheet


def tune(title: str, bars: Sequence[str]) -> Sheet:
    """Write a tune in four-bar lines; a bar is a string of digits, each a step above the lowest line."""
    sheet = Sheet(*PAGE, paper="#ffffff", shake=0.25)
    sheet.words((210, 44), title, 22)
    for line in range(0, len(bars), 4):
        foot = 124 + line // 4 * 106
        for rule in range(5):
            sheet.line([(30, foot - rule * 9), (390, foot - rule * 9)], 1)
        for place, bar in enumerate(bars[line : line + 4]):
            left = 36 + place * 89
            _bar(sheet, left, foot, bar)
            sheet.line([(left + 86, foot), (left + 86, foot - 36)], 1.5)
    return sheet


def _bar(sheet: Sheet, left: float, foot: float, bar: str) -> None:
    step = 82 / len(bar)
    for order, note in enumerate(bar):
        spot = (left + step * (order + 0.5), foot - int(note) * 4.5)
        sheet.oval(spot, (4.2, 3.4), INK, 0)
        sheet.line([(spot[0] + 3.8, spot[1]), (spot[0] + 3.8, spot[1] - 27)], 1.3)
