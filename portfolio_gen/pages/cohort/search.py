"""Searching a cohort: what an entry's page can be found by, and the page that asks.

Every fact comes from a disclosed view, so what educators may not see cannot be found either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Evidence
from portfolio_gen.model.unspaced import MARKED, UNSPACED
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.site import Context, Page
from portfolio_gen.pages.text_format import full_day, sentence
from portfolio_gen.pages.words import say
from portfolio_gen.view.evidence_ratings import newest_rating, own_level
from portfolio_gen.view.inbox import NEW_DAYS, WEEK_DAYS
from portfolio_gen.view.school_view import SchoolView

OWN, EDUCATORS = "me", "educators"
EVERY = "everyentryhere"
"""A word that every entry has. Asked for no word at all, Pagefind would fetch the whole index."""
_LATELY = (("last week", WEEK_DAYS), ("last two weeks", NEW_DAYS))
"""Values, and days before the newest entry. No id of a term has a space in it."""
_KINDS = ("goal", "reflection", "evidence")

Option = tuple[str, str]
"""What the index calls it, and what people call it."""
Group = tuple[str, Iterable[Option]]


def findable(learner: LearnerContext, pages: Iterable[Page], as_of: dt.date | None = None) -> Iterator[Page]:
    """A learner's pages; those of goals, reflections and evidence with what they can be found by.

    `as_of` is the day of the cohort's newest entry: "this week" is counted back from it.
    """
    entries = {learner.at(address_of(entry)): entry for entry in learner.view.entries if entry.kind in _KINDS}
    for page in pages:
        entry = entries.get(page.path)
        context = {**page.context, "indexed": _indexed(learner, entry, as_of)} if entry else page.context
        yield Page(page.path, page.template, page.title, context)


def _indexed(learner: LearnerContext, entry: AnyEntry, as_of: dt.date | None) -> Context:
    day = full_day(entry.written_day)
    shown = {
        "title": entry.title,
        "learner": learner.view.name,
        "kind": _form(entry) or entry.kind,
        "course": entry.course if isinstance(entry, Evidence) else "",
        "date": day["long"] if day else "",
        "day": day["iso"] if day else "",
        "every": EVERY,
        **learner.words(entry.lang),
    }
    return {
        "filters": tuple({"name": name, "value": value} for name, value in _filters(learner, entry, as_of)),
        "shown": tuple({"name": name, "value": value} for name, value in shown.items() if value),
        "order": entry.date.isoformat() if entry.date else "0000-00-00",
        "kind": entry.kind,  # a word for Pagefind to index: it leaves out pages without any
    }


def _filters(learner: LearnerContext, entry: AnyEntry, as_of: dt.date | None) -> Iterator[Option]:
    """Pairs of a facet and a value. `rated` joins a standard to a level, for those who ask for both at once."""
    yield "learner", learner.view.learner
    yield "kind", entry.kind
    if form := _form(entry):
        yield "kind", f"evidence: {form}"
    if isinstance(entry, Evidence) and entry.context:
        yield "context", entry.context.casefold()
    yield from (("term", value) for value, days in _LATELY if _is_within(entry.date, as_of, days))
    for term in learner.school.terms:
        if entry.date and term.start <= entry.date <= term.end:
            yield "term", term.id
    codes = tuple(dict.fromkeys(tag.code for tag in entry.standards))
    yield from (("standard", code) for code in codes)
    levels = [(code, level) for code in codes for level in _levels(learner, entry, code)]
    yield from (("level", level) for level in dict.fromkeys(level for _, level in levels))
    yield from (("rated", f"{code}|{level}") for code, level in levels)


def _is_within(day: dt.date | None, as_of: dt.date | None, days: int) -> bool:
    return day is not None and as_of is not None and day >= as_of - dt.timedelta(days=days)


def _form(entry: AnyEntry) -> str:
    return entry.form.casefold() if isinstance(entry, Evidence) else ""


def _levels(learner: LearnerContext, entry: AnyEntry, code: str) -> Iterator[str]:
    """The levels of an entry on one standard: the learner's own, and the newest of educators who looked at it."""
    if own := own_level(entry, code, learner.school):
        yield f"{OWN}: {own.id}"
    rating = newest_rating(learner.view.ratings, entry, code)
    if seen := learner.school.scale.level(rating.level) if rating else None:
        yield f"{EDUCATORS}: {seen.id}"


