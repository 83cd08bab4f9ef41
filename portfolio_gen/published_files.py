"""The files that one audience sees, as they are published; what cannot be published is reported and left out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.media.inner_picture import name_and_place
from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.model.media.medium import Medium, Trace
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.publish.limits import LimitReached, within
from portfolio_gen.publish.media.preparing import MediaStore, MediumUnreadable
from portfolio_gen.publish.traces import message_and_hint
from portfolio_gen.view.disclose import shows_photographs
from portfolio_gen.view.portfolio_view import PortfolioView

Opener = Callable[[str, str], BinaryIO]
"""What opens a learner's file for reading: by the learner's folder and the path in it. Raises MediaRefused."""
_HINT = "It stands in the text itself. Save it as a file beside the text, and write ![what it shows](its-name.png)"
_SECONDS = 60.0
"""Of the processor, to make one file ready. The largest that are not refused anyway take a few."""
_MEMORY = 1 << 30
"""Bytes to make one file ready, more than twice what the largest pictures take."""


def published_files(
    view: PortfolioView, folder: str, school: School, store: MediaStore, problems: Problems, open_file: Opener
) -> dict[str, Medium]:
    """The published form of every file of a view, by its path in the learner's folder, which lies at `folder`.

    Reports PG111 for a file that cannot be read, PG3xx for one that cannot be published, and PG309 or, where the
    school wants that, PG310 for one that may tell more than it shows.
    """
    shown: set[Trace] = {"photographs"} if shows_photographs(view.learner, view.audience, school) else set()
    found = {}
    for attachment in view.attachments:
        place = f"{Path(folder).name}/{name_and_place(attachment.path)[0]}"
        medium = _prepared(attachment, folder, place, store, problems, open_file)
        if medium and (set(medium.traces) <= shown or _may_be_shown(attachment, medium, place, school, problems)):
            found[attachment.path] = medium
    return found


def _prepared(
    attachment: Attachment, folder: str, place: str, store: MediaStore, problems: Problems, open_file: Opener
) -> Medium | None:
    try:
        with closing(open_file(folder, attachment.path)) as opened, within(_SECONDS, _MEMORY):
            return _as_judged(store.prepare(opened, attachment.path), attachment)
    except MediaRefused as refused:
        problems.add(
            refused.code, place, 0, refused.message, _HINT if name_and_place(attachment.path)[1] else refused.hint
        )
    except MediumUnreadable as error:
        message = f"“{attachment.name}” cannot be opened ({error.strerror})."
        problems.add("PG111", place, 0, message, "Look at its name and at who may open it.")
    except LimitReached as reached:
        hint = "Save a smaller copy of it, or one in another format, and try again."
        problems.add("PG303", place, 0, f"Making “{attachment.name}” ready {reached}.", hint)
    return None


def _as_judged(medium: Medium, attachment: Attachment) -> Medium:
    """The medium, unless the file became another kind after it was told who may see it. Raises MediaRefused."""
    if medium.kind in ("photograph", "video") and not attachment.photographic:
        message = f"“{attachment.name}” was exchanged for a file of another kind while it was read."
        raise MediaRefused("PG111", message, "Build again.")
    return medium


def _may_be_shown(attachment: Attachment, medium: Medium, place: str, school: School, problems: Problems) -> bool:
    """Report all that the file may tell: the words are the same for every audience, and so are told once."""
    refused = school.refuses_hidden_data
    words = message_and_hint(attachment.name, medium.traces, refused=refused)
    problems.add("PG310" if refused else "PG309", place, 0, *words)
    return not refused
