"""The school that a command is about."""

from __future__ import annotations

from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.settings import Settings
from portfolio_gen.source.school import read_school


def school_of(settings: Settings) -> School:
    """The school as its files have it; what is to mend in them is said by a check and by a build."""
    return read_school(settings.learners_dir, Problems(), settings.frameworks_dir)
