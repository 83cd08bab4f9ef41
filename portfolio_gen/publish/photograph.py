"""Photographs and other pictures made of dots, drawn anew: what is not copied cannot leak."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageSequence

from portfolio_gen.model.media_kind import MediaRefused, MediaType
from portfolio_gen.publish.treated import Treated, too_large

MAX_PIXELS = 80_000_000
LONGEST_SIDE = 2000

_JPEG = {"quality": 82, "progressive": True, "optimize": True}
_LOSSLESS = frozenset({"PNG", "GIF", "BMP"})
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION_TAG = 0x0112
_Turn = Image.Transpose
_TURNS = {2: _Turn.FLIP_LEFT_RIGHT, 3: _Turn.ROTATE_180, 4: _Turn.FLIP_TOP_BOTTOM, 5: _Turn.TRANSPOSE,
          6: _Turn.ROTATE_270, 7: _Turn.TRANSVERSE, 8: _Turn.ROTATE_90}  # fmt: skip
"""Exif 2.32, 4.6.4."""

pillow_heif.register_heif_opener()


def redraw(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """Draw the picture in a file anew: upright, sRGB, small, without metadata.

    Raises MediaRefused: PG301 where it is damaged, PG303 where it has too many pixels.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(copy, formats=[media_type.format]) as raw:
            data, suffix, image = _drawn(raw, media_type.format)
    except MediaRefused:
        raise
    except Image.DecompressionBombError as error:
        raise too_large("The picture has more than 80 million pixels.") from error
    except Exception as error:  # last line of defence: on damaged bytes Pillow raises almost anything
        hint = "Copy it again from the camera, or open it and save it again."
        raise MediaRefused("PG301", "The picture is damaged or cut off.", hint) from error
    made.write_bytes(data)
    return Treated(suffix, image.width, image.height)


def _drawn(image: Image.Image, source_format: str) -> tuple[bytes, str, Image.Image]:
    frames = getattr(image, "n_frames", 1) if source_format == "GIF" else 1
    if image.width * image.height * frames > MAX_PIXELS:
        raise too_large("The picture has more than 80 million pixels.")
    if frames > 1:
        return _animation(image)
    image = _upright(_srgb(_shrunk(image)))
    image.info.clear()
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    jpeg = b"" if image.mode == "RGBA" else _saved(image, "JPEG", **_JPEG)
    if jpeg and source_format not in _LOSSLESS:
        return jpeg, ".jpg", image
    png = _saved(image, "PNG")
    return (jpeg, ".jpg", image) if 0 < 4 * len(jpeg) < len(png) else (png, ".png", image)


def _saved(image: Image.Image, target_format: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, target_format, **options)
    return out.getvalue()


def _animation(image: Image.Image) -> tuple[bytes, str, Image.Image]:
    durations, frames = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration", 100))
        frames.append(_shrunk(frame.convert("RGBA")))
        frames[-1].info.clear()
    repeat = {"loop": image.info["loop"]} if "loop" in image.info else {}
    moving = {"save_all": True, "append_images": frames[1:], "duration": durations, "disposal": 2}
    return _saved(frames[0], "GIF", **moving, **repeat), ".gif", frames[0]


def _shrunk(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode.startswith("I"):
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    elif image.mode in ("1", "P"):
        image = image.convert("RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    image.load()  # TIFF turns itself upright when it loads
    return image


def _srgb(image: Image.Image) -> Image.Image:
    mode = image.mode if image.mode in ("L", "RGB", "RGBA") else "RGB"
    with suppress(ImageCms.PyCMSError, OSError):
        if profile := image.info.get("icc_profile"):
            colours = "RGBA" if mode == "RGBA" else "RGB"
            image = ImageCms.profileToProfile(image, io.BytesIO(profile), _SRGB, outputMode=colours) or image
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert(mode)


def _upright(image: Image.Image) -> Image.Image:
    turn = None
    with suppress(ValueError, TypeError, KeyError, SyntaxError, OSError, EOFError, struct.error):
        turn = _TURNS.get(image.getexif().get(_ORIENTATION_TAG, 1))
    return image.transpose(turn) if turn is not None else image
