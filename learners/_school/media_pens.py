"""A sketching pen: shaky lines, flat colors and lettering on paper, drawn large and scaled down.

Coordinates are picture units (a landscape sheet is 480 x 320), origin top left. Every sheet is drawn with
its own seeded hand, so the same drawing always gives the same pixels.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]

INK = "#22303a"
OVERSAMPLING = 4


class Sheet:
    """One sheet of paper to draw on."""

    def __init__(self, width: int = 480, height: int = 320, paper: str = "#fbf8f0", shake: float = 0.7) -> None:
        self._size = (width, height)
        self._shake = shake
        self._hand = random.Random(width * height)
        self._image = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), paper)
        self._draw = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], width: float = 3, ink: str = INK) -> None:
        """Draw an open line through the points."""
        path = self._shaky(points)
        self._draw.line(path, fill=ink, width=round(width * OVERSAMPLING), joint="curve")
        radius = width * OVERSAMPLING / 2
        for x, y in (path[0], path[-1]):
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def shape(self, points: Sequence[Point], fill: str, width: float = 3, ink: str = INK) -> None:
        """Fill a closed shape; a width of 0 leaves it without an outline."""
        path = self._shaky([*points, points[0]])
        self._draw.polygon(path, fill=fill)
        if width:
            self._draw.line([*path, path[1]], fill=ink, width=round(width * OVERSAMPLING), joint="curve")

    def oval(self, center: Point, radii: Point, fill: str, width: float = 3, ink: str = INK) -> None:
        """Fill an oval around a center."""
        corners = min(48, 12 + round(max(radii)))
        turns = [2 * math.pi * step / corners for step in range(corners)]
        points = [(center[0] + radii[0] * math.cos(t), center[1] + radii[1] * math.sin(t)) for t in turns]
        usual, self._shake = self._shake, min(self._shake, max(radii) / 30)
        self.shape(points, fill, width, ink)
        self._shake = usual

    def words(self, at: Point, text: str, size: float = 14, ink: str = INK, anchor: str = "mm") -> None:
        """Letter a line of plain text (the built-in typeface knows ASCII only)."""
        font = ImageFont.load_default(size * OVERSAMPLING)
        spot = (at[0] * OVERSAMPLING, at[1] * OVERSAMPLING)
        self._draw.text(spot, text, fill=ink, font=font, anchor=anchor)

    def picture(self, zoom: float = 2) -> Image.Image:
        """Return the finished drawing, `zoom` pixels to a picture unit."""
        size = (round(self._size[0] * zoom), round(self._size[1] * zoom))
        return self._image.resize(size, Image.Resampling.LANCZOS)

    def _shaky(self, points: Sequence[Point]) -> list[Point]:
        path = [self._jog(points[0])]
        for start, end in itertools.pairwise(points):
            pieces = max(1, round(math.dist(start, end) / 14))
            for piece in range(1, pieces + 1):
                share = piece / pieces
                x = start[0] + (end[0] - start[0]) * share
                path.append(self._jog((x, start[1] + (end[1] - start[1]) * share)))
        return path

    def _jog(self, point: Point) -> Point:
        x, y = (value + self._hand.uniform(-self._shake, self._shake) for value in point)
        return (x * OVERSAMPLING, y * OVERSAMPLING)
