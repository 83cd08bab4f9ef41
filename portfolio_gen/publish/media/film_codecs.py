"""How the samples of a film are encoded, and where they lie: ISO/IEC 14496-12, 8.5.2 and 8.7.2, and QuickTime."""

from __future__ import annotations

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.iso_boxes import Box, boxes, free
from portfolio_gen.publish.media.treated import damaged_recording
from portfolio_gen.publish.stretches import Stretches

_PICTURES_HEAD = 78
_SOUND_HEADS = {0: 28, 1: 44, 2: 64}
_KEPT = frozenset(b"""
    avcC hvcC av1C vpcC esds d263 damr alac chan dac3 dec3 dac4 dOps dfLa dvcC dvvC lhvC jp2h
    pasp clap btrt fiel gama mdcv clli SmDm CoLL srat amve wave
""".split())  # fmt: skip
_KEPT_IN_WAVE = frozenset((b"frma", b"mp4a", b"esds", b"enda", b"alac", b"samr", bytes(4)))


def keep_references(film: Stretches, box: Box) -> None:
    """Each reference says that the samples lie in this file; QuickTime's may tell a folder and the name of a disk."""
    for reference in boxes(film, min(box.body + 8, box.end), box.end):
        if reference.end - reference.body < 4:
            raise damaged_recording()
        film.write(reference.body, b"\0\0\0\1")
        film.blank(reference.body + 4, reference.end)


def keep_codecs(film: Stretches, box: Box, *, sound: bool) -> None:
    """Of each entry the numbers and the settings of known codecs; the names of maker and encoder are blanked out."""
    for entry in boxes(film, min(box.body + 8, box.end), box.end):
        head = film.read(entry.body, min(entry.body + _PICTURES_HEAD, entry.end))
        if len(head) < _SOUND_HEADS[0]:
            raise damaged_recording()
        film.blank(entry.body + 12, entry.body + 16)
        if sound:
            inner = entry.body + _SOUND_HEADS.get(int.from_bytes(head[8:10], "big"), _SOUND_HEADS[0])
        else:
            inner = entry.body + _PICTURES_HEAD
            film.blank(entry.body + 42, min(entry.body + 74, entry.end))
        _keep_settings(film, min(inner, entry.end), entry.end)


def _keep_settings(film: Stretches, start: int, end: int) -> None:
    """The settings of known codecs; what does not fit together is blanked out to the end."""
    try:
        for setting in boxes(film, start, end):
            if not _is_known(film, setting):
                free(film, setting)
            start = setting.end
    except MediaRefused:
        film.blank(start, end)


def _is_known(film: Stretches, setting: Box) -> bool:
    if setting.name == b"colr":
        return film.read(setting.body, setting.body + 4) in (b"nclx", b"nclc")
    if setting.name == b"wave":
        return all(part.name in _KEPT_IN_WAVE for part in boxes(film, setting.body, setting.end))
    return setting.name in _KEPT
