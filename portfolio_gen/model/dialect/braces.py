"""Braces: names and classes that somebody gives to what stands before them, or mere words."""

from __future__ import annotations

import re

_NAMED = r"[#.][\w:.-]+|[\w:.-]+\s*=\s*(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s\"'{}]+)|markdown"
_ATTRIBUTES = re.compile(rf"(?<![\w\\${{])\{{:?\s*(?:{_NAMED})(?:\s+(?:{_NAMED}))*\s*\}}")
"""Behind a letter there can be none; a dollar sign begins a value of another program."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_FORMULA = re.compile(r"\$\S[^$]*\$|\\[(\[]")


def braced(text: str) -> str:
    """A text in which braces around mere words stay braces; formulas are full of them, and stay as they are."""
    if _FORMULA.search(text):
        return text
    parts, at = [], 0
    for given in _ATTRIBUTES.finditer(text):
        parts += [_words(text[at : given.start()]), given[0]]
        at = given.end()
    return "".join((*parts, _words(text[at:])))


def _words(text: str) -> str:
    return _BRACE.sub(lambda match: match[0] if match[0][0] == "\\" else f"\\{match[0]}", text)


def plain_braces(text: str) -> str:
    """A line of Markdown with its braces as they were typed."""
    return text.replace("\\{", "{").replace("\\}", "}") if "\\" in text else text
