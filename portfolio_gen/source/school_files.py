"""The folders of `_school/`: which files of a kind lie in them, and what lies there that nobody reads."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable

from portfolio_gen.problems import Problems
from portfolio_gen.source.open_folder import FolderItem, NotOpened, OpenFolder

SCHOOL_FOLDER = "_school"
_TABLES = frozenset((".xlsx", ".xls", ".xlsm", ".ods", ".numbers", ".tsv"))
"""Endings of what people take for a table that can be read here."""
_BY_HAND = frozenset((".csv", ".yml", ".yaml"))
"""Endings of what people write themselves and sort into folders."""
_AS_CSV = "Open it in its program, save it as CSV, and put that file here."


def school_files(school: OpenFolder, folder: str, endings: Collection[str], problems: Problems) -> tuple[str, ...]:
    """Places below `_school` of what lies in one of its folders and has one of these endings, by name.

    A school may do without the folder; whatever else stands in its place is reported, and so are files and folders in
    it that look as if they were meant to be read.
    """
    try:
        items = school.items(folder)
    except NotOpened as refused:
        if not refused.missing:
            problems.add(refused.code, f"{SCHOOL_FOLDER}/{folder}", 0, refused.message, refused.hint)
        else:
            _report_misnamed(school, folder, problems)
        return ()
    shown = [item for item in items if not item.name.startswith(".")]
    _report_unread(school, shown, folder, endings, problems)
    return tuple(f"{folder}/{item.name}" for item in shown if _ending(item.name) in endings)


def _report_misnamed(school: OpenFolder, folder: str, problems: Problems) -> None:
    """A folder that was meant, on disks where `Ratings` is not `ratings`."""
    meant = {folder, folder.removesuffix("s")}
    for item in school.items():
        if item.kind == "folder" and item.name.casefold() in meant:
            message = "Nothing in a folder of this name is read."
            problems.add("PG501", f"{SCHOOL_FOLDER}/{item.name}", 0, message, "Give it the name:", paste=(folder,))


def _report_unread(
    school: OpenFolder, items: Iterable[FolderItem], folder: str, endings: Collection[str], problems: Problems
) -> None:
    for item in items:
        stem, ending = posixpath.splitext(item.name)
        path = f"{SCHOOL_FOLDER}/{folder}/{item.name}"
        if item.kind == "folder":
            if ending.lower() in endings or not any(_ending(name) in _BY_HAND for name in _names(school, folder, item)):
                continue
            message = "What lies in a folder within this folder is not read."
            problems.add("PG501", f"{path}/", 0, message, f"Move the files into {SCHOOL_FOLDER}/{folder}.")
        elif ending.lower() in _TABLES:
            problems.add("PG501", path, 0, "A file of this kind is not read here.", _AS_CSV)
        elif ending.lower() == ".txt" and _ending(stem) in endings:
            problems.add("PG501", path, 0, "A file whose name ends so is not read.", "Give it the name:", paste=(stem,))


def _names(school: OpenFolder, folder: str, item: FolderItem) -> tuple[str, ...]:
    """What lies in a folder within a folder; nothing where it cannot be opened."""
    try:
        return tuple(below.name for below in school.items(f"{folder}/{item.name}"))
    except NotOpened:
        return ()


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1].lower()
