"""Opening below the learners' folder: by descriptors where the system has them, else by names, looked at twice."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.media.inner_picture import name_and_place
from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.encoding import LARGEST_WITH_PICTURES, read_bytes, text_of
from portfolio_gen.source.open_folder import (
    LINK,
    SWAPPED,
    FolderItem,
    NotOpened,
    OpenFolder,
    any_link,
    below_folder,
    kind_of,
    leads_away,
    not_opened,
    ways,
)
from portfolio_gen.source.text.inner_pictures import find

_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0)
_AS_FILE = os.O_RDONLY | _UNFOLLOWED | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to must not stop the reader."""
_AS_ROOT = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_AS_FOLDER = _AS_ROOT | _UNFOLLOWED
_HAS_DESCRIPTORS = hasattr(os, "O_NOFOLLOW") and os.open in os.supports_dir_fd and os.scandir in os.supports_fd


def open_folder(root: Path, relative: str = "") -> OpenFolder:
    """A folder below `root`. The way to `root` is trusted and followed; nothing below it is. Raises NotOpened."""
    kind = _ByDescriptors if _HAS_DESCRIPTORS else _ByNames
    try:
        return kind(root, below_folder(relative))
    except (OSError, ValueError) as error:
        raise not_opened(error, "folder", is_link=any_link(root, relative)) from error


def open_attachment(folder: str, relative: str) -> BinaryIO:
    """A file of a learner, to be published: `folder` and `place` are those of a view and of its attachment.

    A picture that stands in a text is opened where it is now. Raises MediaRefused (PG307 for a link, PG111 for whatever
    else cannot be opened).
    """
    root = Path(folder)
    text, picture = name_and_place(relative)
    try:
        with open_folder(root.parent, root.name) as opened:
            return _inner(opened, text, picture) if picture else opened.open(relative)
    except NotOpened as refused:
        raise MediaRefused(refused.code, refused.message, refused.hint) from refused


def _inner(opened: OpenFolder, text: str, picture: str) -> BinaryIO:
    data = read_bytes(opened, text, LARGEST_WITH_PICTURES)
    found = find(text_of(data, text, Problems())[0] or "", picture)
    if found is None:
        raise NotOpened("PG111", *SWAPPED)
    return io.BytesIO(found)


class _ByDescriptors(OpenFolder):
    """Every folder opened from the one above it. The last one stays open, as files are read folder by folder."""

    def __init__(self, root: Path, place: str) -> None:
        self._root, self._place = root, place
        first, _, rest = place.partition("/")
        self._handle = os.open(root / first, _AS_FOLDER if place else _AS_ROOT)
        if rest:
            above = self._handle
            try:
                self._handle = _descend(above, rest)
            finally:
                os.close(above)
        self._last = "", self._handle

    def close(self) -> None:
        self._forget()
        os.close(self._handle)

    def _forget(self) -> None:
        if self._last[0]:
            os.close(self._last[1])
        self._last = "", self._handle

    def _folder(self, place: str) -> int:
        if self._last[0] != place:
            self._forget()
            if place:
                self._last = place, _descend(self._handle, place)
        return self._last[1]

    def _open_file(self, place: str) -> int:
        folder, _, name = place.rpartition("/")
        return os.open(name, _AS_FILE, dir_fd=self._folder(folder))

    def _items(self, place: str) -> list[FolderItem]:
        with os.scandir(self._folder(place)) as found:
            return [FolderItem(item.name, kind_of(item)) for item in found]

    def _is_link(self, place: str) -> bool:
        return any_link(self._root, f"{self._place}/{place}".strip("/"))


def _descend(handle: int, place: str) -> int:
    """A folder below an open one, opened folder by folder."""
    at = handle
    for name in place.split("/"):
        try:
            below = os.open(name, _AS_FOLDER, dir_fd=at)
        finally:
            if at != handle:
                os.close(at)
        at = below
    return at


class _ByNames(OpenFolder):
    """For systems without descriptors of folders: the way is looked at before and after, and must be the same."""

    def __init__(self, root: Path, place: str) -> None:
        self._root, self._place = root, place
        self._items("")

    def close(self) -> None:
        """Nothing is held."""

    def _joined(self, place: str) -> str:
        return f"{self._place}/{place}".strip("/")

    def _way(self, place: str) -> list[int]:
        """The numbers by which the system knows what lies on the way."""
        found = [os.lstat(way) for way in ways(self._root, self._joined(place))]
        if any(map(leads_away, found)):
            raise NotOpened("PG307", *LINK)
        return [each.st_ino for each in found]

    def _open_file(self, place: str) -> int:
        before = self._way(place)
        handle = os.open(self._root / self._joined(place), _AS_FILE)
        if before == self._way(place) and os.fstat(handle).st_ino == before[-1]:
            return handle
        os.close(handle)
        raise NotOpened("PG111", *SWAPPED)

    def _items(self, place: str) -> list[FolderItem]:
        before = self._way(place)
        with os.scandir(self._root / self._joined(place)) as items:
            found = [FolderItem(item.name, kind_of(item)) for item in items]
        if before != self._way(place):
            raise NotOpened("PG111", *SWAPPED)
        return found

    def _is_link(self, place: str) -> bool:
        return any_link(self._root, self._joined(place))
