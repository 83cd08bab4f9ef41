"""How one entry names another: `goal:`, `about:` and `on:` hold the name of a file."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from portfolio_gen.model.entry_names import ANSWERED, long_name
from portfolio_gen.model.slug import slug
from portfolio_gen.source.advice import Advice, meant
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import KIND_OF_FOLDER, EntryFile
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.suggestions import suggest_word
from portfolio_gen.source.reading import FolderReading

ANSWERED_NOTHING = "?"
"""What an answer is `on` when it names nothing that could be an entry."""


def mentioned(fields: Fields, key: str, written: str, kind: str, reading: FolderReading) -> str:
    """The name of an entry as somebody wrote it; "" and a problem when the learner has none of that name.

    Which entry has the name is decided for each audience: of two, the one it sees. A folder before the name says which
    of them is meant.
    """
    if not written:
        return ""
    name = _name(written)
    if len(twins := reading.files_named.get((kind, name), ())) > 1:
        return _one_of_several(fields, key, written, twins)
    if (kind, name) in reading.names:
        return name
    _report(fields, key, written, (kind,), reading)
    return ""


def _one_of_several(fields: Fields, key: str, written: str, files: Sequence[EntryFile]) -> str:
    """The name of the one of some files of one name that a path means; the short name, and a problem, without one."""
    path = _path(written)
    found = [file for file in files if "/" in path and f"/{_path(_place(file))}".endswith(f"/{path}")]
    if len(found) == 1:
        return long_name(found[0].named)
    first, others = files[0], files[1:]
    message = f"“{written[:80]}” may be “{first.path}” or “{others[0].path}”. Whoever sees both is led to the first."
    advice = Advice("Write the folder before the name:", tuple(_place(file) for file in files[:3]))
    suggest_word(fields, "PG222", key, message, written, advice)
    return files[0].name


def _place(file: EntryFile) -> str:
    """The path of an entry as somebody writes it who names it: without its ending, or as that of its folder."""
    folder, name = posixpath.split(file.path)
    return posixpath.splitext(file.path)[0] if slug(posixpath.splitext(name)[0]) == file.name else folder


def _path(written: str) -> str:
    """A path as the slugs of its parts, without an ending."""
    *folders, name = written.replace("\\", "/").strip("/").split("/")
    return "/".join((*(slug(folder) for folder in folders if folder not in ("", ".", "..")), _name(name)))


def all_mentioned(fields: Fields, key: str, kind: str, reading: FolderReading) -> tuple[str, ...]:
    """The names of the entries in a list, each once."""
    found = (mentioned(fields, key, name, kind, reading) for name in fields.texts(key))
    return tuple(dict.fromkeys(name for name in found if name))


def answered(fields: Fields, reading: FolderReading) -> str:
    """The name of what an answer is on, after its kind where its folder is written; "" for none.

    An answer to an entry that is not there belongs to nobody's page, as it might quote what was taken back: it keeps
    the name, or is on `ANSWERED_NOTHING`, and no audience is shown it.
    """
    if not fields.has("on"):
        return ""
    written = fields.text("on")
    if not written:
        return "" if fields.is_empty("on") else ANSWERED_NOTHING
    folder, within, _ = written.replace("\\", "/").partition("/")
    kind, name = KIND_OF_FOLDER.get(folder.lower(), "") if within else "", _name(written)
    of_kind = next((each for each in ((kind,) if kind else ANSWERED) if (each, name) in reading.names), "")
    if not of_kind:
        _report(fields, "on", written, (kind,) if kind else ANSWERED[:3], reading)
    elif len(twins := reading.files_named.get((of_kind, name), ())) > 1:
        name = _one_of_several(fields, "on", written, twins)
    return f"{kind}/{name}" if kind else name


def _report(fields: Fields, key: str, written: str, kinds: tuple[str, ...], reading: FolderReading) -> None:
    names = sorted(name for kind, name in reading.names if kind in kinds)
    advice = meant(_name(written), names, "Write the name of its file without .md", cutoff=0.5)
    message = f"There is no {' or '.join(kinds)} called “{written[:80]}”."
    suggest_word(fields, "PG208", key, message, written, advice)


def _name(written: str) -> str:
    name = posixpath.basename(written.replace("\\", "/").rstrip("/"))
    stem, ending = posixpath.splitext(name)
    return slug(stem if ending.lower() in MARKDOWN else name)
