"""Files that front matter names, with what their pictures show."""

from __future__ import annotations

import posixpath

from portfolio_gen.model.entries import Attachment
from portfolio_gen.source.fields import Fields, nearest
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.yaml_nodes import Keys


def read_files(fields: Fields, folder: Folder) -> tuple[Attachment, ...]:
    """The attachments under `files`, with their descriptions from `alt`."""
    words = fields.nested("alt") if isinstance(fields.node("alt"), Keys) else None
    found = []
    for name, line in fields.texts_and_lines("files"):
        alt = (words.text(name) or words.text(posixpath.basename(name))) if words else ""
        attachment = read_file(fields, "files", name, line, alt, folder)
        if attachment:
            found.append(attachment)
    return tuple(found)


def read_file(fields: Fields, key: str, name: str, line: int, alt: str, folder: Folder) -> Attachment | None:
    """One file named in front matter; None, and a problem, when it is not there or may not be published."""
    place = folder.find_file(name, fields.path)
    if not place:
        _report_missing(fields, key, name, line, folder)
        return None
    attachment = folder.attachment(place, fields.path, line, fields.problems, alt)
    if attachment and attachment.visual and not alt:
        hint = "Write alt: and what it shows" if key == "photo" else f"Write alt: {{{name}: what it shows}}"
        fields.report("PG308", key, f"The picture “{name}” has no description.", hint, line)
    return attachment


def _report_missing(fields: Fields, key: str, name: str, line: int, folder: Folder) -> None:
    if name.startswith(("/", "..")) or ":" in name:
        fields.report(
            "PG307", key, f"“{name}” does not lie in your own folder.", "Copy the file beside this one.", line
        )
        return
    here = posixpath.dirname(fields.path) or "."
    beside = {posixpath.basename(file): posixpath.relpath(file, here) for file in sorted(folder.files)}
    close = nearest(posixpath.basename(name), beside)
    hint = f"Did you mean “{beside[close[0]]}”?" if close else "Look at the name and the folder of the file."
    fields.report("PG306", key, f"There is no file “{name}” beside this one.", hint, line)
