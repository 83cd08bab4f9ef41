"""A mark before anything is deleted: a folder is the program's own if it carries the mark, or was empty."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.whole_file import PART, write_whole

CLAIM_FILE = ".portfolio-gen"
"""The file that makes a folder the program's own."""
_WORDS = (
    b"The program Portfolio Gen made this folder and replaces what it made in it. Keep files of your own elsewhere.\n"
)
_STATE = {"lock", "secret", "media", "texts", "frameworks"}
"""What a state_dir of an earlier program holds; it had no mark."""
_SURE = {"lock", "secret"}
"""What nobody else has in a folder with these names alone."""
_LISTS = "manifest-"


def claim_output(settings: Settings) -> None:
    """Make the output, or make sure that it is the program's own. Raises SettingsError where it is somebody else's.

    An earlier program set no mark, but kept a list of what it made there.
    """
    _claim(settings.output, "output", settings.config_file.name, known=settings.old_manifest.is_file())


def claim_state(settings: Settings) -> None:
    """Make state_dir, or make sure that it is the program's own, and that nobody else on this machine can read it.

    Raises SettingsError where it is somebody else's.
    """
    folder = settings.state_dir
    found = _names(folder)
    known = any(name in _SURE or name.startswith(_LISTS) for name in found) and all(map(_is_state, found))
    _claim(folder, "state_dir", settings.config_file.name, known=known)
    for inner in (folder, settings.manifest, settings.media_dir, settings.texts_dir, settings.frameworks_dir):
        if not inner.exists():
            inner.mkdir(mode=0o700)
        elif (
            os.name == "posix"
            and inner.is_dir()
            and not inner.is_symlink()
            and stat.S_IMODE(inner.stat().st_mode) & 0o77
        ):
            with suppress(PermissionError):  # a disk without rights
                inner.chmod(0o700)


def claim_stage(settings: Settings, stage: Path) -> None:
    """Make a folder that nobody looks into. Raises SettingsError where somebody has one of that name."""
    _claim(stage, "output", settings.config_file.name, known=settings.old_manifest.is_file())
    if os.name == "posix":
        stage.chmod(0o700)


def is_marked(folder: Path) -> bool:
    """Whether a folder carries the mark, as an ordinary file."""
    mark = folder / CLAIM_FILE
    return mark.is_file() and not mark.is_symlink()


def require_mark(folder: Path) -> None:
    """Raise OSError where a folder could not be marked: what is written there would look like somebody else's."""
    if not is_marked(folder):
        raise OSError(errno.EIO, f"{folder.name} could not be made")


def _claim(folder: Path, setting: str, config: str, *, known: bool) -> None:
    if is_marked(folder):
        return
    found = _names(folder)
    if found and not known:
        raise SettingsError(
            f"{folder} holds files that this program did not make, such as “{found[0]}”, and what lies there would be "
            f"replaced. Nothing was changed. Set {setting} in {config} to a folder of its own, empty or not there yet."
        )
    if not folder.is_dir():
        folder.mkdir(parents=True)
    write_whole(folder / CLAIM_FILE, _WORDS)
    (folder / CLAIM_FILE).chmod(0o644)


def _names(folder: Path) -> list[str]:
    """What lies in a folder; a disk's own `lost+found` and half-written marks are nobody's files."""
    if not folder.exists() and not folder.is_symlink():
        return []
    if not folder.is_dir():
        raise SettingsError(f"{folder} is a file. Give it another name, or name another folder in mkdocs.yml.")
    return sorted(_of_somebody(item.name for item in folder.iterdir()))


def _of_somebody(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if name != "lost+found" and not name.startswith(f"{CLAIM_FILE}."))


def _is_state(name: str) -> bool:
    return name in _STATE or name.startswith(_LISTS) or name.endswith(PART)
