"""From files to the plan of one site: read, disclose, plan. Nothing is written but prepared media."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from portfolio_gen.enrolment import folder_of
from portfolio_gen.jobs import Job
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.pages.cohort.site import cohort_context, site_of_cohort
from portfolio_gen.pages.learner.site import learner_site
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import Site
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.published_files import published_files
from portfolio_gen.record import OnlyTheirs
from portfolio_gen.settings import Settings
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.open_folder import NotOpened
from portfolio_gen.source.opening import open_attachment
from portfolio_gen.view.disclose import consented, count_only_theirs, disclose, may_have_site
from portfolio_gen.view.figures import CohortFigures, cohort_figures
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import school_view
from portfolio_gen.view.shown import shown_digests


class LearnerUnreadable(Exception):
    """The folder of the one learner whose site it is cannot be opened now; that is no decision of theirs."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = tuple(problems.found)


class Plan(NamedTuple):
    """What came of reading for one site."""

    site: Site | None
    """None for an audience that gets no site."""
    problems: Problems
    only_theirs: OnlyTheirs | None = None
    """Of a build of one learner's site: how much they keep to themselves. Nothing of it is in the site."""
    figures: CohortFigures | None = None
    """Of a cohort's site, where the school has one of its own."""


class Readings:
    """Learners' folders, each read once, however many sites are made from it."""

    def __init__(self, settings: Settings, school: School, today: dt.date | None = None) -> None:
        self._settings, self._school, self._today = settings, school, today
        self._read: dict[str, tuple[Portfolio | None, tuple[Problem, ...]]] = {}

    def portfolio(self, name: str, problems: Problems) -> Portfolio | None:
        """A learner's portfolio with what there is to say of it; None where their folder cannot be opened."""
        if name not in self._read:
            own = Problems(today=self._today)
            self._read[name] = portfolio_of(self._settings, name, self._school, own), tuple(own.found)
        portfolio, found = self._read[name]
        problems.found.extend(found)
        return portfolio


def read_and_plan(
    job: Job,
    settings: Settings,
    school: School,
    store: MediaStore | None,
    today: dt.date | None = None,
    readings: Readings | None = None,
) -> Plan:
    """From files to the plan of one site: read, disclose, plan. No store means no media: a check, not a build.

    Only problems depend on `today`; without it no day is said to be still to come. `readings` holds what was read
    for other sites of the same learner.

    Raises LearnerUnreadable, and OSError where the disk takes no prepared media.
    """
    problems = Problems(today=today)
    if job.cohorts:
        return Plan(_plan_school(job, settings, school), problems)
    readings = readings or Readings(settings, school, today)
    views: list[tuple[PortfolioView, Mapping[str, Medium]]] = []
    theirs = None
    for name in job.learners:
        if not consented(slug(name), job.audience, school):
            continue
        portfolio = readings.portfolio(name, problems)
        if portfolio is None and not job.cohort:
            raise LearnerUnreadable(problems)
        if portfolio and store and not job.cohort:
            theirs = OnlyTheirs(portfolio.learner.name, count_only_theirs(portfolio, school))
        if portfolio and may_have_site(portfolio, job.audience):
            view = disclose(portfolio, job.audience, school)
            if not view.name:
                _report_nameless(portfolio, name, problems)
                continue
            views.append((view, _files(view, portfolio, school, store, problems)))
    if job.cohort:
        return _plan_cohort(job, views, school, problems, search=settings.search)
    return Plan(_plan_learner(job, views, school), problems, theirs)


def _report_nameless(portfolio: Portfolio, folder: str, problems: Problems) -> None:
    """A public site shows no last name, so without a first name that is certain there is none."""
    file = portfolio.profile.file if portfolio.profile.learner else "profile.md"
    message = (
        f"Nobody can tell which word of “{portfolio.learner.name[:80]}” is the first name, so the public site waits."
    )
    hint = "Write between the lines of dashes (---) what everybody may call this learner:"
    problems.add("PG120", f"{folder}/{file}", 0, message, hint, "public_name", ("public_name: A first name",))


