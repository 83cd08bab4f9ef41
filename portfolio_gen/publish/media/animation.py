"""Pictures that move (GIF, WebP, PNG, AVIF), drawn anew frame by frame as a WebP, which stores what changes."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

from PIL import Image

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.shrinking import shrunk

MAX_FRAMES = 1500
MAX_MOVING_PIXELS = 120_000_000
"""Of all frames together: each is drawn, shrunk and compared with the one before it."""
MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})
"""Formats whose frames follow each other in time; those of others are pages, or the same picture in other sizes."""

_LOSSLESS = {"lossless": True, "quality": 30}
_LOSSY = {"quality": 82}
_MANY_PIXELS = 20_000_000
"""Of all frames together: beyond, less is tried to make them small, as it takes a second for each ten million."""
_SHORTEST = 10
"""Milliseconds. Browsers show a frame of no more than this for a tenth of a second."""


def animation(image: Image.Image, frames: int, *, lossy: bool) -> tuple[bytes, str, Image.Image]:
    """A WebP of `frames` frames drawn anew: its bytes, its suffix and its first frame.

    Raises MediaRefused (PG303) for more frames, or more pixels in all of them, than can be drawn in some seconds.
    """
    if frames > MAX_FRAMES:
        raise _too_long(f"The moving picture has {frames:,} frames, and {MAX_FRAMES:,} are the most.")
    if image.width * image.height * frames > MAX_MOVING_PIXELS:
        size = f"{frames:,} of {image.width:,} × {image.height:,} pixels"
        raise _too_long(f"The moving picture has too many frames for its size: {size}.")
    reel = _Reel(image, 1 if image.info.get("default_image") else 0, frames)
    first = reel.drawn(0)
    settings: dict[str, Any] = _LOSSY if lossy else _LOSSLESS
    effort = 2 if image.width * image.height * frames <= _MANY_PIXELS else 1
    out = io.BytesIO()
    first.save(
        out, "WEBP", save_all=True, append_images=[reel], duration=reel.durations, loop=_plays(image), kmin=0, kmax=0,
        method=effort, **settings,
    )  # fmt: skip
    return out.getvalue(), ".webp", first


def _too_long(message: str) -> MediaRefused:
    return MediaRefused("PG303", message, "Save it as a film (.mp4), or make it smaller or shorter.")


def _plays(image: Image.Image) -> int:
    """How often it is played, 0 for without end. A GIF says how often it is repeated after the first time."""
    if image.format != "GIF":
        return int(image.info.get("loop", 0))
    repeats = int(image.info.get("loop", -1))
    return {-1: 1, 0: 0}.get(repeats, repeats + 1)


class _Reel:
    """All frames but the first, each drawn when it is asked for: together they would fill the memory."""

    mode = "RGBA"

    def __init__(self, image: Image.Image, skipped: int, frames: int) -> None:
        self._image, self._skipped = image, skipped
        self._frame: Image.Image | None = None
        self.n_frames = frames - skipped - 1
        self.durations: list[float] = []

    def drawn(self, number: int) -> Image.Image:
        """A frame as it is shown, counted from the first."""
        with suppress(EOFError):  # a file may have fewer frames than it says
            self._image.seek(number + self._skipped)
        self._image.load()
        lasts = self._image.info.get("duration", 0)
        self.durations.append(lasts if lasts > _SHORTEST else 100)
        frame = shrunk(self._image.convert("RGBA"))
        frame.info.clear()
        return frame

    def seek(self, number: int) -> None:
        """Draw the next frame. Pillow asks for them in order."""
        self._frame = self.drawn(number + 1)

    def getim(self) -> object:
        """The drawn frame, for Pillow's encoder."""
        assert self._frame is not None
        return self._frame.getim()
