"""A file written whole or not at all: written beside, and put in its place by a rename."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOR_OWNER, FOR_ALL = 0o600, 0o666
"""Who may read a file: nobody but its owner; whoever the system lets read new files."""
PART = ".part"
"""How the name of what lies beside ends: what a crash leaves there is nobody's file."""


def write_whole(file: Path, data: bytes, mode: int = FOR_OWNER, *, on_disk: bool = False) -> None:
    """Write a file of a folder that is there all at once, so that a crash leaves the old one or the new one.

    With `on_disk` it also outlasts a power cut; without, whoever writes many hands them over together. Raises OSError;
    then the old one stands, and nothing lies beside it.
    """
    with written_beside(file, data, mode, on_disk=on_disk) as part:
        os.replace(part, file)


@contextmanager
def written_beside(file: Path, data: bytes, mode: int = FOR_OWNER, *, on_disk: bool = False) -> Iterator[Path]:
    """What a file is to hold, in a hidden one beside it, to be put in its place; it goes where anything is raised.

    Raises OSError.
    """
    part = file.with_name(f".{file.name.removeprefix('.')}.{os.getpid()}{PART}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as opened:
            opened.write(data)
            if on_disk:
                opened.flush()
                os.fsync(opened.fileno())
        yield part
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
