"""Which files a learner may publish, told from the first bytes and, where bytes cannot tell, from the name.

The list is an allow-list: what is not on it is refused with words a child can act on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from portfolio_gen.model.stand_ins import stand_in

MediaKind = Literal["picture", "photograph", "audio", "video", "document", "data", "archive", "captions"]
Treatment = Literal[
    "raster", "svg", "boxes", "webm", "mp3", "wave", "flac", "ogg", "pdf", "office", "stl", "gpx", "captions", "copy"
]

HEAD_BYTES = 4096


class MediaRefused(Exception):
    """A file that is not published: `code` (PG3xx), `message` (what the file is) and `hint` (what to do)."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint

    def __str__(self) -> str:
        return f"{self.code}: {self.message} {self.hint}"


@dataclass(frozen=True, slots=True)
class MediaType:
    """What a file is: kind, the suffix its bytes deserve, how it is treated, Pillow's name of the format."""

    kind: MediaKind
    suffix: str
    treatment: Treatment = "copy"
    format: str = ""


_SVG = MediaType("picture", ".svg", "svg")
_VTT = MediaType("captions", ".vtt", "captions")
_GPX = MediaType("data", ".gpx", "gpx")
_MP4 = MediaType("video", ".mp4", "boxes")
_STL = MediaType("data", ".stl", "stl")
_MP3 = MediaType("audio", ".mp3", "mp3")


def _raster(suffix: str, pillow_format: str) -> MediaType:
    """Bytes cannot tell a photograph from a drawing, so every raster picture counts as a photograph."""
    return MediaType("photograph", suffix, "raster", pillow_format)


