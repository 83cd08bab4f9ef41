r"""A backslash before any sign shows the sign: `R\&D`, `50\%`, as Google Docs writes them."""

from __future__ import annotations

from string import punctuation

from markdown import Markdown
from markdown.extensions import Extension


class Escapes(Extension):
    """Every sign of ASCII may stand behind a backslash, not only those that Markdown uses."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the signs that are missing."""
        md.ESCAPED_CHARS.extend(sign for sign in punctuation if sign not in md.ESCAPED_CHARS)
