"""What a build does to an output: what is to go goes first, then finished sites come, and last it says what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from portfolio_gen.absence import Absence, refuse_absence, report_absence, sites_that_go
from portfolio_gen.jobs import Job, Scope
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.publish import release
from portfolio_gen.publish.claim import claim_output, claim_stage
from portfolio_gen.publish.durable import clear_parts
from portfolio_gen.publish.exchange import Exchange, Finished, InTheWay
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.publish.manifest import Standing, adopt, read_surroundings, standing_places
from portfolio_gen.publish.text_store import keep_texts
from portfolio_gen.publish.theme_files import ThemeFiles
from portfolio_gen.results import SiteRecord
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.school import has_school_file
from portfolio_gen.view.disclose import consented
from portfolio_gen.view.figures import figures_as_json

DISK = "Nothing that was taken back stays online. Make room on the disk, look at who may write there, and build again."
_STRANGERS = "Move your files out of that folder, or set output to a folder of its own."


class Publishing:
    """One build's changes to its output. Raises SettingsError where output or stage is somebody else's folder."""

    def __init__(self, settings: Settings, scope: Scope) -> None:
        self._settings = settings
        self._scope = scope
        self._stage = release.stage_beside(settings.output)
        claim_output(settings)
        self._clearing: OSError | None = None
        with self._going_on():
            claim_stage(settings, self._stage)
            release.recover(self._stage, settings.output)
        clear_parts(settings.state_dir)
        adopt(settings.old_manifest, settings.manifest)
        self._without_theme: OSError | None = None
        self._exchange = Exchange(settings.output, settings.manifest)
        self._theme = ThemeFiles(settings.output, settings.manifest, read_surroundings(settings.manifest))
        self._absence = Absence()

    @property
    def removed(self) -> tuple[str, ...]:
        """Places of the sites that were taken away."""
        return tuple(sorted(self._exchange.removed))

    def take_back(self, jobs: Sequence[Job], school: School, problems: Problems, *, remove: bool) -> None:
        """Take away, before anything else is tried, every site that nobody is to have any more.

        Raises SettingsError, and changes nothing, where that would be all of them though nobody said so.
        """
        refuse_absence(self._settings, remove=remove)
        self._absence = sites_that_go(self._settings, self._scope, jobs, remove=remove)
        report_absence(self._absence, self._settings, problems)
        for site_path in sorted(self._absence.gone | _without_consent(jobs, school)):
            self._exchange.remove(site_path)

    def renew_theme(self, jobs: Iterable[Job]) -> SettingsError | None:
        """Put the theme's files where pages will ask for them; what is wrong with mkdocs.yml where there are none."""
        try:
            host = warm_host(str(self._settings.config_file), self._settings.host)
        except SettingsError as unusable:
            return unusable
        try:
            for audience in sorted({job.audience for job in jobs}):
                self._theme.put(audience.value, host.assets(audience.value))
        except OSError as fault:
            self._without_theme = fault
        return None

    def take(self, record: SiteRecord) -> None:
        """Publish what a job made; where it made nothing, see to it that nothing stands that was taken back."""
        if record.outcome == "absent":
            self._exchange.remove(record.site_path)
        elif record.outcome == "built" and record.made and record.planned and record.files is not None:
            figures = figures_as_json(record.figures) if record.figures else None
            standing = Standing(record.made, record.learners, record.planned, record.files, record.theme, figures)
            if self._without_theme:
                self._exchange.refuse(record.site_path, self._without_theme)
            else:
                self._exchange.put(Finished(record.site_path, standing))
        elif record.outcome == "failed":
            self._exchange.take_back(record.site_path, record.planned)

    def finish(self, records: Sequence[SiteRecord]) -> tuple[SiteRecord, ...]:
        """Put the rest in its place, clear up, and say of each site what became of it."""
        self._exchange.close()
        found = tuple(self._with_fault(record) for record in records)
        for site_path in self._exchange.faults.keys() - {record.site_path for record in records}:
            self._exchange.take_back(site_path, None)  # a site that is to go and could not be moved away
            self._clearing = self._exchange.faults[site_path]
        with self._going_on():
            self._clear_up(found)
        return found

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the disk refused besides sites."""
        if self._clearing is None:
            return ()
        reason = self._clearing.strerror or self._clearing
        message = f"The disk refused while the build put things in order: {reason}."
        return (Problem(f"{self._settings.output.name}/", 0, "PG904", "", message, DISK),)

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Go on after a fault of the disk: what is to go has to go all the same, and the next build clears up."""
        try:
            yield
        except OSError as fault:
            self._clearing = fault

    def _clear_up(self, found: Sequence[SiteRecord]) -> None:
        whole = self._scope.all_sites and not self._absence.held
        if whole and all(record.outcome not in ("failed", "kept") for record in found):
            release.remove_others(
                self._settings.media_dir, {site_path for record in found for site_path in record.media}
            )
            keep_texts(self._settings.texts_dir, {site_path for record in found for site_path in record.texts})
        standing = standing_places(self._settings.manifest, self._settings.output)
        self._theme.keep_needed(standing, school_file=has_school_file(self._settings.learners_dir))
        release.dissolve(self._stage)

    def _with_fault(self, record: SiteRecord) -> SiteRecord:
        fault = self._exchange.faults.get(record.site_path)
        if fault is None:
            return record
        if record.site_path not in self._exchange.stand:
            self._exchange.take_back(record.site_path, record.planned)
        if isinstance(fault, InTheWay):
            message = "A folder that this program did not make stands where this site belongs. It was left alone."
            problem = Problem(record.label, 0, "PG905", "", message, _STRANGERS)
        else:
            problem = Problem(record.label, 0, "PG904", "", f"The disk refused: {fault.strerror or fault}.", DISK)
        return replace(record, outcome="failed", made=None, problems=(*record.problems, problem))


def _without_consent(jobs: Iterable[Job], school: School) -> set[str]:
    """Places of the sites of one learner that consent does not allow: known before anything of theirs is read."""
    alone = ((job, job.learners[0]) for job in jobs if len(job.learners) == 1 and not job.cohort)
    return {job.site_path for job, name in alone if not consented(slug(name), job.audience, school)}
