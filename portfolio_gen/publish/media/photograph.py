"""Photographs and other pictures made of dots, drawn anew: neither their position nor anything else comes along."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.publish.media.animation import MOVING, animation
from portfolio_gen.publish.media.picture_pieces import count_frames
from portfolio_gen.publish.media.shrinking import shrunk
from portfolio_gen.publish.media.treated import Treated, too_large

MAX_PIXELS = {
    "JPEG": 80_000_000, "PNG": 60_000_000, "GIF": 60_000_000, "BMP": 60_000_000, "HEIF": 50_000_000,
    "TIFF": 40_000_000, "AVIF": 25_000_000, "WEBP": 20_000_000,
}  # fmt: skip
"""What can be decoded in about 300 MiB: formats differ in how often a picture lies in memory while it is decoded."""
MAX_PROGRESSIVE_PIXELS = 50_000_000
"""A progressive JPEG lies in memory whole before its first line can be drawn."""

_JPEG = {"quality": 82, "progressive": True, "optimize": True}
_LOSSLESS = frozenset({"PNG", "GIF", "BMP"})
_SRGB = ImageCms.createProfile("sRGB")
_BEGINNING = 1_000_000
_LARGEST_EXIF = 1_000_000
_ORIENTATION_TAG = 0x0112
_Turn = Image.Transpose
_TURNS = {2: _Turn.FLIP_LEFT_RIGHT, 3: _Turn.ROTATE_180, 4: _Turn.FLIP_TOP_BOTTOM, 5: _Turn.TRANSPOSE,
          6: _Turn.ROTATE_270, 7: _Turn.TRANSVERSE, 8: _Turn.ROTATE_90}  # fmt: skip
"""Exif 2.32, 4.6.4."""

pillow_heif.register_heif_opener()


def redraw(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """Draw the picture in a file anew: upright, sRGB, small, without metadata.

    Raises MediaRefused: PG301 where it is damaged, PG303 where it has too many pixels or parts.
    """
    source_format = media_type.format
    try:
        frames = count_frames(copy, source_format)
        with warnings.catch_warnings(action="ignore"), Image.open(copy, formats=[source_format]) as raw:
            _refuse_large(raw, source_format)
            frames = max(frames, getattr(raw, "n_frames", 1)) if source_format in MOVING else 1
            if frames > 1:
                data, suffix, image = animation(raw, frames, lossy=_is_lossy(copy, source_format))
            else:
                data, suffix, image = _drawn(raw, source_format)
    except MediaRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _of_pixels(MAX_PIXELS[source_format]) from error
    except Exception as error:  # last line of defence: on damaged bytes Pillow raises almost anything
        hint = "Copy it again from the camera, or open it and save it again."
        raise MediaRefused("PG301", "The picture is damaged or cut off.", hint) from error
    made.write_bytes(data)
    return Treated(suffix, image.width, image.height)


def _refuse_large(image: Image.Image, source_format: str) -> None:
    limit = MAX_PIXELS[source_format]
    if image.info.get("progressive"):
        limit = MAX_PROGRESSIVE_PIXELS
    if image.width * image.height > limit:
        raise _of_pixels(limit)


def _is_lossy(copy: Path, source_format: str) -> bool:
    """Whether a moving picture was saved with losses, and so may be again: RFC 9649, 2.5."""
    with copy.open("rb") as file:
        return source_format == "AVIF" or (source_format == "WEBP" and b"VP8 " in file.read(_BEGINNING))


def _of_pixels(limit: int) -> MediaRefused:
    return too_large(f"The picture has more than {limit // 1_000_000} million pixels.")


def _drawn(image: Image.Image, source_format: str) -> tuple[bytes, str, Image.Image]:
    image = _upright(_srgb(shrunk(image)))
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
        if len(image.info.get("exif", b"")) <= _LARGEST_EXIF:
            turn = _TURNS.get(image.getexif().get(_ORIENTATION_TAG, 1))
    return image.transpose(turn) if turn is not None else image
