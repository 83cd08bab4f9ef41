"""The first page of a cohort: where to look first, the way to everything, the learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.pages.cohort.context import Room, column_name, grade_of
from portfolio_gen.pages.cohort.symbols import Marks, bar, spread_words
from portfolio_gen.pages.download import Download
from portfolio_gen.pages.learner.cards import Desk
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import counted, day, sentence
from portfolio_gen.pages.words import listed
from portfolio_gen.view.cohort import Column, Kind, count_by_learner

WORST = 4
"""Lines in each list of what to look at first."""
_FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def home_page(room: Room, files: tuple[Download, ...]) -> Page:
    """What a teacher with six minutes opens."""
    context = {
        "at": "overview",
        "cohort": room.cohort.title,
        "lead": _lead(room),
        "ways": tuple(_ways(room)),
        "looks": tuple(look for look in _looks(room) if look["lines"]),
        "areas": tuple(
            {"title": area.title, "standards": tuple(_standard(room, column) for column in area.columns)}
            for area in room.areas
        ),
        "files": tuple(
            {"href": file.path, "name": file.path.rpartition("/")[2], "form": _FORMS[file.form],
             "words": listed(table.title.lower() for table in file.tables)}
            for file in files
        ),
        "word": Marks(room.school.scale).proficient,
        "learners": tuple(_learner(room, desk) for desk in room.desks),
    }  # fmt: skip
    return Page("index.html", "learners.html", "", context)


def _lead(room: Room) -> str:
    pieces = sum(len(desk.view.evidence) for desk in room.desks)
    return sentence(
        f"{counted(len(room.desks), 'learner')}, {counted(len(room.columns), 'standard')}, "
        f"{counted(pieces, 'piece')} of evidence. Counts hold what learners share with educators, and nothing else."
    )


def _ways(room: Room) -> Iterator[Mapping[str, str]]:
    waiting = room.inbox
    nothing = sum(column.shown_by == 0 for column in room.columns)
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
        "words": f"{short}{'; who is on track to graduate' if room.school.graduation else ''}.",
    }


def _looks(room: Room) -> Iterator[Mapping[str, Any]]:
    """The widest gaps, three lists."""
    yield {
        "title": "Standards with the most learners without evidence",
        "what": "learners without evidence",
        "lines": tuple(_bare(room)),
    }
    yield {"title": "Learners with nothing new for a month", "what": "", "lines": tuple(_silent(room))}
    yield {
        "title": "Learners with the most that is not rated yet",
        "what": "in the matrix",
        "lines": tuple(_waiting(room)),
    }


def _bare(room: Room) -> Iterator[Mapping[str, str]]:
    found = sorted((column for column in room.order if column.nothing), key=lambda column: -column.nothing)
    for column in found[:WORST]:
        href = f"{room.page_of(column.code)}#_nothing"
        yield {"name": column_name(column), "href": href, "note": f"{column.nothing} of {len(room.desks)}"}


def _silent(room: Room) -> Iterator[Mapping[str, str]]:
    for learner, newest in room.inbox.silent[:WORST]:
        desk, when = room.desk_of[learner], day(newest, room.newest)
        note = f"last on {when['long']}" if when else "nothing yet"
        yield {"name": desk.view.name, "href": desk.at("index.html"), "note": note}


def _waiting(room: Room) -> Iterator[Mapping[str, str]]:
    waiting = count_by_learner(room.columns, Kind.SELF, Kind.WAITING)
    most = sorted(waiting, key=lambda learner: (-waiting[learner], room.desk_of[learner].view.name.casefold()))
    for learner in most[:WORST]:
        note = counted(waiting[learner], "standard")
        yield {"name": room.desk_of[learner].view.name, "href": f"matrix.html#row-{learner}", "note": note}


def _standard(room: Room, column: Column) -> dict[str, Any]:
    return {"name": column_name(column), "href": room.page_of(column.code)}


def _learner(room: Room, desk: Desk) -> Mapping[str, Any]:
    view = desk.view
    return {
        "name": view.name,
        "href": desk.at("index.html"),
        "grade": grade_of(desk),
        "goals": len(view.goals),
        "reflections": len(view.reflections),
        "evidence": len(view.evidence),
        "reached": desk.progress.proficient,
        "of": len(room.columns),
        "newest": day(view.newest, room.newest),
    }


def standards_index(room: Room) -> Page:
    """Every standard with its distribution and the number of learners who have shown it."""
    marks, scale = Marks(room.school.scale), room.school.scale
    areas = tuple(
        {
            "title": area.title,
            "source": area.source,
            "standards": tuple(
                _standard(room, column)
                | {
                    "code": column.code,
                    "shown_by": column.shown_by,
                    "pieces": column.pieces,
                    "reached": column.reached,
                    "bar": bar([marks.share(share) for share in column.shares(scale)], len(column.cells)),
                    "words": spread_words(column, marks, scale),
                }
                for column in area.columns
            ),
        }
        for area in room.areas
    )
    context = {
        "at": "standards",
        "areas": areas,
        "total": len(room.desks),
        "word": marks.proficient,
        "key": marks.key(room.columns),
    }
    return Page("standards/index.html", "cohort_standards.html", "Standards", context)
