"""Statements of CASE packages to one line of plain text: no HTML, no Markdown, all letters and readable formulas."""

from __future__ import annotations

import html
import re
import unicodedata

from portfolio_gen.source.fields import clean
from portfolio_gen.source.math_text import lowered, raised, readable_math

_ELEMENTS = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body "
    "br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe "
    "image img input ins kbd keygen label legend li link main map mark marquee math menu meta meter mfrac mi mn mo "
    "mrow msqrt msub msup mtable mtd mtext mtr nav nobr noframes noscript object ol optgroup option output p param "
    "picture plaintext pre progress q rp rt ruby s samp script section select slot small source span strike strong "
    "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video "
    "wbr xmp"
)
_NAME = rf"(?:{'|'.join(_ELEMENTS.split())})\b"
_TAG = re.compile(rf"</?{_NAME}[^<>]*>|</[a-z][^<>]*>|<[a-z][\w:-]*(?:\s[^<>]*=[^<>]*|\s*/)>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template|iframe|noscript)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_IMAGE_TAG = re.compile(r"<img\b[^<>]*?\balt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>", re.IGNORECASE)
_RAISED_TAG = re.compile(r"<su([pb])\b[^<>]*>([^<>]*)</su\1\s*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|tt|u|var|wbr|m\w+)\b",
    re.IGNORECASE,
)
_BEGINS_TAG = re.compile(r"<(?=[A-Za-z/!?])")

_MARKDOWN_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1(?![\w*])|(?<!\w)(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\3(?!\w)"
)
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*\|(.*?)\|?[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def one_line(text: str) -> str:
    """One line with ordinary spaces and without control characters; nothing else is changed."""
    return clean("".join(" " if unicodedata.category(ch) in ("Zs", "Zl", "Zp", "Cc") else ch for ch in text))


def plain_text(text: str) -> str:
    """HTML and Markdown to one line of plain text. What is left can never be read as a tag, even unescaped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = text.replace("\f", "\\f").replace("\b", "\\b")  # JSON written by hand: \frac read as a form feed and rac
    text = readable_math(_without_html(text))
    return _BEGINS_TAG.sub("< ", one_line(_without_markdown(text)))


def _without_html(text: str) -> str:
    """Tags out and entities to letters, until nothing changes: text may have been escaped more than once."""
    for _ in range(4):
        before = text
        text = _HIDDEN.sub(" ", _COMMENT.sub(" ", text))
        text = _IMAGE_TAG.sub(lambda match: f" {match[1] or match[2] or ''} ", text)
        text = _RAISED_TAG.sub(lambda m: (raised if m[1] in "pP" else lowered)(html.unescape(m[2])), text)
        text = _TAG.sub(lambda match: "" if _INLINE.match(match[0]) else "\n", text)
        text = html.unescape(text).replace("\xa0", " ")
        if text == before:
            break
    return text


def _without_markdown(text: str) -> str:
    if _TABLE_RULE.search(text) and "|" in text:
        text = _TABLE_ROW.sub(_cells, _TABLE_RULE.sub("", text))
    text = _MARKDOWN_LINK.sub(r"\1", _MARKDOWN_IMAGE.sub(r"\1", text))
    text = _LINE_MARK.sub("", text)
    text = _EMPHASIS.sub(lambda match: match[2] or match[4], text)
    text = text.replace("**", "").replace("~~", "").replace("`", "")
    return _ESCAPED.sub(r"\1", text)


def _cells(row: re.Match[str]) -> str:
    return ", ".join(cell.strip() for cell in row[1].split("|")) + ";"
