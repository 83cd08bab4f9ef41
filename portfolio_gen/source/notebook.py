"""Notebooks of Jupyter as Markdown: words as they are, code as code, and of what it made the pictures and short texts.

The format is read by `nbformat`; nothing of a notebook is run.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

ENDING = ".ipynb"
LARGEST_OUTPUT = 2_000
"""Letters of a text that code made; a longer one is cut, with a line that says so."""
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_ATTACHED = re.compile(r"\]\(attachment:([^()\s]{1,200})\)")
_TERMINAL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_TICKS = re.compile(r"`{3,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


class NotANotebook(ValueError):
    """A file that `nbformat` cannot read."""


class Notebook(NamedTuple):
    """A notebook as a text of Markdown."""

    text: str
    cells: tuple[int, ...]
    """The line on which each cell begins, the first line being 1."""

    def cell_at(self, line: int) -> int:
        """The number of the cell that a line of the text belongs to, the first cell being 1."""
        return max(bisect_right(self.cells, line), 1)


def read_notebook(written: str) -> Notebook:
    """A notebook from the text of its file. Raises NotANotebook.

    Keys stand between dashes in a first cell of words, or, as Quarto has them, in a raw cell.
    """
    import nbformat  # it takes its time, and few schools have notebooks

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = nbformat.reads(written, 4, {})  # type: ignore[no-untyped-call]
        language = str(found.metadata.get("kernelspec", {}).get("language", "python"))
        cells = ["\n\n".join(part for part in _parts(cell, language) if part.strip()) for cell in found.cells]
    except Exception as error:  # whatever a library of another house raises over a broken file
        raise NotANotebook from error
    lines, parts, line = [], [], 1
    for cell in cells:
        lines.append(line)
        if cell:
            parts.append(cell)
            line += cell.count("\n") + 2
    return Notebook("\n\n".join(parts) + "\n", tuple(lines))


def _parts(cell: Any, language: str) -> Iterator[str]:
    source = str(cell.source)
    if cell.cell_type == "markdown":
        attached = cell.get("attachments", {})
        yield _ATTACHED.sub(lambda match: f"]({_data(attached.get(match[1], {})) or match[1]})", source)
    elif cell.cell_type == "code":
        hidden = {"remove-cell", "hide-cell", "remove_cell"} & {*map(str, cell.metadata.get("tags", ()))}
        if not hidden:
            yield _fenced(source, language)
            yield from (_output(output) for output in cell.get("outputs", ()))
    elif source.lstrip().startswith("---"):
        yield source


def _output(output: Any) -> str:
    """A picture, else the text, of what a cell made; nothing of an error or of a page."""
    if output.output_type == "stream":
        return _fenced(_shortened("".join(output.text)), "text")
    if output.output_type not in ("display_data", "execute_result"):
        return ""
    data = output.get("data", {})
    if picture := _data(data):
        return f"![what the code drew]({picture})"
    return _fenced(_shortened("".join(data.get("text/plain", ""))), "text")


def _data(data: Any) -> str:
    """A picture as an address that holds it; "" where there is none."""
    for kind in _PICTURES:
        encoded = "".join(data.get(kind, "")) if kind in data else ""
        if encoded and _BASE64.fullmatch(encoded):
            return f"data:{kind};base64,{''.join(encoded.split())}"
    return ""


def _shortened(text: str) -> str:
    plain = _TERMINAL.sub("", text)
    return plain if len(plain) <= LARGEST_OUTPUT else f"{plain[:LARGEST_OUTPUT]}\n… (cut here)"


def _fenced(code: str, language: str) -> str:
    if not code.strip():
        return ""
    longest = max((len(ticks) for ticks in _TICKS.findall(code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language if re.fullmatch(r'[A-Za-z0-9+#-]{1,20}', language) else ''}\n{code.rstrip()}\n{fence}"
