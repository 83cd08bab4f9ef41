"""The first page of a cohort: where to look first, the way to everything, the learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.pages.cohort.context import CohortContext, column_name, grade_of
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, spread_words
from portfolio_gen.pages.download import Download
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import counted, day, sentence
from portfolio_gen.pages.words import listed
from portfolio_gen.view.cohort import CellState, StandardColumn, count_by_learner

WORST = 4
"""Lines in each list of what to look at first."""
_FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def cohort_home_page(cohort: CohortContext, files: tuple[Download, ...]) -> Page:
    """What a teacher with six minutes opens."""
    context = {
        "at": "overview",
        "cohort": cohort.cohort.title,
        "lead": _lead(cohort),
        "ways": tuple(_ways(cohort)),
        "looks": tuple(look for look in _looks(cohort) if look["lines"]),
        "areas": tuple(
            {"title": area.title, "standards": tuple(_standard(cohort, column) for column in area.columns)}
            for area in cohort.areas
        ),
        "files": tuple(
            {"href": file.path, "name": file.path.rpartition("/")[2], "form": _FORMS[file.form],
             "words": listed(table.title.lower() for table in file.tables)}
            for file in files
        ),
        "word": LevelSymbols(cohort.school.scale).proficient,
        "learners": tuple(_learner(cohort, learner) for learner in cohort.learners),
    }  # fmt: skip
    return Page("index.html", "cohort_home.html", "", context)


def _lead(cohort: CohortContext) -> str:
    pieces = sum(len(learner.view.evidence) for learner in cohort.learners)
    return sentence(
        f"{counted(len(cohort.learners), 'learner')}, {counted(len(cohort.columns), 'standard')}, "
        f"{counted(pieces, 'piece')} of evidence. Counts hold what learners share with educators, and nothing else."
    )


def _ways(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    waiting = cohort.inbox
    nothing = sum(column.shown_by == 0 for column in cohort.columns)
    yield {"href": "matrix.html", "title": "Matrix", "words": "Everyone and every standard in one table."}
    yield {
        "href": "inbox.html",
        "title": "Inbox",
        "words": f"{len(waiting.new)} new in two weeks, {len(waiting.unrated)} not rated yet, "
        f"{counted(len(waiting.overdue), 'goal')} past their day.",
    }
    yield {
        "href": "standards/index.html",
        "title": "Standards",
        "words": "One by one, with everybody’s evidence.",
    }
    short = sentence(f"{counted(nothing, 'standard')} without any evidence")
    yield {
        "href": "coverage.html",
        "title": "Coverage",
        "words": f"{short}{'; who is on track to graduate' if cohort.school.graduation else ''}.",
    }


def _looks(cohort: CohortContext) -> Iterator[Mapping[str, Any]]:
    """The widest gaps, three lists."""
    yield {
        "title": "Standards with the most learners without evidence",
        "what": "learners without evidence",
        "lines": tuple(_bare(cohort)),
    }
    yield {"title": "Learners with nothing new for a month", "what": "", "lines": tuple(_silent(cohort))}
    yield {
        "title": "Learners with the most that is not rated yet",
        "what": "in the matrix",
        "lines": tuple(_waiting(cohort)),
    }


def _bare(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    found = sorted((column for column in cohort.order if column.nothing), key=lambda column: -column.nothing)
    for column in found[:WORST]:
        href = f"{cohort.page_of(column.code)}#_nothing"
        yield {"name": column_name(column), "href": href, "note": f"{column.nothing} of {len(cohort.learners)}"}


def _silent(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    for who, newest in cohort.inbox.silent[:WORST]:
        learner, when = cohort.learner_of[who], day(newest, cohort.newest)
        note = f"last on {when['long']}" if when else "nothing yet"
        yield {"name": learner.view.name, "href": learner.at("index.html"), "note": note}


def _waiting(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    waiting = count_by_learner(cohort.columns, CellState.SELF, CellState.WAITING)
    most = sorted(waiting, key=lambda learner: (-waiting[learner], cohort.learner_of[learner].view.name.casefold()))
    for learner in most[:WORST]:
        note = counted(waiting[learner], "standard")
        yield {"name": cohort.learner_of[learner].view.name, "href": f"matrix.html#row-{learner}", "note": note}


def _standard(cohort: CohortContext, column: StandardColumn) -> dict[str, Any]:
    return {"name": column_name(column), "href": cohort.page_of(column.code)}


def _learner(cohort: CohortContext, learner: LearnerContext) -> Mapping[str, Any]:
    view = learner.view
    return {
        "name": view.name,
        "href": learner.at("index.html"),
        "grade": grade_of(learner),
        "goals": len(view.goals),
        "reflections": len(view.reflections),
        "evidence": len(view.evidence),
        "reached": learner.progress.proficient,
        "of": len(cohort.columns),
        "newest": day(view.newest, cohort.newest),
    }


def standards_index(cohort: CohortContext) -> Page:
    """Every standard with its distribution and the number of learners who have shown it."""
    symbols, scale = LevelSymbols(cohort.school.scale), cohort.school.scale
    areas = tuple(
        {
            "title": area.title,
            "source": area.source,
            "standards": tuple(
                _standard(cohort, column)
                | {
                    "code": column.code,
                    "shown_by": column.shown_by,
                    "pieces": column.pieces,
                    "reached": column.reached,
                    "bar": bar([symbols.share(share) for share in column.shares(scale)], len(column.cells)),
                    "words": spread_words(column, symbols, scale),
                }
                for column in area.columns
            ),
        }
        for area in cohort.areas
    )
    context = {
        "at": "standards",
        "areas": areas,
        "total": len(cohort.learners),
        "word": symbols.proficient,
        "key": symbols.key(cohort.columns),
    }
    return Page("standards/index.html", "cohort_standards.html", "Standards", context)
