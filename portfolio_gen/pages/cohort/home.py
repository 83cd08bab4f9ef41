"""The first page of a cohort: where to look first, the way to everything, the learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.pages.cohort.context import CohortContext, column_name, grade_of
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, spread_words
from portfolio_gen.pages.download import Download
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import count, in_a_row, listed, say
from portfolio_gen.view.cohort import CellState, StandardColumn, count_by_learner
from portfolio_gen.view.inbox import Inbox

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
    counts = (
        count(len(cohort.learners), "{n} learner", "{n} learners", "No learners"),
        count(len(cohort.columns), "{n} standard", "{n} standards", "no standards"),
        count(pieces, "{n} piece of evidence", "{n} pieces of evidence", "no pieces of evidence"),
    )
    return say("{counts}. Counts hold what learners share with educators, and nothing else.", counts=in_a_row(counts))


def _ways(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    waiting = cohort.inbox
    nothing = sum(column.shown_by == 0 for column in cohort.columns)
    yield {"href": "matrix.html", "title": say("Matrix"), "words": say("Everyone and every standard in one table.")}
    yield {
        "href": "inbox.html",
        "title": say("Inbox"),
        "words": say("{counts}.", counts=in_a_row(_waits(waiting))),
    }
    yield {
        "href": "standards/index.html",
        "title": say("Standards"),
        "words": say("One by one, with everybody’s evidence."),
    }
    yield {"href": "coverage.html", "title": say("Coverage"), "words": _bare_words(cohort, nothing)}


def _waits(waiting: Inbox) -> Iterator[str]:
    yield say("{n} new in two weeks", n=len(waiting.new))
    yield say("{n} not rated yet", n=len(waiting.unrated))
    late = len(waiting.overdue)
    yield count(late, "{n} goal past their day", "{n} goals past their day", "no goals past their day")


def _bare_words(cohort: CohortContext, nothing: int) -> str:
    if cohort.school.graduation:
        return count(
            nothing,
            "{n} standard without any evidence; who is on track to graduate.",
            "{n} standards without any evidence; who is on track to graduate.",
            "No standards without any evidence; who is on track to graduate.",
        )
    return count(
        nothing,
        "{n} standard without any evidence.",
        "{n} standards without any evidence.",
        "No standards without any evidence.",
    )


def _looks(cohort: CohortContext) -> Iterator[Mapping[str, Any]]:
    """The widest gaps, three lists."""
    yield {"title": say("Standards with the most learners without evidence"), "lines": tuple(_bare(cohort))}
    yield {"title": say("Learners with nothing new for a month"), "lines": tuple(_silent(cohort))}
    yield {"title": say("Learners with the most that is not rated yet"), "lines": tuple(_waiting(cohort))}


def _bare(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    found = sorted((column for column in cohort.order if column.nothing), key=lambda column: -column.nothing)
    for column in found[:WORST]:
        href = f"{cohort.page_of(column.code)}#_nothing"
        counts = {"some": column.nothing, "all": len(cohort.learners)}
        yield {
            "name": column_name(column),
            "href": href,
            "note": say("{some} of {all}", **counts),
            "heard": say("{some} of {all} learners without evidence", **counts),
        }


def _silent(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    for who, newest in cohort.inbox.silent[:WORST]:
        learner, when = cohort.learner_of[who], day(newest, cohort.newest)
        note = say("last on {day}", day=when["long"]) if when else say("nothing yet")
        yield {"name": learner.view.name, "href": learner.at("index.html"), "note": note, "heard": note}


def _waiting(cohort: CohortContext) -> Iterator[Mapping[str, str]]:
    waiting = count_by_learner(cohort.columns, CellState.SELF, CellState.WAITING)
    most = sorted(waiting, key=lambda learner: (-waiting[learner], cohort.learner_of[learner].view.name.casefold()))
    for learner in most[:WORST]:
        standards = waiting[learner]
        yield {
            "name": cohort.learner_of[learner].view.name,
            "href": f"matrix.html#row-{learner}",
            "note": count(standards, "{n} standard", "{n} standards"),
            "heard": count(standards, "{n} standard in the matrix", "{n} standards in the matrix"),
        }


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
    return Page("standards/index.html", "cohort_standards.html", say("Standards"), context)
