"""Files in, safe and small files out: what is kept, what is taken away, what is refused."""

from __future__ import annotations

import errno
import io
import os
import random
import struct
import zlib
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from portfolio_gen.model.media.kind import MediaRefused, identify
from portfolio_gen.publish.media import photograph
from portfolio_gen.publish.media import preparing as media
from portfolio_gen.publish.media.preparing import MediaStore, Medium, MediumUnreadable, PassingMedia

pillow_heif.register_heif_opener()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "store")


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def scene(width: int = 80, height: int = 60, mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill="red")
    return image.convert(mode)


def encoded(image: Image.Image, format_: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def prepare(store: MediaStore, source: Path) -> Medium:
    with source.open("rb") as opened:
        return store.prepare(opened, source.name)


def published(store: MediaStore, source: Path) -> tuple[Medium, bytes]:
    medium = prepare(store, source)
    return medium, store.path(medium).read_bytes()


def code_of(store: MediaStore, source: Path) -> str:
    with pytest.raises(MediaRefused) as refusal:
        prepare(store, source)
    assert refusal.value.message
    assert refusal.value.hint
    return refusal.value.code


FORMATS = [
    ("JPEG", ".jpg"),
    ("PNG", ".png"),
    ("WEBP", ".jpg"),
    ("GIF", ".png"),
    ("BMP", ".png"),
    ("TIFF", ".jpg"),
    ("HEIF", ".jpg"),
    ("AVIF", ".jpg"),
]


@pytest.mark.parametrize(("format_", "suffix"), FORMATS)
def test_format_decides_the_suffix_whatever_the_name(
    tmp_path: Path, store: MediaStore, format_: str, suffix: str
) -> None:
    medium, data = published(store, put(tmp_path, "me.jpeg", encoded(scene(), format_)))
    assert (medium.suffix, medium.kind, medium.width, medium.height) == (suffix, "photograph", 80, 60)
    assert medium.size == len(data)
    red, _, blue = Image.open(io.BytesIO(data)).convert("RGB").getpixel((10, 30))
    assert red > 200 > 60 > blue


def camera_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x010F] = orientation, "SECRET words", "SECRET camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "E", 4: (7.0, 0.0, 0.0)})
    return exif


