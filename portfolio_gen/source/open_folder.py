"""Files and folders below the learners' folder, opened without following a link.

Whoever may write into a folder may swap a file for a link, or a folder for another, between a look and the reading.
So nothing is looked at by its name: every folder on the way is opened from the one above it, links are refused by the
system in the same step, and what was opened is what is judged and read.
"""

from __future__ import annotations

import errno
import os
import stat
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, NamedTuple

ItemKind = Literal["file", "folder", "link", "other"]
LINK = ("This is a link, and links are not followed.", "Put the file or the folder itself in its place.")
"""What a problem says of a link, and what to do."""
NOT_ORDINARY = ("This is not an ordinary file.", "Put an ordinary file in its place.")
NO_FOLDER = ("This is a file, and a folder belongs here.", "Rename the file, and put the folder back in its place.")
_OUTSIDE = ("This lies outside of the folder.", "Copy the file into the folder and use its name.")
SWAPPED = ("This was another file a moment ago.", "Build again when nobody is writing here.")

_LINK_TAGS = {getattr(stat, "IO_REPARSE_TAG_SYMLINK", -1), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)}


class NotOpened(OSError):
    """A file or a folder that is not read: `code` (PG111, PG307), `message` and `hint`, as a problem has them."""

    def __init__(self, code: str, message: str, hint: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.missing = missing
        """Whether nothing has this name."""


class FolderItem(NamedTuple):
    """What lies in a folder, as the folder itself has it: a link is a link, wherever it leads."""

    name: str
    kind: ItemKind


class OpenFolder(ABC):
    """A folder held open: whatever is moved or linked meanwhile, what is read through it lies below it."""

    def __enter__(self) -> OpenFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def open(self, relative: str) -> BinaryIO:
        """The ordinary file at a place below, by forward slashes. Raises NotOpened."""
        try:
            handle = self._open_file(below_folder(relative))
        except (OSError, ValueError) as error:
            raise not_opened(error, "file", is_link=self._is_link(relative)) from error
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return os.fdopen(handle, "rb")
        os.close(handle)
        raise NotOpened("PG111", *NOT_ORDINARY)

    def items(self, relative: str = "") -> list[FolderItem]:
        """What lies in a folder below, or in this one, by name. Raises NotOpened."""
        try:
            return sorted(self._items(below_folder(relative)))
        except (OSError, ValueError) as error:
            raise not_opened(error, "folder", is_link=self._is_link(relative)) from error

    @abstractmethod
    def close(self) -> None:
        """Let go of the folder."""

    @abstractmethod
    def _open_file(self, place: str) -> int: ...

    @abstractmethod
    def _items(self, place: str) -> list[FolderItem]: ...

    @abstractmethod
    def _is_link(self, place: str) -> bool:
        """Whether a link stands on the way to a place: for the words of a problem, and for nothing else."""


def below_folder(relative: str) -> str:
    """The place, if it lies below. Raises NotOpened."""
    if relative and not all(part.strip(".") for part in relative.split("/")):
        raise NotOpened("PG307", *_OUTSIDE)
    return relative


def not_opened(error: OSError | ValueError, what: str, *, is_link: bool = False) -> NotOpened:
    """What the system said, in words for whoever put the file there."""
    if isinstance(error, NotOpened):
        return error
    if is_link:
        return NotOpened("PG307", *LINK)
    if what == "folder" and isinstance(error, NotADirectoryError):
        return NotOpened("PG111", *NO_FOLDER)
    if isinstance(error, OSError) and error.errno == errno.ENXIO:
        return NotOpened("PG111", *NOT_ORDINARY)
    reason = error.strerror if isinstance(error, OSError) else "a sign in its name"
    message, hint = f"The {what} cannot be opened ({reason}).", "Look at its name and at who may open it."
    return NotOpened("PG111", message, hint, missing=isinstance(error, FileNotFoundError))


def kind_of(item: os.DirEntry[str]) -> ItemKind:
    """What an item is itself."""
    try:
        if item.is_symlink() or (os.name == "nt" and leads_away(item.stat(follow_symlinks=False))):
            return "link"
        if item.is_dir(follow_symlinks=False):
            return "folder"
        return "file" if item.is_file(follow_symlinks=False) else "other"
    except OSError:
        return "other"


def leads_away(status: os.stat_result) -> bool:
    """A link, or what Windows calls a junction; files that a cloud has not fetched yet are no links."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _LINK_TAGS


def ways(root: Path, relative: str) -> list[Path]:
    """Every folder on the way from a root to a place, and the place."""
    parts = relative.split("/") if relative else []
    return [root.joinpath(*parts[: count + 1]) for count in range(len(parts))]


def any_link(root: Path, relative: str) -> bool:
    """Whether a link stands between a root and a place, the place included."""
    try:
        return any(leads_away(os.lstat(way)) for way in ways(root, relative))
    except (OSError, ValueError):
        return False
