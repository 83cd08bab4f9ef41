"""The folders of `_school/`: which files of a kind lie in them, and what lies in the place of a folder."""

from __future__ import annotations

import posixpath
from collections.abc import Collection

from portfolio_gen.problems import Problems
from portfolio_gen.source.open_folder import NotOpened, OpenFolder

FOLDER = "_school"


def school_files(school: OpenFolder, folder: str, endings: Collection[str], problems: Problems) -> tuple[str, ...]:
    """Places below `_school` of what lies in one of its folders and has one of these endings, by name.

    A school may do without the folder; whatever else stands in its place is reported.
    """
    try:
        items = school.items(folder)
    except NotOpened as refused:
        if not refused.missing:
            problems.add(refused.code, f"{FOLDER}/{folder}", 0, refused.message, refused.hint)
        return ()
    names = (item.name for item in items if not item.name.startswith("."))
    return tuple(f"{folder}/{name}" for name in names if posixpath.splitext(name)[1].lower() in endings)
