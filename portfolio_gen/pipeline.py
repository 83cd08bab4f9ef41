"""The whole story: list the jobs, run one, run them all. Read this first.

A job is one audience and one scope. It reads the folders in its scope, passes each portfolio through `disclose`, plans
a site from what is left, and, unless the plan is the one that was built last, renders and audits it. The build itself
publishes: what is to go goes first, finished sites are exchanged, and what cannot be made loses what was taken back.

    read -> disclose -> plan -> (same fingerprint? stop) -> render -> audit -> exchange
"""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_gen.enrolment import learner_folders
from portfolio_gen.executors import Died, Executor, executor
from portfolio_gen.jobs import Job, Scope, educators_place, list_jobs, together
from portfolio_gen.model.school import School
from portfolio_gen.pages.site import Site, fingerprint_of, parts, texts
from portfolio_gen.planning import LearnerUnreadable, Readings, read_and_plan
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.project_lock import project_lock
from portfolio_gen.publish import release
from portfolio_gen.publish.claim import require_mark
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.publish.listing import list_folder, stands_as_listed
from portfolio_gen.publish.manifest import Made, Planned, read_standing
from portfolio_gen.publish.media.preparing import MediaStore, PreparedMedia
from portfolio_gen.publish.program import program
from portfolio_gen.publish.staging import stage_site
from portfolio_gen.publish.text_store import TextStore, store_key
from portfolio_gen.publish.withdrawal import HOME
from portfolio_gen.publishing import DISK, Publishing
from portfolio_gen.results import Outcome, SiteRecord
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.school import read_school
from portfolio_gen.view.figures import CohortFigures, figures_from_json

