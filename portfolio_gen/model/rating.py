"""Ratings: what an educator saw on one day. They live in the school's files, never in a learner's."""

from __future__ import annotations

import datetime as dt

from portfolio_gen.model.value import Value


class Rating(Value):
    """One judgement of one learner on one standard."""

    learner: str
    standard: str
    """Canonical code."""
    level: str
    """Id of a level of the school's scale."""
    date: dt.date | None = None
    time: dt.time | None = None
    """Of that day, where it is written; of one day what has none is the oldest."""
    doubtful: dt.date | None = None
    """A day that can hardly be right, as of an entry: it is shown, and the rating counts as one without a day."""
    by: str = ""
    evidence: str = ""
    """Id of the evidence looked at, or an empty text."""
    work: int = 0
    """The same number for all attempts at the same piece of work; 0 where none is named. Says nothing of which."""
    note: str = ""
    final: bool = False
    """An educator's explicit judgement, which no calculation overrules."""
    path: str = ""
    line: int = 0

    @property
    def moment(self) -> tuple[dt.date, dt.time]:
        """What tells older ratings from newer ones; an undated one is the oldest."""
        time = self.time if self.date else None
        return self.date or dt.date.min, time or dt.time.min

    @property
    def written_day(self) -> dt.date | None:
        """The day as it was written, whether it counts or not."""
        return self.date or self.doubtful
