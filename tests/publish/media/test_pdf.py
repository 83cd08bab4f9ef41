"""PDF: the pages stay, and nothing else says anything."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfs import full_pdf, jpeg, picture, written
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream
from PIL import Image

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore, Medium


def prepared(data: bytes, folder: Path) -> tuple[Medium, Path]:
    store = MediaStore(folder)
    medium = store.prepare(io.BytesIO(data), "a.pdf")
    return medium, store.path(medium)


@pytest.mark.parametrize(
    "data",
    [
        full_pdf(),
        full_pdf(compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        full_pdf(encryption=Encryption(owner="owner", user="")),
        full_pdf() + b"\nSECRET behind the end",
    ],
    ids=["plain", "packed", "may not be changed", "with a tail"],
)
def test_the_pages_stay_and_nothing_else(tmp_path: Path, data: bytes) -> None:
    medium, path = prepared(data, tmp_path)
    assert medium.traces == ("photographs",)
    words = path.read_bytes() + written(path)
    assert [word for word in (b"SECRET", b"51.5", b"Launch") if word in words] == []
    assert all(kept in words for kept in (b"KEPT", b"https://kept.test/", b"Helvetica"))
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        assert set(page.obj.Resources.Font.keys()) == {"/A", "/B", "/JS"}
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Names", "/AcroForm"}
        drawn = page.obj.Resources.XObject.AF.read_raw_bytes()
        before, after = (Image.open(io.BytesIO(picture)) for picture in (jpeg(), drawn))
        assert before.tobytes() == after.tobytes()


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    data = full_pdf()
    assert prepared(data, tmp_path / "a")[0] == prepared(data, tmp_path / "b")[0]


def test_a_locked_document_is_copied_and_said_to_tell_anything(tmp_path: Path) -> None:
    data = full_pdf(encryption=Encryption(owner="owner", user="user"))
    medium, path = prepared(data, tmp_path)
    assert (medium.traces, path.read_bytes()) == (("anything",), data)


def without_pictures(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.XObject
    pdf.pages[0].obj.Resources.XObject = Dictionary(M=picture(pdf, bytes(128), Array()))
    pdf.pages[0].obj.Resources.XObject.M.ImageMask = True


def among_words(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.XObject
    pdf.pages[0].obj.Contents = Stream(pdf, b"q 9 0 0 9 0 0 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI Q")


def twice_wrapped(pdf: Pdf) -> None:
    wrapped = picture(pdf, zlib.compress(jpeg()), Array([Name.FlateDecode, Name.DCTDecode]))
    pdf.pages[0].obj.Resources.XObject.AF = wrapped


@pytest.mark.parametrize(
    ("change", "traces"),
    [(without_pictures, ()), (among_words, ("photographs",)), (twice_wrapped, ("people", "photographs", "places"))],
)
def test_what_a_document_may_still_tell(tmp_path: Path, change: object, traces: tuple[str, ...]) -> None:
    assert prepared(full_pdf(change), tmp_path)[0].traces == traces


def test_pictures_in_jpeg_2000_lose_their_remarks(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((32, 32)).save(out, "JPEG2000")
    remark = b"SECRET".ljust(12)
    data = out.getvalue()
    at = data.index(b"jp2h") - 4
    data = data[:at] + (8 + len(remark)).to_bytes(4, "big") + b"xml " + remark + data[at:]
    _, path = prepared(full_pdf(lambda pdf: _draw(pdf, data)), tmp_path)
    assert b"SECRET" not in path.read_bytes()
    assert b"jp2h" in path.read_bytes()


def _draw(pdf: Pdf, data: bytes) -> None:
    pdf.pages[0].obj.Resources.XObject.AF = pdf.make_indirect(picture(pdf, data, Name.JPXDecode))


def bomb() -> bytes:
    """Objects packed so that a thousand megabytes come out of one."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"10 0 <</Type/Catalog/Pages 11 0 R>> ")
    packed += b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    pdf = pikepdf.new()
    pdf.Root.X = Stream(pdf, packed, Type=Name.ObjStm, N=1, First=5, Filter=Name.FlateDecode)
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue().replace(b"/Root 1 0 R", b"/Root 10 0 R")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 x",
        b"%PDF-1.7\n1 0 obj\n",
        b"%PDF-1.4\n1 0 obj<</Author(SECRET)>>endobj",
        full_pdf()[:300],
        b"%PDF-1.4\n1 0 obj" + b"[" * 100_000,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R>>",
        bomb(),
    ],
    ids=["words", "begun", "no pages", "cut off", "nested", "a circle", "bomb"],
)
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MediaRefused, match=r"PG305.*pdf"):
        prepared(data, tmp_path)
    assert not list(tmp_path.rglob("*.part"))


FULL = full_pdf()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(8, 20_000), st.integers(0, 255)), max_size=8), st.integers(0, 900))
def test_any_bytes_are_cleaned_or_refused(tmp_path: Path, damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(FULL)
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(MediaRefused):
        prepared(bytes(data[: len(data) - cut]), tmp_path)
