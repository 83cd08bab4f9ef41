"""PDF documents: the pages are kept, and what the file says beside them is not (ISO 32000-2).

Out go its properties, XMP, earlier versions, attached files, scripts, private data of programs, thumbnails, signatures,
names of those who commented, and what cameras wrote into the photographs.
"""

from __future__ import annotations

import mmap
import re
import warnings
from itertools import islice
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.model.media.medium import Trace
from portfolio_gen.publish.media.embedded_pictures import blank_remarks
from portfolio_gen.publish.media.treated import Treated, not_really, too_large

_MOST_OBJECTS = 150_000
_DEEPEST = 50
_OBJECT = re.compile(rb"\sobj\b")


def _keys(listed: str) -> frozenset[str]:
    return frozenset(f"/{name}" for name in listed.split())


_KEPT = {
    "/Catalog": _keys("""
        Type Version Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines AcroForm Lang MarkInfo
        StructTreeRoot OCProperties OutputIntents
    """),
    "/Pages": _keys("Type Kids Count Parent Resources MediaBox CropBox Rotate"),
    "/Page": _keys("""
        Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Annots Dur Trans
        StructParents Tabs UserUnit TemplateInstantiated
    """),
}  # fmt: skip
_DROPPED = _keys("""
    Metadata PieceInfo LastModified JavaScript EmbeddedFiles Renditions AlternatePresentations SpiderInfo XFA PtData
    LGIDict Measure Alternates
""")
"""Wherever they stand. Shorter keys may be the names of fonts and letters."""
_WITH_EVENTS = _keys("Type FT Rect T Kids")
_OF_COMMENTS = _keys("T M CreationDate NM RC")
_WITH_FILES = _keys("FileAttachment Sound Movie Screen RichMedia 3D")
_OF_A_PLACE = _keys("Type Rect P F")
_ACTIONS = _keys("GoTo URI Named")
_NO_WEB_ADDRESS = (b"file:", b"javascript:")
_PICTURE_AMONG_WORDS = re.compile(rb"(?<![^\s])BI\s[^()]{0,400}?\sID\s")
_PICTURE_ON_ITS_OWN = frozenset({"/DCTDecode", "/JPXDecode"})

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=25_000_000, run_length_max_memory=25_000_000, parser_max_nesting=100, max_stream_filters=5
)


def only_pages(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The document with nothing but its pages, links and fields; the same bytes for the same document.

    One that is locked is copied as it is. Raises MediaRefused: PG303 too many parts, PG305 not a PDF.
    """
    try:
        _refuse_many_objects(copy)
        with pikepdf.open(copy, suppress_warnings=True) as pdf, pikepdf.explicit_conversion():
            traces = _clean_document(pdf)
            with warnings.catch_warnings(action="ignore"):
                pdf.save(made, deterministic_id=True, preserve_pdfa=False)
    except pikepdf.PasswordError:
        copy.replace(made)
        return Treated(media_type.suffix, traces=("anything",))
    except (MediaRefused, OSError):
        raise
    except Exception as error:  # last line of defence: damaged documents raise almost anything
        raise not_really(media_type.suffix) from error
    with made.open("r+b") as file, mmap.mmap(file.fileno(), 0) as document:
        blank_remarks(document)
    return Treated(media_type.suffix, traces=tuple(sorted(traces)))


def _refuse_many_objects(copy: Path) -> None:
    """Objects outside of packed ones are counted before any is read: each costs memory."""
    with copy.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if sum(1 for _ in islice(_OBJECT.finditer(data), _MOST_OBJECTS + 1)) > _MOST_OBJECTS:
            raise too_large("The document is made of too many parts.")


def _clean_document(pdf: pikepdf.Pdf) -> set[Trace]:
    if len(pdf.objects) > _MOST_OBJECTS:
        raise too_large("The document is made of too many parts.")
    if len(pdf.pages) == 0:
        raise ValueError("no pages")
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    traces: set[Trace] = set()
    for part in pdf.objects:
        _clean(part, 0, traces)
    return traces


def _clean(part: Object, depth: int, traces: set[Trace]) -> None:
    """Take out of an object, and of those written inside it, what is not needed to show a page."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(part, Array):
        for item in part:
            if isinstance(item, Array | Dictionary) and not item.is_indirect:
                _clean(item, depth + 1, traces)
        return
    if not isinstance(part, Dictionary | Stream):
        return
    if isinstance(part, Stream):
        traces |= _of_picture(part)
    _clean_keys(part)
    for key in set(part.keys()):
        value = part.get(key)
        if isinstance(value, Array | Dictionary) and not value.is_indirect:
            _clean(value, depth + 1, traces)


def _clean_keys(part: Dictionary | Stream) -> None:
    kept = _KEPT.get(_name(part, "/Type"))
    for key in set(part.keys()):
        if key in _DROPPED or (kept and key not in kept) or _leads_to_files(key, part.get(key)):
            del part[key]
    if "/AA" in part and _WITH_EVENTS & set(part.keys()):
        del part["/AA"]
    if "/Rect" in part:
        _clean_annotation(part)
    if _name(part, "/FT") == "/Sig" and "/V" in part:
        del part["/V"]
    action = part.get("/A")
    if isinstance(action, Dictionary) and "/S" in action and not _is_harmless(action):
        del part["/A"]


def _leads_to_files(key: str, value: Object | None) -> bool:
    """Whether a key holds files that are attached: the files of a description, or descriptions with files."""
    if key == "/EF":
        return isinstance(value, Dictionary) and bool({"/F", "/UF"} & set(value.keys()))
    held = list(value) if isinstance(value, Array) else [value]
    return key == "/AF" and any(isinstance(one, Dictionary) and "/EF" in one for one in held)


def _clean_annotation(part: Dictionary | Stream) -> None:
    """Who commented and when; of sound, films and files that hang on a page only that something was there."""
    for key in _OF_COMMENTS & set(part.keys()):
        if not (key == "/T" and _name(part, "/Subtype") == "/Widget"):
            del part[key]
    if _name(part, "/Subtype") in _WITH_FILES:
        for key in set(part.keys()) - _OF_A_PLACE:
            del part[key]
        part[Name.Subtype] = Name.Square
        part[Name.F] = 2


def _is_harmless(action: Dictionary) -> bool:
    """Whether an action only leads to a page or to a web address, and does nothing after that."""
    address = action.get("/URI")
    leads_to_a_disk = isinstance(address, String) and bytes(address).strip().lower().startswith(_NO_WEB_ADDRESS)
    return _name(action, "/S") in _ACTIONS and "/Next" not in action and not leads_to_a_disk


def _of_picture(part: Stream) -> set[Trace]:
    """What a picture may tell. Those in more than one wrapping keep what their camera wrote."""
    if _name(part, "/Subtype") in ("", "/Form"):
        return _of_drawing(part)
    if _name(part, "/Subtype") != "/Image" or bool(part.get("/ImageMask", False)):
        return set()
    filters = part.get("/Filter")
    names = {str(one) for one in filters} if isinstance(filters, Array) else {str(filters)}
    if names & _PICTURE_ON_ITS_OWN and len(names) > 1:
        return {"photographs", "places", "people"}
    return {"photographs"}


def _of_drawing(part: Stream) -> set[Trace]:
    """What a page or a part of one may tell: small pictures may stand among the words that draw it."""
    try:
        return {"photographs"} if _PICTURE_AMONG_WORDS.search(part.read_bytes()) else set()
    except pikepdf.PdfError:
        return {"photographs"}


def _name(part: Object, key: str) -> str:
    value = part.get(key)
    return str(value) if isinstance(value, Name) else ""
