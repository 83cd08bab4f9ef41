"""Pictures that stand in a text itself, as Google Docs and word processors write them: `data:image/png;base64,...`

They are taken out before anything is read, so that no search, excerpt or limit meets them, and a short name is put in
their place.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from portfolio_gen.source.text.fences import Fences

BASE64_SIGN = ";base64,"
"""What every such picture has, for a quick look."""
MOST_PICTURES = 100
"""In one text; what is beyond stays nameless, and so is not shown."""
_MOST_PLACES = 10_000
_DATA = re.compile(r"data:image/([\w.+-]{1,30})(?:;[\w=.-]{1,40}){0,3};base64,([A-Za-z0-9+/=_-]+)", re.IGNORECASE)
_ENDINGS = {"jpeg": "jpg", "pjpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp", "bmp": "bmp", "tiff": "tif"}


def taken_out(text: str) -> tuple[str, dict[str, str]]:
    """The text with a name in the place of each picture, and what was encoded by name. Code stays as it is."""
    found: dict[str, str] = {}
    places = count()

    def named(match: re.Match[str]) -> str:
        if next(places) >= _MOST_PLACES:
            return match[0]
        name = _name(match)
        if len(found) < MOST_PICTURES:
            found.setdefault(name, match[2])
        return name

    return "".join(_DATA.sub(named, row) if outside else row for row, outside in _rows(text)), found


def decoded(encoded: str, most: int | None = None) -> bytes:
    """The bytes of a picture, or its first ones; none where they cannot be read."""
    whole = encoded if most is None else encoded[: most // 3 * 4]
    whole = whole.partition("=")[0].replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except binascii.Error:
        return b""


def find(text: str, name: str) -> bytes | None:
    """The picture with a name in a text, None where it is not there any more."""
    encoded = _pictures(text).get(name)
    return None if encoded is None else decoded(encoded)


@lru_cache(maxsize=1)
def _pictures(text: str) -> dict[str, str]:
    """One picture after the other is asked for of one text."""
    return taken_out(text)[1]


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    """Each row with its end, and whether it is prose that may hold a picture."""
    rows = text.split("\n")
    fences = Fences(rows, indented=True)
    for index, row in enumerate(rows):
        held = fences.holds(index)
        yield row if index == len(rows) - 1 else f"{row}\n", not held and BASE64_SIGN in row.lower()


def _name(match: re.Match[str]) -> str:
    digest = hashlib.sha256(match[2].encode()).hexdigest()
    return f"picture-{digest[:24]}.{_ENDINGS.get(match[1].lower(), 'png')}"
