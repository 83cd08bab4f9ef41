"""What has a line of its own and holds what stands further in below it: boxes, footnotes, meanings of words."""

from __future__ import annotations

import re
from typing import NamedTuple

from portfolio_gen.model.dialect.lines import Line

_BOX = re.compile(r" {0,3}((?:!!!|\?\?\?\+?) ?[\w-]+.*)$")
_NOTE = re.compile(r" {0,3}(\[\^[^\]]{1,200}\]: *)(.*)$")
_MEANING = re.compile(r" {0,3}(: {1,3})(\S.*)$")


class BoxStart(NamedTuple):
    """How a box begins."""

    sign: str
    words: str
    belongs: bool
    """Whether it belongs to the line above it."""
    explains: bool
    """Whether it is the meaning of the word above it."""


def begun_apart(line: Line) -> bool:
    """Whether a box or a note begins in a line, which ends any paragraph above it."""
    found = begun(line)
    return found is not None and not found.explains


def begun(line: Line) -> BoxStart | None:
    """The box that begins in a line."""
    if match := _BOX.match(line.text):
        return BoxStart(match[1], "", belongs=False, explains=False)
    if match := _NOTE.match(line.text) or _MEANING.match(line.text):
        return BoxStart(match[1], match[2], belongs=True, explains=match[1].startswith(":"))
    return None
