"""Every site of the sample school as it is planned, the views that learners have of their own among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sample_school import REPOSITORY

from portfolio_gen.jobs import Scope, list_jobs
from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.site import Site
from portfolio_gen.planning import read_and_plan
from portfolio_gen.problems import Problems
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.settings import read_settings
from portfolio_gen.source.school import read_school


@cache
def planned_sites() -> tuple[Site, ...]:
    """Planned once for all who ask."""
    with TemporaryDirectory() as made:
        return tuple(_planned(Path(made)))


def _planned(made: Path) -> Iterator[Site]:
    places = {"learners_dir": str(REPOSITORY / "learners"), "state_dir": f"{made}/state", "output": f"{made}/site"}
    settings = read_settings(REPOSITORY / "mkdocs.yml", **places)
    school, store = read_school(settings.learners_dir, Problems()), MediaStore(settings.media_dir)
    jobs = list_jobs(settings, school, Scope(), Problems())
    own = [replace(job, audience=Audience.ME) for job in jobs if job.audience is Audience.FAMILY]
    for job in (*jobs, *own):
        site = read_and_plan(job, settings, school, store).site
        if site:
            yield site
