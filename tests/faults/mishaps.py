"""What can go wrong inside a build, done in the child of a fork server before the build begins."""

from __future__ import annotations

import os
import signal

DEADLY = "THISTEXTKILLSWHOREADSIT"
"""A word at which a process dies, as a decoder with a fault or a text without end might let it."""


def dies_at_a_text() -> None:
    """Whoever renders the deadly word is killed on the spot."""
    import markdown

    convert = markdown.Markdown.convert

    def deadly(self: markdown.Markdown, source: str) -> str:
        if DEADLY in source:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(convert(self, source))

    markdown.Markdown.convert = deadly  # type: ignore[method-assign]


def no_page_can_be_rendered() -> None:
    """Rendering fails at every page, as after an update of a library that does not fit."""
    import jinja2

    def broken(self: jinja2.Template, *values: object, **more: object) -> str:
        raise RuntimeError("does not fit")

    jinja2.Template.render = broken  # type: ignore[method-assign]
