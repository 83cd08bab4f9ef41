"""The page of standards: where a learner stands, how that was worked out, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from portfolio_gen.model.school import Term
from portfolio_gen.pages.addresses import address_of, standard_name
from portfolio_gen.pages.learner.areas import (
    Area,
    area_summary,
    areas_of,
    mastery_rank,
    proficient_label,
    scale_levels,
    standard_words,
)
from portfolio_gen.pages.learner.calculation import calculation, judged_words
from portfolio_gen.pages.learner.cards import educators_level, level
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.gap_labels import gap_label, gap_titles
from portfolio_gen.pages.learner.growth_chart import Axis, growth_chart, time_axis
from portfolio_gen.pages.learner.standard_parts import (
    MissingGroup,
    RequirementBox,
    ShownRequirement,
    ShownStandard,
    SpokenTo,
    StandardsArea,
    StandardsPage,
    StripItem,
)
from portfolio_gen.pages.parts import NamedLink, TermLink
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day_of, full_day
from portfolio_gen.pages.words import count, listed, say
from portfolio_gen.view.evidence_index import Tagged
from portfolio_gen.view.levels import State
from portfolio_gen.view.progress import Progress, RequirementProgress
from portfolio_gen.view.standard_progress import StandardProgress


def standards_pages(learner: LearnerContext) -> Iterator[Page]:
    """The page as things stand, and a shorter one, without charts and workings, for every term that is over."""
    past = [
        term
        for term in learner.school.terms
        if learner.as_of and term.end < learner.as_of and _has_dates(learner, term)
    ]
    yield _page(learner, learner.progress, past, None)
    for term in past:
        yield _page(learner, learner.progress_at(term.end), past, term)


def _has_dates(learner: LearnerContext, term: Term) -> bool:
    days = [*(entry.date for entry in learner.view.entries), *(rating.date for rating in learner.view.ratings)]
    return any(date and term.start <= date <= term.end for date in days)


def _page(learner: LearnerContext, found: Progress, past: Sequence[Term], term: Term | None) -> Page:
    axis = None if term else time_axis(found, learner.school.terms)
    areas = tuple(_area(learner, area, axis, found.as_of, whole=term is None) for area in areas_of(found.standards))
    context: StandardsPage = {
        "at": "standards",
        "as_of": full_day(found.as_of),
        "terms": _terms(learner, past, term),
        "lead": _lead(learner, found),
        "word": proficient_label(learner),
        "sees_ratings": learner.view.sees_ratings,
        "levels": scale_levels(learner),
        "mastery_rank": mastery_rank(learner),
        "areas": areas,
        "missing": tuple(_missing(learner, found)),
        "requirements": tuple(_requirement(learner, *pair) for pair in enumerate(found.requirements, start=1)),
        "axis": next((s["growth"] for area in areas for s in area["standards"] if s["growth"]), None),
    }
    title = say("Standards at the end of {term}", term=term.title) if term else say("Standards")
    return Page(learner.at(page_address(term)), "standards.html", title, context)


def page_address(term: Term | None) -> str:
    """Where the standards stand now, or stood at the end of a term."""
    return f"standards-{term.id}.html" if term else "standards.html"


def _terms(learner: LearnerContext, past: Sequence[Term], shown: Term | None) -> tuple[TermLink, ...]:
    choices: list[Term | None] = [None, *reversed(past)]
    return tuple(
        TermLink(
            title=say("end of {term}", term=term.title) if term else say("now"),
            href=learner.at(page_address(term)),
            current=term is shown,
        )
        for term in choices
    )


def _lead(learner: LearnerContext, found: Progress) -> str:
    if not learner.view.sees_ratings:
        spoken_to = sum(bool(item.tagged) for item in found.standards)
        return count(
            len(found.standards),
            "My work speaks to {some} of {n} standard.",
            "My work speaks to {some} of {n} standards.",
            "My work speaks to 0 of no standards.",
            some=spoken_to,
        )
    return count(
        len(found.standards),
        "{level} or beyond in {some} of {n} standard.",
        "{level} or beyond in {some} of {n} standards.",
        "{level} or beyond in 0 of no standards.",
        level=proficient_label(learner),
        some=found.proficient,
    )


def _area(
    learner: LearnerContext, area: Area, axis: Axis | None, as_of: dt.date | None, *, whole: bool
) -> StandardsArea:
    items = area.standards
    return {
        **area_summary(learner, area),
        "source": area.source,
        "strip": tuple(_strip(learner, item) for item in items),
        "standards": tuple(
            _standard(learner, item, axis, as_of, whole=whole) for item in items if item.tagged or item.assessments
        ),
        "untouched": tuple(standard_words(item) for item in items if not (item.tagged or item.assessments)),
    }


def _strip(learner: LearnerContext, item: StandardProgress) -> StripItem:
    return {
        "name": standard_words(item),
        "educators": educators_level(learner, item),
        "insufficient": item.result.state is State.INSUFFICIENT,
        "me": level(learner.school, item.own.id) if item.own else None,
    }


def _standard(
    learner: LearnerContext, item: StandardProgress, axis: Axis | None, as_of: dt.date | None, *, whole: bool
) -> ShownStandard:
    name = standard_words(item)
    statement = item.standard.statement if item.standard else ""
    newest = item.tagged[0] if item.tagged else None
    return {
        "code": item.code,
        "id": standard_name(item.code, learner.school),
        "name": name,
        "statement": "" if name.startswith(statement) else statement,
        "educators": educators_level(learner, item),
        "judged": judged_words(item.result),
        "without": _without(learner, item),
        "me": level(learner.school, item.own.id) if item.own else None,
        "growth": growth_chart(item, axis, learner.school.scale, as_of),
        "pieces": count(len(item.pieces), "{n} piece", "{n} pieces", "No pieces"),
        "places": _places(item),
        "entries": tuple(_entry(learner, tagged) for tagged in item.tagged),
        "newest": _entry(learner, newest) if newest else None,
        "gaps": tuple(gap_label(gap, item, as_of) for gap in item.gaps),
        "working": calculation(learner, item) if whole and learner.view.sees_ratings else None,
    }


def _without(learner: LearnerContext, item: StandardProgress) -> str:
    return {
        State.NONE: say("No view yet"),
        State.TOO_FEW: say("Too few ratings yet"),
        State.INSUFFICIENT: learner.school.scale.insufficient.label,
        State.EXCUSED: learner.school.scale.excused.label,
    }.get(item.result.state, "")


def _places(item: StandardProgress) -> str:
    return listed(_from(place, number) for place, number in sorted(item.contexts.items()) if place)


def _from(place: str, pieces: int) -> str:
    """How many pieces were made at a place."""
    known = {
        "school": say("{n} from school", n=pieces),
        "home": say("{n} from home", n=pieces),
        "work": say("{n} from work", n=pieces),
        "community": say("{n} from the community", n=pieces),
    }
    return known.get(place) or say("{n} {place}", n=pieces, place=place)


def _entry(learner: LearnerContext, tagged: Tagged) -> SpokenTo:
    entry = tagged.entry
    return {
        "title": entry.title,
        "href": learner.at(address_of(entry)),
        "date": day_of(entry, learner.as_of),
        "section": tagged.tag.section,
        **learner.words(entry.lang),
    }


def _missing(learner: LearnerContext, found: Progress) -> Iterator[MissingGroup]:
    """Gaps by kind, each with the standards it is about."""
    for gap, title in gap_titles().items():
        names = [item for item in found.standards if gap in item.gaps]
        if names:
            links = tuple(
                NamedLink(
                    name=standard_words(item),
                    href=f"#{standard_name(item.code, learner.school)}" if item.tagged or item.assessments else "",
                )
                for item in names
            )
            yield {"title": title, "count": len(links), "standards": links}


def requirement_anchor(number: int) -> str:
    """Where on the page the school's first, second, ... requirement stands."""
    return f"_asked-{number}"


def _requirement(learner: LearnerContext, number: int, item: RequirementProgress) -> ShownRequirement:
    needed = item.requirement.proficient_in
    return {
        "title": item.requirement.title,
        "id": requirement_anchor(number),
        "needed": needed,
        "reached": len(item.reached),
        "met": item.met,
        "boxes": tuple(RequirementBox(x=4 + index * 22, on=index < len(item.reached)) for index in range(needed)),
        "width": 8 + needed * 22,
        "have": tuple(standard_words(each) for each in item.reached),
        "open": tuple(standard_words(each) for each in item.open),
        "missing": item.missing,
        "word": proficient_label(learner),
    }
