"""The links that families are given: whose family site is which."""

from __future__ import annotations

from pathlib import Path

from portfolio_gen.enrolment import learner_folders
from portfolio_gen.jobs import secret_of
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.publish.secret import family_token
from portfolio_gen.settings import Settings, SettingsError


def family_pages(settings: Settings) -> list[tuple[str, Path]]:
    """Learners' folders with the page that opens their family site, built or not."""
    secret, family = secret_of(settings), settings.output / Audience.FAMILY.value
    names = (folder.name for folder in learner_folders(settings))
    return [(name, family / family_token(secret, slug(name)) / "index.html") for name in names]


def family_page(settings: Settings, wanted: str) -> Path:
    """The page that opens the family site of the learner that somebody means.

    Raises SettingsError where that is nobody, or several, and where the site is not built yet.
    """
    name = LearnerNames(settings).meant_in_part(wanted)
    page = dict(family_pages(settings))[name]
    if not page.is_file():
        raise SettingsError(f"The family site of {name} is not built yet. Make it with: portfolio build")
    return page
