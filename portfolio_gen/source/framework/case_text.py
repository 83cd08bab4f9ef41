"""Statements to plain text: no HTML, all letters, formulas one can read; those of CASE packages without Markdown."""

from __future__ import annotations

import html
import re

from portfolio_gen.model.printable import one_line
from portfolio_gen.source.framework.math_text import lowered, raised, readable_math

_ELEMENTS = (
    "abbr|acronym|address|applet|area|article|aside|audio|base|basefont|bdi|bdo|bgsound|big|blink|"
    "blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|"
    "details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|"
    "frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|image|img|input|ins|kbd|keygen|label|legend|"
    "li|link|main|map|mark|marquee|math|menu|meta|meter|mfrac|mi|mn|mo|mrow|msqrt|msub|msup|mtable|mtd|"
    "mtext|mtr|nav|nobr|noframes|noscript|object|ol|optgroup|option|output|param|picture|plaintext|pre|"
    "progress|rp|rt|ruby|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|"
    "summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|ul|var|"
    "video|wbr|xmp"
)
"""Those of one letter are told from formulas such as a <b and c> d: they stand alone or have attributes."""
_TAG = re.compile(
    rf"</?(?:{_ELEMENTS})\b[^<>]*>|</[a-z][^<>]*>|<[a-z][\w:-]*\s(?=[^<>=]*=)[^<>]*>|<[abipqsu]\s*/?>"
    r"|<[a-z][\w:-]*\s*/>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template|iframe|noscript)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_RAISED_TAG = re.compile(r"<su([pb])\b[^<>]*>([^<>]*)</su\1\s*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|tt|u|var|wbr"
    r"|m\w+)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"<[A-Za-z/!?]|&[#\w]+;|\$|\\")
_BEGINS_TAG = re.compile(r"<(?=[A-Za-z/!?])")

_MARKDOWN_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1(?![\w*])"
    r"|(?<!\w)(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\3(?!\w)"
)
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*\|(.*?)\|?[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_text(text: str) -> str:
    """HTML and Markdown to one line of plain text. What is left is never read as a tag, even unescaped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = text.replace("\f", "\\f").replace("\b", "\\b")  # \frac in careless JSON: a form feed and rac
    text = readable_math(_without_html(text))
    return _BEGINS_TAG.sub("< ", one_line(_without_markdown(text)))


def without_markup(text: str) -> str:
    """What somebody copied into a table or wrote by hand: HTML and formulas as plain text, other signs as they are."""
    return _BEGINS_TAG.sub("< ", one_line(readable_math(_without_html(text)))) if _MARKED.search(text) else text


def _without_html(text: str) -> str:
    """Tags out and entities to letters, until nothing changes: text may have been escaped more than once."""
    for _ in range(4):
        if "<" not in text and "&" not in text:
            break
        before = text
        text = _HIDDEN.sub(" ", _COMMENT.sub(" ", text))
        text = _IMAGE_TAG.sub(_alternative, text)
        text = _RAISED_TAG.sub(lambda m: (raised if m[1] in "pP" else lowered)(html.unescape(m[2])), text)
        text = _TAG.sub(lambda match: "" if _INLINE.match(match[0]) else "\n", text)
        text = html.unescape(text).replace("\xa0", " ")
        if text == before:
            break
    return text


def _alternative(image: re.Match[str]) -> str:
    described = _ALT.search(image[0])
    return f" {described[1] or described[2] or ''} " if described else " "


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
