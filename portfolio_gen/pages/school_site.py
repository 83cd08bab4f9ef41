"""The educators' site of the whole school: sums of each cohort and the way to it, never a learner's name or work.

It is for those in `school_educators`, and made only where there are any.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort.context import column_name
from portfolio_gen.pages.cohort.parts import BarPiece, LevelSign
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, spread_words
from portfolio_gen.pages.learner.areas import AreaOf, areas_of
from portfolio_gen.pages.learner.site import licences
from portfolio_gen.pages.parts import Day, Frame, MenuItem
from portfolio_gen.pages.site import Page, Site
from portfolio_gen.pages.text_format import day, full_day
from portfolio_gen.pages.words import count, say
from portfolio_gen.view.cohort import ColumnOf
from portfolio_gen.view.days import newest_day
from portfolio_gen.view.figures import CohortFigures, LearnerFigures, StandardFigures, columns_of_figures, each_once
from portfolio_gen.view.school_view import SchoolView

SCHOOL_SITE = "school"
"""Below the folder of educators' sites."""
FigureColumn = ColumnOf[StandardFigures]


@dataclass(frozen=True, slots=True)
class CountedCohort:
    """A cohort, the folder of its site, and its figures."""

    cohort: Cohort
    folder: str
    figures: CohortFigures
    columns: tuple[FigureColumn, ...]


class CohortRow(TypedDict):
    """A cohort in sums, with the way to its site."""

    title: str
    href: str
    educators: tuple[str, ...]
    learners: int
    pieces: int
    unrated: int
    silent: int
    bare: int
    standards: int
    newest: Day | None


class CohortShare(TypedDict):
    """Where a cohort stands in one area."""

    title: str
    bar: tuple[BarPiece, ...]
    words: str
    reached: int
    of: int
    nothing: int


class AreaOfSchool(TypedDict):
    """Where every cohort stands in one area."""

    title: str
    standards: int
    rows: tuple[CohortShare, ...]


class RareStandard(TypedDict):
    """A standard that few learners of the school have shown."""

    name: str
    code: str
    shown_by: int
    of: int
    pieces: int


class SchoolPage(TypedDict):
    """`school.html`."""

    at: str
    lead: str
    word: str
    key: tuple[LevelSign, ...]
    cohorts: tuple[CohortRow, ...]
    areas: tuple[AreaOfSchool, ...]
    little: tuple[RareStandard, ...]


def school_site(cohorts: Iterable[tuple[Cohort, str, CohortFigures]], school: SchoolView) -> Site:
    """The school's page. Each cohort comes with the folder of its site and the figures of what its educators see."""
    counted_cohorts = [
        CountedCohort(cohort, folder, figures, columns_of_figures(figures.learners, school))
        for cohort, folder, figures in cohorts
    ]
    everyone = each_once(one.figures for one in counted_cohorts)
    newest = newest_day(
        (day for learner in everyone for day in learner.days), school.terms, of_several=len(everyone) > 1
    )
    whole = columns_of_figures(everyone, school)
    symbols = LevelSymbols(school.scale)
    context: SchoolPage = {
        "at": "school",
        "lead": _lead(counted_cohorts, everyone, whole),
        "word": symbols.proficient,
        "key": symbols.key(whole),
        "cohorts": tuple(_cohort(one, school, newest) for one in counted_cohorts),
        "areas": tuple(_area(area, counted_cohorts, school, symbols) for area in areas_of(whole)),
        "little": tuple(_little(whole)),
    }
    page = Page("index.html", "school.html", "", context)
    return Site(SCHOOL_SITE, "educators", school.name, _frame(school, newest), (page,))


def _lead(cohorts: Sequence[CountedCohort], everyone: Sequence[LearnerFigures], whole: Sequence[FigureColumn]) -> str:
    pieces = sum(learner.pieces for learner in everyone)
    return say(
        "{cohorts}, {learners}, {standards}, {pieces}.",
        cohorts=count(len(cohorts), "{n} cohort", "{n} cohorts", "No cohorts"),
        learners=count(len(everyone), "{n} learner", "{n} learners", "no learners"),
        standards=count(len(whole), "{n} standard", "{n} standards", "no standards"),
        pieces=count(
            pieces,
            "{n} piece of evidence that educators can see",
            "{n} pieces of evidence that educators can see",
            "no pieces of evidence that educators can see",
        ),
    )


def _cohort(one: CountedCohort, school: SchoolView, newest: dt.date | None) -> CohortRow:
    figures = one.figures
    return {
        "title": one.cohort.title,
        "href": f"../{one.folder}/index.html",
        "educators": tuple(school.educator_name(educator) for educator in one.cohort.educators),
        "learners": len(figures.learners),
        "pieces": sum(learner.pieces for learner in figures.learners),
        "unrated": figures.unrated,
        "silent": figures.silent,
        "bare": sum(column.shown_by == 0 for column in one.columns),
        "standards": len(one.columns),
        "newest": day(figures.as_of, newest),
    }


def _area(
    area: AreaOf[FigureColumn], cohorts: Sequence[CountedCohort], school: SchoolView, symbols: LevelSymbols
) -> AreaOfSchool:
    """An area with a distribution for each cohort: every learner on every standard of the area counts once."""
    codes = {column.code for column in area.standards}
    rows = (_share(one, codes, school, symbols) for one in cohorts)
    return {"title": area.title, "standards": len(area.standards), "rows": tuple(row for row in rows if row)}


def _share(one: CountedCohort, codes: Collection[str], school: SchoolView, symbols: LevelSymbols) -> CohortShare | None:
    """Where a cohort stands on these standards; None where it has nothing to do with them."""
    mine = [column for column in one.columns if column.code in codes]
    merged = ColumnOf("", None, None, tuple(cell for column in mine for cell in column.cells))
    shares = [symbols.share(share) for share in merged.shares(school.scale)]
    if not shares:
        return None
    return {
        "title": one.cohort.title,
        "bar": bar(shares, len(merged.cells)),
        "words": spread_words(shares),
        "reached": merged.reached,
        "of": len(merged.cells),
        "nothing": merged.nothing,
    }


def _little(whole: Sequence[FigureColumn]) -> Iterator[RareStandard]:
    """Standards that fewer than half of the school's learners have shown, the widest gap first."""
    for column in sorted((c for c in whole if 2 * c.shown_by < len(c.cells)), key=lambda c: c.shown_by):
        yield {
            "name": column_name(column),
            "code": column.code,
            "shown_by": column.shown_by,
            "of": len(column.cells),
            "pieces": column.pieces,
        }


def _frame(school: SchoolView, newest: dt.date | None) -> Frame:
    return {
        "name": school.name,
        "home": "index.html",
        "lang": "",
        "dir": "",
        "nav": (MenuItem(label=say("Whole school"), href="index.html", key="school"),),
        "for": (
            say("This page is for those whom the school lets see all cohorts."),
            say("It holds sums of what learners share with educators. Please do not pass it on."),
        ),
        "school": school.name,
        "newest": full_day(newest),
        "noindex": True,
        "licences": licences(school),
    }
