"""The jobs of a build: which sites there are to make, of whom, and the folder each owns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import short_digest, slug
from portfolio_gen.problems import Problems
from portfolio_gen.publish.release import ASSETS
from portfolio_gen.publish.secret import family_token, read_secret
from portfolio_gen.settings import Settings
from portfolio_gen.source.front_matter.fields import did_you_mean
from portfolio_gen.source.learners import chosen_cohort, is_one_learner, list_learners
from portfolio_gen.source.school import read_school
from portfolio_gen.source.school_files import FOLDER

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

    @property
    def label(self) -> str:
        """What messages call it: family folders are secrets, so learners are named instead."""
        whose = SCHOOL if self.cohorts else self.cohort or ", ".join(self.learners)
        return f"{self.audience.value}/{whose}"

    @property
    def place(self) -> str:
        """Below the output; also the job's name in the manifest."""
        return f"{self.audience.value}/{self.folder}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the school to build; empty tuples mean all."""

    learners: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = SITES

    @property
    def whole(self) -> bool:
        """Whether nothing is left out, so that folders no job owns can go."""
        return not self.learners and not self.cohorts

    @property
    def everything(self) -> bool:
        """Whether it is the whole school for every audience, so that what no site uses can go."""
        return self.whole and set(self.audiences) == set(SITES)


def learner_folders(learners_dir: Path) -> tuple[Path, ...]:
    """Learners' folders by name; of those that would share an address, the first."""
    if is_one_learner(learners_dir):
        return (learners_dir,)
    found: dict[str, Path] = {}
    for folder in _folders(learners_dir, Problems()):
        found.setdefault(slug(folder.name), folder)
    return tuple(found.values())


def _folders(learners_dir: Path, problems: Problems) -> list[Path]:
    return [learners_dir / name for name in list_learners(learners_dir, problems)]


def cohorts_of(
    school: School, learners: Iterable[str], chosen: Mapping[str, str]
) -> dict[str, tuple[Cohort, tuple[str, ...]]]:
    """Cohorts with the learners' folders in them, by cohort id.

    The school's list decides; a learner in none of its lists is in the cohort their profile names (`chosen`, by
    folder), if the school has it. A school without cohorts is one cohort of everyone.
    """
    folders = {slug(name): name for name in learners}
    if not school.cohorts:
        everyone = Cohort(id="everyone", title=school.name)
        return {"everyone": (everyone, tuple(folders.values()))} if folders else {}
    listed = {learner for cohort in school.cohorts for learner in cohort.learners}
    return {
        cohort.id: (
            cohort,
            tuple(
                name
                for learner, name in folders.items()
                if learner in cohort.learners or (learner not in listed and chosen.get(name) == cohort.id)
            ),
        )
        for cohort in school.cohorts
    }


def list_jobs(settings: Settings, school: School, scope: Scope, problems: Problems) -> list[Job]:
    """Every site in scope, the large ones first, so that no process is left with one of them at the end."""
    names, cohorts = _placed(settings, school)
    report_strays(settings, school, problems)
    in_scope = {name for name in names if not scope.learners or slug(name) in scope.learners}
    if scope.cohorts:
        in_scope &= {name for cohort in scope.cohorts for name in cohorts.get(cohort, (None, ()))[1]}
    secret = read_secret(settings.secret) if Audience.FAMILY in scope.audiences else b""
    jobs = _educators_jobs(school, cohorts, scope, in_scope) if Audience.EDUCATORS in scope.audiences else []
    for name in sorted(in_scope):
        if Audience.FAMILY in scope.audiences:
            jobs.append(Job(Audience.FAMILY, family_token(secret, slug(name)), (name,)))
        if Audience.PUBLIC in scope.audiences:
            jobs.append(Job(Audience.PUBLIC, _site_folder(slug(name)), (name,)))
    return jobs


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


def _chosen_cohorts(settings: Settings, school: School, names: Iterable[str]) -> dict[str, str]:
    listed = {learner for cohort in school.cohorts for learner in cohort.learners}
    strays = [name for name in names if slug(name) not in listed] if school.cohorts else []
    return {name: chosen_cohort(folder_of(settings, name), school) for name in strays}


def folder_of(settings: Settings, name: str) -> Path:
    """The folder of a learner, or the one learner's folder that the whole project is."""
    whole = settings.learners_dir
    return whole if name == whole.name and is_one_learner(whole) else whole / name


def _placed(settings: Settings, school: School) -> tuple[list[str], dict[str, tuple[Cohort, tuple[str, ...]]]]:
    names = [folder.name for folder in learner_folders(settings.learners_dir)]
    return names, cohorts_of(school, names, _chosen_cohorts(settings, school, names))


def list_members(settings: Settings, school: School) -> dict[str, tuple[str, ...]]:
    """Folders of learners by cohort; those in no cohort under an empty id."""
    names, cohorts = _placed(settings, school)
    members = {cohort_id: folders for cohort_id, (_, folders) in cohorts.items()}
    placed = {name for folders in members.values() for name in folders}
    strays = tuple(name for name in names if name not in placed)
    return members | ({"": strays} if strays else {})


def report_strays(settings: Settings, school: School, problems: Problems) -> None:
    """Note learners in no cohort, and names in a cohort's list that have no folder."""
    names, cohorts = _placed(settings, school)
    placed = {name for _, members in cohorts.values() for name in members}
    present = {slug(name): name for name in names}
    _report_doubles(settings, present, problems)
    for name in names:
        if name not in placed:
            problems.add(
                "PG503",
                f"{name}/",
                0,
                "This learner is in no cohort, so no educator sees them.",
                f"Add {name} to a cohort in {FOLDER}/school.yml.",
            )
    for cohort in school.cohorts:
        for learner in cohort.learners:
            if learner not in present:
                problems.add(
                    "PG503",
                    f"{FOLDER}/school.yml",
                    0,
                    f"{cohort.id} lists “{learner}”, and there is no such folder.",
                    "Correct the name, or make the folder with: portfolio new learner",
                    "cohorts",
                )


def _report_doubles(settings: Settings, present: Mapping[str, str], problems: Problems) -> None:
    for folder in () if is_one_learner(settings.learners_dir) else _folders(settings.learners_dir, problems):
        first = present[slug(folder.name)]
        if folder.name != first:
            message = f"“{first}” would have the same address, so this folder is left out."
            problems.add("PG213", f"{folder.name}/", 0, message, "Give one of the two folders another name.")


def family_links(settings: Settings) -> list[tuple[str, str]]:
    """Learners' folders with the page that opens their family site, below the output."""
    secret = read_secret(settings.secret)
    names = (folder.name for folder in learner_folders(settings.learners_dir))
    return [(name, f"{Audience.FAMILY.value}/{family_token(secret, slug(name))}/index.html") for name in names]


def unknown_names(settings: Settings, scope: Scope) -> str:
    """What to say when the scope names learners or cohorts that there are not; "" when it names none."""
    learners = {slug(folder.name) for folder in learner_folders(settings.learners_dir)}
    for learner in scope.learners:
        if learner not in learners:
            return (
                f"There is no learner “{learner}”. {did_you_mean(learner, learners, 'Look into the learners folder.')}"
            )
    if not scope.cohorts:
        return ""
    cohorts = _placed(settings, read_school(settings.learners_dir, Problems(), settings.frameworks_dir))[1]
    for cohort in scope.cohorts:
        if cohort not in cohorts:
            return f"There is no cohort “{cohort}”. {did_you_mean(cohort, cohorts, 'Look into _school/school.yml.')}"
    return ""