def _plan_cohort(
    job: Job,
    views: list[tuple[PortfolioView, Mapping[str, Medium]]],
    school: School,
    problems: Problems,
    *,
    search: bool,
) -> Plan:
    cohort = _cohort(job.cohort, school)
    context = cohort_context(cohort, views, school_view(school, job.audience))
    site = replace(site_of_cohort(context, search=search), folder=job.folder, shown=_shown(views))
    figures = cohort_figures(cohort.id, context.learners, context.inbox) if school.school_educators else None
    return Plan(site, problems, figures=figures)


def _plan_learner(job: Job, views: list[tuple[PortfolioView, Mapping[str, Medium]]], school: School) -> Site | None:
    for view, media in views:
        site = learner_site(view, school_view(school, job.audience), media, job.folder)
        return replace(site, shown=_shown(views))
    return None


def _cohort(cohort_id: str, school: School) -> Cohort:
    """A cohort of the school, or the one of everybody in a school that has none."""
    found = next((cohort for cohort in school.cohorts if cohort.id == cohort_id), None)
    return found or Cohort(id=cohort_id, title=school.name)


def _files(
    view: PortfolioView, portfolio: Portfolio, school: School, store: MediaStore | None, problems: Problems
) -> Mapping[str, Medium]:
    """The files that a view names, published; where they lie is known here and on no page."""
    return published_files(view, portfolio.folder, school, store, problems, open_attachment) if store else {}


def _shown(views: Iterable[tuple[PortfolioView, Mapping[str, Medium]]]) -> frozenset[str]:
    return frozenset().union(
        *(shown_digests(view, (medium.digest for medium in media.values())) for view, media in views)
    )


def _plan_school(job: Job, settings: Settings, school: School) -> Site:
    """The school's own site: sums of what each cohort's educators see, with no file and no word of a learner.

    A cohort is read here only where nothing is known of what it adds up to.
    """
    known = {figures.cohort: figures for figures in job.figures}
    cohorts = [
        (_cohort(cohort_id, school), folder, known.get(cohort_id) or _figures(cohort_id, members, settings, school))
        for cohort_id, folder, members in job.cohorts
    ]
    return school_site(cohorts, school_view(school, job.audience))


def _figures(cohort_id: str, members: Iterable[str], settings: Settings, school: School) -> CohortFigures:
    unheard = Problems()  # every cohort's own job reports what it reads
    portfolios = (portfolio_of(settings, name, school, unheard) for name in members)
    views: list[tuple[PortfolioView, Mapping[str, Medium]]] = [
        (disclose(portfolio, Audience.EDUCATORS, school), {}) for portfolio in portfolios if portfolio
    ]
    context = cohort_context(_cohort(cohort_id, school), views, school_view(school, Audience.EDUCATORS))
    return cohort_figures(cohort_id, context.learners, context.inbox)


def check_files(name: str, settings: Settings, school: School, store: MediaStore, problems: Problems) -> None:
    """Make every file of a learner ready as a build would, for whoever may see it, and report what cannot be."""
    portfolio = portfolio_of(settings, name, school, Problems())  # whoever reads the texts hears of them
    for audience in Audience if portfolio else ():
        if portfolio and consented(slug(name), audience, school) and may_have_site(portfolio, audience):
            view = disclose(portfolio, audience, school)
            _files(view, portfolio, school, store, problems)


def portfolio_of(settings: Settings, name: str, school: School, problems: Problems) -> Portfolio | None:
    """A learner's portfolio; None, and a problem, where their folder cannot be opened."""
    try:
        return read_portfolio(folder_of(settings, name), school, problems)
    except NotOpened as refused:
        problems.add(refused.code, f"{name}/", 0, f"{refused.message} Their own sites stay as they are.", refused.hint)
    return None
