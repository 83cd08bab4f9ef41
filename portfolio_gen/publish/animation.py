"""Pictures that move (GIF), drawn anew frame by frame."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageSequence

from portfolio_gen.publish.shrinking import shrunk
from portfolio_gen.publish.treated import too_large

MAX_FRAMES = 1500
MAX_MOVING_PIXELS = 80_000_000
"""Of all frames together: each is drawn, shrunk and given its colours."""


def animation(image: Image.Image, frames: int) -> tuple[bytes, str, Image.Image]:
    """A GIF of `frames` frames drawn anew: its bytes, its suffix and its first frame.

    Raises MediaRefused (PG303) for more frames, or more pixels in all of them, than can be drawn in a few seconds.
    """
    if frames > MAX_FRAMES:
        raise too_large(f"The moving picture has more than {MAX_FRAMES:,} frames.")
    if image.width * image.height * frames > MAX_MOVING_PIXELS:
        raise too_large(f"The frames of the moving picture have more than {MAX_MOVING_PIXELS:,} pixels together.")
    repeat = {"loop": image.info["loop"]} if "loop" in image.info else {}
    durations: list[int] = []
    drawn = _frames(image, durations)
    first = next(drawn)
    out = io.BytesIO()
    first.save(out, "GIF", save_all=True, append_images=drawn, duration=durations, disposal=2, **repeat)
    return out.getvalue(), ".gif", first


def _frames(image: Image.Image, durations: list[int]) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration", 100))
        drawn = shrunk(frame.convert("RGBA"))
        drawn.info.clear()
        yield drawn
