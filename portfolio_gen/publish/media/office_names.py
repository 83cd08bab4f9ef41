"""Names, dates and places of files in the XML of documents: who commented, who changed what, on whose disk it lay."""

from __future__ import annotations

import re

_DROPPED_PARTS = (
    rb"docProps/thumbnail\.\w+|docMetadata/[\w.]+|Thumbnails/[\w.]*|META-INF/documentsignatures\.xml|_xmlsignatures/[\w.]+"
    rb"|(?:[\w./]*/)?printerSettings/[\w.]+"
)
dropped_part = re.compile(_DROPPED_PARTS.decode()).fullmatch
"""Whether a part is left out: small pictures of the first page, labels, signatures, settings of a printer."""

_VALUE = rb"""\s*=\s*(?:"[^"<]*"|'[^'<]*')"""
_Change = tuple[re.Pattern[str], re.Pattern[bytes], bytes]


def _in(parts: str, found: bytes, written: bytes) -> _Change:
    return re.compile(parts), re.compile(found), written


_CHANGES: tuple[_Change, ...] = (
    _in(
        r".*\.rels|\[Content_Types\]\.xml|META-INF/manifest\.xml",
        rb"<(?:\w+:)?(?:Relationship|Override|file-entry)\b[^<>]*?\b(?:Target|PartName|full-path)\s*=\s*[\"'](?:\.\./|/)*(?:"
        + _DROPPED_PARTS
        + rb")[\"'][^<>]*/>",
        b"",
    ),
    _in(r".*\.rels", rb"(\bTarget\s*=\s*)[\"'](?:file:|\\\\|[A-Za-z]:\\)[^\"'<]*[\"']", rb'\1"about:blank"'),
    _in(
        r"(word|xl|ppt)/.*\.xml",
        rb"(\s(?:\w+:)?(?:author|initials|lastModifiedBy|userName|userId|providerId|displayName|lastEditedBy))"
        + _VALUE,
        rb'\1="Author"',
    ),
    _in(r"ppt/(commentAuthors|authors)\.xml", rb"(\sname)" + _VALUE, rb'\1="Author"'),
    _in(r"xl/comments.*\.xml", rb"(<(?:\w+:)?author\b[^<>]*>)[^<]*", rb"\1Author"),
    _in(r"(word|xl|ppt)/.*\.xml", rb"\s(?:\w+:)?(?:dateUtc|dT|dt)" + _VALUE, b""),
    _in(r"word/.*\.xml", rb"\sw:date" + _VALUE, b""),
    _in(r"ppt/comments/.*\.xml", rb"(\screated)" + _VALUE, rb'\1="1980-01-01T00:00:00"'),
    _in(r"xl/workbook\.xml", rb"(<(?:\w+:)?absPath\b[^<>]*?\burl)" + _VALUE, rb'\1=""'),
    _in(r"xl/.*sheets/.*\.xml", rb"(<(?:\w+:)?pageSetup\b[^<>]*?)\sr:id" + _VALUE, rb"\1"),
    _in(r"(.*/)?(content|styles)\.xml", rb"(<(?:dc:creator|meta:creator-initials)\b[^<>]*>)[^<]*", rb"\1"),
    _in(r"(.*/)?(content|styles)\.xml", rb"(<dc:date\b[^<>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00"),
    _in(r"(.*/)?(content|styles)\.xml", rb"(\bxlink:href\s*=\s*)[\"']file:[^\"'<]*[\"']", rb'\1"about:blank"'),
    _in(
        r"(.*/)?settings\.xml",
        rb"(<config:config-item\b[^<>]*config:name=\"(?:Print\w*Name|PrinterSetup|CurrentDatabase\w*)\"[^<>]*>)[^<]*",
        rb"\1",
    ),
    _in(r".*\.opf", rb"<dc:(creator|contributor|publisher|date)\b[^<>]*>[^<]*</dc:\1\s*>", b""),
    _in(r".*\.opf", rb"(<meta\b[^<>]*dcterms:modified[^<>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z"),
    _in(r".*\.ncx", rb"<docAuthor\b[^<>]*>\s*<text\b[^<>]*>[^<]*</text>\s*</docAuthor>", b""),
)
"""In which parts, what stands there, what is written instead."""


def without_names(name: str, xml: bytes) -> bytes:
    """The XML of the part of this name, in UTF-8, with `Author` for everybody and without days and folders."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = re.sub("encoding=[\"'][^\"'<]*[\"']", "", xml.decode("utf-16", "replace"), count=1)
        xml = text.encode("utf-8", "replace")
    for parts, found, written in _CHANGES:
        if parts.fullmatch(name):
            xml = found.sub(written, xml)
    return xml
