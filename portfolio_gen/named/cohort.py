"""Which cohort somebody means, and how a learner who is in none gets into one."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_gen.enrolment import EVERYONE
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import offered_names
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.cohort_line import cohort_line
from portfolio_gen.source.school import FILE
from portfolio_gen.source.school_files import SCHOOL_FOLDER

_MOST = 6
"""Cohorts whose line is shown."""


def named_cohort(school: School, written: str) -> Cohort:
    """The cohort of this id, or of this title where only one has it. Raises SettingsError, with all there are."""
    wanted = slug(written)
    by_id = [cohort for cohort in school.cohorts if cohort.id == wanted]
    found = by_id or [cohort for cohort in school.cohorts if slug(cohort.title) == wanted]
    if len(found) == 1:
        return found[0]
    if not school.cohorts:
        raise SettingsError(_without_cohorts(school, written))
    listed = "Cohorts are:\n" + "\n".join(f"{cohort.id}  {cohort.title}" for cohort in school.cohorts)
    if found:
        raise SettingsError(f"More than one cohort is called “{written}”. Write the id of one. {listed}")
    near = nearest(wanted, (form for cohort in school.cohorts for form in (cohort.id, slug(cohort.title))))
    likely = [cohort.id for cohort in school.cohorts if near and near[0] in (cohort.id, slug(cohort.title))]
    raise SettingsError(f"There is no cohort “{written}”. {offered_names(likely)}".strip() + f" {listed}")


def cohort_with_site(school: School, written: str) -> str:
    """The id of the cohort that somebody means who asks for its site; everybody's, where the school has no cohorts.

    Raises SettingsError like `named_cohort`.
    """
    if not school.cohorts and not school.unreadable and slug(written) in (EVERYONE, slug(school.name)):
        return EVERYONE
    return named_cohort(school, written).id


def _without_cohorts(school: School, written: str) -> str:
    if school.unreadable:
        return f"{SCHOOL_FOLDER}/{FILE} cannot be read. What to mend is said by:\nportfolio check {SCHOOL_FOLDER}"
    line = f"cohorts:\n  {slug(written)}: {{title: {written}, learners: []}}"
    return (
        f"This school has no cohorts, so everybody is in one. To have some, write into {SCHOOL_FOLDER}/{FILE}:\n{line}"
    )


def joining(settings: Settings, school: School, learner: str, name: str) -> Iterator[str]:
    """What to paste into school.yml for a learner who is in no cohort's list; nothing where there is no need."""
    if not school.cohorts or any(learner in cohort.learners for cohort in school.cohorts):
        return
    file = settings.learners_dir / SCHOOL_FOLDER / FILE
    several = "one of these lines" if len(school.cohorts) > 1 else "this line"
    yield f"{name} is in no cohort yet, so no educator sees them. Write {several} into {file}:"
    for cohort in school.cohorts[:_MOST]:
        found = cohort_line(settings.learners_dir, cohort.id, learner)
        if found is None:
            yield f"For {cohort.title}, into {learner}/profile.md instead:"
            yield f"cohort: {cohort.id}"
        else:
            yield f"For {cohort.title}, {'instead of' if found.instead else 'before'} line {found.line}:"
            yield found.text
