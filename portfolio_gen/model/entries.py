"""What a learner writes: goals, reflections, evidence; and feedback that others write to it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from portfolio_gen.model.body import Body
from portfolio_gen.model.value import Value


class Attachment(Value):
    """A file beside an entry: a picture, a recording, a document, data."""

    path: str
    """Relative to the learner's folder, with forward slashes."""
    name: str
    """As a reader may save it."""
    alt: str = ""
    photographic: bool = False
    """Whether it may show a person: every raster picture and every film may."""
    visual: bool = False
    """Whether a page shows it as a picture."""
    recording: bool = False
    """Whether it is a film or a sound, which may have captions."""
    captions: bool = False
    """Whether it holds captions of a film or a sound."""


class Tag(Value):
    """A standard that an entry, or a section of it, is about."""

    code: str
    """The canonical code, or what was written where no standard has it."""
    known: bool = True
    level: str = ""
    """Id of the level the learner gives their own work, or an empty text."""
    section: str = ""
    """Text of the heading the tag stands on, or an empty text for the whole entry."""


class Entry(Value):
    """What goals, reflections, evidence and feedback have in common.

    Disclosed whole or not at all. Who may see it stands in its portfolio, not here: whatever has left `disclose`
    carries no sharing any more.
    """

    id: str
    """The file's name without `.md`, as a slug. After disclosure unique within the kind, among what is shown."""
    file: str = ""
    """Path in the learner's folder: what an entry is known by before disclosure. Nothing stands here after it."""
    title: str
    date: dt.date | None = None
    """The day that counts, for order and for everything that is counted back."""
    doubtful: dt.date | None = None
    """A day that can hardly be right, told among what an audience sees: it is shown, and `date` is none."""
    standards: tuple[Tag, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = ""
    body: Body = Body()
    attachments: tuple[Attachment, ...] = ()
    """Files named in the front matter, in the order they are named."""

    @property
    def written_day(self) -> dt.date | None:
        """The day as it was written, whether it counts or not."""
        return self.date or self.doubtful


class Step(Value):
    """One step of a goal, with the day planned and the day done."""

    text: str
    due: dt.date | None = None
    done: dt.date | None = None
    finished: bool = False


class GoalStatus(StrEnum):
    """Where a goal stands, in the learner's own judgement."""

    PLANNED = "planned"
    IN_PROGRESS = "in progress"
    ACHIEVED = "achieved"
    CHANGED = "changed"
    PAUSED = "paused"


class Goal(Entry):
    """What a learner wants, why, and how they will know."""

    kind: Literal["goal"] = "goal"
    sort: str = ""
    """academic, personal, career, civic, or the school's own list."""
    status: GoalStatus | None = None
    started: dt.date | None = None
    target: dt.date | None = None
    why: str = ""
    success: str = ""
    """The learner's own expectation."""
    steps: tuple[Step, ...] = ()
    support: tuple[str, ...] = ()


class Reflection(Entry):
    """What a learner thinks about a goal or a piece of work."""

    kind: Literal["reflection"] = "reflection"
    goal: str = ""
    """Id of a goal; before disclosure its name as somebody wrote it, as a slug."""
    about: tuple[str, ...] = ()
    """Ids of evidence; before disclosure their names."""


class Evidence(Entry):
    """A piece of work, with the files that show it."""

    kind: Literal["evidence"] = "evidence"
    form: str = ""
    """artifact, performance, video, failure: a free word."""
    links: tuple[str, ...] = ()
    course: str = ""
    context: str = ""
    """school, home, work, community."""
    goal: str = ""
    featured: bool = False


UNTITLED_FEEDBACK = "Feedback"
"""What feedback without a title is called where nobody may be named."""


class Feedback(Entry):
    """What somebody else answers to one entry."""

    kind: Literal["feedback"] = "feedback"
    by: str = ""
    role: str = ""
    """educator, family, peer, mentor."""
    on: str = ""
    """`kind/id` of any entry. Before disclosure its name, after a kind if one was written; `?` for one that is none."""


AnyEntry = Goal | Reflection | Evidence | Feedback


def entry_key(entry: AnyEntry) -> str:
    """What other values call an entry: `goal/build-a-filter`."""
    return f"{entry.kind}/{entry.id}"
