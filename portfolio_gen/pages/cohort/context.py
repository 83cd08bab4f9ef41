"""Everything the pages of one cohort are made from: its learners, its standards, its terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio_gen.model.grade import grade_label
from portfolio_gen.model.school import Cohort, Term
from portfolio_gen.pages.addresses import standard_name
from portfolio_gen.pages.learner.areas import areas_of
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.text_format import shortened
from portfolio_gen.view.change import Change, changes_by_code
from portfolio_gen.view.cohort import C, ColumnOf, StandardColumn, columns
from portfolio_gen.view.inbox import Inbox, inbox
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress
from portfolio_gen.view.school_view import SchoolView

LONGEST_NAME = 36
"""Characters of a standard's name that stand upright over a column."""


@dataclass(frozen=True, slots=True)
class ColumnArea:
    """The columns below one heading at the top of a framework."""

    title: str
    source: str
    columns: tuple[StandardColumn, ...]


@dataclass(frozen=True, slots=True)
class LearnerAtTerm:
    """A learner as things stood at the end of a term."""

    view: PortfolioView
    progress: Progress


@dataclass(frozen=True)
class CohortContext:
    """A cohort, its learners in the order of their names, and the school."""

    cohort: Cohort
    school: SchoolView
    learners: tuple[LearnerContext, ...]

    @classmethod
    def of(cls, cohort: Cohort, learners: Iterable[LearnerContext], school: SchoolView) -> CohortContext:
        """The context of these learners, whatever order they come in."""
        by_name = sorted(learners, key=lambda learner: (learner.view.name.casefold(), learner.view.learner))
        return cls(cohort, school, tuple(by_name))

    @cached_property
    def learner_of(self) -> Mapping[str, LearnerContext]:
        """Contexts by learner."""
        return {learner.view.learner: learner for learner in self.learners}

    @cached_property
    def inbox(self) -> Inbox:
        """What waits for an educator."""
        return inbox(self.learners)

    @property
    def newest(self) -> dt.date | None:
        """The day of the newest entry of anybody."""
        return self.inbox.as_of

    @cached_property
    def columns(self) -> tuple[StandardColumn, ...]:
        """Every standard as things stand."""
        return columns(self.learners, self.school)

    @cached_property
    def areas(self) -> tuple[ColumnArea, ...]:
        """The columns, area by area."""
        return areas_of_columns(self.columns)

    @cached_property
    def order(self) -> tuple[StandardColumn, ...]:
        """The columns as pages go through them."""
        return tuple(column for area in self.areas for column in area.columns)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms in which anything dated lies, newest first."""
        days = {date for learner in self.learners for date in _days(learner)}
        used = (term for term in self.school.terms if any(term.start <= day <= term.end for day in days))
        return tuple(sorted(used, key=lambda term: term.start, reverse=True))

    @cached_property
    def past_terms(self) -> tuple[Term, ...]:
        """Those of them that were over on the day of the newest entry."""
        return tuple(term for term in self.terms if self.newest and term.end < self.newest)

    @cached_property
    def past_columns(self) -> Mapping[str, tuple[StandardColumn, ...]]:
        """Every standard as it was at the end of each past term, by the term's id."""
        return {
            term.id: columns(
                [LearnerAtTerm(each.view, each.progress_at(term.end)) for each in self.learners], self.school
            )
            for term in self.past_terms
        }

    def term_before(self, term: Term | None) -> Term | None:
        """The past term that ended last before the end of `term`, or before now."""
        older = [past for past in self.past_terms if term is None or past.end < term.end]
        return max(older, key=lambda past: past.end, default=None)

    def changes_to(self, term: Term | None) -> Mapping[str, Mapping[str, Change]]:
        """By code and learner, what changed from the term before to the end of `term`, or to now."""
        before = self.term_before(term)
        now = self.past_columns[term.id] if term else self.columns
        return changes_by_code(self.past_columns[before.id], now) if before else {}

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """The grades of the cohort, youngest first, as far as profiles tell."""
        found = {grade for learner in self.learners if (grade := grade_of(learner))}
        return tuple(sorted(found, key=_by_age))

    def page_of(self, code: str) -> str:
        """The page of a standard."""
        return f"standards/{standard_name(code, self.school)}.html"


def _days(learner: LearnerContext) -> Iterable[dt.date]:
    yield from (entry.date for entry in learner.view.entries if entry.date)
    yield from (rating.date for rating in learner.view.ratings if rating.date)


def _by_age(grade: str) -> tuple[bool, int, str]:
    """Numbers as numbers, what schools call otherwise after them; kindergarten first."""
    year = 0 if grade == "K" else int(grade) if grade.isdecimal() else None
    return year is None, year or 0, grade


def areas_of_columns(found: Iterable[StandardColumn]) -> tuple[ColumnArea, ...]:
    """Columns below their areas, in the order of the frameworks."""
    return tuple(ColumnArea(area.title, area.source, area.standards) for area in areas_of(found))


def grade_of(learner: LearnerContext) -> str:
    """The grade as schools label it, where the profile says one."""
    return grade_label(learner.view.profile.grade) if learner.view.profile else ""


def column_name(column: ColumnOf[C]) -> str:
    """What pages call the standard of a column."""
    return column.standard.name if column.standard else column.code


def short_name(name: str) -> str:
    """A name that fits over a column; longer ones end at a word."""
    return shortened(name, LONGEST_NAME)


def first_word(learner: LearnerContext) -> str:
    """What a small link calls a learner."""
    return learner.view.name.split()[0]
