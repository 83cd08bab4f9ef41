"""What one audience sees of one learner. Nothing in it says what was left out."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection, entry_key
from portfolio_gen.model.learner import LearningPlan, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.value import Value


class PortfolioView(Value):
    """A portfolio after disclosure: no sharing, no consent, no reference to anything that is not in it."""

    audience: Audience
    learner: str
    """The learner's id."""
    name: str
    """The name this audience sees."""
    lang: str = ""
    cohort: str = ""
    profile: Profile | None = None
    plan: LearningPlan | None = None
    goals: tuple[Goal, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    ratings: tuple[Rating, ...] = ()
    sees_ratings: bool = True
    """Whether pages may speak of ratings, as they do to educators; else they do not even say that there are none."""
    others: tuple[tuple[str, frozenset[Audience]], ...] = ()
    """Who else sees each thing: `kind/id`, `profile` or `plan`. Told to the learner alone; else empty."""

    @cached_property
    def entries(self) -> tuple[AnyEntry, ...]:
        """Everything with a date of its own, in the order goals, reflections, evidence, feedback."""
        return (*self.goals, *self.reflections, *self.evidence, *self.feedback)

    @cached_property
    def by_key(self) -> dict[str, AnyEntry]:
        """Entries by `kind/id`."""
        return {entry_key(entry): entry for entry in self.entries}

    @cached_property
    def seen_by(self) -> dict[str, frozenset[Audience]]:
        """Who else sees a thing, by what it is called."""
        return dict(self.others)

    @cached_property
    def newest(self) -> dt.date | None:
        """The day of the newest entry: what pages call "as of", never the day of the build."""
        return max((entry.date for entry in self.entries if entry.date), default=None)

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """Every file that a disclosed text or entry names, each once."""
        found: dict[str, Attachment] = {}
        for entry in self.entries:
            found.update((attachment.path, attachment) for attachment in entry.attachments)
        for whole in (self.profile, self.plan):
            if whole:
                found.update((attachment.path, attachment) for attachment in whole.attachments)
        if self.profile and self.profile.photo:
            found[self.profile.photo.path] = self.profile.photo
        return tuple(found[path] for path in sorted(found))

    def answers_to(self, entry: AnyEntry) -> tuple[Feedback, ...]:
        """Feedback on one entry, oldest first."""
        return tuple(reversed([answer for answer in self.feedback if answer.on == entry_key(entry)]))
