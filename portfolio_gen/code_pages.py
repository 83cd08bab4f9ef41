"""The page of a problem code, as the documentation has it: what it means, an example, the example mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.problem_codes import CODES
from portfolio_gen.settings import SettingsError
from portfolio_gen.source.advice import nearest

_PACKAGE = Path(__file__).resolve().parent
_LINK = re.compile(r"\[([^\]\n]+)\]\((?!\w+:)[^()\s]+\)")
_EXAMPLE = re.compile(r"^(`{3,})\w+$", re.MULTILINE)
_TO_ALL = "[All problems](index.md)"


def pages_folder() -> Path:
    """The pages of all codes: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "docs" / "problems"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs" / "problems"


def known_code(written: str) -> str:
    """The code that is meant, in letters of any size, with or without `PG`. Raises SettingsError for none."""
    code = "PG" + re.sub(r"[^0-9A-Z]", "", written.upper()).removeprefix("PG")
    if code in CODES:
        return code
    near = nearest(code, CODES, count=3) if re.search(r"\d", code) else ()
    hint = f"Did you mean {' or '.join(near)}?" if near else "All codes are listed by: portfolio problem"
    raise SettingsError(f"There is no code “{written}”. {hint}")


def page_of(code: str) -> str:
    """The page of a code in Markdown, for a terminal: links lead nowhere there, and examples need no colors."""
    text = (pages_folder() / f"{code}.md").read_text("utf-8").replace(_TO_ALL, "")
    return _LINK.sub(r"\1", _EXAMPLE.sub(r"\1text", text)).rstrip() + "\n"


def all_codes() -> Iterator[str]:
    """A line for every code."""
    for code, kind in CODES.items():
        yield f"{code}  {kind.severity:7}  {kind.title}"
