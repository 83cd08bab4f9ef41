"""Pictures inside documents: every dot stays, and what stands beside the dots goes."""

from __future__ import annotations

import io
import mmap
import struct
import tempfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.embedded_pictures import blank_remarks, without_remarks

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def encoded(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((24, 16)).convert("RGB").save(out, form, icc_profile=PROFILE, **options)
    return out.getvalue()


def remark(marker: int, words: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, 2 + len(words)) + words


def jpeg(*between: bytes, behind: bytes = b"", **options: object) -> bytes:
    whole = encoded("JPEG", **options)
    return whole[:2] + b"".join(between) + whole[2:] + behind


def png(name: bytes) -> bytes:
    whole = encoded("PNG")
    words = name + b"SECRET"
    return whole[:33] + struct.pack(">I", 6) + words + struct.pack(">I", zlib.crc32(words)) + whole[33:]


PICTURES = {
    "exif": jpeg(remark(0xE1, b"Exif\0\0SECRET")),
    "a small copy": jpeg(remark(0xE0, b"JFXX\0SECRET")),
    "iptc": jpeg(remark(0xED, b"Photoshop 3.0\0SECRET")),
    "a remark": jpeg(remark(0xFE, b"SECRET")),
    "further pictures": jpeg(remark(0xE2, b"MPF\0SECRET")),
    "another picture behind": jpeg(behind=jpeg(remark(0xE1, b"SECRET"))),
    "progressive": jpeg(remark(0xE1, b"SECRET"), progressive=True),
    "filled up": jpeg(b"\xff\xff\xff" + remark(0xFE, b"SECRET")),
    "text": png(b"tEXt"),
    "exif in a png": png(b"eXIf"),
    "unknown": png(b"prVt"),
}


@pytest.mark.filterwarnings("ignore:.*malformed MPO")
@pytest.mark.parametrize("name", PICTURES)
def test_every_dot_and_the_colours_stay(name: str) -> None:
    cleaned = without_remarks(PICTURES[name])
    assert cleaned is not None
    assert b"SECRET" not in cleaned
    before, after = (Image.open(io.BytesIO(data)) for data in (PICTURES[name], cleaned))
    assert before.tobytes() == after.tobytes()
    assert after.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("data", [b"\xff\xd8" + b"\xff\xe1\0\2" * 5_002, png(b"tEXt") + bytes(12) * 200_001])
def test_a_picture_of_too_many_pieces_is_refused(data: bytes) -> None:
    with pytest.raises(MediaRefused, match="PG303"):
        without_remarks(data)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", b"BM"])
def test_other_pictures_are_left_to_others(data: bytes) -> None:
    assert without_remarks(data) is None


def blanked(document: bytes) -> bytes:
    with tempfile.TemporaryFile() as file:
        file.write(document)
        file.flush()
        with mmap.mmap(file.fileno(), 0) as mapped:
            blank_remarks(mapped)
            return mapped[:]


@pytest.mark.filterwarnings("ignore:.*malformed MPO")
@pytest.mark.parametrize("name", [name for name in PICTURES if "png" not in name and name not in ("text", "unknown")])
def test_a_document_keeps_its_length(name: str) -> None:
    document = b"before " + PICTURES[name] + b" SEC" + b"RET behind"
    made = blanked(document)
    assert len(made) == len(document)
    assert made.count(b"SECRET") == 1
    assert made.startswith(b"before ")
    before, after = (Image.open(io.BytesIO(data[7:])) for data in (document, made))
    assert before.tobytes() == after.tobytes()


def test_what_only_begins_like_a_picture_is_left_alone() -> None:
    document = b"words \xff\xd8\xff\xe1\0\x09SECRET! more words"
    assert blanked(document) == document
    with pytest.raises(MediaRefused, match="PG303"):
        blanked(b"\xff\xd8\xff\xe0" * 50_002)


@given(st.binary(max_size=60), st.integers(0, 900), st.binary(max_size=60))
def test_any_bytes_keep_their_length_or_are_shorter(before: bytes, cut: int, behind: bytes) -> None:
    document = before + PICTURES["exif"][:cut] + behind
    assert len(blanked(b"x" + document)) == len(document) + 1
    assert len(without_remarks(document) or b"") <= len(document)
