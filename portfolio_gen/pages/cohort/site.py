"""The educators' site of one cohort: matrix, standards, inbox, coverage, and every learner's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort.context import Room, first_name
from portfolio_gen.pages.cohort.coverage import coverage_page
from portfolio_gen.pages.cohort.downloads import cohort_downloads
from portfolio_gen.pages.cohort.home import home_page, standards_index
from portfolio_gen.pages.cohort.inbox import inbox_page
from portfolio_gen.pages.cohort.matrix import matrix_pages
from portfolio_gen.pages.cohort.search import findable, search_page
from portfolio_gen.pages.cohort.standard import standard_pages
from portfolio_gen.pages.learner.cards import Desk, Media
from portfolio_gen.pages.learner.site import learner_assets, learner_frame, learner_pages, licences
from portfolio_gen.pages.site import Asset, Context, Page, Site
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.view.days import settled
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView

_BAR = (
    ("overview", "Overview", "index.html"),
    ("matrix", "Matrix", "matrix.html"),
    ("standards", "Standards", "standards/index.html"),
    ("inbox", "Inbox", "inbox.html"),
    ("coverage", "Coverage", "coverage.html"),
)
_INSTEAD = (
    ("standards/index.html", "All evidence on one standard, by level, place and time"),
    ("matrix.html", "Everyone and every standard"),
    ("inbox.html", "What is new, and what is not rated yet"),
    ("coverage.html", "Where evidence is missing"),
)
"""Pages that answer without a search, and what they answer."""


def cohort_site(
    cohort: Cohort,
    views: Iterable[tuple[PortfolioView, Media]],
    school: SchoolView,
    *,
    search: bool = False,
) -> Site:
    """Everything the educators of a cohort see. The views are disclosed to educators already.

    `search` adds the page that asks, and what entries can be found by.
    """
    return site_of_room(room_of(cohort, views, school), search=search)


def site_of_room(room: Room, *, search: bool = False) -> Site:
    """The same, of a room that is made already."""
    cohort, school = room.cohort, room.school
    learners = list(_learners_pages(room, search=search))
    files = cohort_downloads(cohort, room.desks, school)
    pages = [
        home_page(room, files),
        *matrix_pages(room),
        standards_index(room),
        *standard_pages(room),
        inbox_page(room),
        coverage_page(room),
        *([search_page(room.desks, school, learners, _INSTEAD)] if search else []),
        *learners,
    ]
    assets: list[Asset] = [asset for desk in room.desks for asset in learner_assets(desk)]
    frame = _frame(room, search=search)
    return Site(cohort.id, "educators", cohort.title, frame, tuple(pages), tuple(assets), files, search)


def room_of(cohort: Cohort, views: Iterable[tuple[PortfolioView, Media]], school: SchoolView) -> Room:
    """A cohort's learners in the order of their names, and what days count among them."""
    both = tuple(views)
    beside = settled([view for view, _ in both], school.terms)
    desks = [
        Desk(view, school, media, f"learners/{view.learner}/") for view, (_, media) in zip(beside, both, strict=True)
    ]
    desks.sort(key=lambda desk: (desk.view.name.casefold(), desk.view.learner))
    return Room(cohort, school, tuple(desks))


def _learners_pages(room: Room, *, search: bool) -> Iterator[Page]:
    """Learners' pages with the learner's own bar, the way back, and the way to the next learner."""
    pages = [_pages_of(room, desk, search=search) for desk in room.desks]
    both = list(zip(room.desks, pages, strict=True))
    places = [frozenset(page.path.removeprefix(desk.base) for page in own) for desk, own in both]
    for index, (desk, own) in enumerate(both):
        frame = dict(learner_frame(desk)) | {"back": {"label": room.cohort.title, "href": "index.html"}}
        for page in own:
            place = page.path.removeprefix(desk.base)
            steps = {
                "before": _step(room, places, index - 1, place),
                "after": _step(room, places, index + 1, place),
            }
            yield Page(
                page.path,
                page.template,
                page.title,
                {**page.context, "script": "steps", "frame": frame | {"learners": steps}},
            )


def _pages_of(room: Room, desk: Desk, *, search: bool) -> tuple[Page, ...]:
    pages = learner_pages(desk)
    return tuple(findable(desk, pages, room.newest)) if search else pages


def _step(room: Room, places: list[frozenset[str]], index: int, place: str) -> Mapping[str, Any] | None:
    """The same page of another learner, or their first page where they have no such page."""
    if not 0 <= index < len(room.desks):
        return None
    desk = room.desks[index]
    general = place if "/" not in place or place.endswith("/index.html") else ""
    return {"name": first_name(desk), "href": desk.at(general if general in places[index] else "index.html")}


def _frame(room: Room, *, search: bool) -> Context:
    bar = (*_BAR, ("search", "Search", "search.html")) if search else _BAR
    return {
        "name": room.cohort.title,
        "home": "index.html",
        "lang": "",
        "dir": "",
        "nav": tuple({"label": label, "href": href, "key": key} for key, label, href in bar),
        "for": (
            "This site is for the educators of this cohort.",
            "It holds what learners share with educators, and nothing else. Please do not pass it on.",
        ),
        "school": room.school.name,
        "newest": full_day(room.newest),
        "noindex": True,
        "licences": licences(room.school),
    }