_SIGNATURES: tuple[tuple[bytes, MediaType], ...] = (
    (rb"\xff\xd8\xff", _raster(".jpg", "JPEG")),
    (rb"\x89PNG\r\n\x1a\n", _raster(".png", "PNG")),
    (rb"GIF8[79]a", _raster(".gif", "GIF")),
    (rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", _raster(".bmp", "BMP")),
    (rb"II\*\0|MM\0\*", _raster(".tif", "TIFF")),
    (rb"RIFF....WEBP", _raster(".webp", "WEBP")),
    (rb"....ftyp(avif|avis|(mif1|msf1)....(....){0,20}avif)", _raster(".avif", "AVIF")),
    (rb"....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", _raster(".heic", "HEIF")),
    (rb"....ftypM4[AB] ", MediaType("audio", ".m4a", "boxes")),
    (rb"....ftypqt  |....(moov|mdat|wide)", MediaType("video", ".mov", "boxes")),
    (rb"....ftypM4V", MediaType("video", ".m4v", "boxes")),
    (rb"....ftyp(iso[m2-9]|mp4[12]|avc1|dash|3g[p2].|MSNV|mmp4|XAVC)", _MP4),
    (rb"\x1aE\xdf\xa3.{0,60}webm", MediaType("video", ".webm", "webm")),
    (rb"ID3[\x02-\x04]", _MP3),
    (rb"RIFF....WAVE", MediaType("audio", ".wav", "wave")),
    (rb"OggS\0", MediaType("audio", ".ogg", "ogg")),
    (rb"fLaC", MediaType("audio", ".flac", "flac")),
    (rb"MThd\0\0\0\x06", MediaType("audio", ".mid")),
    (rb"%PDF", MediaType("document", ".pdf", "pdf")),
    (rb"\{\\rtf", MediaType("document", ".rtf")),
    (rb"glTF[\x01\x02]\0\0\0", MediaType("data", ".glb")),
)
_ZIPPED: dict[str, MediaType] = {
    **{s: MediaType("document", s, "office") for s in (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub")},
    **{s: MediaType("data", s) for s in (".3mf", ".sb3")},
    ".zip": MediaType("archive", ".zip"),
}
_WORDS: dict[str, MediaType] = {
    ".csv": MediaType("data", ".csv"),
    ".tsv": MediaType("data", ".tsv"),
    ".json": MediaType("data", ".txt"),
    **dict.fromkeys((".txt", ".md", ".py", ".ino", ".c", ".cpp", ".java", ".js"), MediaType("document", ".txt")),
}
_TYPES = (*(t for _, t in _SIGNATURES), *_ZIPPED.values(), *_WORDS.values(), _SVG, _GPX, _VTT, _STL)
SUFFIXES = frozenset(t.suffix for t in _TYPES) | {".weba"}
_KNOWN_NAMES = SUFFIXES | {".jpeg", ".heif", ".tiff", ".midi", ".oga"}

_PROGRAM = re.compile(rb"MZ([^ -~]|.\0)|\x7fELF|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|[FCZ]WS[\x01-\x30]", re.DOTALL)
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
_PROLOG = r"\s*(?:(?:<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)\s*)*"
_WEB_PAGE = re.compile(
    _PROLOG + r"<(?:!doctype\s+html|html|head|body|script|iframe|style)\b", re.IGNORECASE | re.DOTALL
)
_DRAWING = re.compile(_PROLOG + r"(?:<!doctype\s+svg.*)?<(?:\w+:)?svg[\s/>]", re.IGNORECASE | re.DOTALL)
_TRACK = re.compile(_PROLOG + r"<gpx[\s>]", re.DOTALL)

_HINTS: dict[str, str] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mht"), "Save it as a PDF, or put it into a .zip."),
    **dict.fromkeys((".doc", ".xls", ".ppt"), "Open it and save it as .docx, .xlsx or .pptx, or as a PDF."),
    **dict.fromkeys((".pages", ".key", ".numbers", ".pub"), "Open it and export it as a PDF."),
    **dict.fromkeys((".avi", ".mkv", ".wmv", ".flv", ".mpg"), "Save the video as .mp4."),
    **dict.fromkeys((".aac", ".wma", ".aiff", ".amr"), "Save the sound as .mp3."),
    **dict.fromkeys((".srt", ".sbv", ".ass", ".ttml"), "Save the captions as .vtt (WebVTT)."),
    **dict.fromkeys((".psd", ".ai", ".xcf", ".kra", ".svgz"), "Export the picture as .png."),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tar"), "Pack the files as a .zip instead."),
    **dict.fromkeys((".exe", ".bat", ".swf", ".jar"), "Show it in a video, or share the code as .txt."),
}
_NOTHING_ARRIVED = (
    "Save or copy the file again: nothing arrived. If it lies in OneDrive, Dropbox or Google Drive, open it there once "
    "and wait until it is on this computer."
)
_OTHERWISE = "Save it as a PDF, a picture or a .txt file, or put it into a .zip."


def identify(head: bytes, name: str) -> MediaType:
    """What a file is, by bytes before name.

    Raises MediaRefused: PG302 not published, PG305 contradiction, PG312 a note in its place.
    """
    if other := stand_in(head, name):
        raise MediaRefused("PG312", *other)
    if not head:
        raise MediaRefused("PG305", f"“{name}” is empty.", _NOTHING_ARRIVED)
    head, suffix = head[:HEAD_BYTES], PurePath(name).suffix.lower()
    if _PROGRAM.match(head):
        raise _not_published(name, ".exe")
    for signature, media_type in _COMPILED:
        if signature.match(head):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _zipped(name, suffix)
    return _words(head, name, suffix)


def _zipped(name: str, suffix: str) -> MediaType:
    if suffix in _ZIPPED:
        return _ZIPPED[suffix]
    if suffix in _KNOWN_NAMES or not suffix:
        raise MediaRefused("PG305", f"“{name}” is really a ZIP archive.", "Let its name end in .zip.")
    raise _not_published(name, suffix)


def _words(head: bytes, name: str, suffix: str) -> MediaType:
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = head.decode(encoding, "replace").lstrip("\ufeff")
    if _WEB_PAGE.match(text) and suffix in _KNOWN_NAMES | _WORDS.keys():
        raise MediaRefused("PG305", f"“{name}” is really a web page.", _HINTS[".html"])
    if _WEB_PAGE.match(text):
        raise _not_published(name, ".html")
    if suffix == ".svg" or _DRAWING.match(text):
        return _SVG
    if suffix == ".vtt" and re.match(r"WEBVTT(?!\S)", text):
        return _VTT
    if suffix == ".gpx" and _TRACK.match(text):
        return _GPX
    if suffix in _WORDS and "\0" not in text:
        return _WORDS[suffix]
    if suffix == ".stl" and (text.startswith("solid") or len(head) >= 84):
        return _STL
    if suffix == ".mp3" and _MP3_FRAME.match(head):
        return _MP3
    if suffix == ".vtt":
        raise MediaRefused("PG305", f"“{name}” has no captions inside.", "Let WEBVTT alone be its first line.")
    if suffix in _KNOWN_NAMES | _WORDS.keys():
        hint = f"Open it in the program that made it and save it as {suffix} again."
        raise MediaRefused("PG305", f"“{name}” is not a real {suffix} file inside.", hint)
    raise _not_published(name, suffix)


def _not_published(name: str, suffix: str) -> MediaRefused:
    hint = _HINTS.get(suffix, _OTHERWISE)
    what = {_HINTS[".html"]: "a web page", _HINTS[".exe"]: "a program"}.get(hint, "a kind of file")
    return MediaRefused("PG302", f"“{name}” is {what} that cannot be published.", hint)


_COMPILED = tuple((re.compile(signature, re.DOTALL), media_type) for signature, media_type in _SIGNATURES)
