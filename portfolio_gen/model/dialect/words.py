"""Signs among words, outside code: what they are elsewhere, said in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from portfolio_gen.model.dialect.angles import angled
from portfolio_gen.model.dialect.braces import braced
from portfolio_gen.model.dialect.double_brackets import bracketed

CODE = re.compile(r"(?<![\\`])(`{1,20})(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
"""Code among words, as the reader of Markdown finds it in a paragraph."""
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\n")
_ICON = re.compile(r"( ?):(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,80}:(?:\{[^{}\n]{0,100}\})?( ?)")
_HABITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("\\\n", lambda text: _BREAK.sub(r"\1  \n", text)),
    (":", lambda text: _ICON.sub(lambda match: " " if match[1] and match[2] else "", text)),
    ("[[", bracketed),
    ("<", angled),
    ("{", braced),
)
"""Each habit with a sign without which there is nothing to do."""


def spoken(text: str) -> str:
    """Words of a paragraph, a heading or a cell as Markdown says them; code stays, and so do ends of lines."""
    if not any(sign in text for sign, _ in _HABITS):
        return text
    parts, at = [], 0
    for code in CODE.finditer(text) if "`" in text else ():
        parts += [_said(text[at : code.start()]), code[0]]
        at = code.end()
    return "".join((*parts, _said(text[at:])))


def _said(text: str) -> str:
    for sign, habit in _HABITS:
        if sign in text:
            text = habit(text)
    return text
