"""The pages of one learner: home, profile, lists, plan, feedback, and a page for each entry."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.addresses import medium_address
from portfolio_gen.pages.learner.cards import answer_card, card, goal_card, prose, reflection_card
from portfolio_gen.pages.learner.context import LearnerContext, Media
from portfolio_gen.pages.learner.entries import entry_pages
from portfolio_gen.pages.learner.home import in_progress_first, learner_home_page, profile_page
from portfolio_gen.pages.learner.parts import (
    EntriesPage,
    FeedbackPage,
    GoalsPage,
    PlanPage,
    PlanPerson,
    ReflectionsPage,
)
from portfolio_gen.pages.learner.seen_by import seen_by
from portfolio_gen.pages.learner.standards import standards_pages
from portfolio_gen.pages.parts import Frame, MenuItem
from portfolio_gen.pages.site import Asset, Page, Site
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.pages.words import say
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView


def learner_site(view: PortfolioView, school: SchoolView, media: Media, folder: str) -> Site:
    """The whole site of one learner for one audience. `folder` is a token or the learner's id."""
    learner = LearnerContext(view, school, media)
    return Site(
        folder=folder,
        audience=view.audience.value,
        title=view.name,
        frame=learner_frame(learner),
        pages=learner_pages(learner),
        assets=learner_assets(learner),
    )


def learner_frame(learner: LearnerContext) -> Frame:
    """Bar and foot of a learner's pages."""
    view = learner.view
    return {
        "name": view.name,
        "home": learner.at("index.html"),
        **learner.words(view.lang),
        "nav": tuple(MenuItem(label=label, href=learner.at(href), key=key) for key, label, href in _nav(learner)),
        "for": _for_whom(view),
        "school": learner.school.name,
        "newest": full_day(view.newest),
        "noindex": view.audience is not Audience.PUBLIC,
        "licences": licences(learner.school),
    }


def licences(school: SchoolView) -> tuple[str, ...]:
    """Whose standards these are, one line for each framework that says so."""
    return tuple(
        " ".join(_sentence(part) for part in (framework.title, framework.attribution, framework.licence) if part)
        for framework in school.frameworks
        if framework.licence or framework.attribution
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _for_whom(view: PortfolioView) -> tuple[str, str]:
    first = view.name.split()[0]
    if view.audience is Audience.FAMILY:
        return (
            say("This is the page for {name}’s family.", name=first),
            say(
                "It holds only what {name} shares with family. "
                "Anyone who has the link can read it, so pass it on with care.",
                name=first,
            ),
        )
    if view.audience is Audience.EDUCATORS:
        return (
            say("This page is for educators."),
            say("It holds what {name} shares with educators. Please keep it among you.", name=first),
        )
    if view.audience is Audience.PUBLIC:
        return say("{name}’s public portfolio.", name=first), say("{name} chose what stands here.", name=first)
    return (
        say("Only you see this."),
        say(
            "It shows everything in your folder, drafts included. "
            "Who sees an entry is decided by share_with in its file."
        ),
    )


def _nav(learner: LearnerContext) -> Iterable[tuple[str, str, str]]:
    view = learner.view
    yield "home", say("Home"), "index.html"
    if view.goals:
        yield "goals", say("Goals"), "goals/index.html"
    if view.evidence:
        yield "evidence", say("Evidence"), "evidence/index.html"
    if view.reflections:
        yield "reflections", say("Reflections"), "reflections/index.html"
    yield "standards", say("Standards"), "standards.html"
    if view.plan:
        yield "plan", say("My plan"), "plan.html"
    if view.feedback:
        yield "feedback", say("Feedback"), "feedback.html"


def learner_pages(learner: LearnerContext) -> tuple[Page, ...]:
    """Every page of a learner; an index of a kind only where there is something of that kind."""
    view = learner.view
    pages = [learner_home_page(learner), profile_page(learner), *standards_pages(learner)]
    if view.goals:
        cards = tuple(goal_card(learner, goal) for goal in in_progress_first(view.goals))
        goals: GoalsPage = {"at": "goals", "goals": cards}
        pages.append(Page(learner.at("goals/index.html"), "goals.html", say("Goals"), goals))
    if view.reflections:
        thoughts: ReflectionsPage = {
            "at": "reflections",
            "entries": tuple(reflection_card(learner, reflection) for reflection in view.reflections),
        }
        pages.append(Page(learner.at("reflections/index.html"), "reflections.html", say("Reflections"), thoughts))
    if view.evidence:
        work: EntriesPage = {"at": "evidence", "entries": tuple(card(learner, piece) for piece in view.evidence)}
        pages.append(Page(learner.at("evidence/index.html"), "evidence_list.html", say("Evidence"), work))
    if view.feedback:
        answers = tuple(answer_card(learner, answer) for answer in view.feedback)
        said: FeedbackPage = {"at": "feedback", "answers": answers}
        pages.append(Page(learner.at("feedback.html"), "feedback.html", say("Feedback"), said))
    if view.plan:
        pages.append(_plan(learner))
    pages.extend(entry_pages(learner))
    return tuple(pages)


def learner_assets(learner: LearnerContext) -> tuple[Asset, ...]:
    """The files of a learner that the audience sees, each once."""
    media = (learner.media[a.path] for a in learner.view.attachments if a.path in learner.media)
    found = {medium_address(m): Asset(learner.at(medium_address(m)), m.digest, m.suffix) for m in media}
    return tuple(found[path] for path in sorted(found))


def _plan(learner: LearnerContext) -> Page:
    plan = learner.view.plan
    assert plan is not None
    context: PlanPage = {
        "at": "plan",
        "school_year": plan.school_year,
        "review_by": learner.day(plan.review_by),
        "people": tuple(
            PlanPerson(name=person.name, role=person.role, agreed=learner.day(person.agreed))
            for person in plan.participants
        ),
        "agreed": sum(person.agreed is not None for person in plan.participants),
        "pathways": plan.pathways,
        "supports": plan.supports,
        "goals": tuple(goal_card(learner, goal) for goal in in_progress_first(learner.view.goals)),
        "text": prose(learner, plan.text, plan.lang),
        "words": learner.words(plan.lang),
        **seen_by(learner.view, "plan"),
    }
    return Page(learner.at("plan.html"), "plan.html", say("My plan"), context)
