"""Bytes of a file to text: UTF-8, with a warning UTF-16, and never a guess."""

from __future__ import annotations

import stat
from pathlib import Path

from portfolio_gen.problems import Problems

LARGEST = 2_000_000
"""Bytes of one text file: sixteen times the longest diary seen."""

_BEGINNING = 8
"""Letters at the beginning of a text. Where zero bytes part them it is UTF-16 without its mark, or UTF-32, and keys
that hide it would be taken for text."""

_SAVE_AS = "In your editor choose “Save as” and the encoding UTF-8."


def read_text(file: Path, path: str, problems: Problems, largest: int = LARGEST) -> str | None:
    """The text of a file without its BOM and with `\\n` line ends; None, and a problem, when it cannot be had."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            problems.add("PG111", path, 0, "This is not an ordinary file.", "Put a text file in its place.")
            return None
        if found.st_size > largest:
            message = f"This file is too large to read: {found.st_size:,} bytes."
            problems.add("PG111", path, 0, message, f"Split it into files of less than {largest:,} bytes.")
            return None
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "a sign in its name"
        message = f"The file cannot be opened ({reason})."
        problems.add("PG111", path, 0, message, "Look at its name and at who may open it.")
        return None
    return decode(data, path, problems)


def decode(data: bytes, path: str, problems: Problems) -> str | None:
    """Bytes to text. UTF-8; UTF-16 with its mark is taken with a warning; anything else is a problem."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            problems.add("PG106", path, 1, "The file looks like UTF-16, but is damaged.", _SAVE_AS)
            return None
        problems.add("PG107", path, 1, "The file is saved as UTF-16 (“Unicode”).", _SAVE_AS)
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = 1 + data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
            problems.add("PG106", path, line, "There are letters here that are not saved as UTF-8.", _SAVE_AS)
            return None
    text = text.lstrip("\ufeff")
    if text[:_BEGINNING].count("\0") > _BEGINNING // 3:
        problems.add("PG106", path, 1, "The file looks like UTF-16, but has no mark that says so.", _SAVE_AS)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
