"""The whole story: list the jobs, run one, run them all. Read this first.

A job is one audience and one scope. It reads the folders in its scope, passes each portfolio through `disclose`, plans
a site from what is left, and, unless the plan is the one that was built last, renders, audits and releases it.

    read -> disclose -> plan -> (same fingerprint? stop) -> render -> audit -> release
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.executors import executor
from portfolio_gen.jobs import Job, Scope, folder_of, learner_folders, list_jobs, report_strays
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.medium import Medium
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.pages.cohort_site import cohort_site
from portfolio_gen.pages.learner_site import learner_site
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import Site, fingerprint, texts
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.project_lock import alone
from portfolio_gen.publish import release
from portfolio_gen.publish.manifest import Made, note_exchange, read_manifest, write_manifest
from portfolio_gen.publish.media import MediaStore
from portfolio_gen.publish.mkdocs_host import program, warm_host
from portfolio_gen.publish.staging import stage_site
from portfolio_gen.publish.text_store import TextStore, keep_texts, place_of
from portfolio_gen.published_files import published_files
from portfolio_gen.record import Outcome, Result, SiteRecord
from portfolio_gen.settings import Settings
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.school import read_school
from portfolio_gen.view.disclose import consented, disclose, may_have_site
from portfolio_gen.view.portfolio_view import PortfolioView

Tell = Callable[[int, int, SiteRecord | None], None]
"""What is told how many sites are done, of how many, and the last of them."""
_NO_SEARCH = "The site is built, without its search. Run: pip install 'pagefind[bin]'. Or write search: false."
_OURS = "This is our fault, not yours. The old site stays. Please report it with this line."


def read_and_plan(
    job: Job, settings: Settings, school: School, store: MediaStore | None
) -> tuple[Site | None, Problems]:
    """From files to the plan of one site: read, disclose, plan. No store means no media: a check, not a build."""
    problems = Problems()
    if job.cohorts:
        return _plan_school(job, settings, school), problems
    views: list[tuple[PortfolioView, Mapping[str, Medium]]] = []
    for name in job.learners:
        if not consented(slug(name), job.audience, school):
            continue
        portfolio = read_portfolio(folder_of(settings, name), school, problems)
        if may_have_site(portfolio, job.audience):
            view = disclose(portfolio, job.audience, school)
            views.append((view, _media(view, school, store, problems) if store else {}))
    return _plan(job, views, school, search=settings.search), problems


def _plan(
    job: Job, views: list[tuple[PortfolioView, Mapping[str, Medium]]], school: School, *, search: bool
) -> Site | None:
    if job.cohort:
        cohort = next((c for c in school.cohorts if c.id == job.cohort), None)
        site = cohort_site(cohort or Cohort(id=job.cohort, title=school.name), views, school, search=search)
        return replace(site, folder=job.folder)
    for view, media in views:
        return learner_site(view, school, media, job.folder)
    return None


def _plan_school(job: Job, settings: Settings, school: School) -> Site:
    """The school's own site: sums of what each cohort's educators see, with no file and no word of a learner."""
    titles = {cohort.id: cohort for cohort in school.cohorts}
    cohorts = [
        (titles.get(cohort_id) or Cohort(id=cohort_id, title=school.name), folder, _views(members, settings, school))
        for cohort_id, folder, members in job.cohorts
    ]
    return school_site(cohorts, school)


def _views(names: Iterable[str], settings: Settings, school: School) -> list[PortfolioView]:
    unheard = Problems()  # every cohort's own job reports what it reads
    return [
        disclose(read_portfolio(folder_of(settings, name), school, unheard), Audience.EDUCATORS, school)
        for name in names
    ]


def _media(view: PortfolioView, school: School, store: MediaStore, problems: Problems) -> dict[str, Medium]:
    return published_files(view, school, store, problems, _open_file)


def _open_file(path: Path) -> BinaryIO:
    return path.open("rb")


def run(job: Job, settings: Settings, school: School, known: Made | None) -> SiteRecord:
    """Make one site. A fault of ours costs this site alone: the old one stays, and the record says so."""
    problems, store, memory = Problems(), MediaStore(settings.media_dir), TextStore(settings.texts_dir, program())
    try:
        site, problems = read_and_plan(job, settings, school, store)
        outcome, made = _make(job, site, settings, store, memory, known, problems)
        shown = memory.used if outcome == "built" or not site else frozenset(map(place_of, texts(site)))
    except Exception as error:  # the last line of defence: one site's fault must not stop the school
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}."
        problems.add("PG901", job.label, 0, message, _OURS)
        outcome, made, shown = "failed", None, frozenset()
    return SiteRecord(job.place, job.label, outcome, made, in_order(problems.found), store.used, shown)


def _make(
    job: Job,
    site: Site | None,
    settings: Settings,
    store: MediaStore,
    memory: TextStore,
    known: Made | None,
    problems: Problems,
) -> tuple[Result, Made | None]:
    """Render, audit and release a site, unless the one that stands is the same or there is to be none."""
    if site is None:
        return "absent", None
    host = warm_host(str(settings.config_file))
    planned, place = (fingerprint(site), host.environment), settings.output / job.place
    if known and (known.fingerprint, known.environment) == planned and place.is_dir():
        return "unchanged", known
    stage = release.stage_beside(settings.output) / job.place
    release.remove(stage)
    staged = stage_site(site, host, store, stage, memory)
    for path, fault in staged.faults:
        problems.add("PG902", f"{job.label}/{path}", 0, f"There is {fault} on this page.", _OURS)
    if staged.faults:
        return "failed", None
    if staged.without_search:
        problems.add("PG903", job.label, 0, staged.without_search, _NO_SEARCH)
    note_exchange(settings.manifest, job.place)
    release.swap_in(stage, place)
    known_as = "" if staged.without_search else planned[0]
    return "built", Made(known_as, planned[1], len(site.pages), staged.size)


# ---- all jobs ------------------------------------------------------------------------------------------------------

_process: tuple[Settings, School, Mapping[str, Made]] | None = None


def _prepare(settings: Settings, school: School, known: Mapping[str, Made]) -> None:
    """What each worker process is given once, instead of with every job."""
    global _process
    _process = settings, school, known


def _run_here(job: Job) -> SiteRecord:
    assert _process is not None
    settings, school, known = _process
    return run(job, settings, school, known.get(job.place))


def build(settings: Settings, scope: Scope, workers: int, tell: Tell) -> Outcome:
    """Build every site in scope. `tell(done, total, record)` is called before the first and after each.

    Raises SettingsError while another build of this project is at work.
    """
    with alone(settings):
        return _build(settings, scope, workers, tell)


def _build(settings: Settings, scope: Scope, workers: int, tell: Tell) -> Outcome:
    problems = Problems()
    school = read_school(settings.learners_dir, problems, settings.frameworks_dir)
    jobs = list_jobs(settings, school, scope, problems)
    release.recover(release.stage_beside(settings.output), settings.output)
    known = read_manifest(settings.manifest)
    host = warm_host(str(settings.config_file))
    assets = {audience.value: host.assets(audience.value) for audience in scope.audiences}
    for audience in sorted({job.audience for job in jobs}):
        release.renew(assets[audience.value], settings.output / audience.value)
    records: list[SiteRecord] = []
    tell(0, len(jobs), None)
    with executor(min(workers, len(jobs)), _prepare, settings, school, known) as ordered_map:
        for record in ordered_map(_run_here, jobs):
            records.append(record)
            tell(len(records), len(jobs), record)
    removed = _finish(settings, scope, records, known, assets)
    found = (problem for record in records for problem in record.problems)
    learners = len(learner_folders(settings.learners_dir))
    return Outcome(tuple(records), in_order((*problems.found, *found)), removed, learners)


def _finish(
    settings: Settings,
    scope: Scope,
    records: list[SiteRecord],
    known: Mapping[str, Made],
    assets: Mapping[str, Collection[str]],
) -> tuple[str, ...]:
    """Folders that nobody owns any more removed, old theme files gone, manifest written."""
    removed = release.prune(settings.output, {record.place for record in records if record.outcome == "absent"})
    if scope.whole:
        owned = {record.place for record in records if record.outcome != "absent"}
        removed += release.prune(settings.output, release.unowned(settings.output, scope.audiences, owned))
        for audience, places in assets.items():
            release.keep_only(settings.output / audience, release.ASSETS, places)
        if scope.everything and all(record.outcome != "failed" for record in records):
            release.keep_only(settings.media_dir, "", {place for record in records for place in record.media})
            keep_texts(settings.texts_dir, {place for record in records for place in record.texts})
    made = {place: one for place, one in known.items() if (settings.output / place).is_dir()}
    made |= {record.place: record.made for record in records if record.made}
    unsure = {record.place for record in records if record.outcome == "failed"}
    write_manifest(settings.manifest, {place: one for place, one in made.items() if place not in unsure})
    release.remove(release.stage_beside(settings.output))
    return removed


def check(settings: Settings, scope: Scope) -> tuple[Problem, ...]:
    """Read, disclose and plan everything in scope; render nothing, write nothing."""
    problems = Problems()
    school = read_school(settings.learners_dir, problems)
    report_strays(settings, school, problems)
    for name in (folder.name for folder in learner_folders(settings.learners_dir)):
        if not scope.learners or slug(name) in scope.learners:
            job = Job(Audience.ME, slug(name), (name,))
            problems.found.extend(read_and_plan(job, settings, school, None)[1].found)
    return in_order(problems.found)
