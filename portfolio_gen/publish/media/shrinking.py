"""Pictures made small without ever holding a second one of their full size."""

from __future__ import annotations

from PIL import Image

LONGEST_SIDE = 2000
_DECODED_SMALL = ("JPEG", "MPO")
_STRIP_PIXELS = 2_000_000


def shrunk(image: Image.Image) -> Image.Image:
    """The picture with at most 2,000 pixels a side, in a mode that can be resized: RGBA where it is transparent.

    A JPEG is decoded no larger than needed, which no other format can do.
    """
    if image.format in _DECODED_SMALL:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=1.0)
        return image
    image.load()  # TIFF turns itself upright when it loads
    transparent = image.has_transparency_data
    goal, factor = _goal(image.size), max(1, max(image.size) // LONGEST_SIDE)
    if factor == 1:
        small = _resizable(image, transparent=transparent)
    else:
        small = _reduced(image, factor, transparent=transparent)
    if small.size == goal:
        return small
    part = (0, 0, image.width / factor, image.height / factor)
    return small.resize(goal, Image.Resampling.BICUBIC, part)


def _goal(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, LONGEST_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _reduced(image: Image.Image, factor: int, *, transparent: bool) -> Image.Image:
    """The picture with one pixel for each square of `factor` pixels, made strip by strip."""
    rows = max(1, _STRIP_PIXELS // (image.width * factor)) * factor
    width, height = -(-image.width // factor), -(-image.height // factor)
    small: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        strip = _resizable(strip, transparent=transparent).reduce(factor)
        if small is None:
            small = Image.new(strip.mode, (width, height))
            small.info = image.info.copy()
        small.paste(strip, (0, top // factor))
    assert small is not None
    return small


def _resizable(image: Image.Image, *, transparent: bool) -> Image.Image:
    if transparent:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    return image.convert("RGB") if image.mode in ("1", "P") else image
