"""A Markdown file that is an entry: its kind, its name and whether it is a draft, by nothing but its path."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import Counter
from dataclasses import dataclass

from portfolio_gen.model.entry_names import FOLDERS_OF_KINDS, NamedFile
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.dates import day_in_name

KIND_OF_FOLDER = FOLDERS_OF_KINDS
"""Folder to kind, wherever it lies; Markdown anywhere else is a reflection, as in a plain blog."""
_DRAFTS = "_drafts"
_DRAFT_WORDS = "draft drafts borrador borradores brouillon brouillons entwurf entwürfe rascunho rascunhos bozza bozze"
_DRAFT_FOLDERS = {_DRAFTS, *_DRAFT_WORDS.split(), "szkic", "szkice", "مسودة", "مسودات", "下書き", "草稿", "초안"}
_ALSO = {"goal": "goal", "reflection": "reflection", "evidences": "evidence", "feedbacks": "feedback"}
"""Names that can only mean one of them."""
FOLDER_NAMES = KIND_OF_FOLDER | _ALSO
ENTRY_FOLDERS = {*KIND_OF_FOLDER, "_posts", _DRAFTS}
"""Folders that only a learner has."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A Markdown file that is an entry."""

    path: str
    kind: str
    name: str
    """The slug of its name; others may have the same. What it is called is decided among what somebody sees."""
    drafts: bool = False
    """Whether it lies in a folder of drafts."""

    @property
    def named(self) -> NamedFile:
        """The file and its name, to be told from others."""
        return NamedFile(self.path, self.kind, self.name)


def entry_file(path: str) -> EntryFile:
    """An entry's kind and name, which depend on nothing but its own path."""
    parts = path.split("/")
    kinds = (FOLDER_NAMES[part.lower()] for part in parts[:-1] if part.lower() in FOLDER_NAMES)
    kind = next(kinds, "reflection")
    return EntryFile(path, kind, slug(stem_of(path)), bool(_draft_folder(path)))


def stem_of(path: str) -> str:
    """The name of a file without its ending; that of its folder where the file is only the first of a folder."""
    *folders, name = path.split("/")
    stem = posixpath.splitext(name)[0]
    if stem.lower() in ("index", "readme") and folders and folders[-1].lower() not in {*FOLDER_NAMES, *ENTRY_FOLDERS}:
        return folders[-1]
    return stem


def _draft_folder(place: str) -> str:
    """The path of the folder that makes a text a draft; "" for none."""
    parts = place.split("/")[:-1]
    at = next(
        (at for at, part in enumerate(parts, start=1) if unicodedata.normalize("NFC", part).lower() in _DRAFT_FOLDERS),
        0,
    )
    return "/".join(parts[:at])


def report_drafts(entries: tuple[EntryFile, ...], problems: Problems) -> None:
    """Who does not know that a folder's name keeps its texts back looks for them."""
    counts = Counter(_draft_folder(entry.path) for entry in entries if entry.drafts)
    for folder, count in sorted(counts.items()):
        if posixpath.basename(folder) != _DRAFTS:
            texts = "1 text lies" if count == 1 else f"{count} texts lie"
            message = f"{texts} in a folder of drafts, so nobody else sees them."
            problems.add("PG119", f"{folder}/", 0, message, "Move what is finished out of it.")


def title_from_name(path: str) -> str:
    """A title out of a file's name: the date taken off, dashes to spaces, the first letter large."""
    _, rest = day_in_name(stem_of(path))
    words = rest.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else rest
