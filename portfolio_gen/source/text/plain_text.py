"""Markdown to plain words: for cards, lists and counts, never for showing the text itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from portfolio_gen.model.dialect.translation import translated
from portfolio_gen.model.dialect.words import in_code
from portfolio_gen.model.printable import printable

EXCERPT = 240
"""Characters of an excerpt at most."""

_NOT_PROSE = re.compile(r"^\s*(\||[-=]{3,}\s*$|\[[^\]]{0,200}\]:|!!!|\?\?\?|:::|\{|\$\$|<)")
_MARKER = re.compile(r"^\s*(?:>+\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|:\s+)")
_IMAGE = re.compile(
    r"!\[([^\]\n]{0,500})\](?:\(<[^<>\n]{0,500}>\)|\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])(?:\{[^}\n]{0,200}\})?"
)
_LINK = re.compile(
    r"\[([^\[\]\n]{0,500})\](?:\(<[^<>\n]{0,500}>\)|\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])(?:\{[^}\n]{0,200}\})?"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{0,100}\]")
_TAG = re.compile(r"(?<!(?<!\\)\\)</?[A-Za-z!?][^<>\n]{0,400}>")
_ADDRESS = re.compile(r"<(?:mailto:)?(https?:[^\s<>]{1,500}|[^\s<>@]{1,100}@[^\s<>@]{1,100})>")
_EMPHASIS = re.compile(
    r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)|==(?=\S)(.{1,300}?)(?<=\S)==|\*\*|~~|`+"
)
_SENTENCE_END = re.compile(r"[.!?…؟]+[\"'”’»)]?(?=\s|$)|[。！？]+[」』）]?")
_WIDE = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
                   "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")  # fmt: skip
"""Ideographs and kana: scripts that put no space between words."""


def plain_line(line: str) -> str:
    """One line of Markdown without its signs."""
    if "[" in line:
        line = _IMAGE.sub("", line)
        line = _FOOTNOTE.sub("", line)
        line = _LINK.sub(r"\1", line)
    if "<" in line:
        line = in_code(line, lambda code: code.replace("<", "&lt;"))
        line = _TAG.sub("", _ADDRESS.sub(r"\1", line))
    if any(sign in line for sign in "*_~`="):
        line = _EMPHASIS.sub(lambda match: match[2] or match[3] or "", line)
    return printable(html.unescape(line)).replace("\\", "").strip()


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of prose as plain text; no headings, tables, code or boxes."""
    found: list[str] = []
    prose = "\n".join("" if line.kind == "code" or line.level else line.text for line in translated(markdown))
    for block in re.split(r"\n\s*\n", prose):
        rows = [row for row in block.split("\n") if row.strip()]
        if not rows or _NOT_PROSE.match(rows[0]) or rows[0].startswith("    "):
            continue
        text = " ".join(plain_line(_MARKER.sub("", row)) for row in rows if not _NOT_PROSE.match(row))
        text = " ".join(text.split())
        if text:
            found.append(text)
    return found


def excerpt(paragraphs: Sequence[str], longest: int = EXCERPT) -> str:
    """The first words of paragraphs: whole sentences where they fit, else cut at a word with an ellipsis."""
    if not paragraphs:
        return ""
    text = paragraphs[0]
    if len(text) < 60 and len(paragraphs) > 1:
        text = f"{text} {paragraphs[1]}"
    if len(text) <= longest:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: longest + 1])]
    if ends and longest // 3 <= ends[-1] <= longest:
        return text[: ends[-1]]
    cut = text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"


def word_count(paragraphs: Iterable[str]) -> int:
    """Words of paragraphs. Ideographs and kana count one each; Korean puts spaces between its words."""
    text = " ".join(paragraphs)
    words = (text if text.isascii() else _WIDE.sub(r" \g<0> ", text)).split()
    return sum(1 for word in words if word[0].isalnum() or any(map(str.isalnum, word)))
