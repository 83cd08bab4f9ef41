"""The first page of a cohort: where to look first, the way to everything, the learners."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_gen.pages.cohort.context import CohortContext, column_name, grade_of
from portfolio_gen.pages.cohort.overview_parts import (
    CohortHomePage,
    CohortStandardsPage,
    DescribedFile,
    LearnerRow,
    Look,
    LookLine,
    StandardRow,
)
from portfolio_gen.pages.cohort.parts import Way
from portfolio_gen.pages.cohort.symbols import LevelSymbols, bar, spread_words
from portfolio_gen.pages.download import Download
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.parts import NamedLink
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import count, listed, say
from portfolio_gen.view.cohort import CellState, StandardColumn, count_by_learner

WORST = 4
"""Lines in each list of what to look at first."""
_FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def cohort_home_page(cohort: CohortContext, files: tuple[Download, ...]) -> Page:
    """What a teacher with six minutes opens."""
    context: CohortHomePage = {
        "at": "overview",
        "cohort": cohort.cohort.title,
        "lead": _lead(cohort),
        "ways": tuple(_ways(cohort)),
        "looks": tuple(look for look in _looks(cohort) if look["lines"]),
        "areas": tuple(
            {"title": area.title, "standards": tuple(_standard(cohort, column) for column in area.columns)}
            for area in cohort.areas
        ),
        "files": tuple(_file(file) for file in files),
        "word": LevelSymbols(cohort.school.scale).proficient,
        "learners": tuple(_learner(cohort, learner) for learner in cohort.learners),
    }
    return Page("index.html", "cohort_home.html", "", context)


def _file(file: Download) -> DescribedFile:
    return {
        "href": file.path,
        "name": file.path.rpartition("/")[2],
        "form": _FORMS[file.form],
        "words": listed(_table(table.key) for table in file.tables),
    }


def _table(key: str) -> str:
    match key:
        case "matrix":
            return say("matrix")
        case "levels":
            return say("levels")
        case "evidence":
            return say("evidence")
        case "graduation":
            return say("graduation")
        case "learners":
            return say("learners")
        case "standards":
            return say("standards")
        case _:
            return say("scale")


def _lead(cohort: CohortContext) -> str:
    pieces = sum(len(learner.view.evidence) for learner in cohort.learners)
    return say(
        "{learners}, {standards}, {pieces}. Counts hold what learners share with educators, and nothing else.",
        learners=count(len(cohort.learners), "{n} learner", "{n} learners", "No learners"),
        standards=count(len(cohort.columns), "{n} standard", "{n} standards", "no standards"),
        pieces=count(pieces, "{n} piece of evidence", "{n} pieces of evidence", "no pieces of evidence"),
    )


def _ways(cohort: CohortContext) -> Iterator[Way]:
    yield {"href": "matrix.html", "title": say("Matrix"), "words": say("Everyone and every standard in one table.")}
    yield {"href": "inbox.html", "title": say("Inbox"), "words": _waits(cohort)}
    yield {
        "href": "standards/index.html",
        "title": say("Standards"),
        "words": say("One by one, with everybody’s evidence."),
    }
    yield {"href": "coverage.html", "title": say("Coverage"), "words": _missing(cohort)}


def _waits(cohort: CohortContext) -> str:
    waiting = cohort.inbox
    return say(
        "{new}, {unrated}, {late}.",
        new=count(len(waiting.new), "{n} new in two weeks", "{n} new in two weeks"),
        unrated=count(len(waiting.unrated), "{n} not rated yet", "{n} not rated yet"),
        late=count(
            len(waiting.overdue), "{n} goal past its day", "{n} goals past their day", "no goals past their day"
        ),
    )


def _missing(cohort: CohortContext) -> str:
    nothing = sum(column.shown_by == 0 for column in cohort.columns)
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


def _looks(cohort: CohortContext) -> Iterator[Look]:
    """The widest gaps, three lists."""
    yield {"title": say("Standards with the most learners without evidence"), "lines": tuple(_bare(cohort))}
    yield {"title": say("Learners with nothing new for a month"), "lines": tuple(_silent(cohort))}
    yield {"title": say("Learners with the most that is not rated yet"), "lines": tuple(_waiting(cohort))}


def _bare(cohort: CohortContext) -> Iterator[LookLine]:
    total = len(cohort.learners)
    found = sorted((column for column in cohort.order if column.nothing), key=lambda column: -column.nothing)
    for column in found[:WORST]:
        yield {
            "name": column_name(column),
            "href": f"{cohort.page_of(column.code)}#_nothing",
            "note": say("{number} of {total}", number=column.nothing, total=total),
            "heard": count(
                column.nothing,
                "{n} of {total} learners without evidence",
                "{n} of {total} learners without evidence",
                total=total,
            ),
        }


def _silent(cohort: CohortContext) -> Iterator[LookLine]:
    for who, newest in cohort.inbox.silent[:WORST]:
        learner, when = cohort.learner_of[who], day(newest, cohort.newest)
        note = say("last on {day}", day=when["long"]) if when else say("nothing yet")
        yield {"name": learner.view.name, "href": learner.at("index.html"), "note": note, "heard": note}


def _waiting(cohort: CohortContext) -> Iterator[LookLine]:
    waiting = count_by_learner(cohort.columns, CellState.SELF, CellState.WAITING)
    most = sorted(waiting, key=lambda learner: (-waiting[learner], cohort.learner_of[learner].view.name.casefold()))
    for learner in most[:WORST]:
        yield {
            "name": cohort.learner_of[learner].view.name,
            "href": f"matrix.html#row-{learner}",
            "note": count(waiting[learner], "{n} standard", "{n} standards"),
            "heard": count(waiting[learner], "{n} standard in the matrix", "{n} standards in the matrix"),
        }


def _standard(cohort: CohortContext, column: StandardColumn) -> NamedLink:
    return {"name": column_name(column), "href": cohort.page_of(column.code)}


def _learner(cohort: CohortContext, learner: LearnerContext) -> LearnerRow:
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
    symbols = LevelSymbols(cohort.school.scale)
    context: CohortStandardsPage = {
        "at": "standards",
        "areas": tuple(
            {
                "title": area.title,
                "source": area.source,
                "standards": tuple(_standard_row(cohort, column, symbols) for column in area.columns),
            }
            for area in cohort.areas
        ),
        "total": len(cohort.learners),
        "word": symbols.proficient,
        "key": symbols.key(cohort.columns),
    }
    return Page("standards/index.html", "cohort_standards.html", say("Standards"), context)


def _standard_row(cohort: CohortContext, column: StandardColumn, symbols: LevelSymbols) -> StandardRow:
    shares = [symbols.share(share) for share in column.shares(cohort.school.scale)]
    return {
        **_standard(cohort, column),
        "code": column.code,
        "shown_by": column.shown_by,
        "pieces": column.pieces,
        "reached": column.reached,
        "bar": bar(shares, len(column.cells)),
        "words": spread_words(shares),
    }
