"""What a picture is called that stands in a text itself: no file, but a place in one, told by a digest."""

from __future__ import annotations

import re

_NAME = r"picture-[0-9a-f]{24}\.\w{1,5}"
_INNER = re.compile(_NAME)
_PLACE = re.compile(rf"(.+\.(?:md|markdown|mdown|mkdn?|mdwn|mdtext|qmd|rmd|ipynb))#({_NAME})", re.IGNORECASE)


def place_within(text: str, name: str) -> str:
    """The place of a picture in a text, as attachments have it."""
    return f"{text}#{name}"


def name_and_place(address: str) -> tuple[str, str]:
    """The text and the name of the picture in it; the place itself and "" for a file of its own."""
    found = _PLACE.fullmatch(address)
    return (found[1], found[2]) if found else (address, "")


def names_one(row: str) -> bool:
    """Whether a row has the name of such a picture in it, which means nothing in the file itself."""
    return _INNER.search(row) is not None
