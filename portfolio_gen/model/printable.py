"""What a text may hold wherever it is shown: the one place that decides which signs reach a page, a file or a terminal.

Out go signs that steer a terminal or a program, that turn the direction of the words around them, that smuggle letters
nobody sees, and that are no letters at all. Marks of direction, joiners and the flags that are made of hidden letters
stay: Arabic, Hebrew, Persian, Hindi and emoji are written with them.
"""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d"
"""Persian, Hindi and many emoji are written with them."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
_STEERING = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_HIDDEN = "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
"""Switches that Unicode has withdrawn, notes between lines, and letters that are never drawn."""
_NO_LETTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_GAPS = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
"""Ends of lines and pages to some programs, and not to others."""
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""A black flag, hidden letters that name a part of a country, and their end: England, Scotland, Wales."""
_OUT = _STEERING + _TURNING + _HIDDEN + _NO_LETTERS
_ANY = re.compile(f"[{_OUT}{_GAPS}\ud800-\udfff\r]")
"""Whether there is anything to do, which is found faster than what."""
_ANY_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""The same for texts of the commonest letters, many times faster."""
_UNWANTED = re.compile(f"({_FLAG})|[{_OUT}]+|([{_GAPS}])|([\ud800-\udfff])|(\r\n?)")
_TURNS = re.compile(f"[{_TURNING}]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_WHOLE_FLAG = re.compile(_FLAG)


def printable(text: str) -> str:
    """A text of any number of lines without the signs that no reader may be given.

    Lines and tabs stay; what only some programs take for the end of a line becomes a space, and half a letter the sign
    for one that is lost.
    """
    any_of_them = _ANY_ASCII if text.isascii() else _ANY
    return _UNWANTED.sub(_instead, text) if any_of_them.search(text) else text


def _instead(found: re.Match[str]) -> str:
    flag, gap, half, end = found.groups()
    return flag or (gap and " ") or (half and "\ufffd") or (end and "\n") or ""


def one_line(text: str) -> str:
    """A name, a title, a code: one line, and nothing in it that cannot be seen, so that what looks equal is equal."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if "\U0001f3f4" in text:
        parts = _WHOLE_FLAG.split(text)
        flags = (*_WHOLE_FLAG.findall(text), "")
        seen = "".join(_seen(part) + flag for part, flag in zip(parts, flags, strict=True))
    else:
        seen = _seen(text)
    return " ".join(seen.split()).strip(JOINERS)


def _seen(text: str) -> str:
    kept = (ch for ch in text if ch.isspace() or ch in JOINERS or unicodedata.category(ch) not in _UNSEEN)
    return printable("".join(kept))


def turning(text: str) -> tuple[int, ...]:
    """Where signs stand that turn the direction of what follows them."""
    return () if text.isascii() else tuple(match.start() for match in _TURNS.finditer(text))
