"""The text of an entry: Markdown, and what its pictures and links mean."""

from __future__ import annotations

from typing import Literal

from portfolio_gen.model.value import Value


class Reference(Value):
    """A link or a picture in the text that stands for something in the learner's folder."""

    written: str
    """The target exactly as it stands in the Markdown."""
    kind: Literal["entry", "file", "picture"]
    target: str
    """`goal/build-a-filter` for an entry, `profile`, `plan`; the attachment's path for a file or picture.

    Before disclosure the path of the entry's file. Several may stand for one target then; the first that is shown
    counts.
    """


class Body(Value):
    """Text without its front matter, hidden comments and repeated title."""

    markdown: str = ""
    references: tuple[Reference, ...] = ()
    excerpt: str = ""
    """The first words as plain text, for cards and lists."""
    words: int = 0
    """Counted so that Chinese, Japanese and Korean letters count one each."""
    file: str = ""
    """Where the text was read, and the line it begins at: for problems, not pages.

    Relative to the learner's folder, and once it is disclosed behind that folder's name.
    """
    line: int = 0
