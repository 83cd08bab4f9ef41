"""What every page of the matrix says: where it lies, what it counts, and the ways to its parts and to other times."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_gen.model.school import Term
from portfolio_gen.pages.cohort.context import CohortContext, ColumnArea
from portfolio_gen.pages.cohort.downloads import files_for
from portfolio_gen.pages.cohort.matrix_parts import MatrixFrame
from portfolio_gen.pages.cohort.parts import TitledLink
from portfolio_gen.pages.cohort.symbols import LevelSymbols
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.pages.words import count, say
from portfolio_gen.view.cohort import StandardColumn


def matrix_address(term: Term | None, part: int = 0) -> str:
    """Where a matrix lies; parts count from 1. An id of a term never holds an underscore."""
    name = f"matrix-{term.id}" if term else "matrix"
    return f"{name}_{part}.html" if part else f"{name}.html"


def part_title(part: Sequence[ColumnArea]) -> str:
    """A part by its area, and the codes that it reaches from and to."""
    area = part[0]
    first, last = area.columns[0].code, area.columns[-1].code
    if last == first:
        return say("{area}: {code}", area=area.title, code=first)
    return say("{area}: {first} to {last}", area=area.title, first=first, last=last)


def matrix_frame(
    cohort: CohortContext,
    term: Term | None,
    part: int,
    links: tuple[TitledLink, ...],
    shown: Sequence[StandardColumn],
) -> MatrixFrame:
    """What both kinds of pages hand over: those with a table of cells, and the one with sums."""
    choices: list[Term | None] = [None, *cohort.past_terms]
    here, before = matrix_address(term, part), cohort.term_before(term)
    return {
        "at": "matrix",
        "term": term.title if term else "",
        "as_of": full_day(term.end if term else cohort.newest),
        "terms": tuple(
            {
                "title": say("End of {term}", term=choice.title) if choice else say("Now"),
                "href": matrix_address(choice),
                "current": choice is term,
            }
            for choice in choices
        ),
        "parts": tuple(
            {"title": link["title"], "href": link["href"], "current": link["href"] == here} for link in links
        ),
        "reset": here,
        "since": before.title if before else "",
        "files": () if term else files_for(cohort.cohort, "matrix"),
        "lead": _lead(cohort, shown),
        "word": LevelSymbols(cohort.school.scale).proficient,
    }


def _lead(cohort: CohortContext, shown: Sequence[StandardColumn]) -> str:
    pieces = sum(column.pieces for column in shown)
    return say(
        "{learners}, {standards}, {links}. Levels are the educators’ view.",
        learners=count(len(cohort.learners), "{n} learner", "{n} learners", "No learners"),
        standards=count(len(shown), "{n} standard", "{n} standards", "no standards"),
        links=count(
            pieces,
            "{n} link from evidence to standards",
            "{n} links from evidence to standards",
            "no links from evidence to standards",
        ),
    )
