"""What a preview shows: one job, planned like any other, and written into a folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.enrolment import folder_of, list_members, report_strays
from portfolio_gen.jobs import Job
from portfolio_gen.model.school import School
from portfolio_gen.named.portion import Portion
from portfolio_gen.named.school import school_of
from portfolio_gen.pages.site import Site
from portfolio_gen.planning import read_and_plan
from portfolio_gen.preview.choice import Choice, preview_job, settled_choice
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.publish.claim import claim_state
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.staging import stage_site
from portfolio_gen.settings import Settings
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.school import read_school

_EMPTY = "<!doctype html><html lang=en><title>Nothing to show</title><p>This audience gets no site of this learner."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there is to show at one moment."""

    job: Job
    name: str
    """The learner's, as the audience sees it, or the title of the cohort."""
    site: Site | None
    """None where this audience gets no site."""
    problems: tuple[Problem, ...]


def look(settings: Settings, choice: Choice, store: MediaStore, today: dt.date | None) -> Snapshot:
    """Read and plan what a choice shows now, with its pictures in a store. Only problems depend on `today`.

    Raises SettingsError for a learner, a cohort or an audience that there is not, and where state_dir is somebody
    else's; LearnerUnreadable; OSError.
    """
    claim_state(settings)
    problems = Problems(today=today)
    school = read_school(settings.learners_dir, problems, settings.frameworks_dir)
    job = preview_job(list_members(settings, school), choice.audience, choice.learner, choice.cohort)
    site, found, *_ = read_and_plan(job, settings, school, store, today)
    if job.cohort:
        name = next((cohort.title for cohort in school.cohorts if cohort.id == job.cohort), school.name)
    else:
        name = site.title if site else read_learner(folder_of(settings, job.learners[0]), school).name
        problems.found.extend(_about_their_place(settings, school, job.learners[0]))
    return Snapshot(job, name, site, in_order((*problems.found, *found.found)))


def _about_their_place(settings: Settings, school: School, learner: str) -> list[Problem]:
    """What keeps a learner's folder out of cohorts, in the words of a check."""
    problems = Problems()
    report_strays(settings, school, problems)
    return [problem for problem in problems.found if Portion(learner).holds(problem)]


def write_preview(
    settings: Settings, host: Host, folder: Path, choice: Choice, today: dt.date | None = None
) -> tuple[Problem, ...]:
    """Write one site into an empty folder, with its pages at the top and the theme beside them.

    Raises what `look` raises.
    """
    claim_state(settings)
    school = school_of(settings)
    store = MediaStore(settings.media_dir)
    seen = look(settings, settled_choice(settings, school, choice)[0], store, today)
    if seen.site is None:
        (folder / "index.html").write_text(_EMPTY, "utf-8")
        return seen.problems
    host.copy_assets(folder, seen.job.audience.value)
    stage_site(seen.site, host, store, folder)
    return seen.problems
