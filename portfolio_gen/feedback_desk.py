"""Where feedback is given: the school, its learners, and what of theirs the giver may see."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from portfolio_gen.enrolment import folder_of
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import School
from portfolio_gen.named.author import Author
from portfolio_gen.named.entry import Answerable
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.named.school import school_of
from portfolio_gen.problems import Problems
from portfolio_gen.scaffold import write_feedback
from portfolio_gen.settings import Settings
from portfolio_gen.source.front_matter.encoding import decode
from portfolio_gen.source.keys import ROLES
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.view.disclose import disclose

__all__ = ["ROLES", "FeedbackDesk", "NoText", "text_given"]


class NoText(Exception):
    """Nothing that could be feedback came in; the text says why."""


class FeedbackDesk:
    """One school, with the eyes of one audience: an educator answers nothing that is not shared with educators."""

    def __init__(self, settings: Settings, audience: Audience) -> None:
        self._settings = settings
        self._audience = audience
        self.names = LearnerNames(settings)

    @cached_property
    def school(self) -> School:
        """The school as its files have it."""
        return school_of(self._settings)

    def answerable(self, folder: str) -> Answerable:
        """The entries of a learner that may be answered. Raises NotOpened where the folder cannot be read."""
        portfolio = read_portfolio(folder_of(self._settings, folder), self.school, Problems())
        return Answerable(
            disclose(portfolio, self._audience, self.school), disclose(portfolio, Audience.ME, self.school)
        )

    def write(self, folder: str, on: str, by: Author, day: str, *, circles: str, text: str) -> Path:
        """Write feedback into a learner's folder; without `text` it is to be filled in. Raises AlreadyThere."""
        place = folder_of(self._settings, folder)
        return write_feedback(place, on, day, by=by.name, role=by.role, circles=circles, text=text)


def text_given(data: bytes, source: str) -> str:
    """The text in bytes that came from somewhere. Raises NoText where there is none."""
    problems = Problems()
    text = (decode(data, source, problems) or "").strip()
    if not text:
        raise NoText(problems.found[0].message if problems.found else "Nothing came in.")
    return text
