"""Looking without building: everything is read, disclosed and planned, and nothing is written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from portfolio_gen.enrolment import learner_folders, report_strays
from portfolio_gen.jobs import Job, Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.planning import LearnerUnreadable, check_files, read_and_plan
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.publish.media.preparing import PassingMedia
from portfolio_gen.settings import Settings
from portfolio_gen.source.school import read_school


def check(
    settings: Settings, scope: Scope, today: dt.date | None = None, *, media: bool = False
) -> tuple[Problem, ...]:
    """Read, disclose and plan everything in scope; render nothing, write nothing.

    With `media` every file is made ready as well, in a folder that goes: that finds what only a build would.
    """
    problems = Problems(today=today)
    school = read_school(settings.learners_dir, problems)
    report_strays(settings, school, problems)
    names = [folder.name for folder in learner_folders(settings)]
    names = [name for name in names if not scope.learners or slug(name) in scope.learners]
    for name in names:
        job = Job(Audience.ME, slug(name), (name,))
        problems.found.extend(_problems_of(job, settings, school, today))
    if media:
        with TemporaryDirectory() as folder:
            store = PassingMedia(settings.media_dir, Path(folder))
            for name in names:
                check_files(name, settings, school, store, problems)
    return in_order(problems.found)


def _problems_of(job: Job, settings: Settings, school: School, today: dt.date | None) -> tuple[Problem, ...]:
    try:
        return tuple(read_and_plan(job, settings, school, None, today).problems.found)
    except LearnerUnreadable as unreadable:
        return unreadable.problems
