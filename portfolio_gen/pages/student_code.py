"""Colours for code that students show, and when to leave them out."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown

_LANGUAGES = (
    "python py python3 pycon js javascript jsx ts typescript html css scss json yaml toml xml sql c cpp c++ "
    "arduino java kotlin swift csharp c# go rust ruby rb php r lua bash sh shell console powershell diff "
    "markdown md ini latex tex julia haskell scala gdscript"
)
_COLOURED = frozenset(_LANGUAGES.split())
_LONGEST = 8_000
_RUN = re.compile(r"[^\n]{300}|\s{80}|\S{200}|[\w\s.$<>?\[\]]{400}")
"""What makes Pygments' patterns try again and again: one long line, gap or word, or words without a stop."""


def fence(
    source: str, language: str | None, class_name: str, options: dict[str, Any], md: Markdown, **rest: Any
) -> str:
    """A fenced block for `pymdownx.superfences`: coloured where that is quick, plain where it may not be."""
    named = (language or "").lower()
    quick = named in _COLOURED and len(source) <= _LONGEST and not _RUN.search(source)
    blocks: Any = md.preprocessors["fenced_code_block"]
    known = named if quick else "text"
    shown: str = blocks.highlight(src=source, class_name=class_name, language=known, md=md, options=options, **rest)
    return shown
