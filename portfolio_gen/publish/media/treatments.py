"""What is done with each kind of file before it is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio_gen.model.media.kind import MediaType, Treatment
from portfolio_gen.model.media.medium import Trace
from portfolio_gen.publish.media.captions import only_cues
from portfolio_gen.publish.media.film import forget_places
from portfolio_gen.publish.media.matroska import forget_tags
from portfolio_gen.publish.media.mp3 import only_sound
from portfolio_gen.publish.media.office import only_contents
from portfolio_gen.publish.media.ogg import without_ogg_comments
from portfolio_gen.publish.media.pdf import only_pages
from portfolio_gen.publish.media.photograph import redraw
from portfolio_gen.publish.media.svg import MAX_BYTES, refuse_active_xml, sanitise
from portfolio_gen.publish.media.treated import Treated, too_large
from portfolio_gen.publish.media.wave import only_frames, only_waves
from portfolio_gen.publish.stretches import Stretches

_LARGEST_TRACK = 50_000_000
_STL_HEADER = 80


def _sanitise(copy: Path, made: Path, media_type: MediaType) -> Treated:
    with copy.open("rb") as file:
        drawing = sanitise(file.read(MAX_BYTES + 1))
    made.write_bytes(drawing.data)
    return Treated(media_type.suffix, drawing.width, drawing.height)


def _check_track(copy: Path, made: Path, media_type: MediaType) -> Treated:
    if copy.stat().st_size > _LARGEST_TRACK:
        raise too_large("The track is larger than 50 MB.")
    with copy.open("rb") as file:
        refuse_active_xml(file)
    copy.replace(made)
    return Treated(media_type.suffix, traces=("places",))


def _blank_header(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """A shape in triangles: where they are numbers, 80 bytes before them say who made it, and with which program."""
    with copy.open("r+b") as file:
        shape = Stretches(file)
        triangles = int.from_bytes(shape.read(_STL_HEADER, _STL_HEADER + 4), "little")
        if shape.size == _STL_HEADER + 4 + 50 * triangles:
            shape.blank(0, _STL_HEADER)
    copy.replace(made)
    return Treated(media_type.suffix)


_TRACES: dict[str, tuple[Trace, ...]] = {
    ".zip": ("places", "people", "photographs"),
    ".rtf": ("people", "photographs"),
    ".glb": ("people", "photographs"),
    ".3mf": ("people", "photographs"),
    ".sb3": ("people", "photographs"),
    ".mid": ("people",),
}
"""What files that are copied as they are may hold unseen. Text shows all that is in it."""


def _keep(copy: Path, made: Path, media_type: MediaType) -> Treated:
    copy.replace(made)
    return Treated(media_type.suffix, traces=_TRACES.get(media_type.suffix, ()))


TREATMENTS: dict[Treatment, Callable[[Path, Path, MediaType], Treated]] = {
    "raster": redraw, "svg": _sanitise, "boxes": forget_places, "gpx": _check_track, "copy": _keep,
    "stl": _blank_header, "captions": only_cues,
    "webm": forget_tags, "mp3": only_sound, "wave": only_waves, "flac": only_frames, "ogg": without_ogg_comments,
    "pdf": only_pages, "office": only_contents,
}  # fmt: skip
"""Each makes of the copy of a learner's file the file that is published, as another file or by moving the copy."""
