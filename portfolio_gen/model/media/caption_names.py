"""Captions are called after their film: `talk.vtt` or `talk.en.vtt` beside `talk.mp4`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from portfolio_gen.model.alike import alike

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z0-9]{2,8}){0,2}", re.IGNORECASE)


def captions_of(recording: str, files: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Of some files those with captions of a film or sound, in order, each with the language in its name or ""."""
    stem = alike(posixpath.splitext(recording)[0])
    found = []
    for file in sorted(files):
        name, ending = posixpath.splitext(file)
        bare, _, language = name.rpartition(".")
        if ending.lower() == ".vtt" and alike(name) == stem:
            found.append((file, ""))
        elif ending.lower() == ".vtt" and alike(bare) == stem and _LANGUAGE.fullmatch(language):
            found.append((file, language))
    return tuple(found)
