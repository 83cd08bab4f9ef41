"""Places in a text that a link within it may name: headings, and whatever has an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.heading_addresses import HeadingAddresses
from portfolio_gen.source.text.headings import Heading
from portfolio_gen.source.text.plain_text import plain_line

_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'<>]{1,200})""", re.IGNORECASE)
_GIVEN = re.compile(r"\{:?[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}")
_NOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_HTML = re.compile(r"<h[1-6]\b[^<>]{0,500}>(.{1,500}?)</h[1-6]>", re.IGNORECASE)
_TOP = frozenset({"", "top"})


@dataclass(frozen=True, slots=True)
class Places:
    """Where links within a text may lead."""

    ids: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()
    """Their words, as they stand there."""

    def named(self) -> HeadingAddresses:
        """The headings by whatever a link may call them."""
        return HeadingAddresses((words, words) for words in self.headings)

    def has_id(self, address: str) -> bool:
        """Whether something was given this name by its writer."""
        plain = "-".join(unquote(address).split())
        return plain in _TOP or plain in self.ids


def named_places(lines: Iterable[Line], headings: Sequence[Heading]) -> Places:
    """Every place of a text that has a name."""
    ids: set[str] = set()
    words = [heading.text for heading in headings]
    for line in lines:
        if line.kind == "code":
            continue
        ids.update(_ID.findall(line.text) if "=" in line.text else ())
        ids.update(_GIVEN.findall(line.text) if "{" in line.text else ())
        for note in _NOTE.findall(line.text) if "[^" in line.text else ():
            ids.update((f"fn:{note}", f"fnref:{note}"))
        words += [plain_line(found) for found in _HTML.findall(line.text)] if "<h" in line.text.lower() else []
    return Places(frozenset(ids), tuple(words))
