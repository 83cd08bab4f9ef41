"""Rating without a server: a worksheet goes out, comes back filled in, and becomes ratings of the school."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from portfolio_gen.enrolment import learner_folders, list_members
from portfolio_gen.jobs import educators_place
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.model.tables.worksheet import Worksheet
from portfolio_gen.named.cohort import cohort_with_site
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.named.school import school_of
from portfolio_gen.pages.cohort.rating_sheet import rating_sheet
from portfolio_gen.planning import portfolio_of
from portfolio_gen.problems import Problem, Problems, Severity, in_order
from portfolio_gen.project_lock import project_lock
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.front_matter.encoding import read_bytes
from portfolio_gen.source.named_standard import named_standard
from portfolio_gen.source.open_folder import NotOpened
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.filled_file import LARGEST_WORKSHEET, SAVE
from portfolio_gen.source.rating.rating_writer import add_ratings
from portfolio_gen.source.rating.worksheet import Known, check_rows, read_worksheet
from portfolio_gen.source.school_files import SCHOOL_FOLDER
from portfolio_gen.source.sheet_rows import SheetRow
from portfolio_gen.view.days import days_settled
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import school_view
from portfolio_gen.view.unrated import Grouping, unrated


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a worksheet is to hold: a cohort, learners and codes as somebody writes them, and who rates."""

    cohort: str
    codes: tuple[str, ...] = ()
    """None means all standards."""
    learners: tuple[str, ...] = ()
    """None means all of the cohort."""
    by: str = ""
    group: Grouping = Grouping.LEARNER


@dataclass(frozen=True, slots=True)
class FilledWorksheet:
    """What became of a filled worksheet."""

    problems: tuple[Problem, ...]
    new: tuple[Rating, ...] = ()
    known: tuple[Known, ...] = ()
    """Rows that were taken before."""
    empty: tuple[SheetRow, ...] = ()
    """Rows without a level."""
    files: tuple[Path, ...] = ()
    before: tuple[str, ...] = ()
    """For each new rating the id of the level that the same educator gave last, or nothing."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The school's words for levels, by id."""


def as_meant(settings: Settings, wanted: Wanted) -> Wanted:
    """The same with the ids of the cohort and of the learners. Raises SettingsError for what there is not."""
    school = school_of(settings)
    names = LearnerNames(settings)
    learners = dict.fromkeys(slug(names.meant_in_part(learner)) for learner in wanted.learners)
    return replace(wanted, cohort=cohort_with_site(school, wanted.cohort), learners=tuple(learners))


def make_sheet(settings: Settings, wanted: Wanted, folder: Path) -> Worksheet:
    """The worksheet of what is wanted `as_meant`, with ways to the pages as they go from `folder`, where it will lie.

    Raises UserError for a learner who is not in the cohort, and for a code that is not one.
    """
    school = school_of(settings)
    cohort = next((each for each in school.cohorts if each.id == wanted.cohort), None)
    educators = cohort.educators if cohort else ()
    codes = [named_standard(code, school) for code in wanted.codes]
    known = school_view(school, Audience.EDUCATORS)
    found = unrated(_seen(settings, school, wanted), known, codes, wanted.group)
    by = _rater(wanted.by, educators, school)
    site = _way(settings.output / educators_place(wanted.cohort), folder)
    return rating_sheet(found, known, wanted.group, site, by, educators)


def _seen(settings: Settings, school: School, wanted: Wanted) -> list[PortfolioView]:
    """The learners whose evidence is wanted, as the pages of the whole cohort show them.

    Raises SettingsError for one who is not in the cohort.
    """
    members = {slug(name): name for name in list_members(settings, school).get(wanted.cohort, ())}
    for learner in wanted.learners:
        if learner not in members:
            raise SettingsError(f"{learner} is not in {wanted.cohort}.")
    beside = days_settled(_views(settings, school, members.values()), school.terms)
    return [view for view in beside if view.learner in (wanted.learners or members)]


def _rater(by: str, educators: tuple[str, ...], school: School) -> str:
    """Who is to stand under `by`. Raises SettingsError for a way of grouping that nobody is called."""
    if not by:
        return educators[0] if len(educators) == 1 else ""
    known = {*school.educators, *school.school_educators, *(one for each in school.cohorts for one in each.educators)}
    if by in tuple(Grouping) and by not in known:
        raise SettingsError(f"--by says who rates, and no educator is called “{by}”. To group: --group {by}")
    return slug(by)


def _way(target: Path, folder: Path) -> str:
    """The way from a folder to another; the whole one where they lie on different drives."""
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:
        return target.as_posix()


def _views(settings: Settings, school: School, folders: Iterable[str]) -> list[PortfolioView]:
    """What educators see of these learners: no draft and nothing unshared can reach a worksheet."""
    portfolios = (portfolio_of(settings, name, school, Problems()) for name in folders)
    return [disclose(portfolio, Audience.EDUCATORS, school) for portfolio in portfolios if portfolio]


def take_sheet(settings: Settings, file: Path, day: dt.date, by: str = "") -> FilledWorksheet:
    """Turn a filled worksheet into ratings of this day. One error, and nothing is written.

    `by` rates where a row does not say who. Raises SettingsError while another command is at work in this project.
    """
    with project_lock(settings):
        return _taken(settings, file, day, by)


def _taken(settings: Settings, file: Path, day: dt.date, by: str) -> FilledWorksheet:
    problems = Problems()
    data = _read(file, problems)
    if data is None:
        return FilledWorksheet(in_order(problems.found))
    filled = read_worksheet(data, str(file), problems)
    school = school_of(settings)
    shared = _shared(settings, school, filled.learners)
    checked = check_rows(filled.rated, str(file), day, school, shared, problems, by)
    found = in_order(problems.found)
    if any(problem.severity is Severity.ERROR for problem in found):
        return FilledWorksheet(found)
    ratings = settings.learners_dir / SCHOOL_FOLDER / "ratings"
    files = add_ratings(ratings, checked.new, school) if checked.new else ()
    levels = (*school.scale.levels, school.scale.insufficient, school.scale.excused)
    labels = {level.id: level.label for level in levels}
    return FilledWorksheet(found, checked.new, checked.known, filled.empty, files, checked.before, labels)


def _read(file: Path, problems: Problems) -> bytes | None:
    place = file.resolve()
    if place.is_dir():
        problems.add("PG508", str(file), 0, "This is a folder, or a document of Apple’s that is one.", SAVE)
        return None
    try:
        with open_folder(place.parent) as folder:
            return read_bytes(folder, place.name, LARGEST_WORKSHEET)
    except NotOpened as refused:
        problems.add(refused.code, str(file), 0, refused.message, refused.hint)
        return None


def _shared(settings: Settings, school: School, named: Collection[str]) -> dict[str, Collection[str]]:
    """Evidence that educators see, by learner; read for those who are named, empty for all others."""
    folders = {slug(folder.name): folder.name for folder in learner_folders(settings)}
    views = _views(settings, school, (folders[learner] for learner in named if learner in folders))
    return dict.fromkeys(folders, ()) | {view.learner: [e.id for e in view.evidence] for view in views}
