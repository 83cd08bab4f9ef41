"""From files to the plan of one site: read, disclose, plan. Nothing is written but prepared media."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from portfolio_gen.enrolment import folder_of
from portfolio_gen.jobs import Job
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.media_kind import MediaRefused
from portfolio_gen.model.medium import Medium
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.pages.cohort_site import cohort_site
from portfolio_gen.pages.learner_site import learner_site
from portfolio_gen.pages.school_site import school_site
from portfolio_gen.pages.site import Site
from portfolio_gen.problems import Problems
from portfolio_gen.publish.limits import LimitReached, within
from portfolio_gen.publish.media import MediaStore, MediumUnreadable
from portfolio_gen.settings import Settings
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.open_folder import NotOpened
from portfolio_gen.source.opening import open_attachment
from portfolio_gen.view.disclose import consented, disclose, may_have_site
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.shown import shown

_SECONDS = 60.0
"""Of the processor, to make one file ready. The largest pictures that are not refused anyway take a few."""
_MEMORY = 1 << 30
"""Bytes to make one file ready, more than twice what the largest pictures take."""


class LearnerUnreadable(Exception):
    """The folder of the one learner whose site it is cannot be opened now; that is no decision of theirs."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = tuple(problems.found)


def read_and_plan(
    job: Job, settings: Settings, school: School, store: MediaStore | None
) -> tuple[Site | None, Problems]:
    """From files to the plan of one site: read, disclose, plan. No store means no media: a check, not a build.

    Raises LearnerUnreadable, and OSError where the disk takes no prepared media.
    """
    problems = Problems()
    if job.cohorts:
        return _plan_school(job, settings, school), problems
    views: list[tuple[PortfolioView, Mapping[str, Medium]]] = []
    for name in job.learners:
        if not consented(slug(name), job.audience, school):
            continue
        portfolio = _portfolio(settings, name, school, problems)
        if portfolio is None and not job.cohort:
            raise LearnerUnreadable(problems)
        if portfolio and may_have_site(portfolio, job.audience):
            view = disclose(portfolio, job.audience, school)
            views.append((view, _media(view, store, problems) if store else {}))
    return _plan(job, views, school, search=settings.search), problems


def _plan(
    job: Job, views: list[tuple[PortfolioView, Mapping[str, Medium]]], school: School, *, search: bool
) -> Site | None:
    if job.cohort:
        cohort = next((c for c in school.cohorts if c.id == job.cohort), None)
        site = cohort_site(cohort or Cohort(id=job.cohort, title=school.name), views, school, search=search)
        return replace(site, folder=job.folder, shown=_shown(views))
    for view, media in views:
        return replace(learner_site(view, school, media, job.folder), shown=_shown(views))
    return None


def _shown(views: Iterable[tuple[PortfolioView, Mapping[str, Medium]]]) -> frozenset[str]:
    return frozenset().union(*(shown(view, (medium.digest for medium in media.values())) for view, media in views))


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
    portfolios = (_portfolio(settings, name, school, unheard) for name in names)
    return [disclose(portfolio, Audience.EDUCATORS, school) for portfolio in portfolios if portfolio]


def _portfolio(settings: Settings, name: str, school: School, problems: Problems) -> Portfolio | None:
    """A learner's portfolio; None, and a problem, where their folder cannot be opened."""
    try:
        return read_portfolio(folder_of(settings, name), school, problems)
    except NotOpened as refused:
        problems.add(refused.code, f"{name}/", 0, f"{refused.message} Their own sites stay as they are.", refused.hint)
    return None


def _media(view: PortfolioView, store: MediaStore, problems: Problems) -> dict[str, Medium]:
    """The published form of every file the audience sees. A file that cannot be published is reported and left out."""
    media = {}
    for attachment in view.attachments:
        path = f"{Path(view.folder).name}/{attachment.path}"
        try:
            with open_attachment(view.folder, attachment.path) as opened, within(_SECONDS, _MEMORY):
                media[attachment.path] = _as_judged(store.prepare(opened, path), attachment)
        except MediaRefused as refused:
            problems.add(refused.code, path, 0, refused.message, refused.hint)
        except MediumUnreadable as error:
            message = f"“{attachment.name}” cannot be opened ({error.strerror})."
            problems.add("PG111", path, 0, message, "Look at its name and at who may open it.")
        except LimitReached as reached:
            hint = "Save a smaller copy of it, in another format, and try again."
            problems.add("PG303", path, 0, f"Making this file ready {reached}.", hint)
    return media


def _as_judged(medium: Medium, attachment: Attachment) -> Medium:
    """The medium, unless the file became another kind after it was told who may see it. Raises MediaRefused."""
    if medium.kind in ("photograph", "video") and not attachment.photographic:
        message = f"“{attachment.name}” was exchanged for a file of another kind while it was read."
        raise MediaRefused("PG111", message, "Build again.")
    return medium
