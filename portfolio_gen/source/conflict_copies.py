"""Copies that sync programs, browsers and people leave beside a text: which of two is meant, only a person can tell.

An entry may have been taken back while an older copy of it still lies there and shares it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence

_UNMISTAKABLE = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$|_conflict-\d{8}-\d{6}$"
    r"|\s*\([^()]*\b(?:conflicted copy|case conflict|conflict|in konflikt|konflikt\w*|en conflicto|en conflit"
    r"|em conflito|in conflitto|conflicterende kopie)\b[^()]*\)$"
    r"|\s*\((?:[^()]*競合コピー|[^()]*충돌|[^()]*冲突)[^()]*\)$",
    re.IGNORECASE,
)
"""What Syncthing, Dropbox and Nextcloud put behind a name."""
_BESIDE_ITS_ORIGINAL = re.compile(
    r"\s*\(\d{1,3}\)$"
    r"|(?:\s*[-–]\s*|\s+)(?:copy|kopie|copia|copie|cópia|kopia)(?:\s*\(?\d{1,3}\)?)?$"
    r"|(?-i:-(?:DESKTOP|LAPTOP|WIN|PC)-[A-Z0-9]{4,15}|-[A-Z0-9]{2,12}-(?:PC|LAPTOP|DESKTOP)|-[A-Z]{4,12}\d{1,4}"
    r"|-\w{1,24}-(?:MacBook|iMac)[\w-]{0,24})$",
    re.IGNORECASE,
)
"""What browsers, Windows, macOS and OneDrive do; alone, such a name is anybody's."""
_IN_FRONT = re.compile(r"^(?:copy of|kopie von|copia de|copie de|cópia de)\s+", re.IGNORECASE)
_NUMBERED = re.compile(r"\s[2-9]$")
"""What iCloud does; also what somebody calls their second text."""
_TITLE = re.compile(r"^title:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_LONG = 20
"""Letters of a line that two texts have in common by no chance."""


def conflict_copies(paths: Sequence[str], text_of: Callable[[str], str]) -> Mapping[str, str]:
    """Texts that are copies of others by their names, each with the text beside it, or "" where that is gone.

    `text_of` reads a text where the name alone does not tell: `week 2.md` beside `week.md` is a copy only if both have
    one title, or half of their long lines in common.
    """
    known = {place.casefold(): place for place in paths}
    found: dict[str, str] = {}
    for place in paths:
        folder, name = posixpath.split(place)
        stem, ending = posixpath.splitext(name)

        def beside(better: str, folder: str = folder, ending: str = ending) -> str:
            return known.get(posixpath.join(folder, better + ending).casefold(), "") if better.strip() else ""

        sure, likely = _UNMISTAKABLE.sub("", stem), _IN_FRONT.sub("", _BESIDE_ITS_ORIGINAL.sub("", stem))
        if sure != stem:
            found[place] = beside(sure)
        elif likely != stem and (original := beside(likely)):
            found[place] = original
        elif (single := _NUMBERED.sub("", stem)) != stem and (original := beside(single)):
            found |= {place: original} if _are_alike(text_of(place), text_of(original)) else {}
    return found


def _are_alike(one: str, other: str) -> bool:
    lines = [{row.strip() for row in text.splitlines() if len(row.strip()) >= _LONG} for text in (one, other)]
    fewer = min(map(len, lines))
    titles = [match[1] for text in (one, other) if (match := _TITLE.search(text))]
    if len(titles) == len(set(titles)) + 1:
        return True
    return one.strip() == other.strip() or bool(fewer and 2 * len(lines[0] & lines[1]) >= fewer)
