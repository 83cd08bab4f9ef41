"""What a learner left of a template: its questions, its examples, and lines of keys that are still notes."""

from __future__ import annotations

from portfolio_gen.model.audience import Sharing
from portfolio_gen.source.front_matter.documents import Document
from portfolio_gen.source.front_matter.written import LONGEST_LINE
from portfolio_gen.source.reading import FolderReading
from portfolio_gen.source.template_words import notes_left, without_questions


def own_words(document: Document, kind: str, sharing: Sharing, reading: FolderReading) -> Document:
    """The document without the templates' questions.

    Each is a PG410 once somebody is to see the page or something is written; each key that was filled in and is still
    a note is a PG116.
    """
    own, lines = without_questions(document)
    if own.body.strip() or (sharing.circles and not sharing.draft):
        for line in lines:
            message = "The question of the template still stands here, so it is on no page."
            reading.problems.add("PG410", document.path, line, message, "Write your answer in its place.")
    _report_notes(document, kind, reading)
    return own


def _report_notes(document: Document, kind: str, reading: FolderReading) -> None:
    for line, key, rows, changed in notes_left(document, kind):
        if changed or (key in ("files", "photo") and _lies_there(rows[0], document.path, reading)):
            message = f"“# {rows[0].strip()[:80]}” begins with a #, so it is only a note."
            lines = "\n".join(rows)
            paste = (lines,) if len(lines) <= LONGEST_LINE else ()
            reading.problems.add("PG116", document.path, line, message, "To use it, take the # away:", key, paste)


def _lies_there(row: str, path: str, reading: FolderReading) -> bool:
    """Whether the file that a row names lies there, under the template's own name for it."""
    value = row.partition(":")[2].partition(" #")[0]
    names = (name.strip(" []\"'") for name in value.split(","))
    return any(name and reading.folder.find_file(name, path) for name in names)