Tell = Callable[[int, int, SiteRecord | None], None]
"""What is told how many sites are done, of how many, and the last of them."""
_NO_SEARCH = "The site is built, without its search. Run: pip install 'pagefind[bin]'. Or write search: false."
_AS_TYPED = "It is shown as you typed it. Put what was pasted into a file of its own, and name it under files:."
_OURS = "This is our fault, not yours. Nothing that was taken back stays online. Please report it with this line."
_DEAD = "Look for a file that is very large or damaged in what this site shows, take it out, and build again."


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who builds asks for besides."""

    remove: bool = False
    """Sites go although many learners are gone at once."""
    verify: bool = False
    """Every file that stands is compared with what was written."""
    today: dt.date | None = None
    """The day on which is built: warnings name days that are still to come. No output depends on it."""


def run(
    job: Job, settings: Settings, school: School, wishes: Wishes = Wishes(), readings: Readings | None = None
) -> SiteRecord:
    """Read, plan and stage one site. A fault of ours, or of the disk, costs this site alone."""
    problems, store, memory = Problems(), MediaStore(settings.media_dir), TextStore(settings.texts_dir, program())
    blank = SiteRecord(job.site_path, job.label, "failed", None, (), learners=job.learners)
    planned = None
    try:
        site, problems, theirs, figures = read_and_plan(job, settings, school, store, wishes.today, readings)
        blank = replace(blank, only_theirs=theirs, figures=figures)
        planned = Planned(parts(site), site.shown) if site else None
        record = _make(replace(blank, planned=planned), site, settings, store, memory, problems, wishes)
        shown = memory.used if record.outcome == "built" or not site else frozenset(map(store_key, texts(site)))
        return replace(record, problems=in_order(problems.found), media=store.used, texts=shown)
    except LearnerUnreadable as unreadable:
        return replace(blank, outcome="kept", problems=in_order(unreadable.problems))
    except SettingsError:  # the build itself says so, once
        pass
    except OSError as fault:
        planned = planned or what_may_be_shown(job, settings, school)
        problems.add("PG904", job.label, 0, f"The disk refused: {fault.strerror or fault}.", DISK)
    except Exception as error:  # the last line of defence: one site's fault must not stop the school
        planned = planned or what_may_be_shown(job, settings, school)
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}."
        problems.add("PG901", job.label, 0, message, _OURS)
    return replace(blank, planned=planned, problems=in_order(problems.found), media=store.used)


def what_may_be_shown(job: Job, settings: Settings, school: School) -> Planned | None:
    """What a site that cannot be made may show, told without writing; None where that cannot be told either."""
    try:
        site = read_and_plan(job, settings, school, PreparedMedia(settings.media_dir)).site
        return Planned(parts(site), site.shown) if site else None
    except Exception:  # nothing is known, so nothing may stay
        return None


def _make(
    record: SiteRecord,
    site: Site | None,
    settings: Settings,
    store: MediaStore,
    memory: TextStore,
    problems: Problems,
    wishes: Wishes,
) -> SiteRecord:
    """Render and audit a site, unless the one that stands is the same or there is to be none."""
    if site is None or record.planned is None:
        return replace(record, outcome="absent")
    host = warm_host(str(settings.config_file), settings.host)
    planned = fingerprint_of(record.planned.parts, searchable=site.searchable), host.environment
    standing, site_path = read_standing(settings.manifest, record.site_path), settings.output / record.site_path
    known = standing is not None and (standing.made.fingerprint, standing.made.environment) == planned
    if standing and known and stands_as_listed(site_path, standing.files, closely=wishes.verify):
        return replace(record, outcome="unchanged", made=standing.made)
    root = release.stage_beside(settings.output)
    require_mark(root)
    stage = root / record.site_path
    release.remove(stage)
    staged = stage_site(site, host, store, stage, memory)
    for path, fault in staged.faults:
        problems.add("PG902", f"{record.label}/{path}", 0, f"There is {fault} on this page, so it is left out.", _OURS)
    if any(path == HOME for path, _ in staged.faults):
        return record
    for text in memory.unread:
        problems.add("PG406", text.file, text.line, f"Reading this text as Markdown {text.fault}.", _AS_TYPED)
    if staged.without_search:
        problems.add("PG903", record.label, 0, staged.without_search, _NO_SEARCH)
    whole = not staged.faults and not staged.without_search and not memory.unread
    made = Made(planned[0] if whole else "", planned[1], len(site.pages) - len(staged.faults), staged.size)
    theme = tuple(sorted(host.assets(site.audience)))
    return replace(record, outcome="built", made=made, files=list_folder(stage), theme=theme)


# ---- all jobs ------------------------------------------------------------------------------------------------------

_process: tuple[Settings, School, Wishes] | None = None


def _prepare(settings: Settings, school: School, wishes: Wishes) -> None:
    """What each worker process is given once, instead of with every job."""
    global _process
    _process = settings, school, wishes


def _run_here(jobs: tuple[Job, ...]) -> tuple[SiteRecord, ...]:
    """Make sites that are made of one reading."""
    assert _process is not None
    settings, school, wishes = _process
    readings = Readings(settings, school, wishes.today)
    return tuple(run(job, settings, school, wishes, readings) for job in jobs)


def _plan_here(job: Job) -> Planned | None:
    assert _process is not None
    settings, school, _ = _process
    return what_may_be_shown(job, settings, school)


def build(settings: Settings, scope: Scope, workers: int, tell: Tell, wishes: Wishes = Wishes()) -> Outcome:
    """Build every site in scope. `tell(done, total, record)` is called before the first and after each.

    Raises SettingsError while another build of this project is at work, where output or state_dir is not the
    program's own, and where all learners or the school's file are gone and their going is no wish.
    """
    with project_lock(settings):
        return _build(settings, scope, workers, tell, wishes)


def _build(settings: Settings, scope: Scope, workers: int, tell: Tell, wishes: Wishes) -> Outcome:
    problems = Problems(today=wishes.today)
    publishing = Publishing(settings, scope)
    school = read_school(settings.learners_dir, problems, settings.frameworks_dir)
    jobs = list_jobs(settings, school, scope, problems)
    publishing.take_back(jobs, school, problems, remove=wishes.remove)
    unusable = publishing.renew_theme(jobs)
    records: list[SiteRecord] = []
    tell(0, len(jobs), None)
    with executor(min(workers, len(jobs)), _prepare, settings, school, wishes) as execution:
        for record in _records(jobs, settings, school, execution):
            publishing.take(record)
            records.append(record.without_details() if record.outcome != "built" else record)
            tell(len(records), len(jobs), record)
    done = publishing.finish(records)
    if unusable:
        raise unusable
    found_problems = (problem for record in done for problem in record.problems)
    learners = len(learner_folders(settings))
    return Outcome(
        done, in_order((*problems.found, *found_problems, *publishing.problems)), publishing.removed, learners
    )


def _records(jobs: Sequence[Job], settings: Settings, school: School, execution: Executor) -> Iterator[SiteRecord]:
    """What becomes of every job; the school's own site comes last, for it is made of what cohorts add up to."""
    figures: dict[str, CohortFigures] = {}
    for found in execution.map(_run_here, together(job for job in jobs if not job.cohorts)):
        for record in _one_by_one(found.item, execution) if isinstance(found, Died) else found:
            figures |= {record.figures.cohort: record.figures} if record.figures else {}
            yield record
    for job in jobs:
        if job.cohorts:
            known = tuple(
                filter(None, (figures.get(one[0]) or _noted(one[0], settings, school) for one in job.cohorts))
            )
            yield from _one_by_one((replace(job, figures=known),), execution)


def _noted(cohort: str, settings: Settings, school: School) -> CohortFigures | None:
    """What a cohort that is not built now added up to when its site was made."""
    standing = read_standing(settings.manifest, educators_place(cohort))
    return figures_from_json(standing.figures, school.scale) if standing and standing.figures else None


def _one_by_one(jobs: Iterable[Job], execution: Executor) -> Iterator[SiteRecord]:
    """The records of jobs that are made each by itself, as where one of several ended a process."""
    for job in jobs:
        found = execution.alone(_run_here, (job,))
        yield from (_of_the_dead(job, execution),) if isinstance(found, Died) else found


def _of_the_dead(job: Job, execution: Executor) -> SiteRecord:
    """The record of a job that no process survives; what may be shown is told in one that only plans."""
    planned = execution.alone(_plan_here, job)
    message = "The program was ended while it worked on this site, and again when it tried once more."
    problem = Problem(job.label, 0, "PG906", "", message, _DEAD)
    known = None if isinstance(planned, Died) else planned
    return SiteRecord(job.site_path, job.label, "failed", None, (problem,), learners=job.learners, planned=known)
