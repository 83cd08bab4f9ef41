"""The inbox of a cohort: what came in, what waits for a rating, what is past its day, who is silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from portfolio_gen.model.entries import AnyEntry, Feedback
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.cohort.inbox_parts import (
    Arrival,
    DatedLearner,
    InboxCount,
    InboxPage,
    InboxWeek,
    WaitingGroup,
    WaitingStandard,
    WeekKind,
)
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.parts import Day, NamedLink
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day, day_of, full_day, known_day, shortened
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.view.inbox import NEW_DAYS, SILENT_DAYS, InboxItem, Waiting, Week

INBOX_KINDS = ("evidence", "reflection", "goal", "feedback")
"""In the order in which a week lists them."""
MAIN = "evidence"
"""The kind that educators answer: the first lines of it are always there, and of many others a count."""
FEW, FEW_OTHERS, FEW_GROUPS = 4, 2, 8
"""Lines of a list, of a kind that is not the main one, and learners or standards on which something waits, that are
there without opening anything."""
FIRST_WORDS = 60
"""Characters of feedback that stand for it: a title says less, or is none."""


def inbox_page(cohort: CohortContext) -> Page:
    """Counted back from the day of the newest entry, so that a page says the same whenever it is built."""
    found = cohort.inbox
    context: InboxPage = {
        "at": "inbox",
        "as_of": full_day(found.as_of),
        "since": day(found.since, found.as_of),
        "days": NEW_DAYS,
        "silent_days": SILENT_DAYS,
        "counts": tuple(_counts(cohort)),
        "done": " ".join(_done(cohort)),
        "educators": tuple(cohort.school.educator_name(educator) for educator in cohort.cohort.educators),
        "weeks": tuple(_week(cohort, week) for week in found.weeks),
        "waiting": len(found.unrated),
        "by_learner": tuple(_of_learner(cohort, waiting) for waiting in found.by_learner),
        "by_standard": tuple(_on_standard(cohort, waiting) for waiting in found.by_standard),
        "cohort": cohort.cohort.id,
        "few": FEW,
        "few_groups": FEW_GROUPS,
        "overdue": tuple(_late(cohort, late) for late in found.overdue),
        "reviews": tuple(_review(cohort, learner, by) for learner, by in found.reviews),
        "silent": tuple(_silent(cohort, learner, last) for learner, last in found.silent),
    }
    return Page("inbox.html", "cohort_inbox.html", say("Inbox"), context)


def _counts(cohort: CohortContext) -> Iterator[InboxCount]:
    """Every section of the page with how much stands in it; what is empty has none."""
    found = cohort.inbox
    if new := len(found.new):
        yield {"href": "#_new", "words": count(new, "{n} new", "{n} new")}
    if unrated := len(found.unrated):
        yield {"href": "#_unrated", "words": count(unrated, "{n} not rated yet", "{n} not rated yet")}
    if late := len(found.overdue):
        yield {"href": "#_overdue", "words": count(late, "{n} goal past its day", "{n} goals past their day")}
    if reviews := len(found.reviews):
        yield {"href": "#_reviews", "words": count(reviews, "{n} plan to review", "{n} plans to review")}
    if silent := len(found.silent):
        yield {"href": "#_silent", "words": count(silent, "{n} learner silent", "{n} learners silent")}


def _done(cohort: CohortContext) -> Iterator[str]:
    """A sentence for everything that needs nobody now: one line says it, where a section each would be read in vain."""
    found = cohort.inbox
    if not found.new:
        yield say("Nothing is new.")
    if not found.unrated:
        yield say("Everything that names a standard is rated.")
    if not found.overdue:
        yield say("No goal is past its day.")
    if not found.reviews:
        yield count(NEW_DAYS, "No plan is due within {n} day.", "No plan is due within {n} days.")
    if cohort.learners and not found.silent:
        yield count(
            SILENT_DAYS,
            "Everybody has shared something with educators in the last {n} day.",
            "Everybody has shared something with educators in the last {n} days.",
        )


def _week(cohort: CohortContext, week: Week) -> InboxWeek:
    found = [
        (kind, items)
        for kind in INBOX_KINDS
        if (items := [arrival for arrival in week.arrivals if arrival.entry.kind == kind])
    ]
    since = known_day(week.since, cohort.newest)["long"]
    return {
        "title": say("This week") if week.this else say("The week of {day}", day=since),
        "open": week.this,
        "words": in_a_row(_amount(kind, len(items)) for kind, items in found),
        "kinds": tuple(_kind(cohort, kind, items) for kind, items in found),
    }


def _kind(cohort: CohortContext, kind: str, items: Sequence[InboxItem]) -> WeekKind:
    return {
        "title": _heading(kind),
        "folded": kind != MAIN and len(items) > FEW_OTHERS,
        "items": tuple(_arrival(cohort, item) for item in items),
    }


def _heading(kind: str) -> str:
    match kind:
        case "evidence":
            return say("Evidence")
        case "reflection":
            return say("Reflections")
        case "goal":
            return say("Goals")
        case _:
            return say("Feedback")


def _amount(kind: str, number: int) -> str:
    match kind:
        case "evidence":
            return count(number, "{n} piece of evidence", "{n} pieces of evidence")
        case "reflection":
            return count(number, "{n} reflection", "{n} reflections")
        case "goal":
            return count(number, "{n} goal", "{n} goals")
        case _:
            return count(number, "{n} piece of feedback", "{n} pieces of feedback")


def _arrival(cohort: CohortContext, arrival: InboxItem, codes: Sequence[str] = ()) -> Arrival:
    learner, entry = cohort.learner_of[arrival.learner], arrival.entry
    return {
        "learner": learner.view.name,
        "learner_href": learner.at("index.html"),
        "title": _title(entry),
        "href": learner.at(address_of(entry)),
        "kind": entry.kind,
        "about": _answers(learner, entry),
        "date": day_of(entry, cohort.newest),
        "standards": tuple(_standard(cohort, code, arrival.learner) for code in codes),
        **learner.words(entry.lang),
    }


def _title(entry: AnyEntry) -> str:
    """Feedback is called by its first words: nobody gives it a title that says what is in it."""
    words = shortened(entry.body.excerpt, FIRST_WORDS) if isinstance(entry, Feedback) else ""
    return words or entry.title


def _answers(learner: LearnerContext, entry: AnyEntry) -> str:
    """What feedback answers, by title."""
    answered = learner.view.by_key.get(entry.on) if isinstance(entry, Feedback) else None
    return answered.title if answered else ""


def _late(cohort: CohortContext, late: InboxItem) -> Arrival:
    return {**_arrival(cohort, late), "date": day(getattr(late.entry, "target", None), cohort.newest)}


def _review(cohort: CohortContext, who: str, by: dt.date) -> DatedLearner:
    learner = cohort.learner_of[who]
    return {
        "learner": learner.view.name,
        "href": learner.at("plan.html"),
        "date": day(by, cohort.newest),
        "without": "",
    }


def _silent(cohort: CohortContext, who: str, last: dt.date | None) -> DatedLearner:
    learner = cohort.learner_of[who]
    return {
        "learner": learner.view.name,
        "href": learner.at("index.html"),
        "date": day(last, cohort.newest),
        "without": say("no day") if learner.view.entries else say("nothing yet"),
    }


def _of_learner(cohort: CohortContext, waiting: Waiting) -> WaitingGroup:
    """A learner's pieces, each with the standards it waits on."""
    learner = cohort.learner_of[waiting.of]
    return {
        "title": learner.view.name,
        "code": "",
        "pieces": len(waiting.arrivals),
        "oldest": _oldest(cohort, waiting),
        "items": tuple(_arrival(cohort, one, one.codes) for one in waiting.arrivals),
    }


