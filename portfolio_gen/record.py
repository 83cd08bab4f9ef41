"""What a build tells of itself: one small record a site, never a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio_gen.problems import Problem
from portfolio_gen.publish.manifest import Made

Result = Literal["built", "unchanged", "absent", "failed"]
"""What became of a site; `absent` is one that this audience does not get."""


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What a job reports: figures and problems, never pages."""

    place: str
    """Below the output; it may hold a family's secret, so it is for files, not for people."""
    label: str
    """What people call it."""
    outcome: Result
    made: Made | None
    problems: tuple[Problem, ...]
    media: frozenset[str]
    """Which files of the store of media it uses."""
    texts: frozenset[str]
    """What the texts that it shows are kept under."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    records: tuple[SiteRecord, ...]
    problems: tuple[Problem, ...]
    removed: tuple[str, ...] = ()
    learners: int = 0
    """How many learners the school has, whether or not anything was built for them."""
