"""Places that are drawn by counting: the ski hill with its accidents, the grange hall with its dancers."""

from __future__ import annotations

import random

from media_pens import INK, Point, Sheet

TRAILS: dict[str, list[Point]] = {
    "Cutter": [(226, 36), (190, 100), (206, 160), (238, 214), (236, 292)],
    "Lower Chute": [(300, 92), (292, 150), (238, 214)],
    "Meadow": [(226, 36), (120, 130), (84, 220), (150, 292)],
    "Old Road": [(226, 36), (330, 120), (390, 220), (330, 292)],
}
NAMES_AT: tuple[Point, ...] = ((228, 124), (320, 192), (138, 176), (424, 170))
MEETING: Point = (238, 214)
AT_MEETING = 21
ALONG = {"Cutter": 11, "Meadow": 9, "Old Road": 11}
SHIRTS = ("#c9745a", "#1f6178", "#e0a23a", "#6b5a8a", "#5b7a4a", "#a34a05")


def hill_map() -> Sheet:
    """Draw the trails of the ski hill and one dot for each of last season's 52 accidents."""
    sheet = Sheet(paper="#f4f6f4", shake=0.9)
    sheet.shape([(20, 300), (110, 110), (226, 26), (330, 96), (462, 300)], "#dfe8df", 2, "#9fb0a0")
    for path in TRAILS.values():
        sheet.line(path, 9, "#ffffff")
    sheet.line([(262, 292), (262, 60)], 1.5, "#4e5a66")
    for y in (80, 160, 240):
        sheet.shape([(257, y), (267, y), (265, y + 12), (259, y + 12)], "#4e5a66", 1)
    for name, at in zip(TRAILS, NAMES_AT, strict=True):
        sheet.words(at, name, 12)
    for spot in _accidents():
        sheet.oval(spot, (3.2, 3.2), "#a34a05", 0)
    sheet.words((468, 16), "52 dots, one season", 13, INK, "rm")
    return sheet


def _accidents() -> list[Point]:
    hand = random.Random(52)
    spots = [(MEETING[0] + hand.gauss(0, 9), MEETING[1] + hand.gauss(0, 9)) for _ in range(AT_MEETING)]
    for name, count in ALONG.items():
        for _ in range(count):
            start, end = hand.choice([(0, 1), (1, 2)])
            (x1, y1), (x2, y2) = TRAILS[name][start], TRAILS[name][end]
            share = hand.uniform(0.15, 1)
            spots.append((x1 + (x2 - x1) * share + hand.gauss(0, 3), y1 + (y2 - y1) * share))
    return spots


def dance_hall() -> Sheet:
    """Draw the grange hall from its balcony: two lines of dancers, the band, four people on a bench."""
    sheet = Sheet(paper="#f3e6cf")
    sheet.shape([(60, 300), (140, 96), (340, 96), (420, 300)], "#dcb98a")
    sheet.shape([(160, 60), (320, 60), (330, 96), (150, 96)], "#b98d5c")
    for x, shirt in zip((184, 224, 262, 298), SHIRTS[1:5], strict=True):
        _person(sheet, x, 66, 0.7, shirt)
    sheet.line([(192, 60), (204, 52)], 2.5, "#8a4a20")
    for row in range(6):
        size, y = 0.75 + row * 0.12, 118 + row * 30
        _person(sheet, 206 - row * 13, y, size, SHIRTS[row])
        _person(sheet, 274 + row * 13, y, size, SHIRTS[-row - 1])
    sheet.shape([(426, 196), (442, 192), (474, 284), (456, 290)], "#8a6a4c")
    for place in range(4):
        _person(sheet, 430 + place * 9, 180 + place * 26, 0.9, SHIRTS[place + 1])
    return sheet


def _person(sheet: Sheet, x: float, y: float, size: float, shirt: str) -> None:
    shoulder, hem = y + 8 * size, y + 34 * size
    corners = [(x - 8 * size, shoulder), (x + 8 * size, shoulder), (x + 11 * size, hem), (x - 11 * size, hem)]
    sheet.shape(corners, shirt, 2)
    sheet.oval((x, y), (7 * size, 8 * size), "#d9a981", 2)
