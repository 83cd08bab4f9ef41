"""Signs among words, outside code: what they are elsewhere, said in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from portfolio_gen.model.dialect.angles import angled
from portfolio_gen.model.dialect.braces import braced
from portfolio_gen.model.dialect.double_brackets import bracketed

_CODE = re.compile(r"(?<![\\`])(`{1,20})(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
"""Code among words."""
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\n")
_ICON = re.compile(r"( ?):(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,80}:(?:\{[^{}\n]{0,100}\})?( ?)")
_HABITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("\\\n", lambda text: _BREAK.sub(r"\1  \n", text)),
    (":", lambda text: _ICON.sub(lambda match: " " if match[1] and match[2] else "", text)),
    ("[[", bracketed),
    ("<", angled),
    ("{", braced),
    ("}", lambda text: text if "{" in text else braced(text)),
    ("`", lambda text: text.replace("\\`", "`").replace("`", "&#96;")),
)
"""Each habit with a sign without which there is nothing to do."""


def read_words(text: str) -> str:
    """Words of a paragraph, a heading or a cell as Markdown says them; code stays, and so do ends of lines."""
    if not any(sign in text for sign, _ in _HABITS):
        return text
    parts, at = [], 0
    for code in _CODE.finditer(text) if "`" in text else ():
        parts += [_said(text[at : code.start()]), code[0]]
        at = code.end()
    return "".join((*parts, _said(text[at:])))


def blanked_code(text: str) -> str:
    """A paragraph with blanks in the place of code."""
    return in_code(text, lambda code: re.sub(r"[^\n]", " ", code))


def in_code(text: str, change: Callable[[str], str]) -> str:
    """A paragraph whose code among words is changed."""
    return _CODE.sub(lambda match: change(match[0]), text) if "`" in text else text


def _said(text: str) -> str:
    for sign, habit in _HABITS:
        if sign in text:
            text = habit(text)
    return text
