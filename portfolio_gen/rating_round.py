"""Rating without a server: a worksheet goes out, comes back filled in, and becomes ratings of the school."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.enrolment import learner_folders, list_members
from portfolio_gen.jobs import Scope, unknown_names
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.csv_table import csv_bytes
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.planning import portfolio_of
from portfolio_gen.problems import Problem, Problems, Severity, in_order
from portfolio_gen.project_lock import alone
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.named_standard import named_standard
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.rating_writer import add_ratings
from portfolio_gen.source.rating.worksheet import check_rows, read_worksheet
from portfolio_gen.source.school import read_school
from portfolio_gen.source.school_files import FOLDER
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.worksheet import worksheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet to hand out."""

    data: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a filled worksheet."""

    problems: tuple[Problem, ...]
    ratings: int = 0
    files: tuple[Path, ...] = ()
    known: int = 0
    """Rows that were taken before."""
    empty: int = 0
    """Rows without a level."""
    notes_without_level: int = 0


def make_sheet(settings: Settings, cohort: str, code: str, by: str) -> Sheet:
    """The worksheet of a cohort for one standard. Raises SettingsError, and ValueError for a code that is not one."""
    if message := unknown_names(settings, Scope(cohorts=(cohort,))):
        raise SettingsError(message)
    school = read_school(settings.learners_dir, Problems(), settings.frameworks_dir)
    members = list_members(settings, school)[cohort]
    educator = slug(by) if by else _only_educator(school, cohort)
    table = worksheet(_views(settings, school, members), school, named_standard(code, school), educator)
    return Sheet(csv_bytes(table), len(table.rows))


def _only_educator(school: School, cohort: str) -> str:
    educators = next((each.educators for each in school.cohorts if each.id == cohort), ())
    return educators[0] if len(educators) == 1 else ""


def _views(settings: Settings, school: School, folders: Iterable[str]) -> list[PortfolioView]:
    """What educators see of these learners: no draft and nothing unshared can reach a worksheet."""
    portfolios = (portfolio_of(settings, name, school, Problems()) for name in folders)
    return [disclose(portfolio, Audience.EDUCATORS, school) for portfolio in portfolios if portfolio]


def take_sheet(settings: Settings, file: Path, day: dt.date) -> Taken:
    """Turn a filled worksheet into ratings of this day. One error, and nothing is written.

    Raises SettingsError while another command is at work in this project.
    """
    with alone(settings):
        return _taken(settings, file, day)


def _taken(settings: Settings, file: Path, day: dt.date) -> Taken:
    problems = Problems()
    place = file.resolve()
    with open_folder(place.parent) as folder:
        text = read_text(folder, place.name, str(file), problems)
    if text is None:
        return Taken(in_order(problems.found))
    filled = read_worksheet(text, str(file), problems)
    school = read_school(settings.learners_dir, Problems(), settings.frameworks_dir)
    shared = _shared(settings, school, filled.learners)
    checked = check_rows(filled.rated, str(file), day, school, shared, problems)
    found = in_order(problems.found)
    if any(problem.severity is Severity.ERROR for problem in found):
        return Taken(found)
    ratings = settings.learners_dir / FOLDER / "ratings"
    files = add_ratings(ratings, checked.new, school) if checked.new else ()
    notes = sum(1 for row in filled.empty if row["note"])
    return Taken(found, len(checked.new), files, checked.known, len(filled.empty), notes)


def _shared(settings: Settings, school: School, named: Collection[str]) -> dict[str, Collection[str]]:
    """Evidence that educators see, by learner; read for those who are named, empty for all others."""
    folders = {slug(folder.name): folder.name for folder in learner_folders(settings)}
    views = _views(settings, school, (folders[learner] for learner in named if learner in folders))
    return dict.fromkeys(folders, ()) | {view.learner: [e.id for e in view.evidence] for view in views}
