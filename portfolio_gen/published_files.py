"""The files that one audience sees, as they are published; what cannot be published is reported and left out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.media_kind import MediaRefused
from portfolio_gen.model.medium import Medium, Trace
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.publish.media import MediaStore, MediumUnreadable
from portfolio_gen.publish.traces import message_and_hint
from portfolio_gen.view.disclose import shows_photographs
from portfolio_gen.view.portfolio_view import PortfolioView

Opener = Callable[[Path], BinaryIO]
"""What opens a learner's file for reading; raises OSError."""


def published_files(
    view: PortfolioView, school: School, store: MediaStore, problems: Problems, open_file: Opener
) -> dict[str, Medium]:
    """The published form of every file of a view, by its path in the learner's folder.

    Reports PG111 for a file that cannot be read, PG3xx for one that cannot be published, and PG309 or, where the
    school wants that, PG310 for one that may tell more than it shows.
    """
    shown: set[Trace] = {"photographs"} if shows_photographs(view.learner, view.audience, school) else set()
    found = {}
    for attachment in view.attachments:
        place = f"{Path(view.folder).name}/{attachment.path}"
        medium = _prepared(attachment, Path(view.folder), place, store, problems, open_file)
        if medium and (set(medium.traces) <= shown or _may_be_shown(attachment, medium, place, school, problems)):
            found[attachment.path] = medium
    return found


def _prepared(
    attachment: Attachment, folder: Path, place: str, store: MediaStore, problems: Problems, open_file: Opener
) -> Medium | None:
    try:
        with closing(_opened(folder / attachment.path, place, open_file)) as opened:
            return store.prepare(opened, place)
    except MediaRefused as refused:
        problems.add(refused.code, place, 0, refused.message, refused.hint)
    except MediumUnreadable as error:
        message = f"“{attachment.name}” cannot be opened ({error.strerror})."
        problems.add("PG111", place, 0, message, "Look at its name and at who may open it.")
    return None


def _opened(path: Path, place: str, open_file: Opener) -> BinaryIO:
    try:
        return open_file(path)
    except OSError as error:
        raise MediumUnreadable(error.errno, error.strerror, place) from error


def _may_be_shown(attachment: Attachment, medium: Medium, place: str, school: School, problems: Problems) -> bool:
    """Report all that the file may tell: the words are the same for every audience, and so are told once."""
    refused = school.refuses_hidden_data
    words = message_and_hint(attachment.name, medium.traces, refused=refused)
    problems.add("PG310" if refused else "PG309", place, 0, *words)
    return not refused