def _on_standard(cohort: CohortContext, waiting: Waiting) -> WaitingStandard:
    """Everybody's pieces that wait on a standard; the standard is the heading, so it is named nowhere below."""
    placed = cohort.school.codes.get(waiting.of)
    return {
        "title": placed.standard.name if placed else waiting.of,
        "code": waiting.of if placed and placed.standard.name != waiting.of else "",
        "pieces": len(waiting.arrivals),
        "oldest": _oldest(cohort, waiting),
        "raters": _raters(cohort, waiting.of),
        "page": cohort.page_of(waiting.of),
        "items": tuple(_arrival(cohort, one) for one in waiting.arrivals),
    }


def _oldest(cohort: CohortContext, waiting: Waiting) -> Day | None:
    return day(waiting.arrivals[0].entry.date, cohort.newest)


def _raters(cohort: CohortContext, code: str) -> tuple[str, ...]:
    """Who has rated this standard in this cohort before; nobody to name where there is one educator only."""
    if len(cohort.cohort.educators) < 2:
        return ()
    by = {
        rating.by
        for learner in cohort.learners
        for rating in learner.view.ratings
        if rating.standard == code and rating.by
    }
    return tuple(cohort.school.educator_name(educator) for educator in sorted(by))


def _standard(cohort: CohortContext, code: str, learner: str) -> NamedLink:
    placed = cohort.school.codes.get(code)
    return {"name": placed.standard.name if placed else code, "href": f"{cohort.page_of(code)}#{learner}"}
