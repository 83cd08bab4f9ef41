"""The files under a folder, by path relative to it: ordinary ones inside it, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio_gen.model.printable import one_line, printable
from portfolio_gen.model.stand_ins import awaits
from portfolio_gen.problems import Problems
from portfolio_gen.source.open_folder import LINK, NOT_ORDINARY, FolderItem, NotOpened, OpenFolder

_SKIPPED = {"node_modules", "__macosx", "site-packages", "thumbs.db", "desktop.ini", "icon\r"}
"""Folders and files that programs leave; macOS hides the file `Icon` with a line end in its name."""
_KEPT = {"_posts", "_drafts"}
_OF_PROGRAMS = frozenset("includes layouts templates site build book output sass data static theme themes".split())
"""Folders with _ before their name in which no person writes."""
_PRIVATE = re.compile(r"private|secret|draft|old|backup|archive|trash|school")
_NO_FILE = ("This is a folder, and its name is that of a text.", "Rename the folder, and put the text in its place.")
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".qmd", ".rmd", ".ipynb")
"""Endings of a text, in small letters; of two texts that may be the profile the earlier ending goes first."""
DEEPEST_FOLDER = 20
"""Folders within folders."""


def list_files(folder: OpenFolder, problems: Problems) -> list[str]:
    """Every ordinary file, sorted by path with forward slashes. Hidden and generated folders are passed over.

    What iCloud leaves in the place of a file is hidden, and listed nevertheless.

    Reported and left out: links, names with signs nobody can see, pipes and devices, folders below that cannot be
    opened or lie too deep. Raises NotOpened where the folder itself cannot be listed.
    """
    return sorted(_files(folder, "", folder.items(), problems))


def _files(folder: OpenFolder, under: str, items: list[FolderItem], problems: Problems) -> Iterator[str]:
    for item in items:
        place = under + item.name
        if _is_passed_over(item):
            if _may_hold_texts(item):
                _report_texts_within(folder, place, problems)
            continue
        if not _is_usable(item, place, problems):
            continue
        if item.kind == "folder" and item.name.lower().endswith(MARKDOWN):
            problems.add("PG111", place, 0, *_NO_FILE)
        if item.kind == "file":
            yield place
        elif place.count("/") < DEEPEST_FOLDER:
            yield from _files_below(folder, place, problems)
        else:
            problems.add("PG111", place, 0, "Too many folders lie inside each other.", "Move the files up.")


def _files_below(folder: OpenFolder, place: str, problems: Problems) -> Iterator[str]:
    try:
        items = folder.items(place)
    except NotOpened as refused:
        problems.add(refused.code, f"{place}/", 0, refused.message, refused.hint)
        return
    yield from _files(folder, f"{place}/", items, problems)


def _is_passed_over(item: FolderItem) -> bool:
    name = item.name
    if item.kind == "file" and awaits(name):
        return False
    if name.startswith((".", "~$")) or name.lower() in _SKIPPED:
        return True
    return name.startswith("_") and name not in _KEPT and item.kind == "folder"


def _may_hold_texts(item: FolderItem) -> bool:
    """Whether it is a folder that is passed over for its _ alone, and not one of a program or a private one."""
    name = item.name.lower()
    if item.kind != "folder" or name[0] != "_" or name in _SKIPPED:
        return False
    return name.lstrip("_") not in _OF_PROGRAMS and not _PRIVATE.search(name)


def _report_texts_within(folder: OpenFolder, place: str, problems: Problems) -> None:
    """Who does not know that a name beginning with _ keeps a folder's texts back looks for them."""
    unheard = Problems()
    texts = sum(name.lower().endswith(MARKDOWN) for name in _files_below(folder, place, unheard))
    if texts:
        held = "1 text" if texts == 1 else f"{texts} texts"
        message = f"{held} in this folder cannot be read, because the name of the folder begins with _."
        problems.add("PG122", f"{place}/", 0, message, "If they belong to your portfolio, take the _ off the name.")


def _is_usable(item: FolderItem, place: str, problems: Problems) -> bool:
    if not _is_readable(item.name):
        shown = one_line(place.encode("utf-8", "replace").decode())
        hint = "Give it a new name, with letters, numbers and dashes."
        problems.add("PG111", shown, 0, "The name of this file cannot be read.", hint)
    elif item.kind == "link":
        problems.add("PG307", place, 0, *LINK)
    elif item.kind == "other":
        problems.add("PG111", place, 0, *NOT_ORDINARY)
    else:
        return True
    return False


def _is_readable(name: str) -> bool:
    """Whether a name is text that shows what it is: no control or direction signs, no broken letters."""
    return printable(name) == name and not {"\n", "\t"} & set(name)
