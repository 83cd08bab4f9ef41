"""The inbox of a cohort: what came in, what waits for a rating, what is past its day, who is silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.cohort_room import Room
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.wording import counted, day, full_day
from portfolio_gen.view.inbox import NEW_DAYS, SILENT_DAYS, Arrival

_KINDS = {"goal": "goal", "reflection": "reflection", "evidence": "evidence", "feedback": "feedback"}


def inbox_page(room: Room) -> Page:
    """Counted back from the day of the newest entry, so that a page says the same whenever it is built."""
    found = room.inbox
    context = {
        "at": "inbox",
        "as_of": full_day(found.as_of),
        "since": day(found.since, found.as_of),
        "days": NEW_DAYS,
        "silent_days": SILENT_DAYS,
        "new": tuple(_arrival(room, arrival) for arrival in found.new),
        "unrated": tuple(_arrival(room, arrival) for arrival in found.unrated),
        "overdue": tuple(
            _arrival(room, late) | {"date": day(getattr(late.entry, "target", None), room.newest)}
            for late in found.overdue
        ),
        "reviews": tuple(_review(room, learner, by) for learner, by in found.reviews),
        "silent": tuple(
            _who(room, learner, "index.html") | {"date": day(last, room.newest)} for learner, last in found.silent
        ),
        "summary": _summary(room),
    }
    return Page("inbox.html", "cohort_inbox.html", "Inbox", context)


def _summary(room: Room) -> str:
    found = room.inbox
    return ", ".join(
        (
            f"{len(found.new) or 'Nothing'} new",
            f"{len(found.unrated)} not rated yet",
            f"{counted(len(found.overdue), 'goal')} past their day",
            f"{counted(len(found.reviews), 'plan')} to review",
            f"{counted(len(found.silent), 'learner')} silent",
        )
    )


def _who(room: Room, learner: str, page: str) -> dict[str, Any]:
    desk = room.desk_of[learner]
    return {"learner": desk.view.name, "href": desk.at(page)}


def _review(room: Room, learner: str, by: dt.date) -> dict[str, Any]:
    late = room.newest is not None and by < room.newest
    return _who(room, learner, "plan.html") | {"date": day(by, room.newest), "late": late}


def _arrival(room: Room, arrival: Arrival) -> dict[str, Any]:
    desk, entry = room.desk_of[arrival.learner], arrival.entry
    return {
        "learner": desk.view.name,
        "learner_href": desk.at("index.html"),
        "title": entry.title,
        "href": desk.at(address_of(entry)),
        "kind": _KINDS[entry.kind],
        "date": day(entry.date, room.newest),
        "standards": tuple(_standard(room, code, arrival.learner) for code in arrival.codes),
        **desk.words(entry.lang),
    }


def _standard(room: Room, code: str, learner: str) -> Mapping[str, str]:
    placed = room.school.codes.get(code)
    return {"name": placed.standard.name if placed else code, "href": f"{room.page_of(code)}#{learner}"}
