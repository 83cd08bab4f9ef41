"""Files that front matter names, with what their pictures show."""

from __future__ import annotations

import posixpath

from portfolio_gen.model.entries import Attachment
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.yaml_nodes import Keys, Text


def read_files(fields: Fields, folder: Folder) -> tuple[Attachment, ...]:
    """The attachments under `files`, with their descriptions from `alt`; one text describes a single file."""
    names = fields.texts_and_lines("files")
    for_all = fields.text("alt") if len(names) == 1 and isinstance(fields.node("alt"), Text) else ""
    words = Fields(Keys({}, {}, 0), "", fields.problems) if for_all else fields.nested("alt")
    found: dict[str, Attachment] = {}
    for name, line in names:
        alt = for_all or words.text(name) or words.text(posixpath.basename(name))
        attachment = read_file(fields, "files", name, line, alt, folder)
        if attachment:
            found.setdefault(attachment.path, attachment)
    return tuple(found.values())


def read_file(fields: Fields, key: str, name: str, line: int, alt: str, folder: Folder) -> Attachment | None:
    """One file named in front matter; None, and a problem, when it is not there or may not be published."""
    place = folder.find_file(name, fields.path)
    if not place:
        _report_missing(fields, key, name, line, folder)
        return None
    attachment = folder.attachment(place, fields.path, line, fields.problems, alt)
    if attachment and attachment.visual and not alt:
        hint = "Write alt: and what it shows" if key == "photo" else f"Write alt: {{{name}: what it shows}}"
        fields.report("PG308", key, f"The picture “{name[:80]}” has no description.", hint, line)
    return attachment


def _report_missing(fields: Fields, key: str, name: str, line: int, folder: Folder) -> None:
    place = posixpath.normpath(posixpath.join(posixpath.dirname(fields.path), name.replace("\\", "/")))
    if place.startswith(("/", "..")) or ":" in name:
        message = f"“{name[:80]}” does not lie in your own folder."
        fields.report("PG307", key, message, "Copy the file beside this one and write its name.", line)
        return
    near = folder.nearest(name.replace("\\", "/"), fields.path)
    hint = f"Did you mean “{near}”?" if near else "Look at the name and the folder of the file."
    fields.report("PG306", key, f"There is no file “{name[:80]}” beside this one.", hint, line)
