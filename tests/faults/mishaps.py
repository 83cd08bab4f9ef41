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


def a_worker_dies_as_it_leaves() -> None:
    """A worker is killed in its last word to the build, which then holds up the last words of the others."""
    from multiprocessing.queues import SimpleQueue

    put = SimpleQueue.put

    def last_word(self: SimpleQueue[object], word: object) -> None:
        if isinstance(word, int):
            self._wlock.acquire()  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        put(self, word)

    SimpleQueue.put = last_word  # type: ignore[method-assign]
