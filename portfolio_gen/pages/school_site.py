"""The educators' site of the whole school: sums of each cohort and the way to it, never a learner's name or work.

It is for those in `school_educators`, and made only where there are any.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort_cells import Marks, bar
from portfolio_gen.pages.cohort_room import ColumnArea, areas_of_columns, column_name
from portfolio_gen.pages.learner_site import licences
from portfolio_gen.pages.site import Context, Page, Site
from portfolio_gen.pages.wording import counted, day, full_day, sentence
from portfolio_gen.view.cohort import Column, columns
from portfolio_gen.view.days import newest_day, settled
from portfolio_gen.view.inbox import inbox
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, progress
from portfolio_gen.view.school_view import SchoolView

FOLDER = "school"
"""Below the folder of educators' sites."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A learner of whom only figures are used."""

    view: PortfolioView
    progress: Progress


@dataclass(frozen=True, slots=True)
class CountedCohort:
    """A cohort, the folder of its site, and its learners."""

    cohort: Cohort
    folder: str
    seats: tuple[Counted, ...]


def school_site(cohorts: Iterable[tuple[Cohort, str, Iterable[PortfolioView]]], school: SchoolView) -> Site:
    """The school's page. Each cohort comes with the folder of its site and its views, disclosed to educators."""
    counted_cohorts = [
        CountedCohort(
            cohort,
            folder,
            tuple(Counted(view, progress(view, school)) for view in settled(tuple(views), school.terms)),
        )
        for cohort, folder, views in cohorts
    ]
    everyone = _once(seat for one in counted_cohorts for seat in one.seats)
    days = (day for seat in everyone for day in {entry.date for entry in seat.view.entries} if day)
    newest = newest_day(days, school.terms, of_several=len(everyone) > 1)
    whole = columns(everyone, school)
    marks = Marks(school.scale)
    context = {
        "at": "school",
        "lead": _lead(counted_cohorts, everyone, whole),
        "word": marks.proficient,
        "key": marks.key(whole),
        "cohorts": tuple(_cohort(one, school, newest) for one in counted_cohorts),
        "areas": tuple(_area(area, counted_cohorts, school, marks) for area in areas_of_columns(whole)),
        "little": tuple(_little(whole)),
    }
    page = Page("index.html", "school.html", "", context)
    return Site(FOLDER, "educators", school.name, _frame(school, newest), (page,))


def _once(seats: Iterable[Counted]) -> tuple[Counted, ...]:
    """Each learner once, whoever is in several cohorts."""
    found: dict[str, Counted] = {}
    for seat in seats:
        found.setdefault(seat.view.learner, seat)
    return tuple(found.values())


def _lead(cohorts: Sequence[CountedCohort], everyone: Sequence[Counted], whole: Sequence[Column]) -> str:
    pieces = sum(len(seat.view.evidence) for seat in everyone)
    return sentence(
        f"{counted(len(cohorts), 'cohort')}, {counted(len(everyone), 'learner')}, "
        f"{counted(len(whole), 'standard')}, {counted(pieces, 'piece')} of evidence that educators can see."
    )


def _cohort(one: CountedCohort, school: SchoolView, newest: dt.date | None) -> Mapping[str, Any]:
    own, waiting = columns(one.seats, school), inbox(one.seats)
    return {
        "title": one.cohort.title,
        "href": f"../{one.folder}/index.html",
        "educators": tuple(school.educator_name(educator) for educator in one.cohort.educators),
        "learners": len(one.seats),
        "pieces": sum(len(seat.view.evidence) for seat in one.seats),
        "unrated": len(waiting.unrated),
        "silent": len(waiting.silent),
        "bare": sum(column.shown_by == 0 for column in own),
        "standards": len(own),
        "newest": day(waiting.as_of, newest),
    }


def _area(area: ColumnArea, cohorts: Sequence[CountedCohort], school: SchoolView, marks: Marks) -> Mapping[str, Any]:
    """An area with a distribution for each cohort: every learner on every standard of the area counts once."""
    codes = {column.code for column in area.columns}
    rows = []
    for one in cohorts:
        mine = [column for column in columns(one.seats, school) if column.code in codes]
        merged = Column("", None, None, tuple(cell for column in mine for cell in column.cells))
        shares = [marks.share(share) for share in merged.shares(school.scale)]
        if not shares:
            continue
        rows.append(
            {
                "title": one.cohort.title,
                "bar": bar(shares, len(merged.cells)),
                "words": ", ".join(f"{share['count']} {share['words']}" for share in shares),
                "reached": merged.reached,
                "of": len(merged.cells),
                "nothing": merged.nothing,
            }
        )
    return {"title": area.title, "standards": len(area.columns), "rows": tuple(rows)}


def _little(whole: Sequence[Column]) -> Iterable[Mapping[str, Any]]:
    """Standards that fewer than half of the school's learners have shown, the widest gap first."""
    for column in sorted((c for c in whole if 2 * c.shown_by < len(c.cells)), key=lambda c: c.shown_by):
        yield {
            "name": column_name(column),
            "code": column.code,
            "shown_by": column.shown_by,
            "of": len(column.cells),
            "pieces": column.pieces,
        }


def _frame(school: SchoolView, newest: dt.date | None) -> Context:
    return {
        "name": school.name,
        "home": "index.html",
        "lang": "",
        "dir": "",
        "nav": ({"label": "Whole school", "href": "index.html", "key": "school"},),
        "for": (
            "This page is for those whom the school lets see all cohorts.",
            "It holds sums of what learners share with educators. Please do not pass it on.",
        ),
        "school": school.name,
        "newest": full_day(newest),
        "noindex": True,
        "licences": licences(school),
    }
