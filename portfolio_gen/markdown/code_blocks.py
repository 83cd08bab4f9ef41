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
"""Characters of one block."""
_TOGETHER = 48_000
"""Characters of all coloured blocks of a text: a colour takes ten times the room of the word that has it."""
_NUMBERED = 500
"""Lines that are numbered, of all blocks of a text."""
_RUN = re.compile(r"[^\n]{300}|\s{80}|\S{200}|[\w\s.$<>?\[\]]{400}")
"""What makes Pygments' patterns try again and again: one long line, gap or word, or words without a stop."""


def fence(
    source: str, language: str | None, class_name: str, options: dict[str, Any], md: Markdown, **rest: Any
) -> str:
    """A fenced block for `pymdownx.superfences`: coloured where that is quick, plain where it may not be."""
    named = (language or "").lower()
    quick = named in _COLOURED and len(source) <= _LONGEST and not _RUN.search(source)
    known = named if quick and _may_still(md, "coloured", len(source), _TOGETHER) else "text"
    if "linenums" in options and not _may_still(md, "numbered", source.count("\n") + 1, _NUMBERED):
        del options["linenums"]
    blocks: Any = md.preprocessors["fenced_code_block"]
    shown: str = blocks.highlight(src=source, class_name=class_name, language=known, md=md, options=options, **rest)
    return shown


def begin_text(md: Markdown) -> None:
    """Forget how much code the text before this one had."""
    vars(md)["code_so_far"] = {}


def _may_still(md: Markdown, what: str, amount: int, most: int) -> bool:
    """Whether this much more of something is bearable in the text being read; if so, it is counted."""
    so_far: dict[str, int] = vars(md).setdefault("code_so_far", {})
    total = so_far.get(what, 0) + amount
    if total > most:
        return False
    so_far[what] = total
    return True
