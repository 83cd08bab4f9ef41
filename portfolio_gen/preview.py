"""The live preview: one job, planned like any other and written for MkDocs' own server to show."""

from __future__ import annotations

from pathlib import Path

from portfolio_gen.enrolment import list_members
from portfolio_gen.jobs import Job
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.slug import slug
from portfolio_gen.planning import read_and_plan
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.publish.claim import claim_state
from portfolio_gen.publish.media import MediaStore
from portfolio_gen.publish.mkdocs_host import Host
from portfolio_gen.publish.staging import stage_site
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.school import read_school

_EMPTY = "<!doctype html><html lang=en><title>Nothing to show</title><p>This audience gets no site of this learner."


def write_preview(
    settings: Settings, host: Host, folder: Path, *, audience: str, learner: str, cohort: str
) -> tuple[Problem, ...]:
    """Write one site into `folder`, with its pages at the top and the theme beside them.

    Raises SettingsError for a learner, a cohort or an audience that there is not, and where state_dir is somebody
    else's.
    """
    claim_state(settings)
    problems = Problems()
    school = read_school(settings.learners_dir, problems, settings.frameworks_dir)
    members = list_members(settings, school)
    store = MediaStore(settings.media_dir)
    site, found = read_and_plan(preview_job(members, audience, learner, cohort), settings, school, store)
    if site is None:
        (folder / "index.html").write_text(_EMPTY, "utf-8")
        return in_order((*problems.found, *found.found))
    host.copy_assets(folder)
    stage_site(site, host, store, folder)
    return in_order((*problems.found, *found.found))


def preview_job(members: dict[str, tuple[str, ...]], audience: str, learner: str, cohort: str) -> Job:
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
