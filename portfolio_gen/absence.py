"""Absence is not deletion: sites go because somebody decided it, never because a disk was not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from portfolio_gen.enrolment import learner_folders, undecided
from portfolio_gen.jobs import Job, Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.publish.manifest import learners_of, places, read_surroundings
from portfolio_gen.publish.release import made_here
from portfolio_gen.publish.withdrawal import PAGE_SIGN
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.school import FILE, has_school_file

SHARE = 4
"""More than one learner in so many gone at once is not taken for a decision."""
_REMOVE = "If that is meant, build once with: portfolio build --remove. If not, put the folders back."


@dataclass(frozen=True, slots=True)
class Absence:
    """What stands in an output and is no longer to be made."""

    gone: frozenset[str] = frozenset()
    """Places of sites that are to go."""
    held: frozenset[str] = frozenset()
    """Places of sites that stay, because too much would go at once."""
    learners: int = 0
    """How many learners are gone whose sites stay."""
    known: int = 0
    """How many learners sites stand for."""
    unknown: int = 0
    """How many folders stand there that this program made and nobody knows of."""


def refuse_absence(settings: Settings, *, remove: bool) -> None:
    """Raise SettingsError where everything is gone that sites stand for, unless it is to be removed."""
    standing = places(settings.manifest)
    if remove or not standing:
        return
    folder = settings.learners_dir
    if not learner_folders(settings) and not undecided(settings):
        raise SettingsError(
            f"There is no learner in {folder}, and {len(standing)} sites stand. Nothing was changed. "
            f"Look whether the disk is there and the folder is the right one. {_REMOVE}"
        )
    if read_surroundings(settings.manifest).school_file and not has_school_file(folder):
        raise SettingsError(
            f"{FILE} in {folder} is gone, and it decides who may see what. Nothing was changed. "
            "Put it back. To build without it, build once with: portfolio build --remove"
        )


def sites_that_go(settings: Settings, scope: Scope, jobs: Iterable[Job], *, remove: bool) -> Absence:
    """Which sites nobody is to have any more, and which of them may go.

    Raises SettingsError where sites stand, and nothing is known of any.
    """
    if not scope.all_learners:
        return Absence()
    known = {place for place in places(settings.manifest) if place.partition("/")[0] in scope.audiences}
    made = {job.site_path for job in jobs}
    strange = made_here(settings.output, scope.audiences, PAGE_SIGN, known | made)
    if strange and not known and not remove:
        raise SettingsError(
            f"In {settings.output} stand {len(strange)} sites of another project, or {settings.state_dir.name} "
            "was lost. Nothing was changed. Set output to a folder of its own. If the sites are yours, build once "
            "with: portfolio build --remove"
        )
    owners = {place: _learners(settings, place) for place in known - made}
    open_questions = undecided(settings)
    held = {place for place, names in owners.items() if open_questions & set(map(slug, names))}
    missing = {} if remove else _missing(settings, {place: owners[place] for place in owners.keys() - held})
    stayed = {name for job in jobs if job.site_path in known and not job.cohorts for name in job.learners}
    learners = {name for names in missing.values() for name in names}
    if len(learners) > 1 and len(learners) * SHARE > len(stayed | learners):
        held |= missing.keys()
    else:
        learners = set()
    gone = (owners.keys() - held) | (strange if remove else set())
    count = len(stayed | learners)
    return Absence(frozenset(gone), frozenset(held), len(learners), count, 0 if remove else len(strange))


def _missing(settings: Settings, owners: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Sites of learners none of whom has a folder any more, with their names."""
    present = {folder.name for folder in learner_folders(settings)}
    return {place: names for place, names in owners.items() if names and present.isdisjoint(names)}


def report_absence(absence: Absence, settings: Settings, problems: Problems) -> None:
    """Say what stays that nobody is to have any more, and how it goes."""
    output = PurePath(settings.output).name
    if absence.learners:
        count = f"{absence.learners} of {absence.known} learners"
        message = f"{count} who have sites have no folder any more. Their sites stay."
        problems.add("PG905", f"{output}/", 0, message, _REMOVE)
    if absence.unknown:
        message = f"{absence.unknown} sites of an earlier build stand here, and nobody knows whose they are."
        hint = "To take them away, build once with: portfolio build --remove. Or look into the folder yourself."
        problems.add("PG905", f"{output}/", 0, message, hint)


def _learners(settings: Settings, place: str) -> tuple[str, ...]:
    """Whose site it is; of a site that an earlier program made, the folder that it has."""
    audience, _, folder = place.partition("/")
    return learners_of(settings.manifest, place) or (() if audience == Audience.EDUCATORS else (folder,))
