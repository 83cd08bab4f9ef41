"""What has a line of its own and holds what stands further in below it: boxes, footnotes, meanings of words."""

from __future__ import annotations

import re
from typing import NamedTuple

from portfolio_gen.model.dialect.lines import Line

_BOX = re.compile(r" {0,3}((?:!!!|\?\?\?\+?) ?[\w-]+.*)$")
_NOTE = re.compile(r" {0,3}(\[\^[^\]]{1,200}\]: *)(.*)$")
_MEANING = re.compile(r" {0,3}(: {1,3})(\S.*)$")


class Box(NamedTuple):
    """How a box begins."""

    sign: str
    words: str
    defines: bool
    """Whether it belongs to the line above it."""


def begun(line: Line) -> Box | None:
    """The box that begins in a line."""
    if match := _BOX.match(line.text):
        return Box(match[1], "", defines=False)
    if match := _NOTE.match(line.text) or _MEANING.match(line.text):
        return Box(match[1], match[2], defines=match[1].startswith(":") or match[1].startswith("["))
    return None
