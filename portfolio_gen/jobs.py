"""The jobs of a build: which sites there are to make, of whom, and the folder each owns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from portfolio_gen.enrolment import placed, report_strays
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import short_digest, slug
from portfolio_gen.problems import Problems
from portfolio_gen.publish.family_secret import family_token, read_secret
from portfolio_gen.publish.manifest import places
from portfolio_gen.publish.release import ASSETS
from portfolio_gen.settings import Settings
from portfolio_gen.view.figures import CohortFigures

SCHOOL = "school"
"""The folder of the school's own site, below the educators'."""
SITES = (Audience.FAMILY, Audience.PUBLIC, Audience.EDUCATORS)
"""Audiences that sites are built for, each a folder of the output."""


@dataclass(frozen=True, slots=True)
class Job:
    """One site to make: for whom, of whom, and the folder it owns."""

    audience: Audience
    folder: str
    """Below the audience's folder."""
    learners: tuple[str, ...]
    """Names of learners' folders."""
    cohort: str = ""
    """Id of the cohort whose site this is; "" for a site of one learner or of the whole school."""
    cohorts: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """For the school's own site: every cohort's id, the folder of its site, and its learners' folders."""
    figures: tuple[CohortFigures, ...] = ()
    """For the school's own site: what is known already of what cohorts add up to."""

    @property
    def label(self) -> str:
        """What messages call it: family folders are secrets, so learners are named instead."""
        whose = SCHOOL if self.cohorts else self.cohort or ", ".join(self.learners)
        return f"{self.audience.value}/{whose}"

    @property
    def site_path(self) -> str:
        """Below the output; also the job's name in the manifest."""
        return f"{self.audience.value}/{self.folder}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the school to build; empty tuples mean all."""

    learners: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = SITES

    @property
    def all_learners(self) -> bool:
        """Whether nothing is left out, so that folders no job owns can go."""
        return not self.learners and not self.cohorts

    @property
    def all_sites(self) -> bool:
        """Whether it is the whole school for every audience, so that what no site uses can go."""
        return self.all_learners and set(self.audiences) == set(SITES)


def list_jobs(settings: Settings, school: School, scope: Scope, problems: Problems) -> list[Job]:
    """Every site in scope, the large ones first, so that no process is left with one of them at the end."""
    names, cohorts = placed(settings, school)
    report_strays(settings, school, problems)
    in_scope = {name for name in names if not scope.learners or slug(name) in scope.learners}
    if scope.cohorts:
        in_scope &= {name for cohort in scope.cohorts for name in cohorts.get(cohort, (None, ()))[1]}
    secret = secret_of(settings) if Audience.FAMILY in scope.audiences else b""
    jobs = _educators_jobs(school, cohorts, scope, in_scope) if Audience.EDUCATORS in scope.audiences else []
    for name in sorted(in_scope):
        if Audience.FAMILY in scope.audiences:
            jobs.append(Job(Audience.FAMILY, family_token(secret, slug(name)), (name,)))
        if Audience.PUBLIC in scope.audiences:
            jobs.append(Job(Audience.PUBLIC, _site_folder(slug(name)), (name,)))
    return jobs


def together(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    """The same jobs in the same order; those of one learner's own sites, which are made of one reading, together."""
    return [tuple(group) for _, group in groupby(jobs, key=lambda job: (job.cohort, job.cohorts, job.learners))]


def _educators_jobs(
    school: School, cohorts: Mapping[str, tuple[Cohort, tuple[str, ...]]], scope: Scope, in_scope: set[str]
) -> list[Job]:
    """The cohorts' sites, and the whole school's where somebody may open it."""
    places = [(cohort_id, _site_folder(cohort_id), members) for cohort_id, (_, members) in sorted(cohorts.items())]
    jobs = [
        Job(Audience.EDUCATORS, folder, members, cohort_id)
        for cohort_id, folder, members in places
        if (not scope.cohorts or cohort_id in scope.cohorts) and (not scope.learners or in_scope & set(members))
    ]
    if school.school_educators and places:
        jobs.append(Job(Audience.EDUCATORS, SCHOOL, (), cohorts=tuple(places)))
    return jobs


def _site_folder(name: str) -> str:
    """The folder of a site; the theme's files have one of their own beside it."""
    return f"{name}-{short_digest(name)}" if name in (ASSETS, SCHOOL) else name


def educators_place(cohort: str) -> str:
    """The folder of a cohort's site, below the output."""
    return f"{Audience.EDUCATORS.value}/{_site_folder(cohort)}"


def secret_of(settings: Settings) -> bytes:
    """The secret behind this project's family links. Raises UnusableSecret."""
    manifests = settings.state_dir.glob("manifest-*/")
    stand = any(
        site_path.startswith(f"{Audience.FAMILY.value}/") for manifest in manifests for site_path in places(manifest)
    )
    return read_secret(settings.secret, links_stand=stand)
