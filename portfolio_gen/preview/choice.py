"""What a preview is asked to show, and the one job that this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portfolio_gen.enrolment import list_members
from portfolio_gen.jobs import Job
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.named.cohort import cohort_with_site
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.pages.words import say
from portfolio_gen.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose site, for whose eyes. Empty texts stand for the first there is."""

    audience: str = Audience.ME.value
    learner: str = ""
    cohort: str = ""


def settled_choice(settings: Settings, school: School, choice: Choice) -> tuple[Choice, tuple[str, ...]]:
    """The choice with the folder of a learner or the id of a cohort in it, and the others it might have been.

    There are others only where the choice left it open. Raises SettingsError for what there is not.
    """
    members = list_members(settings, school)
    everyone = sorted({name for names in members.values() for name in names})
    wanted = replace(
        choice,
        learner=_learner(settings, choice, members) if choice.learner else "",
        cohort=cohort_with_site(school, choice.cohort) if choice.cohort else "",
    )
    job = preview_job(members, wanted.audience, wanted.learner, wanted.cohort)
    found = replace(wanted, audience=job.audience.value, learner="" if job.cohort else job.learners[0])
    found = replace(found, cohort=job.cohort)
    if choice.learner or choice.cohort:
        return found, ()
    if job.cohort:
        return found, tuple(name for name in sorted(filter(None, members)) if name != job.cohort)
    return found, tuple(name for name in everyone if name != found.learner)


def _learner(settings: Settings, choice: Choice, members: Mapping[str, tuple[str, ...]]) -> str:
    try:
        return LearnerNames(settings).meant_in_part(choice.learner)
    except SettingsError:
        if slug(choice.learner) in members:
            message = f"“{choice.learner}” is a cohort. Write: portfolio serve --cohort {slug(choice.learner)}"
            raise SettingsError(message) from None
        raise


def preview_job(members: Mapping[str, tuple[str, ...]], audience: str, learner: str, cohort: str) -> Job:
    """The one job that a preview shows. `members` are folders of learners by cohort.

    The site lies at the top of the server, so its folder is "". Raises SettingsError.
    """
    if audience not in list(Audience):
        raise SettingsError(f"“{audience}” is no audience. Write one of: {', '.join(Audience)}")
    everyone = sorted({name for names in members.values() for name in names})
    if cohort or (audience == Audience.EDUCATORS and not learner):
        cohorts = sorted(filter(None, members))
        chosen = cohort or next(iter(cohorts), "")
        if chosen not in cohorts:
            raise SettingsError(f"There is no cohort “{chosen}”. Write one of: {', '.join(cohorts)}")
        return Job(Audience.EDUCATORS, "", members[chosen], chosen)
    name = next((name for name in everyone if slug(name) == slug(learner)), "") if learner else ""
    name = name or ("" if learner else next(iter(everyone), ""))
    if not name:
        raise SettingsError(f"There is no learner “{learner}”. Write one of: {', '.join(everyone)}")
    return Job(Audience(audience), "", (name,))


def choice_in_words(job: Job, name: str) -> str:
    """Whose pages a preview shows and for whom. `name` is the learner's, or the title of the cohort."""
    if job.cohort:
        return say("{name} as its educators see it", name=name)
    return {
        Audience.ME: say("{name}’s pages as only {name} sees them", name=name),
        Audience.FAMILY: say("{name}’s pages as the family sees them", name=name),
        Audience.EDUCATORS: say("{name}’s pages as educators see them", name=name),
        Audience.PUBLIC: say("{name}’s pages as everybody sees them", name=name),
    }[job.audience]
