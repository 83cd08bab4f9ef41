"""Which folders are learners': those in the learners' folder, or that folder itself."""

from __future__ import annotations

import posixpath
from pathlib import Path

from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.folder import ENTRY_FOLDERS
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.open_folder import LINK, Item, NotOpened, OpenFolder
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.school_files import FOLDER


def list_learners(root: Path, problems: Problems) -> tuple[str, ...]:
    """The names of the folders of learners, sorted. A link to a folder is none, and a PG307.

    Raises NotOpened (an OSError) where they cannot be listed: then nobody knows who has left.
    """
    with open_folder(root) as opened:
        items = [item for item in opened.items() if not item.name.startswith(("_", "."))]
    for item in items:
        if item.kind == "link" and (root / item.name).is_dir():
            problems.add("PG307", f"{item.name}/", 0, *LINK)
    return tuple(item.name for item in items if item.kind == "folder")


def is_one_learner(root: Path) -> bool:
    """Whether a folder is a learner's own: no school, nobody's profile below, but posts or texts in it.

    Whatever is called `_school` makes it a school's. Raises NotOpened where the folder cannot be listed.
    """
    with open_folder(root) as opened:
        items = opened.items()
        if any(item.name == FOLDER for item in items) or any(_has_profile(opened, item) for item in items):
            return False
    return any(
        item.name in ENTRY_FOLDERS if item.kind == "folder" else posixpath.splitext(item.name)[1].lower() in MARKDOWN
        for item in items
    )


def _has_profile(root: OpenFolder, item: Item) -> bool:
    if item.kind != "folder" or item.name.startswith(("_", ".")) or item.name in ENTRY_FOLDERS:
        return False
    try:
        return any(each.name == "profile.md" for each in root.items(item.name))
    except NotOpened:
        return True  # a folder that is closed is somebody's


def chosen_cohort(root: Path, school: School) -> str:
    """The id of the cohort that a learner's profile names; "" for none, and where the folder cannot be read."""
    try:
        return read_learner(root, school).cohort
    except NotOpened:
        return ""
