"""The educators' site of one cohort: matrix, standards, inbox, coverage, and every learner's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort.context import CohortContext, first_word
from portfolio_gen.pages.cohort.coverage import coverage_page
from portfolio_gen.pages.cohort.downloads import cohort_downloads
from portfolio_gen.pages.cohort.home import cohort_home_page, standards_index
from portfolio_gen.pages.cohort.inbox import inbox_page
from portfolio_gen.pages.cohort.matrix import matrix_pages
from portfolio_gen.pages.cohort.parts import LabelledLink
from portfolio_gen.pages.cohort.search import findable, search_page
from portfolio_gen.pages.cohort.standard import standard_pages
from portfolio_gen.pages.learner.context import LearnerContext, Media
from portfolio_gen.pages.learner.site import learner_assets, learner_frame, learner_pages, licences
from portfolio_gen.pages.parts import Frame, FrameWithin, MenuItem, NamedLink
from portfolio_gen.pages.site import Asset, Page, Site
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.pages.words import say
from portfolio_gen.view.days import days_settled
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView


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
    return site_of_cohort(cohort_context(cohort, views, school), search=search)


def site_of_cohort(cohort: CohortContext, *, search: bool = False) -> Site:
    """The same, of a context that is made already."""
    learners = list(_learners_pages(cohort, search=search))
    files = cohort_downloads(cohort)
    pages = [
        cohort_home_page(cohort, files),
        *matrix_pages(cohort),
        standards_index(cohort),
        *standard_pages(cohort),
        inbox_page(cohort),
        coverage_page(cohort),
        *([search_page(cohort.learners, cohort.school, learners, _instead())] if search else []),
        *learners,
    ]
    assets: list[Asset] = [asset for learner in cohort.learners for asset in learner_assets(learner)]
    frame = _frame(cohort, search=search)
    place, title = cohort.cohort.id, cohort.cohort.title
    return Site(place, "educators", title, frame, tuple(pages), tuple(assets), files, search)


def _instead() -> tuple[LabelledLink, ...]:
    """Pages that answer without a search, and what they answer."""
    return (
        {"href": "standards/index.html", "label": say("All evidence on one standard, by level, place and time")},
        {"href": "matrix.html", "label": say("Everyone and every standard")},
        {"href": "inbox.html", "label": say("What is new, and what is not rated yet")},
        {"href": "coverage.html", "label": say("Where evidence is missing")},
    )


def cohort_context(cohort: Cohort, views: Iterable[tuple[PortfolioView, Media]], school: SchoolView) -> CohortContext:
    """A cohort's learners in the order of their names, and what days count among them."""
    both = tuple(views)
    beside = days_settled([view for view, _ in both], school.terms)
    learners = (
        LearnerContext(view, school, media, f"learners/{view.learner}/")
        for view, (_, media) in zip(beside, both, strict=True)
    )
    return CohortContext.of(cohort, learners, school)


def _learners_pages(cohort: CohortContext, *, search: bool) -> Iterator[Page]:
    """Learners' pages with the learner's own bar, the way back, and the way to the next learner."""
    pages = [_pages_of(cohort, learner, search=search) for learner in cohort.learners]
    both = list(zip(cohort.learners, pages, strict=True))
    places = [frozenset(page.path.removeprefix(learner.base) for page in own) for learner, own in both]
    for index, (learner, own) in enumerate(both):
        bar = learner_frame(learner)
        for page in own:
            place = page.path.removeprefix(learner.base)
            frame: FrameWithin = {
                **bar,
                "back": {"label": cohort.cohort.title, "href": "index.html"},
                "learners": {
                    "before": _step(cohort, places, index - 1, place),
                    "after": _step(cohort, places, index + 1, place),
                },
            }
            yield Page(page.path, page.template, page.title, {**page.context, "script": "steps", "frame": frame})


def _pages_of(cohort: CohortContext, learner: LearnerContext, *, search: bool) -> tuple[Page, ...]:
    pages = learner_pages(learner)
    return tuple(findable(learner, pages, cohort.newest)) if search else pages


def _step(cohort: CohortContext, places: list[frozenset[str]], index: int, place: str) -> NamedLink | None:
    """The same page of another learner, or their first page where they have no such page."""
    if not 0 <= index < len(cohort.learners):
        return None
    learner = cohort.learners[index]
    general = place if "/" not in place or place.endswith("/index.html") else ""
    return {"name": first_word(learner), "href": learner.at(general if general in places[index] else "index.html")}


def _frame(cohort: CohortContext, *, search: bool) -> Frame:
    return {
        "name": cohort.cohort.title,
        "home": "index.html",
        "lang": "",
        "dir": "",
        "nav": tuple(_bar(search=search)),
        "for": (
            say("This site is for the educators of this cohort."),
            say("It holds what learners share with educators, and nothing else. Please do not pass it on."),
        ),
        "school": cohort.school.name,
        "newest": full_day(cohort.newest),
        "noindex": True,
        "licences": licences(cohort.school),
    }


def _bar(*, search: bool) -> Iterator[MenuItem]:
    yield {"key": "overview", "label": say("Overview"), "href": "index.html"}
    yield {"key": "matrix", "label": say("Matrix"), "href": "matrix.html"}
    yield {"key": "standards", "label": say("Standards"), "href": "standards/index.html"}
    yield {"key": "inbox", "label": say("Inbox"), "href": "inbox.html"}
    yield {"key": "coverage", "label": say("Coverage"), "href": "coverage.html"}
    if search:
        yield {"key": "search", "label": say("Search"), "href": "search.html"}
