"""What an open file is: its first bytes say the container, and the tracks in it whether there is anything to see."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from portfolio_gen.model.media.kind import HEAD_BYTES, MediaType, identify
from portfolio_gen.model.media.tracks import Tracks, tracks_of

_SOUND_SUFFIXES = {".webm": ".weba"}


def identify_file(file: BinaryIO, name: str) -> MediaType:
    """What a file is that can be sought in; raises MediaRefused: PG302 not published, PG305 contradiction."""
    return look_into(file, name)[0]


def look_into(file: BinaryIO, name: str) -> tuple[MediaType, Tracks]:
    """What a file is, and its tracks, which only films and sound in boxes or in WebM have.

    A recording without pictures is a sound, whatever its first bytes call it, and one with pictures is a film.
    Raises MediaRefused: PG302 not published, PG305 contradiction.
    """
    file.seek(0)
    found = identify(file.read(HEAD_BYTES), name)
    if found.treatment not in ("boxes", "webm"):
        return found, Tracks()
    tracks = tracks_of(file, "boxes" if found.treatment == "boxes" else "webm")
    if tracks.only_sound:
        return replace(found, kind="audio", suffix=_SOUND_SUFFIXES.get(found.suffix, ".m4a")), tracks
    if tracks.has_pictures and found.kind == "audio":
        return replace(found, kind="video", suffix=".mp4"), tracks
    return found, tracks