@pytest.mark.parametrize(
    ("orientation", "red_at"),
    [
        (1, "left"),
        (2, "right"),
        (3, "right"),
        (4, "left"),
        (5, "top"),
        (6, "top"),
        (7, "bottom"),
        (8, "bottom"),
    ],
)
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_upright_and_without_position(
    tmp_path: Path, store: MediaStore, orientation: int, red_at: str, format_: str
) -> None:
    source = encoded(scene(), format_, exif=camera_exif(orientation))
    assert b"SECRET" in source
    assert format_ == "TIFF" or Image.open(io.BytesIO(source)).getexif().get_ifd(0x8825)
    _, data = published(store, put(tmp_path, "p", source))
    image = Image.open(io.BytesIO(data)).convert("RGB")
    across, down = image.size
    spot = {
        "left": (5, down // 2),
        "right": (across - 5, down // 2),
        "top": (across // 2, 5),
        "bottom": (across // 2, down - 5),
    }[red_at]
    assert image.size == ((60, 80) if orientation > 4 else (80, 60))
    assert image.getpixel(spot)[0] > 200
    assert not image.getexif()
    assert b"SECRET" not in data


def with_everything(format_: str) -> bytes:
    """A picture with all the metadata its format can hold."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    common = {"exif": camera_exif(1), "icc_profile": profile, "xmp": b"<x:xmpmeta>SECRET</x:xmpmeta>"}
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SECRET")
    text.add_itxt("XML:com.adobe.xmp", "SECRET")
    special = {
        "JPEG": {"comment": b"SECRET", "dpi": (300, 300)},
        "PNG": {"pnginfo": text, "dpi": (300, 300)},
        "GIF": {"comment": b"SECRET"},
    }
    return encoded(scene(), format_, **(common if format_ != "GIF" else {}), **special.get(format_, {}))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "HEIF", "AVIF"])
def test_no_metadata_at_all(tmp_path: Path, store: MediaStore, format_: str) -> None:
    _, data = published(store, put(tmp_path, "p", with_everything(format_)))
    image = Image.open(io.BytesIO(data))
    image.load()
    assert not {"exif", "icc_profile", "xmp", "comment", "Author", "photoshop"} & image.info.keys()
    assert not [word for word in (b"SECRET", b"Exif", b"ICC_PROFILE", b"iCCP", b"tEXt", b"pHYs") if word in data]


def test_colours_are_converted_before_the_profile_is_dropped(tmp_path: Path, store: MediaStore) -> None:
    grey = Image.new("RGB", (16, 16), (120, 60, 30))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    wide = encoded(grey, "PNG", icc_profile=swapped_profile())
    _, data = published(store, put(tmp_path, "p.png", wide))
    assert Image.open(io.BytesIO(data)).getpixel((8, 8)) != (120, 60, 30)
    _, data = published(store, put(tmp_path, "q.png", encoded(grey, "PNG", icc_profile=lab)))
    assert Image.open(io.BytesIO(data)).getpixel((8, 8)) == (120, 60, 30)


def swapped_profile() -> bytes:
    """An sRGB profile whose red and blue primaries have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


@pytest.mark.parametrize(("size", "wanted"), [((4500, 30), (2000, 13)), ((30, 4500), (13, 2000)), ((90, 60), (90, 60))])
def test_at_most_2000_px(tmp_path: Path, store: MediaStore, size: tuple[int, int], wanted: tuple[int, int]) -> None:
    medium, data = published(store, put(tmp_path, "p.jpg", encoded(scene(*size), "JPEG")))
    assert (medium.width, medium.height) == wanted == Image.open(io.BytesIO(data)).size


@pytest.mark.parametrize(
    ("image", "format_", "suffix"),
    [
        (scene(300, 300).resize((900, 900), Image.Resampling.BICUBIC), "PNG", ".png"),
        (scene(mode="L"), "PNG", ".png"),
        (scene(mode="1"), "PNG", ".png"),
        (scene(mode="P"), "PNG", ".png"),
        (Image.new("I;16", (9, 9), 40000), "PNG", ".png"),
        (Image.new("RGBA", (9, 9), (1, 2, 3, 99)), "WEBP", ".png"),
        (Image.new("RGBA", (9, 9), (1, 2, 3, 255)), "WEBP", ".jpg"),
        (scene(mode="CMYK"), "JPEG", ".jpg"),
        (Image.new("LA", (9, 9), (9, 99)), "PNG", ".png"),
    ],
)
def test_lossless_and_transparent_stay_png(
    tmp_path: Path, store: MediaStore, image: Image.Image, format_: str, suffix: str
) -> None:
    medium, data = published(store, put(tmp_path, "p", encoded(image, format_)))
    assert medium.suffix == suffix
    assert Image.open(io.BytesIO(data)).mode in ("L", "RGB", "RGBA")


def test_photograph_saved_as_png_becomes_jpeg(tmp_path: Path, store: MediaStore) -> None:
    photo = noise(60, 60).resize((700, 700), Image.Resampling.BICUBIC)
    assert published(store, put(tmp_path, "p.png", encoded(photo, "PNG")))[0].suffix == ".jpg"


def test_16_bit_grey_keeps_its_brightness(tmp_path: Path, store: MediaStore) -> None:
    _, data = published(store, put(tmp_path, "p.png", encoded(Image.new("I;16", (9, 9), 128 * 256), "PNG")))
    assert Image.open(io.BytesIO(data)).getpixel((4, 4)) == 128


def film_of(format_: str, frames: list[Image.Image], **options: object) -> bytes:
    """A picture that moves."""
    settings_ = {"duration": [50, 60, 70], "loop": 0} | options
    return encoded(frames[0], format_, save_all=True, append_images=frames[1:], **settings_)


@pytest.mark.parametrize(
    ("format_", "options"),
    [
        ("GIF", {"comment": b"SECRET"}),
        ("PNG", {"pnginfo": PngImagePlugin.PngInfo()}),
        ("PNG", {"default_image": True}),
        ("WEBP", {"xmp": b"SECRET"}),
        ("WEBP", {"lossless": True, "exif": b"Exif\0\0SECRET"}),
        ("AVIF", {"xmp": b"SECRET"}),
    ],
)
def test_what_moves_goes_on_moving_and_tells_nothing(
    tmp_path: Path, store: MediaStore, format_: str, options: dict[str, object]
) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    if "pnginfo" in options:
        options["pnginfo"].add_text("Comment", "SECRET")
    if "default_image" in options:
        frames.insert(0, Image.new("RGB", (40, 30), "black"))
    source = film_of(format_, frames, **options)
    assert "default_image" in options or b"SECRET" in source
    medium, data = published(store, put(tmp_path, "p.gif", source))
    image = Image.open(io.BytesIO(data))
    assert (medium.suffix, image.n_frames, image.info["loop"]) == (".webp", 3, 0)
    shown = []
    for at in range(3):
        image.seek(at)
        shown.append((image.convert("RGB").getpixel((9, 9)), image.info["duration"]))
    assert [lasts for _, lasts in shown] == [50, 60, 70]
    assert [max(range(3), key=colour.__getitem__) for colour, _ in shown] == [0, 1, 2]
    assert b"SECRET" not in data


@pytest.mark.parametrize(
    ("format_", "written", "plays"), [("GIF", 2, 3), ("GIF", None, 1), ("WEBP", 2, 2), ("PNG", 1, 1)]
)
def test_it_is_played_as_often_as_before(
    tmp_path: Path, store: MediaStore, format_: str, written: int | None, plays: int
) -> None:
    frames = [Image.new("RGB", (4, 3), colour) for colour in ("red", "lime", "blue")]
    loop = {} if written is None else {"loop": written}
    source = encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=50, **loop)
    assert Image.open(io.BytesIO(published(store, put(tmp_path, "p", source))[1])).info["loop"] == plays


@pytest.mark.slow
def test_a_gif_whose_frames_hardly_differ_does_not_grow(tmp_path: Path, store: MediaStore) -> None:
    frames = [noise(120, 90).convert("RGB")]
    for at in range(30):
        frames.append(frames[-1].copy())
        ImageDraw.Draw(frames[-1]).ellipse((at * 3, 30, at * 3 + 9, 39), fill="red")
    source = film_of("GIF", frames, duration=50)
    _, data = published(store, put(tmp_path, "p.gif", source))
    assert len(data) < 1.5 * len(source)


def test_see_through_frames_stay_see_through(tmp_path: Path, store: MediaStore) -> None:
    frames = [Image.new("RGBA", (20, 10)) for _ in range(3)]
    for at, frame in enumerate(frames):
        frame.paste("red", (at * 5, 0, at * 5 + 5, 10))
    source = film_of("GIF", frames, disposal=2)
    image = Image.open(io.BytesIO(published(store, put(tmp_path, "p.gif", source))[1]))
    for at in range(3):
        image.seek(at)
        assert [image.convert("RGBA").getpixel((x, 5))[3] for x in (2, 7, 12)] == [255 * (at == n) for n in range(3)]


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size it does not have."""
    data = bytearray(encoded(scene(2, 2), "PNG"))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("p.jpg", encoded(noise(200, 200), "JPEG")[:9000], "PG301"),
        ("p.png", encoded(noise(90, 90), "PNG")[:9000], "PG301"),
        ("p.heic", encoded(noise(90, 90), "HEIF")[:3000], "PG301"),
        ("p.jpg", b"\xff\xd8\xff\xe0", "PG301"),
        ("p.png", png_header(9000, 9000), "PG303"),
        ("p.png", png_header(60000, 60000), "PG303"),
        ("p.jpg", b"", "PG305"),
        ("p.jpg", b"\0" * 99, "PG305"),
        ("p.jpg", b"hello", "PG305"),
        ("p.jpg", b"PK\x03\x04....", "PG305"),
        ("p.pdf", b"<!DOCTYPE html><p>", "PG305"),
        ("a.csv", b"<html>", "PG305"),
        ("a.csv", b"\xef\xbb\xbf \n<!-- x --><SCRIPT>1</SCRIPT>", "PG305"),
        ("a.txt", "<html>".encode("utf-16"), "PG305"),
        ("a.txt", b"a\0b", "PG305"),
        ("a.mp3", b"abc", "PG305"),
        ("a.svg", b"<html><svg/></html>", "PG305"),
        ("a.svg", b"<!DOCTYPE svg []><svg/>", "PG304"),
        ("a.html", b"<p>hi</p>", "PG302"),
        ("a", b"<!doctype html>", "PG302"),
        ("a.xml", b"<?xml?><x/>", "PG302"),
        ("a.swf", b"FWS\x09", "PG302"),
        ("a.stl", b"MZ\x90\0" + b"\0" * 99, "PG302"),
        ("a.bat", b"@echo", "PG302"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "PG302"),
        ("a.jar", b"PK\x03\x04..", "PG302"),
        ("a.docm", b"PK\x03\x04", "PG302"),
        ("a.gpx", b"<gpx><?xml-stylesheet href='x'?></gpx>", "PG305"),
        ("a.mp4", b"\0\0\0\x10ftypisom\0\0\0\0", "PG301"),
        ("README", b"hello", "PG302"),
    ],
)
def test_refused(tmp_path: Path, store: MediaStore, name: str, data: bytes, code: str) -> None:
    assert code_of(store, put(tmp_path, name, data)) == code
    assert not list((tmp_path / "store").rglob("*.part"))


def test_a_track_of_more_than_50_mb_is_refused(tmp_path: Path, store: MediaStore) -> None:
    assert code_of(store, put(tmp_path, "a.gpx", b"<gpx>".ljust(50_000_001))) == "PG303"


def test_too_large_is_refused_unread(tmp_path: Path, store: MediaStore) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(200_000_001)
    assert code_of(store, tmp_path / "film.mp4") == "PG303"


@pytest.mark.parametrize(
    ("name", "data", "kind", "suffix"),
    [
        ("a.csv", b"a,b\n1,2\n", "data", ".csv"),
        ("a.tsv", b"a\tb", "data", ".tsv"),
        ("a.md", b"# Hi", "document", ".txt"),
        ("a.js", b"alert(1)", "document", ".txt"),
        ("a.py", b"print()", "document", ".txt"),
        ("a.json", b"{}", "data", ".txt"),
        ("a.txt", "Zoë".encode("utf-16"), "document", ".txt"),
        ("a.md", b"<div align=center>", "document", ".txt"),
        ("a", b"MThd\0\0\0\x06", "audio", ".mid"),
        ("a", b"{\\rtf1", "document", ".rtf"),
        ("a", b"glTF\x02\0\0\0", "data", ".glb"),
        ("a.sb3", b"PK\x03\x04", "data", ".sb3"),
        ("a.zip", b"PK\x03\x04", "archive", ".zip"),
        ("a.stl", b"solid cube", "data", ".stl"),
        ("a.gpx", b"<?xml version='1.0'?><gpx><trk/></gpx>", "data", ".gpx"),
    ],
)
def test_other_files_are_copied(
    tmp_path: Path, store: MediaStore, name: str, data: bytes, kind: str, suffix: str
) -> None:
    medium, copied = published(store, put(tmp_path, name, data))
    assert (medium.kind, medium.suffix, copied) == (kind, suffix, data)
    assert identify(data[:4096], name).kind == kind


def test_a_shape_loses_the_words_before_its_triangles(tmp_path: Path, store: MediaStore) -> None:
    triangles = struct.pack("<I", 2) + b"TRIANGLE" * 12 + bytes(4)
    for head in (b"SECRET", b"solid SECRET"):
        _, data = published(store, put(tmp_path, "a.stl", head.ljust(80) + triangles))
        assert data == bytes(80) + triangles


@pytest.mark.parametrize("name", ["a.svg", "a.xml", "a.txt", "a"])
def test_svg_is_known_by_content(tmp_path: Path, store: MediaStore, name: str) -> None:
    medium, data = published(store, put(tmp_path, name, b"<?xml version='1.0'?><!-- x -->" + SVG))
    assert (medium.kind, medium.suffix, medium.width, medium.height) == ("picture", ".svg", 4, 3)
    assert data.startswith(b"<svg ")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF", "HEIF"])
def test_same_bytes_every_time(tmp_path: Path, format_: str) -> None:
    source = put(tmp_path, "p", encoded(noise(50, 40), format_))
    assert prepare(MediaStore(tmp_path / "a"), source) == prepare(MediaStore(tmp_path / "b"), source)


def test_second_time_draws_nothing(tmp_path: Path, store: MediaStore, monkeypatch: pytest.MonkeyPatch) -> None:
    source = put(tmp_path, "p.jpg", encoded(scene(), "JPEG"))
    first = prepare(store, source)
    monkeypatch.setattr(photograph.Image, "open", lambda *_, **__: pytest.fail("decoded again"))
    assert prepare(store, put(tmp_path, "copy.jpg", source.read_bytes())) == first


@pytest.mark.parametrize("damage", ["published", "missing", "index", "other", "outside"])
def test_damaged_cache_is_made_again(tmp_path: Path, store: MediaStore, damage: str) -> None:
    source = put(tmp_path, "p.jpg", encoded(scene(), "JPEG"))
    medium, data = published(store, source)
    index = next((tmp_path / "store" / "index").rglob("*.json"))
    {
        "published": lambda: store.path(medium).write_bytes(data[:-9]),
        "missing": lambda: store.path(medium).unlink(),
        "index": lambda: index.write_bytes(b'{"digest"'),
        "other": lambda: index.write_bytes(b"[]"),
        "outside": lambda: index.write_text(index.read_text().replace(medium.digest, "../../" + medium.digest)),
    }[damage]()
    assert published(store, source) == (medium, data)


def test_what_is_used_is_what_lies_there(tmp_path: Path, store: MediaStore) -> None:
    for name, data in (("p.jpg", encoded(scene(), "JPEG")), ("a.csv", b"1,2"), ("again.csv", b"1,2")):
        prepare(store, put(tmp_path, name, data))
    files = {f.relative_to(tmp_path / "store").as_posix() for f in (tmp_path / "store").rglob("*") if f.is_file()}
    assert store.used == files
    assert len(files) == 4
    assert MediaStore(tmp_path / "store").used == frozenset()


def test_same_bytes_under_two_names_are_two_kinds(tmp_path: Path, store: MediaStore) -> None:
    names = ["a.csv", "a.txt", "a.json"]
    assert [prepare(store, put(tmp_path, name, b"1,2")).kind for name in names] == ["data", "document", "data"]


class Failing(io.BytesIO):
    """A file of which only the first bytes can be read, as on a disk with a bad sector."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= 4096:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(min(size or 4096, 4096))


def test_a_file_that_cannot_be_read_to_its_end_is_named(tmp_path: Path, store: MediaStore) -> None:
    with pytest.raises(MediumUnreadable, match=r"Input/output error: 'amara/p.jpg'"):
        store.prepare(Failing(encoded(noise(90, 90), "JPEG")), "amara/p.jpg")
    assert not list((tmp_path / "store").rglob("*.part"))


class Changing(io.BytesIO):
    """A file that becomes another one once it has been read to its end."""

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        if not found:
            self.seek(0)
            self.write(b"{\\rtf1 }")
            self.truncate(9)
        return found


def test_what_is_published_is_what_was_copied(store: MediaStore) -> None:
    first = store.prepare(Changing(b"a,b\n1,2,3"), "a.csv")
    assert store.path(first).read_bytes() == b"{\\rtf1 }3"
    assert (first.kind, first.suffix) == ("document", ".rtf")
    assert store.prepare(io.BytesIO(b"a,b\n1,2,3"), "a.csv").suffix == ".csv"


def test_a_full_disk_is_no_fault_of_the_learners_file(
    tmp_path: Path, store: MediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(media, "_settle", full)
    with pytest.raises(OSError, match="No space left") as fault:
        store.prepare(io.BytesIO(b"1,2"), "a.csv")
    assert not isinstance(fault.value, MediumUnreadable)
    assert not list((tmp_path / "store").rglob("*.part"))


def prepare_in(folder: Path, source: Path) -> Medium:
    return prepare(MediaStore(folder), source)


@pytest.mark.slow
def test_two_processes_at_once(tmp_path: Path) -> None:
    sources = [put(tmp_path, f"p{n}.jpg", encoded(noise(200 + n % 3, 200), "JPEG")) for n in range(12)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(prepare_in, [tmp_path / "store"] * 24, sources + sources[::-1]))
    assert made[:12] == made[12:][::-1]
    assert len(set(made)) == 3
    assert not list((tmp_path / "store").rglob("*.part"))


def test_published_files_are_readable_by_the_server(tmp_path: Path, store: MediaStore) -> None:
    medium = prepare(store, put(tmp_path, "a.txt", b"hi"))
    assert os.stat(store.path(medium)).st_mode & 0o777 == 0o644


SAMPLES = [encoded(scene(16, 12), format_) for format_, _ in FORMATS] + [
    encoded(scene(16, 12), "GIF", save_all=True, append_images=[noise(16, 12)]),
    SVG,
    b"a,b\n",
    encoded(scene(16, 12), "JPEG", exif=camera_exif(6)),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    for place, value in draw(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8)):
        data[place % len(data)] = value
    return bytes(data[: draw(st.integers(len(data) // 2, len(data)))])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(max_size=200), damaged()),
    st.sampled_from(["p.jpg", "a.txt", "a.svg", "a.stl", "a", "a.mp3"]),
)
def test_any_bytes_are_published_or_refused(tmp_path: Path, data: bytes, name: str) -> None:
    store, source = MediaStore(tmp_path / "store"), put(tmp_path, name, data)
    with suppress(MediaRefused):
        medium, made = published(store, source)
        assert medium.size == len(made)


def test_what_builds_prepared_is_found_and_what_is_new_goes_elsewhere(store: MediaStore, tmp_path: Path) -> None:
    known = put(tmp_path, "known.png", encoded(scene(), "PNG"))
    new = put(tmp_path, "new.png", encoded(scene(40, 40), "PNG"))
    prepare(store, known)
    before = sorted((tmp_path / "store").rglob("*"))
    passing = PassingMedia(tmp_path / "store", tmp_path / "passing")
    assert prepare(passing, known) == prepare(store, known)
    assert not (tmp_path / "passing").exists()
    medium = prepare(passing, new)
    assert passing.path(medium).is_relative_to(tmp_path / "passing")
    assert prepare(passing, new) == medium
    assert sorted((tmp_path / "store").rglob("*")) == before
    assert passing.path(prepare(passing, known)).is_relative_to(tmp_path / "store")
