"""What is done with each kind of file before it is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio_gen.model.media_kind import MediaType, Treatment
from portfolio_gen.model.medium import Trace
from portfolio_gen.publish.film import forget_places
from portfolio_gen.publish.matroska import forget_tags
from portfolio_gen.publish.mp3 import only_sound
from portfolio_gen.publish.office import only_contents
from portfolio_gen.publish.ogg import without_comments
from portfolio_gen.publish.pdf import only_pages
from portfolio_gen.publish.photograph import redraw
from portfolio_gen.publish.svg import refuse_active_xml, sanitise
from portfolio_gen.publish.treated import Treated
from portfolio_gen.publish.wave import only_frames, only_waves


def _sanitise(copy: Path, made: Path, media_type: MediaType) -> Treated:
    drawing = sanitise(copy.read_bytes())
    made.write_bytes(drawing.data)
    return Treated(media_type.suffix, drawing.width, drawing.height)


def _check_track(copy: Path, made: Path, media_type: MediaType) -> Treated:
    refuse_active_xml(copy.read_bytes())
    copy.replace(made)
    return Treated(media_type.suffix, traces=("places",))


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
    "webm": forget_tags, "mp3": only_sound, "wave": only_waves, "flac": only_frames, "ogg": without_comments,
    "pdf": only_pages, "office": only_contents,
}  # fmt: skip
"""Each makes of the copy of a learner's file the file that is published, as another file or by moving the copy."""
