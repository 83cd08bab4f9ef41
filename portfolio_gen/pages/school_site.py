"""The educators' site of the whole school: sums of each cohort and the way to it, never a learner's name or work.

It is for those in `school_educators`, and made only where there are any.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort.context import column_name
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, shares_in_words
from portfolio_gen.pages.learner.areas import AreaOf, areas_of
from portfolio_gen.pages.learner.site import licences
from portfolio_gen.pages.site import Context, Page, Site
from portfolio_gen.pages.text_format import day, full_day
from portfolio_gen.pages.words import count, in_a_row, say
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
    context = {
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
    counts = (
        count(len(cohorts), "{n} cohort", "{n} cohorts", "No cohorts"),
        count(len(everyone), "{n} learner", "{n} learners", "no learners"),
        count(len(whole), "{n} standard", "{n} standards", "no standards"),
        count(
            pieces,
            "{n} piece of evidence that educators can see",
            "{n} pieces of evidence that educators can see",
            "no pieces of evidence that educators can see",
        ),
    )
    return say("{counts}.", counts=in_a_row(counts))


def _cohort(one: CountedCohort, school: SchoolView, newest: dt.date | None) -> Mapping[str, Any]:
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
) -> Mapping[str, Any]:
    """An area with a distribution for each cohort: every learner on every standard of the area counts once."""
    codes = {column.code for column in area.standards}
    rows = []
    for one in cohorts:
        mine = [column for column in one.columns if column.code in codes]
        merged = ColumnOf("", None, None, tuple(cell for column in mine for cell in column.cells))
        shares = [symbols.share(share) for share in merged.shares(school.scale)]
        if not shares:
            continue
        rows.append(
            {
                "title": one.cohort.title,
                "bar": bar(shares, len(merged.cells)),
                "words": shares_in_words(shares),
                "reached": merged.reached,
                "of": len(merged.cells),
                "nothing": merged.nothing,
            }
        )
    return {"title": area.title, "standards": len(area.standards), "rows": tuple(rows)}


def _little(whole: Sequence[FigureColumn]) -> Iterable[Mapping[str, Any]]:
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
        "nav": ({"label": say("Whole school"), "href": "index.html", "key": "school"},),
        "for": (
            say("This page is for those whom the school lets see all cohorts."),
            say("It holds sums of what learners share with educators. Please do not pass it on."),
        ),
        "school": school.name,
        "newest": full_day(newest),
        "noindex": True,
        "licences": licences(school),
    }
