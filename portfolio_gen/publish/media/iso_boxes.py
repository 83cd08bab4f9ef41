"""The boxes that MP4 and QuickTime files are made of: ISO/IEC 14496-12, 4.2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_gen.publish.media.treated import damaged_recording
from portfolio_gen.publish.stretches import Stretches


@dataclass(frozen=True, slots=True)
class Box:
    """A named stretch of a file: where it begins, where its body begins, where it ends."""

    name: bytes
    start: int
    body: int
    end: int


def boxes(film: Stretches, start: int, end: int) -> Iterator[Box]:
    """The boxes of a stretch, one behind the other. Raises MediaRefused: PG301 where one does not fit, PG303."""
    while end - start >= 8:
        film.count_piece()
        header = film.read(start, min(start + 16, end))
        size, body = int.from_bytes(header[:4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(header[8:16], "big"), start + 16
        stop = start + size if size else end
        if not body <= stop <= end:
            raise damaged_recording()
        yield Box(header[4:8], start, body, stop)
        start = stop
    film.blank(start, end)


def boxes_at(film: Stretches, box: Box, *names: bytes) -> Iterator[Box]:
    """The boxes at the end of a path of names below a box."""
    for child in boxes(film, box.body, box.end):
        if child.name == names[0]:
            yield from boxes_at(film, child, *names[1:]) if names[1:] else (child,)


def first(film: Stretches, box: Box, *names: bytes) -> Box | None:
    """The first box at the end of a path of names below a box, if there is one."""
    return next(boxes_at(film, box, *names), None)


def free(film: Stretches, box: Box) -> None:
    """Make free space of a box: zeros under a name that players skip."""
    film.write(box.start + 4, b"free")
    film.blank(box.body, box.end)
