"""Captions that lie beside a film or a sound go with it, though nobody names them."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.media.caption_names import captions_of
from portfolio_gen.problems import Problems
from portfolio_gen.source.folder import Folder


def with_captions(
    attachments: Iterable[Attachment], folder: Folder, path: str, problems: Problems
) -> tuple[Attachment, ...]:
    """The attachments, and the captions that are called after those that are played; unusable ones are reported."""
    found = {attachment.path: attachment for attachment in attachments}
    for recording in [attachment for attachment in found.values() if attachment.recording]:
        for place, _ in captions_of(recording.path, folder.captions):
            read = found.get(place) or folder.attachment(place, path, 0, problems)
            if read:
                found[place] = read
    return tuple(found.values())
