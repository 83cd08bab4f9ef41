"""Documents that are ZIP archives (Office Open XML, OpenDocument, EPUB): their parts without what tells who and where.

Properties are emptied, names of those who commented or changed something are taken out, small pictures of the first
page are left out, and photographs lose what cameras wrote into them.
"""

from __future__ import annotations

import io
import re
from contextlib import closing
from pathlib import Path
from typing import IO

from portfolio_gen.model.media.kind import MediaType
from portfolio_gen.model.media.medium import Trace
from portfolio_gen.publish.media.embedded_pictures import without_remarks
from portfolio_gen.publish.media.office_names import dropped_part, without_names
from portfolio_gen.publish.media.treated import Treated, not_really
from portfolio_gen.publish.media.zip_parts import DAMAGED, Packer, Part, Parts

_FIRST = ("mimetype", "[Content_Types].xml")
_OOXML = b"http://schemas.openxmlformats.org/"
_EMPTIED = {
    "docProps/core.xml": b'<coreProperties xmlns="' + _OOXML + b'package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<Properties xmlns="' + _OOXML + b'officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<Properties xmlns="' + _OOXML + b'officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" o:version="1.2"/>',
}
_OF_AN_OBJECT = re.compile(r"Object [^/]+/")
_CUSTOM = re.compile(r"customXml/item\d*\.xml").fullmatch
_XML = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/.*\.rels|(word|xl|ppt|customXml)/.*\.xml|META-INF/(manifest|container)\.xml"
    r"|(.*/)?(content|styles|settings)\.xml|.*\.opf|.*\.ncx"
).fullmatch
_PLAIN = re.compile(r"mimetype|.*\.(ttf|otf|woff2?|odttf|fntdata|rdf|vml)|Configurations2/.*|layout-cache").fullmatch
_PAGE = re.compile(r".*\.(xhtml|html|css)").fullmatch
_PICTURE_IN_LETTERS = re.compile(rb"data:image|<(?:\w+:)?(?:binary-data|binData|binaryData)\b")
_PICTURE = re.compile(r".*\.(jpe?g|jfif|png|gif|bmp|emf|wmf|svg)", re.IGNORECASE).fullmatch
_DRAWING = re.compile(r".*\.(emf|wmf|svg)", re.IGNORECASE).fullmatch
_DOCUMENT = re.compile(r".*/embeddings/.*\.(docx|xlsx|pptx)").fullmatch
_UNKNOWN: tuple[Trace, ...] = ("people", "photographs", "places")


def only_contents(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The document with its contents and nothing beside them; the same bytes for the same document.

    One that is locked is copied as it is. Raises MediaRefused: PG303 where too much is packed into it, PG305 where it
    is none.
    """
    traces: set[Trace] = set()
    try:
        with copy.open("rb") as source, made.open("wb") as target:
            locked = _is_locked(source, media_type.suffix)
            if not locked:
                _pass_on_all(source, target, media_type.suffix, traces)
    except DAMAGED as error:
        raise not_really(media_type.suffix) from error
    if locked:
        copy.replace(made)
        return Treated(media_type.suffix, traces=("anything",))
    return Treated(media_type.suffix, traces=tuple(sorted(traces)))


def _is_locked(source: IO[bytes], suffix: str) -> bool:
    """Whether its parts are encrypted, as OpenDocument and EPUB do it."""
    parts = {part.name: part for part in Parts(source, suffix)}
    manifest = parts.get("META-INF/manifest.xml")
    return "META-INF/encryption.xml" in parts or (manifest is not None and b"encryption-data" in manifest.read_text())


def _pass_on_all(source: IO[bytes], target: IO[bytes], suffix: str, traces: set[Trace], depth: int = 0) -> None:
    parts = list(Parts(source, suffix))
    if not parts:
        raise not_really(suffix)
    with closing(Packer(target)) as packer:
        for part in sorted(parts, key=lambda part: (part.name not in _FIRST, part.name)):
            if not dropped_part(part.name):
                _pass_on(part, packer, traces, depth)


def _pass_on(part: Part, packer: Packer, traces: set[Trace], depth: int) -> None:
    """One part, as far as it is known; one that is not known is copied and may tell anything."""
    emptied = _EMPTIED.get(_OF_AN_OBJECT.sub("", part.name))
    if emptied:
        packer.add(part.name, [emptied])
    elif _CUSTOM(part.name):
        packer.add(part.name, [b"<empty/>"])
    elif _XML(part.name):
        xml = part.read_text()
        traces |= _of_words(xml)
        packer.add(part.name, [without_names(part.name, xml)])
    elif _PICTURE(part.name):
        _pass_on_picture(part, packer, traces)
    elif _DOCUMENT(part.name) and not depth:
        inner = io.BytesIO()
        _pass_on_all(io.BytesIO(part.read()), inner, part.name[-5:], traces, depth + 1)
        packer.add(part.name, [inner.getvalue()])
    elif _PAGE(part.name):
        page = part.read_text()
        traces |= _of_words(page)
        packer.add(part.name, [page])
    else:
        if not _PLAIN(part.name):
            traces |= set(_UNKNOWN)
        packer.add(part.name, part.chunks(), packed=part.packed)


def _of_words(text: bytes) -> set[Trace]:
    """What pictures may tell that are written in letters between the words."""
    return set(_UNKNOWN) if _PICTURE_IN_LETTERS.search(text) else set()


def _pass_on_picture(part: Part, packer: Packer, traces: set[Trace]) -> None:
    picture = part.read()
    traces |= _of_words(picture) if _DRAWING(part.name) else set()
    cleaned = without_remarks(picture)
    if cleaned is None and (b"xmpmeta" in picture or b"<metadata" in picture):
        traces |= {"places", "people"}
    if cleaned is not None or not _DRAWING(part.name):
        traces.add("photographs")
    packer.add(part.name, [picture if cleaned is None else cleaned], packed=part.packed)
