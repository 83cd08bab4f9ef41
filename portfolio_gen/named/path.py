"""A path as somebody typed it: with the signs of another system, a remark of the shell, or as this one writes it."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath


def spellings(typed: str) -> tuple[str, ...]:
    """What a typed path may mean here: itself, and the same with its backslashes read as on Windows.

    A quote at the end is what its command line makes of `"learners\\maya-l\\"`.
    """
    bare = typed.rstrip('"')
    windows = PureWindowsPath(bare)
    return (bare, windows.as_posix()) if "\\" in bare and not windows.drive else (bare,)


def as_typed(typed: str) -> Path:
    """The path that is there; the path as it was typed where none is."""
    return next((Path(each) for each in spellings(typed) if os.path.lexists(each)), Path(typed))
