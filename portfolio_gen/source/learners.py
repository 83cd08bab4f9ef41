"""Which folders are learners': those in the learners' folder, or that folder itself."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import ENTRY_FOLDERS
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.open_folder import LINK, FolderItem, NotOpened, OpenFolder
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.school_files import SCHOOL_FOLDER

_ABOUT_A_FOLDER = {"readme", "index"}
"""What a text is called that tells what a folder is for, and need be no learner's."""


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

    Texts beside several folders with texts, or a README or an index beside one, may as well be a class's: unless a
    profile, posts or a folder of entries stands beside them, nobody's texts are put together. Raises NotOpened where
    the folder cannot be listed.
    """
    found = _look_into(root)
    return not found.several and (found.one or bool(found.texts and not found.in_doubt))


def texts_beside_learners(root: Path) -> tuple[str, ...]:
    """Texts beside folders that are taken for learners' only because nobody says that they are all one learner's.

    Raises NotOpened where the folder cannot be listed.
    """
    found = _look_into(root)
    return found.texts if found.in_doubt and not (found.several or found.one) else ()


@dataclass(frozen=True, slots=True)
class _Look:
    """The top of a folder of which nobody has said yet whose it is."""

    several: bool
    """Whether it is a school's: its own files are there, or somebody's profile is below."""
    one: bool = False
    """Whether a profile, posts or a folder of entries make it one learner's."""
    texts: tuple[str, ...] = ()
    folders: int = 0
    """How many folders there are with texts in them."""

    @property
    def in_doubt(self) -> bool:
        """Whether texts stand beside folders that may be learners'."""
        only_about_it = {posixpath.splitext(name)[0].lower() for name in self.texts} <= _ABOUT_A_FOLDER
        return bool(self.texts) and self.folders > (0 if only_about_it else 1)


def _look_into(root: Path) -> _Look:
    """Whatever is called `_school` makes it a school's, and a folder that is closed is somebody's."""
    with open_folder(root) as opened:
        items = opened.items()
        if any(item.name == SCHOOL_FOLDER for item in items):
            return _Look(several=True)
        below = [_names_in(opened, item.name) for item in items if _may_be_a_learners(item)]
    texts = tuple(item.name for item in items if item.kind != "folder" and _is_text(item.name))
    return _Look(
        several=any(names is None or "profile.md" in names for names in below),
        one=any(item.kind == "folder" and item.name in ENTRY_FOLDERS for item in items) or "profile.md" in texts,
        texts=texts,
        folders=sum(any(name in ENTRY_FOLDERS or _is_text(name) for name in names or ()) for names in below),
    )


def _may_be_a_learners(item: FolderItem) -> bool:
    return item.kind == "folder" and not item.name.startswith(("_", ".")) and item.name not in ENTRY_FOLDERS


def _names_in(root: OpenFolder, name: str) -> tuple[str, ...] | None:
    """What a folder holds; None where it is closed."""
    try:
        return tuple(each.name for each in root.items(name))
    except NotOpened:
        return None


def _is_text(name: str) -> bool:
    return posixpath.splitext(name)[1].lower() in MARKDOWN


def chosen_cohort(root: Path, school: School) -> str:
    """The id of the cohort that a learner's profile names; "" for none, and where the folder cannot be read."""
    try:
        return read_learner(root, school).cohort
    except NotOpened:
        return ""
