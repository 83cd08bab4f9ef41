"""What a build tells of itself: one small record a site, never a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from portfolio_gen.problems import Problem
from portfolio_gen.publish.listing import Listing
from portfolio_gen.publish.manifest import Made, Planned
from portfolio_gen.view.figures import CohortFigures

JobResult = Literal["built", "unchanged", "absent", "kept", "failed"]
"""What became of a site; `absent` is one that this audience does not get, `kept` one whose files cannot be read now."""


@dataclass(frozen=True, slots=True)
class OnlyTheirs:
    """How much a learner keeps to themselves: a count, and nothing of what it is."""

    name: str
    """As educators and family know the learner."""
    entries: int


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What a job reports: figures, digests and problems, never pages."""

    site_path: str
    """Below the output; it may hold a family's secret, so it is for files, not for people."""
    label: str
    """What people call it."""
    outcome: JobResult
    made: Made | None
    problems: tuple[Problem, ...]
    media: frozenset[str] = frozenset()
    """Which files of the store of media it uses."""
    texts: frozenset[str] = frozenset()
    """What the texts that it shows are kept under."""
    learners: tuple[str, ...] = ()
    """Names of the learners' folders that it is made from."""
    planned: Planned | None = None
    """What may be shown now; None where that could not be told."""
    files: Listing | None = None
    """What the staged site holds, of a site that was built."""
    theme: tuple[str, ...] = ()
    """The theme's files that its pages ask for."""
    only_theirs: OnlyTheirs | None = None
    """Of the site of one learner: what nobody but they see on any site."""
    figures: CohortFigures | None = None
    """Of a cohort's site in a school whose own site needs them: what the cohort adds up to."""

    def without_details(self) -> SiteRecord:
        """The same without what only its publishing needs."""
        return replace(self, planned=None, files=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    records: tuple[SiteRecord, ...]
    problems: tuple[Problem, ...]
    removed: tuple[str, ...] = ()
    learners: int = 0
    """How many learners the school has, whether or not anything was built for them."""

    @property
    def only_theirs(self) -> tuple[OnlyTheirs, ...]:
        """Learners for whom something was looked at and who keep entries to themselves, by folder."""
        found = {record.learners: record.only_theirs for record in self.records if record.only_theirs}
        return tuple(found[folder] for folder in sorted(found) if found[folder].entries)
