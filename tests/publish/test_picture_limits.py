"""What one picture may cost: frames, pieces, pixels and memory are limited, whatever its file is made of."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.animation import MAX_FRAMES
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.media.shrinking import shrunk


def gif(*blocks: bytes, width: int = 1, height: int = 1) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0)
    return b"".join((b"GIF89a", screen, b"\0\0\0\xff\xff\xff", *blocks, b";"))


def frame(width: int = 1, height: int = 1) -> bytes:
    return b"!\xf9\4\4\2\0\0\0," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2\2\x44\1\0"


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*before: bytes, width: int = 1, height: int = 1, colours: int = 6) -> bytes:
    """A picture of zeros, packed row by row."""
    packer = zlib.compressobj()
    row = bytes(1 + width * {0: 1, 2: 3, 6: 4}[colours])
    data = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    return b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), *before, chunk(b"IDAT", data), chunk(b"IEND")))


def jpeg(form: str = "JPEG", size: tuple[int, int] = (16, 16), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()


def moving(*colours: str) -> bytes:
    frames = [Image.new("RGB", (9, 9), colour) for colour in colours]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def scans(count: int) -> bytes:
    """A progressive JPEG whose last scan is there again and again."""
    whole = jpeg(progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * count + whole[-2:]


def tiff(kind: int, numbers: int, tag: int = 273) -> bytes:
    entries = [(256, 3, 1, 9), (257, 3, 1, 9), (259, 3, 1, 1), (tag, kind, numbers, 8)]
    listed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 4) + listed + bytes(4)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.gif", lambda: gif(frame() * (MAX_FRAMES + 1)), "frames"),
        ("a.gif", lambda: gif(frame(7000, 7000), frame() * 4, width=7000, height=7000), "5 of 7,000 × 7,000 pixels"),
        ("a.gif", lambda: gif(frame(9000, 9000), width=9000, height=9000), "60 million pixels"),
        ("a.gif", lambda: gif(frame(), b"!\xfe" + b"\1x" * 400_001 + b"\0", frame()), "pieces"),
        ("a.gif", lambda: gif(frame(), bytes(400_001), frame()), "pieces"),
        ("a.png", lambda: png(chunk(b"tEXt") * 400_001), "pieces"),
        ("a.jpg", lambda: scans(200), "pieces"),
        ("a.jpg", lambda: jpeg()[:2] + b"\xff\xfe\0\2" * 5_001 + jpeg()[2:], "pieces"),
        ("a.tif", lambda: tiff(4, 500_001), "pieces"),
        ("a.webp", lambda: jpeg("WEBP") + b"ANMF\0\0\0\0" * 5_000, "pieces"),
        ("a.webp", lambda: jpeg("WEBP") + bytes(60_000_000), "60 MB"),
        ("a.tif", lambda: tiff(4, 14, tag=34665), "damaged"),
        ("a.webp", lambda: jpeg("WEBP", (5001, 4001)), "20 million pixels"),
        ("a.tif", lambda: jpeg("TIFF", (8000, 5001), compression="tiff_lzw"), "40 million pixels"),
        ("a.jpg", lambda: jpeg("JPEG", (8000, 6251), progressive=True), "50 million pixels"),
    ],
    ids=lambda value: "" if callable(value) else None,
)
@pytest.mark.slow
def test_too_much_of_anything_is_refused(tmp_path: Path, name: str, data: Callable[[], bytes], words: str) -> None:
    with pytest.raises(MediaRefused, match=words):
        MediaStore(tmp_path).prepare(io.BytesIO(data()), name)


@pytest.mark.parametrize(
    ("name", "data", "frames"),
    [
        ("many.gif", lambda: gif(frame() * 40), 1),
        ("much.jpg", lambda: scans(50), 1),
        ("long.png", lambda: png(chunk(b"tEXt", b"a\0b") * 2_000), 1),
        ("turns.gif", lambda: moving("red", "blue"), 2),
    ],
    ids=lambda value: "" if callable(value) else None,
)
def test_what_is_only_much_is_drawn(tmp_path: Path, name: str, data: Callable[[], bytes], frames: int) -> None:
    store = MediaStore(tmp_path)
    medium = store.prepare(io.BytesIO(data()), name)
    with Image.open(store.path(medium)) as image:
        assert getattr(image, "n_frames", 1) == frames


@pytest.mark.parametrize("size", [(4500, 30), (7999, 7), (1, 9000), (2001, 2000), (6000, 4000)])
@pytest.mark.parametrize("mode", ["L", "P", "RGB", "LA", "I;16", "CMYK"])
@pytest.mark.slow
def test_strips_give_the_picture_that_the_whole_gives(size: tuple[int, int], mode: str) -> None:
    wide = Image.linear_gradient("L").resize(size)
    small = shrunk(wide.convert(mode) if mode != "P" else wide.convert("P", palette=Image.Palette.ADAPTIVE))
    goal = wide.resize(small.size)
    assert max(small.size) == 2000
    assert abs(small.size[0] * size[1] - small.size[1] * size[0]) <= max(size)
    if mode in ("L", "RGB"):
        top, bottom = (small.convert("L").getpixel((0, y)) for y in (0, small.height - 1))
        assert abs(top - goal.getpixel((0, 0))) < 12
        assert abs(bottom - goal.getpixel((0, small.height - 1))) < 12


MEASURED = """
import resource, sys
from pathlib import Path
from portfolio_gen.publish.media.preparing import MediaStore
def peak():
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 if sys.platform == "darwin" else 1024)
before = peak()
with open(sys.argv[1], "rb") as opened:
    MediaStore(Path(sys.argv[2])).prepare(opened, sys.argv[1])
print(peak() - before)
"""


def large_pictures() -> Iterator[tuple[str, bytes]]:
    yield "rgba.png", png(width=8000, height=7400)
    yield "grey.png", png(width=8000, height=7400, colours=0)
    yield "screen.gif", jpeg("GIF", (8000, 7400))
    yield "photo.jpg", jpeg("JPEG", (8000, 6200), progressive=True, subsampling=0)
    yield "photo.webp", jpeg("WEBP", (5000, 3990), quality=10, method=0)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say how much memory was used")
@pytest.mark.parametrize("number", range(5))
def test_one_picture_fits_into_400_mib(tmp_path: Path, number: int) -> None:
    name, data = list(large_pictures())[number]
    (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-c", MEASURED, str(tmp_path / name), str(tmp_path / "store")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert int(ran.stdout or "99999") < 400 - 40, ran.stderr
