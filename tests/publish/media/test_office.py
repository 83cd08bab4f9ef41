"""Documents that are ZIP archives: the contents stay, and nothing else says anything."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from growth import assert_linear
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from pdfs import jpeg
from PIL import Image, PngImagePlugin

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore, Medium

SECRET = "SECRET"


def packed(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.comment = b"SECRET"
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 3, 4, 5, 6, 8))
            info.comment, info.extra = b"SECRET", struct.pack("<HH6s", 0x7075, 6, b"SECRET")
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(info, data)
    return out.getvalue()


def png() -> bytes:
    out, about = io.BytesIO(), PngImagePlugin.PngInfo()
    about.add_text("Author", SECRET)
    Image.new("RGB", (9, 9), "teal").save(out, "PNG", pnginfo=about)
    return out.getvalue()


WORD = {
    "word/document.xml": '<w:document><w:ins w:id="1" w:author="SECRET" w:date="2026-SECRET"><w:t>KEPT author="x"</w:t>'
    "</w:ins><w:p w:rsidR='1'/></w:document>",
    "word/comments.xml": "<w:comment w:author='SECRET' w:initials=\"SECRET\" w:id='2'><w:t>KEPT</w:t></w:comment>",
    "word/people.xml": '<w15:person w15:author="SECRET"><w15:presenceInfo w15:userId="SECRET"/></w15:person>',
    "[Content_Types].xml": '<Types><Override PartName="/docProps/thumbnail.jpeg" ContentType="SECRET"/></Types>',
    "_rels/.rels": '<R><Relationship Id="SECRET" Target="docProps/thumbnail.jpeg"/><Relationship Target="KEPT"/></R>',
    "word/_rels/settings.xml.rels": '<Relationship Id="KEPT" Target="file:///C:\\Users\\SECRET\\Normal.dotm"/>',
    "word/settings.xml": '<w:settings w:val="KEPT"/>',
    "docProps/core.xml": "<dc:creator>SECRET</dc:creator>",
    "docProps/app.xml": "<Company>SECRET</Company>",
    "docProps/custom.xml": "<x>SECRET</x>",
    "docProps/thumbnail.jpeg": jpeg() + b"SECRET",
    "customXml/item1.xml": "<x>SECRET</x>",
    "word/media/image1.jpeg": jpeg(),
    "word/media/image2.png": png(),
}
SLIDES = {
    "ppt/slides/slide1.xml": "<a:t>KEPT</a:t>",
    "ppt/commentAuthors.xml": '<p:cmAuthor id="0" name="SECRET" initials="S" lastIdx="1"/>',
    "ppt/comments/comment1.xml": '<p:cm authorId="0" dt="2026-SECRET" idx="1"><p:text>KEPT</p:text></p:cm>',
    "ppt/embeddings/sheet.xlsx": packed({"xl/workbook.xml": "KEPT", "docProps/core.xml": SECRET}, zipfile.ZIP_STORED),
}
SHEETS = {
    "xl/workbook.xml": '<workbook>KEPT<x15ac:absPath url="C:\\SECRET" xmlns:x15ac="http://x"/></workbook>',
    "xl/comments1.xml": "<comments><authors><author>SECRET</author></authors>KEPT</comments>",
    "xl/worksheets/sheet1.xml": '<pageSetup paperSize="KEPT" r:id="SECRET"/>',
    "xl/worksheets/_rels/sheet1.xml.rels": '<R><Relationship Id="SECRET" Target="../printerSettings/p1.bin"/></R>',
    "xl/printerSettings/p1.bin": SECRET,
}
TEXT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": "<office:annotation><dc:creator>SECRET</dc:creator><dc:date>2026-SECRET</dc:date>KEPT"
    '<text:a xlink:href="file:///home/SECRET"/>',
    "meta.xml": "<meta:initial-creator>SECRET</meta:initial-creator>",
    "Object 1/meta.xml": SECRET,
    "settings.xml": '<config:config-item config:name="PrinterName" config:type="s">SECRET</config:config-item>KEPT',
    "Thumbnails/thumbnail.png": png(),
    "META-INF/manifest.xml": '<m><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png" x="SECRET"/></m>',
    "Pictures/1.png": png(),
}
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": "KEPT",
    "a/book.opf": '<dc:title>KEPT</dc:title><dc:creator id="c">SECRET</dc:creator><dc:date>SECRET</dc:date>',
    "a/book.ncx": "<docAuthor><text>SECRET</text></docAuthor>KEPT",
    "a/page.xhtml": "KEPT",
}


def prepared(data: bytes, folder: Path, name: str) -> tuple[Medium, dict[str, bytes], bytes]:
    store = MediaStore(folder)
    medium = store.prepare(io.BytesIO(data), name)
    path = store.path(medium)
    with zipfile.ZipFile(path) as archive:
        return medium, {name: archive.read(name) for name in archive.namelist()}, path.read_bytes()


@pytest.mark.parametrize(
    ("name", "parts", "traces"),
    [
        ("a.docx", WORD, ("photographs",)),
        ("a.pptx", SLIDES, ()),
        ("a.xlsx", SHEETS, ()),
        ("a.odt", TEXT, ("photographs",)),
        ("a.epub", BOOK, ()),
        ("utf16.docx", {"word/a.xml": '<?xml encoding="UTF-16"?><w:ins w:author="SECRET">KEPT'.encode("utf-16")}, ()),
        ("a.docx", {"word/vbaProject.bin": "KEPT"}, ("people", "photographs", "places")),
        ("a.pptx", {"ppt/media/film.mp4": "KEPT"}, ("people", "photographs", "places")),
        ("a.odt", {"content.xml": "KEPT<office:binary-data>"}, ("people", "photographs", "places")),
        ("a.epub", {"a.xhtml": "<img src='data:image/png;base64,KEPT'>"}, ("people", "photographs", "places")),
        ("a.odt", {"Pictures/a.svg": "<svg><metadata>KEPT</metadata></svg>"}, ("people", "places")),
    ],
)
def test_contents_stay_and_nothing_else(
    tmp_path: Path, name: str, parts: dict[str, bytes | str], traces: tuple[str, ...]
) -> None:
    medium, made, data = prepared(packed(parts), tmp_path, name)
    assert medium.traces == traces
    assert b"SECRET" not in data + b"".join(made.values())
    words = {
        part: (text.decode("utf-8", "replace") if isinstance(text, bytes) else text) for part, text in parts.items()
    }
    wanted = {part: text.replace("\0", "").count("KEPT") for part, text in words.items() if "embeddings" not in part}
    assert {part: made[part].count(b"KEPT") for part in made if part in wanted} == {
        p: wanted[p] for p in made if p in wanted
    }
    assert prepared(data, tmp_path / "again", name)[2] == data


def test_pictures_keep_their_dots(tmp_path: Path) -> None:
    _, made, _ = prepared(packed(WORD), tmp_path, "a.docx")
    for name in ("word/media/image1.jpeg", "word/media/image2.png"):
        before, after = (Image.open(io.BytesIO(data)) for data in (WORD[name], made[name]))
        assert before.tobytes() == after.tobytes()


def test_the_kind_comes_first_and_unpacked(tmp_path: Path) -> None:
    _, made, data = prepared(packed(TEXT), tmp_path, "a.odt")
    assert next(iter(made)) == "mimetype"
    assert data[30:].startswith(b"mimetypeapplication/vnd")


def test_a_workbook_can_still_be_opened(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.properties.creator = SECRET
    book.active["A1"] = "KEPT"
    book.active["A1"].comment = Comment("KEPT too", SECRET)
    out = io.BytesIO()
    book.save(out)
    _, _, data = prepared(out.getvalue(), tmp_path, "a.xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(data)).active["A1"]
    assert (cell.value, cell.comment.text, cell.comment.author) == ("KEPT", "KEPT too", "Author")


@pytest.mark.parametrize("name", ["META-INF/manifest.xml", "META-INF/encryption.xml"])
def test_a_locked_document_is_copied_and_said_to_tell_anything(tmp_path: Path, name: str) -> None:
    data = packed({name: "<manifest:encryption-data/>", "content.xml": "locked"})
    medium, _, made = prepared(data, tmp_path, "a.odt")
    assert (medium.traces, made) == (("anything",), data)


def encrypted() -> bytes:
    data = bytearray(packed(BOOK))
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: b"PK\3\4", "PG305"),
        (lambda: packed(WORD)[:-60], "PG305"),
        (lambda: packed(WORD).replace(b"word/document.xml", b"word/comments.xml"), "PG305"),
        (lambda: packed({}), "PG305"),
        (lambda: encrypted(), "PG305"),
        (lambda: packed({"word/document.xml": "x"}, zipfile.ZIP_LZMA), "PG305"),
        (lambda: packed({"word/document.xml": bytes(31_000_000)}), "PG303"),
        (lambda: packed({f"word/{n}.xml": bytes(29_000_000) for n in range(4)}), "PG303"),
        (lambda: packed({f"word/fonts/{n}.odttf": bytes(99_000_000) for n in range(4)}), "PG303"),
        (lambda: packed({"word/media/a.png": bytes(65_000_000)}), "PG303"),
        (lambda: packed({f"word/{'a' * 100}{n}.xml": b"" for n in range(6_000)}), "PG303"),
    ],
    ids=[
        "begun",
        "cut off",
        "twice",
        "empty",
        "encrypted",
        "packed strangely",
        "a text",
        "texts",
        "the whole",
        "a part",
        "parts",
    ],
)
@pytest.mark.slow
def test_what_is_no_document_is_refused(tmp_path: Path, data: Callable[[], bytes], code: str) -> None:
    with pytest.raises(MediaRefused, match=code):
        prepared(b"PK\3\4" + data()[4:], tmp_path, "a.docx")
    assert not list(tmp_path.rglob("*.part"))


FULL = packed(WORD | TEXT | BOOK)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(4, 20_000), st.integers(0, 255)), max_size=8), st.integers(0, 900))
def test_any_bytes_are_cleaned_or_refused(tmp_path: Path, damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(FULL)
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(MediaRefused):
        MediaStore(tmp_path).prepare(io.BytesIO(data[: len(data) - cut]), "a.docx")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("word/document.xml", " w:author='"),
        ("word/document.xml", "<w:ins w:author="),
        ("a.rels", "<Relationship Target='"),
        ("settings.xml", "<config:config-item "),
        ("xl/workbook.xml", "<absPath url"),
        ("xl/worksheets/a.xml", "<pageSetup "),
        ("a.opf", "<dc:creator>"),
        ("a.ncx", "<docAuthor>"),
    ],
)
def test_a_part_takes_a_time_of_its_size(tmp_path: Path, name: str, piece: str) -> None:
    assert_linear(lambda data: prepared(data, tmp_path, "a.docx"), lambda size: packed({name: piece * size}), 40_000)
