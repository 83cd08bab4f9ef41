"""Everything the pages of one learner are made from: what the audience sees, the school, prepared media."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from portfolio_gen.model.media.medium import Medium
from portfolio_gen.pages import parts
from portfolio_gen.pages.text_format import day, spoken
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, progress
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress

Media = Mapping[str, Medium]
"""Published files by attachment path."""


@dataclass(frozen=True)
class LearnerContext:
    """Everything a page about one learner is made from."""

    view: PortfolioView
    school: SchoolView
    media: Media
    base: str = ""
    """Folder of this learner's pages within the site; "" or ending with a slash."""

    @property
    def as_of(self) -> dt.date | None:
        """The day of the newest entry."""
        return self.view.newest

    @cached_property
    def progress(self) -> Progress:
        """Where the learner stands, from what this audience sees."""
        return progress(self.view, self.school)

    @cached_property
    def progress_at(self) -> Callable[[dt.date], Progress]:
        """Where the learner stood at the end of a day, worked out once for each."""
        return cache(lambda day: progress(self.view, self.school, day))

    @cached_property
    def levels(self) -> Mapping[str, StandardProgress]:
        """Progress by code."""
        return {item.code: item for item in self.progress.standards}

    def at(self, address: str) -> str:
        """An address of this learner's pages as an address of the site."""
        return self.base + address

    def words(self, lang: str) -> parts.Spoken:
        """`lang` and `dir` for somebody's words; empty where they are in the language of the page."""
        return spoken(lang)

    def day(self, date: dt.date | None) -> parts.Day | None:
        """A day, with its year where that is not this portfolio's newest."""
        return day(date, self.as_of)