def search_page(
    learners: Iterable[LearnerContext], school: SchoolView, pages: Iterable[Page], instead: Iterable[Option]
) -> Page:
    """The page that asks. `pages` are all of the cohort's; `instead` are addresses and questions answered without."""
    used: dict[str, dict[str, None]] = {}
    for page in pages:
        for name, value in _found_by(page):
            used.setdefault(name, {})[value] = None
    context = {
        "at": "search",
        "script": "search",
        "every": EVERY,
        "unspaced": UNSPACED,
        "marked": MARKED,
        "facets": tuple(_facets(tuple(learners), school, used)),
        "instead": tuple({"href": href, "label": label} for href, label in instead),
    }
    return Page("search.html", "search.html", say("Search"), context)


def _found_by(page: Page) -> Iterator[Option]:
    """Facets and values of a page; none of one that is not searched for."""
    indexed = page.context.get("indexed")
    if isinstance(indexed, Mapping):
        yield from ((item["name"], item["value"]) for item in indexed["filters"])


def _facets(
    learners: tuple[LearnerContext, ...], school: SchoolView, used: Mapping[str, Mapping[str, None]]
) -> Iterator[Context]:
    for name, label, every, groups in (
        ("standard", say("Standard"), say("Any standard"), (("", _standards(school, used.get("standard", {}))),)),
        ("level", say("Level"), say("Any level"), _level_groups(school)),
        (
            "learner",
            say("Learner"),
            say("All learners"),
            (("", ((learner.view.learner, learner.view.name) for learner in learners)),),
        ),
        ("term", say("When"), say("Any time"), (("", _times(school)),)),
        ("context", say("Where it was done"), say("Anywhere"), (("", _places(used.get("context", {}))),)),
        ("kind", say("Kind"), say("Any kind"), _kinds(used.get("kind", {}))),
    ):
        offered = tuple(
            group for group in (_group(title, options, used.get(name, {})) for title, options in groups) if group
        )
        if offered:
            yield {"name": name, "label": label, "every": every, "groups": offered}


def _group(title: str, options: Iterable[Option], used: Mapping[str, None]) -> Mapping[str, Any] | None:
    offered = tuple({"value": value, "label": label} for value, label in options if value in used)
    return {"title": title, "options": offered} if offered else None


def _standards(school: SchoolView, used: Iterable[str]) -> Iterator[Option]:
    order = {code: index for index, code in enumerate(school.addresses)}
    for code in sorted(used, key=lambda code: (order.get(code, len(order)), code)):
        placed = school.codes.get(code)
        name = placed.standard.name if placed else code
        yield code, say("{code} {name}", code=code, name=name) if name != code else code


def _level_groups(school: SchoolView) -> tuple[Group, ...]:
    levels = (*school.scale.levels, school.scale.insufficient, school.scale.excused)
    return tuple(
        (title, tuple((f"{who}: {level.id}", level.label) for level in levels))
        for who, title in ((EDUCATORS, say("Educators say")), (OWN, say("The learner says")))
    )


def _times(school: SchoolView) -> Iterator[Option]:
    yield "last week", say("This week")
    yield "last two weeks", say("The last two weeks")
    yield from ((term.id, term.title) for term in school.terms)


def _places(used: Iterable[str]) -> Iterator[Option]:
    known = {"school": say("School"), "home": say("Home"), "work": say("Work"), "community": say("The community")}
    yield from known.items()
    yield from ((place, sentence(place)) for place in sorted(used) if place not in known)


def _kinds(used: Iterable[str]) -> tuple[Group, ...]:
    forms = sorted(value for value in used if value not in _KINDS)
    kinds = (("goal", say("Goals")), ("reflection", say("Reflections")), ("evidence", say("Evidence")))
    return ("", kinds), (say("Evidence of one kind"), ((form, sentence(form.partition(": ")[2])) for form in forms))
