"""Learners' photographs and files made safe and small, and kept so that each is worked on once.

Pictures are drawn anew (upright, sRGB, at most 2,000 px, no metadata), SVGs sanitised, films lose the boxes
that can hold a place; all else on the allow-list is copied. Several processes may use one folder at once.
"""

from __future__ import annotations

import hashlib
import io
import json
import mmap
import os
import re
import shutil
import struct
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import PIL
import pillow_heif
from PIL import Image, ImageCms, ImageSequence

from portfolio_gen.model.media_kind import (
    HEAD_BYTES,
    SUFFIXES,
    Kind,
    MediaRefused,
    MediaType,
    Treatment,
    blank_places,
    identify,
)
from portfolio_gen.model.medium import Medium
from portfolio_gen.publish.svg import refuse_active_xml, sanitise

MAX_FILE_BYTES = 200_000_000
MAX_PIXELS = 80_000_000
LONGEST_SIDE = 2000
RECIPE = f"1-{PIL.__version__}-{pillow_heif.__version__}"
"""What a prepared file depends on besides its source; a new recipe makes every file again."""

_JPEG = {"quality": 82, "progressive": True, "optimize": True}
_LOSSLESS = frozenset({"PNG", "GIF", "BMP"})
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION_TAG = 0x0112
_Turn = Image.Transpose
_TURNS = {2: _Turn.FLIP_LEFT_RIGHT, 3: _Turn.ROTATE_180, 4: _Turn.FLIP_TOP_BOTTOM, 5: _Turn.TRANSPOSE,
          6: _Turn.ROTATE_270, 7: _Turn.TRANSVERSE, 8: _Turn.ROTATE_90}  # fmt: skip
"""Exif 2.32, 4.6.4."""

Shape = tuple[str, int | None, int | None]

pillow_heif.register_heif_opener()


class MediaStore:
    """A folder of prepared files named by content, with one small index entry per source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    @property
    def used(self) -> frozenset[str]:
        """Places below the folder of everything that was prepared or found."""
        return frozenset(self._used)

    def path(self, medium: Medium) -> Path:
        """Where the published bytes of a prepared medium lie."""
        return self.path_of(medium.digest, medium.suffix)

    def path_of(self, digest: str, suffix: str) -> Path:
        """Where the published bytes with this digest lie."""
        return self._folder / digest[:2] / f"{digest}{suffix}"

    def prepare(self, source: Path) -> Medium:
        """The safe, small form of a file, made now or found in the folder.

        Raises MediaRefused (PG301 damaged, PG302 kind, PG303 too large, PG304 SVG, PG305 contradiction), and
        OSError when the file cannot be read.
        """
        size = source.stat().st_size
        if size > MAX_FILE_BYTES:
            raise _too_large("The file is larger than 200 MB.")
        media_type = identify(_head(source) if size else b"", source.name)
        entry = self._entry(_digest(source), media_type)
        medium = self._known(entry) or self._make(source, media_type)
        self._used |= {file.relative_to(self._folder).as_posix() for file in (entry, self.path(medium))}
        return medium

    def _entry(self, digest: str, media_type: MediaType) -> Path:
        name = f"{digest}-{media_type.kind}{media_type.suffix}-{RECIPE}.json"
        return self._folder / "index" / digest[:2] / name

    def _known(self, entry: Path) -> Medium | None:
        with suppress(OSError, ValueError, TypeError):
            medium = Medium(**json.loads(entry.read_bytes()))
            if _plausible(medium) and _digest(self.path(medium)) == medium.digest:
                return medium
        return None

    def _make(self, source: Path, media_type: MediaType) -> Medium:
        with _part(self._folder) as part:
            shutil.copyfile(source, part)
            entry = self._entry(_digest(part), media_type)
            suffix, width, height = _TREATMENTS[media_type.treatment](part, media_type)
            medium = Medium(_digest(part), suffix, media_type.kind, width, height, part.stat().st_size)
            _settle(part, self.path(medium))
        with _part(self._folder) as part:
            part.write_text(json.dumps(asdict(medium)), encoding="utf-8")
            _settle(part, entry)
        return medium


def _plausible(medium: Medium) -> bool:
    return (
        re.fullmatch("[0-9a-f]{64}", medium.digest) is not None
        and medium.suffix in SUFFIXES
        and medium.kind in get_args(Kind)
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _settle(part: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part.chmod(0o644)
    part.replace(place)


def _too_large(message: str) -> MediaRefused:
    return MediaRefused("PG303", message, "Make it smaller or shorter, or share a link to it instead.")


def _redraw(path: Path, media_type: MediaType) -> Shape:
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=[media_type.format]) as raw:
            data, suffix, image = _drawn(raw, media_type.format)
    except MediaRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large("The picture has more than 80 million pixels.") from error
    except Exception as error:  # last line of defence: on damaged bytes Pillow raises almost anything
        hint = "Copy it again from the camera, or open it and save it again."
        raise MediaRefused("PG301", "The picture is damaged or cut off.", hint) from error
    path.write_bytes(data)
    return suffix, image.width, image.height


def _drawn(image: Image.Image, source_format: str) -> tuple[bytes, str, Image.Image]:
    frames = getattr(image, "n_frames", 1) if source_format == "GIF" else 1
    if image.width * image.height * frames > MAX_PIXELS:
        raise _too_large("The picture has more than 80 million pixels.")
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


def _sanitise(path: Path, media_type: MediaType) -> Shape:
    drawing = sanitise(path.read_bytes())
    path.write_bytes(drawing.data)
    return media_type.suffix, drawing.width, drawing.height


def _blank_places(path: Path, media_type: MediaType) -> Shape:
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as bytes_:
        blank_places(bytes_)
    return media_type.suffix, None, None


def _check_track(path: Path, media_type: MediaType) -> Shape:
    refuse_active_xml(path.read_bytes())
    return media_type.suffix, None, None


_TREATMENTS: dict[Treatment, Callable[[Path, MediaType], Shape]] = {
    "raster": _redraw, "svg": _sanitise, "boxes": _blank_places, "gpx": _check_track,
    "copy": lambda _, media_type: (media_type.suffix, None, None),
}  # fmt: skip
