"""Lines that decide who may see an entry: none may stand in a file without being read."""

from __future__ import annotations

import re

from portfolio_gen.source.front_matter.nodes import Keys, YamlFault
from portfolio_gen.source.text.fences import Fences

VISIBILITY_KEYS = frozenset({"share_with", "draft", "published"})
"""The keys that decide it."""
_ANY = re.compile(
    r"""^[ \t>*+-]*["'“”`]?(share[ \t_-]?with|draft|published)["'“”`]?[ \t]*[:：=]""",
    re.MULTILINE | re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"""^[ \t>*+-]*["'“”`]?(?:share[ \t_-]?with["'“”`]?[ \t]*[:：=].*"""
    r"""|(?:draft|published)["'“”`]?[ \t]*[:：=][ \t]*["']?(?:true|false|yes|no|on|off)\b["']?[ \t]*)$""",
    re.MULTILINE | re.IGNORECASE,
)


def any_in(text: str) -> bool:
    """Whether a text has a line that looks as if it decided who may see it."""
    return _ANY.search(text) is not None


def refuse_unread(front: str, first_line: int, keys: Keys) -> None:
    """Raise YamlFault for such a line of front matter that is not a key: swallowed by a longer text, or indented."""
    for match in _ANY.finditer(front):
        line = first_line + front.count("\n", 0, match.start(1))
        if line not in keys.lines.values():
            message = f"“{match[0].strip()}” belongs to the lines above it here, so it is not read as a key."
            raise YamlFault("PG109", line, message, "Begin the line at the left edge.")


def refuse_in_text(body: str, first_line: int) -> None:
    """Raise YamlFault for such a line below the front matter, where nobody reads it. Code blocks may show one."""
    if not _IN_TEXT.search(body):
        return
    rows = body.split("\n")
    fences = Fences(rows)
    for index, row in enumerate(rows):
        if not fences.holds(index) and _IN_TEXT.match(row):
            message = f"“{row.strip()[:80]}” stands in the text, where it does not work."
            hint = "Move it up between the lines of dashes (---). Only to show it, put it between ``` lines."
            raise YamlFault("PG109", first_line + index, message, hint)
