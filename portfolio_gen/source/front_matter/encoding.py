"""Bytes of a file to text: UTF-8, with a warning UTF-16, and never a guess."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from portfolio_gen.problems import Problems
from portfolio_gen.source.notebook import ENDING, NotANotebook, Notebook, read_notebook
from portfolio_gen.source.open_folder import NotOpened, OpenFolder, not_opened
from portfolio_gen.source.text.inner_pictures import BASE64_SIGN, taken_out

LARGEST_TEXT = 2_000_000
"""Bytes of one text file: sixteen times the longest diary seen."""

LARGEST_WITH_PICTURES = 50_000_000
"""Bytes of a text and of the pictures that stand in it."""
_BEGINNING = 8
"""Letters at the beginning of a text. Where zero bytes part them it is UTF-16 without its mark, or UTF-32, and keys
that hide it would be taken for text."""

_SAVE_AS = "In your editor choose “Save as” and the encoding UTF-8."


def read_text(
    folder: OpenFolder, relative: str, path: str, problems: Problems, largest: int = LARGEST_TEXT
) -> str | None:
    """The text of a file without its BOM and with `\\n` line ends; None, and a problem, when it cannot be had."""
    try:
        data = read_bytes(folder, relative, largest)
    except NotOpened as refused:
        problems.add(refused.code, path, 0, refused.message, refused.hint)
        return None
    return decode(data, path, problems)


class ReadText(NamedTuple):
    """A text as it is read: without the pictures that stand in it."""

    text: str
    pictures: Mapping[str, str]
    """Those pictures, in base64, by the names that stand there now."""
    notebook: Notebook | None = None
    """The notebook that the text was made of."""


def read_whole(folder: OpenFolder, path: str, problems: Problems) -> ReadText | None:
    """A text, or a notebook as one; pictures that stand in it do not count as text.

    None, and a problem, when it cannot be had.
    """
    try:
        data = read_bytes(folder, path, LARGEST_WITH_PICTURES, LARGEST_TEXT)
        text, notebook = text_of(data, path, problems)
        if text is None:
            return None
        pictures = dict[str, str]()
        if BASE64_SIGN in text.lower():
            text, pictures = taken_out(text)
        if len(text) > LARGEST_TEXT // 4 and len(text.encode("utf-8", "replace")) > LARGEST_TEXT:
            raise _too_large(len(data), LARGEST_TEXT)
    except NotOpened as refused:
        problems.add(refused.code, path, 0, refused.message, refused.hint)
        return None
    return ReadText(text, pictures, notebook)


def text_of(data: bytes, path: str, problems: Problems) -> tuple[str | None, Notebook | None]:
    """The bytes of a text or of a notebook as Markdown; None, and a problem, when they are neither."""
    text = decode(data, path, problems)
    if text is None or not path.lower().endswith(ENDING):
        return text, None
    try:
        notebook = read_notebook(text)
    except NotANotebook:
        message = "This file is called a notebook, and cannot be read as one."
        problems.add("PG124", path, 0, message, "Open it in Jupyter and save it again.")
        return None, None
    return notebook.text, notebook


def _too_large(size: int, largest: int) -> NotOpened:
    message = f"This file is too large to read: {size:,} bytes."
    return NotOpened("PG111", message, f"Split it into files of less than {largest:,} bytes.")


def read_bytes(folder: OpenFolder, relative: str, largest: int, largest_text: int = 0) -> bytes:
    """The whole file, read once. Raises NotOpened, also for a file of more than `largest` bytes.

    `largest_text` is what is said to be the most, where that is less.
    """
    try:
        with folder.open(relative) as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read() if size <= largest else b""
    except NotOpened:
        raise
    except OSError as error:
        raise not_opened(error, "file") from error
    if max(size, len(data)) > largest:
        raise _too_large(max(size, len(data)), largest_text or largest)
    return data


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
