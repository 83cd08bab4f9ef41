"""The inbox of a cohort: what came in, what waits for a rating, what is past its day, who is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Feedback
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import day, day_of, full_day, shortened
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

InboxRow = dict[str, Any]


def inbox_page(cohort: CohortContext) -> Page:
    """Counted back from the day of the newest entry, so that a page says the same whenever it is built."""
    found = cohort.inbox
    context = {
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
        "reviews": tuple(
            _who(cohort, learner, "plan.html")
            | {"date": day(by, cohort.newest), "late": cohort.newest is not None and by < cohort.newest}
            for learner, by in found.reviews
        ),
        "silent": tuple(
            _who(cohort, learner, "index.html")
            | {"date": day(last, cohort.newest), "without": _without_day(cohort, learner)}
            for learner, last in found.silent
        ),
    }
    return Page("inbox.html", "cohort_inbox.html", say("Inbox"), context)


def _counts(cohort: CohortContext) -> Iterator[Mapping[str, Any]]:
    """Every section of the page with how much stands in it; what is empty has none."""
    found = cohort.inbox
    late, reviews, silent = len(found.overdue), len(found.reviews), len(found.silent)
    for href, number, words in (
        ("#_new", len(found.new), say("{n} new", n=len(found.new))),
        ("#_unrated", len(found.unrated), say("{n} not rated yet", n=len(found.unrated))),
        ("#_overdue", late, count(late, "{n} goal past its day", "{n} goals past their day")),
        ("#_reviews", reviews, count(reviews, "{n} plan to review", "{n} plans to review")),
        ("#_silent", silent, count(silent, "{n} learner silent", "{n} learners silent")),
    ):
        if number:
            yield {"href": href, "words": words}


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
        yield say("No plan is due within {days} days.", days=NEW_DAYS)
    if cohort.learners and not found.silent:
        yield say("Everybody has shared something with educators in the last {days} days.", days=SILENT_DAYS)


def _week(cohort: CohortContext, week: Week) -> InboxRow:
    since = day(week.since, cohort.newest)
    found = [
        (kind, tuple(_arrival(cohort, item) for item in items))
        for kind in INBOX_KINDS
        if (items := [arrival for arrival in week.arrivals if arrival.entry.kind == kind])
    ]
    return {
        "title": say("This week") if week.this else say("The week of {day}", day=since["long"] if since else ""),
        "open": week.this,
        "words": in_a_row(_counted(kind, len(items)) for kind, items in found),
        "kinds": tuple(
            {"title": _plural(kind), "folded": kind != MAIN and len(items) > FEW_OTHERS, "items": items}
            for kind, items in found
        ),
    }


def _plural(kind: str) -> str:
    return {
        "evidence": say("Evidence"),
        "reflection": say("Reflections"),
        "goal": say("Goals"),
        "feedback": say("Feedback"),
    }[kind]


def _counted(kind: str, number: int) -> str:
    if kind == "evidence":
        return count(number, "{n} piece of evidence", "{n} pieces of evidence")
    if kind == "reflection":
        return count(number, "{n} reflection", "{n} reflections")
    if kind == "goal":
        return count(number, "{n} goal", "{n} goals")
    return count(number, "{n} piece of feedback", "{n} pieces of feedback")


def _arrival(cohort: CohortContext, arrival: InboxItem, codes: Sequence[str] = ()) -> InboxRow:
    learner, entry = cohort.learner_of[arrival.learner], arrival.entry
    return {
        **_who(cohort, arrival.learner, "index.html"),
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


def _late(cohort: CohortContext, late: InboxItem) -> InboxRow:
    return _arrival(cohort, late) | {"date": day(getattr(late.entry, "target", None), cohort.newest)}


def _who(cohort: CohortContext, who: str, page: str) -> InboxRow:
    learner = cohort.learner_of[who]
    return {"learner": learner.view.name, "href": learner.at(page)}


def _without_day(cohort: CohortContext, learner: str) -> str:
    """What stands where the day of the last entry is not known."""
    return say("no day") if cohort.learner_of[learner].view.entries else say("nothing yet")


def _of_learner(cohort: CohortContext, waiting: Waiting) -> InboxRow:
    """A learner's pieces, each with the standards it waits on."""
    learner = cohort.learner_of[waiting.of]
    return {
        "title": learner.view.name,
        "code": "",
        **_sums(cohort, waiting),
        "items": tuple(_arrival(cohort, one, one.codes) for one in waiting.arrivals),
    }


def _on_standard(cohort: CohortContext, waiting: Waiting) -> InboxRow:
    """Everybody's pieces that wait on a standard; the standard is the heading, so it is named nowhere below."""
    placed = cohort.school.codes.get(waiting.of)
    return {
        "title": placed.standard.name if placed else waiting.of,
        "code": waiting.of if placed and placed.standard.name != waiting.of else "",
        **_sums(cohort, waiting),
        "raters": _raters(cohort, waiting.of),
        "page": cohort.page_of(waiting.of),
        "items": tuple(_arrival(cohort, one) for one in waiting.arrivals),
    }


def _sums(cohort: CohortContext, waiting: Waiting) -> InboxRow:
    return {
        "pieces": count(len(waiting.arrivals), "{n} piece", "{n} pieces"),
        "oldest": day(waiting.arrivals[0].entry.date, cohort.newest),
    }


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


def _standard(cohort: CohortContext, code: str, learner: str) -> Mapping[str, str]:
    placed = cohort.school.codes.get(code)
    return {"name": placed.standard.name if placed else code, "href": f"{cohort.page_of(code)}#{learner}"}
