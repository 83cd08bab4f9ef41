"""Films and sound in the boxes of MP4 and QuickTime (ISO/IEC 14496-12): what is known is kept, all else blanked out.

Kept are the tracks of pictures and of sound, and what is needed to play them. Nothing moves, so that every position
in the file stays true: a box that is not kept becomes free space, and all that no kept track shows becomes zeros.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.publish.media.film_codecs import keep_codecs, keep_references
from portfolio_gen.publish.media.film_samples import samples_of
from portfolio_gen.publish.media.iso_boxes import Box, boxes, boxes_at, first, free
from portfolio_gen.publish.media.treated import Treated, damaged_recording
from portfolio_gen.publish.stretches import Stretches


def _names(listed: str) -> frozenset[bytes]:
    return frozenset(listed.encode().split())


_KEPT = {
    b"": _names("ftyp styp sidx ssix moov mdat moof mfra"),
    b"moov": _names("mvhd trak mvex"),
    b"trak": _names("tkhd edts mdia"),
    b"edts": _names("elst"),
    b"mdia": _names("mdhd hdlr minf"),
    b"minf": _names("vmhd smhd hdlr dinf stbl"),
    b"dinf": _names("dref"),
    b"stbl": _names("stsd stts ctts cslg stsc stsz stz2 stco co64 stss stps sdtp sgpd sbgp"),
    b"mvex": _names("mehd trex"),
    b"moof": _names("mfhd traf"),
    b"traf": _names("tfhd tfdt trun sdtp sbgp sgpd"),
    b"mfra": _names("tfra mfro"),
}
"""What stands in each holder; `b""` is the file."""
_SHOWN = {"video": _names("vide soun"), "audio": _names("soun")}
"""Tracks that are kept of a film and of a sound."""
_GROUPS = frozenset((b"roll", b"prol", b"rap ", b"sync", b"tscl", b"tsas", b"stsa"))
"""Ways to group samples that only help to begin in the middle of a film."""


def forget_places(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The film or sound without places, times, names and whatever else is not needed to play it.

    Raises MediaRefused: PG301 damaged, PG302 where other tracks cannot be told from pictures and sound, PG303.
    """
    with copy.open("r+b") as file:
        film = Stretches(file)
        whole = Box(b"", 0, 0, film.size)
        if not first(film, whole, b"moov"):
            raise damaged_recording()
        _keep_shown(film, whole, _SHOWN[media_type.kind])
        _keep_known(film, whole, b"")
    copy.replace(made)
    return Treated(media_type.suffix)


def _keep_shown(film: Stretches, whole: Box, kinds: frozenset[bytes]) -> None:
    """Blank what no track of these kinds shows, and then the tracks of something else."""
    tracks = [(track, _handler(film, track) in kinds) for track in boxes_at(film, whole, b"moov", b"trak")]
    others = [track for track, shown in tracks if not shown]
    if len(others) == len(tracks):
        raise damaged_recording()
    if first(film, whole, b"moof"):
        if others:
            raise _of_unknown_tracks()
    else:
        kept = samples_of(film, list(_tables(film, [track for track, shown in tracks if shown])), _tables(film, others))
        for data in boxes_at(film, whole, b"mdat"):
            film.keep_only(data.body, data.end, kept)
    for track in others:
        free(film, track)


def _handler(film: Stretches, track: Box) -> bytes:
    handler = first(film, track, b"mdia", b"hdlr")
    return film.read(handler.body + 8, handler.body + 12) if handler else b""


def _tables(film: Stretches, tracks: list[Box]) -> Iterator[Box]:
    for track in tracks:
        yield from boxes_at(film, track, b"mdia", b"minf", b"stbl")


def _keep_known(film: Stretches, holder: Box, handler: bytes) -> None:
    if holder.name == b"trak":
        handler = _handler(film, holder)
    for box in boxes(film, holder.body, holder.end):
        if box.name not in _KEPT[holder.name]:
            free(film, box)
        elif box.name in _KEPT:
            _keep_known(film, box, handler)
        elif box.name == b"stsd":
            keep_codecs(film, box, sound=handler == b"soun")
        else:
            _clean(film, box)


def _clean(film: Stretches, box: Box) -> None:
    """Blank what a box that is kept tells about times, names and folders."""
    if box.name in (b"mvhd", b"tkhd", b"mdhd"):
        wide = film.read(box.body, box.body + 1) == b"\1"
        film.blank(box.body + 4, min(box.body + (20 if wide else 12), box.end))
    elif box.name == b"hdlr":
        film.blank(min(box.body + 12, box.end), box.end)
    elif box.name == b"dref":
        keep_references(film, box)
    elif box.name in (b"sgpd", b"sbgp") and film.read(box.body + 4, box.body + 8) not in _GROUPS:
        free(film, box)


def _of_unknown_tracks() -> MediaRefused:
    return MediaRefused(
        "PG302",
        "The film has a track that is neither pictures nor sound, and may tell the places it was made at.",
        "Export it from a film app as a new .mp4 without location.",
    )
