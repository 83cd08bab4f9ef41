"""Files beside an entry that are not what they say, or too much: bytes made in code, each with what becomes of it."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from PIL import Image

SECRET = b"SECRETWORD"
_SCRIPT = b"<script>window.__pwn=1</script>"


@dataclass(frozen=True)
class HostileMedium:
    """A file: its name, its bytes, and the ending it is published with or the problem that refuses it."""

    name: str
    data: bytes
    fate: str


def _picture(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (12, 8), "teal").save(out, form, **options)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(*chunks: bytes) -> bytes:
    """A PNG with further chunks behind its first."""
    whole = _picture("PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def _screen(width: int, height: int) -> bytes:
    """A GIF that says it is this large."""
    whole = bytearray(_picture("GIF"))
    whole[6:10] = struct.pack("<HH", width, height)
    return bytes(whole)


def _tiff_without_end() -> bytes:
    """A TIFF whose only page says that it is followed by itself."""
    entries = b"".join(struct.pack("<HHII", tag, 3, 1, value) for tag, value in ((256, 9), (257, 9), (259, 1)))
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 3) + entries + struct.pack("<I", 8)


def _bmp(width: int, height: int) -> bytes:
    whole = bytearray(_picture("BMP"))
    whole[18:26] = struct.pack("<ii", width, height)
    return bytes(whole)


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


_JPEG = _picture("JPEG")
_FTYP = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" onload="window.__pwn=1"><text>a</text></svg>'
_BOMB = zlib.compress(bytes(60_000_000), 9)

MEDIA = tuple(
    HostileMedium(*row)
    for row in (
        # bombs
        ("words-bomb.png", _png(_chunk(b"zTXt", b"Comment\0\0" + _BOMB)), "PG301"),
        ("profile-bomb.png", _png(_chunk(b"iCCP", b"x\0\0" + _BOMB)), "PG301"),
        ("screen-bomb.gif", _screen(60_000, 60_000), "PG303"),
        ("wide.bmp", _bmp(2**31 - 1, 2), "PG303"),
        ("backwards.bmp", _bmp(-1, -1), "PG303"),
        ("without-end.tif", _tiff_without_end(), "PG301"),
        # cut off and damaged
        ("cut.jpg", _JPEG[:-200], "PG301"),
        ("cut.webp", _picture("WEBP")[:-20], "PG301"),
        ("cut.gif", _picture("GIF")[:-8], "PG301"),
        ("cut.tif", _picture("TIFF")[:60], "PG301"),
        ("only-a-head.heic", _FTYP, "PG301"),
        ("noise.heic", _FTYP + bytes(range(256)) * 8, "PG301"),
        ("noise.avif", _FTYP.replace(b"heic", b"avif") + bytes(range(256)) * 8, "PG301"),
        # something behind or inside a picture
        ("comment.jpg", _picture("JPEG", comment=_SCRIPT + SECRET), ".jpg"),
        ("page-behind.jpg", _JPEG + b"<!doctype html>" + _SCRIPT + SECRET, ".jpg"),
        ("archive-behind.png", _picture("PNG") + _zip(SECRET.decode(), SECRET), ".png"),
        ("words-inside.png", _png(_chunk(b"tEXt", b"Author\0" + SECRET), _chunk(b"prVt", _SCRIPT + SECRET)), ".png"),
        ("script.gif", b"GIF89a/*" + _SCRIPT + b"*/=1;", "PG301"),
        # another thing under a picture's ending
        ("program.png", b"MZ\x90\0\x03\0\0\0" + bytes(200), "PG302"),
        ("program.jpg", b"\x7fELF\x02\x01\x01" + bytes(200), "PG302"),
        ("class.gif", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(90), "PG302"),
        ("wasm.png", b"\0asm\x01\0\0\0", "PG305"),
        ("page.png", b"<!doctype html>" + _SCRIPT, "PG305"),
        ("page.gif", b"\xef\xbb\xbf\n<!-- a --><html>" + _SCRIPT, "PG305"),
        ("script.jpg", b"#!/bin/sh\ntouch hostile-was-here\n", "PG305"),
        ("postscript.png", b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n", "PG305"),
        ("photoshop.jpg", b"8BPS\0\x01" + bytes(60), "PG305"),
        ("icon.png", b"\0\0\x01\0\x01\0" + bytes(60), "PG305"),
        ("bitmap.png", b"#define x_width 9\n#define x_height 9\nstatic char x[] = {0};\n", "PG305"),
        ("archive.jpg", _zip("x", b"x"), "PG305"),
        ("nothing.png", b"", "PG305"),
        ("zeros.jpg", bytes(500), "PG305"),
        ("document.jpg", b"%PDF-1.7\n1 0 obj\n", "PG305"),
        ("drawing.png", _SVG, ".svg"),
        ("picture.svg", _picture("PNG"), ".png"),
        ("picture.html", _JPEG, ".jpg"),
        # kinds that are not published
        ("packed.svgz", gzip.compress(_SVG, mtime=0), "PG302"),
        ("page.html", _SCRIPT, "PG302"),
        ("page.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "PG302"),
        ("page.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "PG302"),
        ("shortcut.url", b"[InternetShortcut]\nURL=file:///etc/passwd\n", "PG312"),
        ("shortcut.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(60), "PG312"),
        ("application.hta", _SCRIPT, "PG302"),
        ("macros.docm", _zip("word/vbaProject.bin", b"x"), "PG302"),
        ("sheet.css", b"@import url(https://evil.test/a.css);", "PG302"),
        ("feed.xml", b"<?xml version='1.0'?><?xml-stylesheet href='x'?><x/>", "PG302"),
        (".htaccess", b"AddType text/html .jpg\n", "PG302"),
    )
)
