"""An entry whose keys are those of another kind than its folder makes it."""

from __future__ import annotations

import posixpath

from portfolio_gen.source.entry_file import KIND_OF_FOLDER, EntryFile
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.keys import KEYS
from portfolio_gen.source.reading import FolderReading

ENOUGH = 2
"""Keys of another kind from which an entry looks like one; a single one may come from another program."""
_FOLDERS = {kind: folder for folder, kind in KIND_OF_FOLDER.items()}


def report_misplaced(fields: Fields, file: EntryFile, reading: FolderReading) -> None:
    """Name the folder of an entry that is a reflection only by where it lies, and whose other keys are lost there."""
    parts = file.path.lower().split("/")
    if file.kind != "reflection" or "reflections" in parts or parts[0].startswith("_"):
        return
    own = {key.name for key in KEYS["reflection"]}
    lost = {kind: [key.name for key in KEYS[kind] if key.name not in own and fields.has(key.name)] for kind in _FOLDERS}
    kind = max(lost, key=lambda each: len(lost[each]))
    if len(lost[kind]) < ENOUGH:
        return
    message = f"This is shown as a reflection, without {', '.join(f'“{key}”' for key in lost[kind][:4])}."
    hint = f"If it is {_WITH_ARTICLE[kind]}, move the file here:"
    place = f"{_FOLDERS[kind]}/{posixpath.basename(file.path)}"
    reading.problems.add("PG115", file.path, 0, message, hint, paste=(place,))


_WITH_ARTICLE = {"goal": "a goal", "reflection": "a reflection", "evidence": "evidence", "feedback": "feedback"}
