"""The pages of one learner: home, profile, lists, plan, feedback, and a page for each entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Goal, GoalStatus
from portfolio_gen.model.learner import Profile
from portfolio_gen.model.school import School
from portfolio_gen.pages.addresses import medium_address
from portfolio_gen.pages.cards import (
    Desk,
    Media,
    answer_card,
    card,
    files,
    goal_card,
    picture,
    prose,
    reflection_card,
)
from portfolio_gen.pages.entry_pages import entry_pages
from portfolio_gen.pages.site import Asset, Context, Page, Site
from portfolio_gen.pages.standards_page import standards_page
from portfolio_gen.pages.wording import counted, full_day, language, listed, possessive
from portfolio_gen.view.portfolio_view import PortfolioView

_FINISHED = (GoalStatus.ACHIEVED, GoalStatus.CHANGED)
_PROUD = 3
"""Pieces of evidence on the home page."""


def learner_site(view: PortfolioView, school: School, media: Media, folder: str) -> Site:
    """The whole site of one learner for one audience. `folder` is a token or the learner's id."""
    desk = Desk(view, school, media)
    return Site(
        folder=folder,
        audience=view.audience.value,
        title=view.name,
        frame=learner_frame(desk),
        pages=learner_pages(desk),
        assets=learner_assets(desk),
    )


def learner_frame(desk: Desk) -> Context:
    """Bar and foot of a learner's pages."""
    view = desk.view
    return {
        "name": view.name,
        "home": desk.at("index.html"),
        **desk.words(view.lang),
        "nav": tuple({"label": label, "href": desk.at(href), "key": key} for key, label, href in _nav(desk)),
        "for": _for_whom(view),
        "school": desk.school.name,
        "newest": full_day(view.newest),
        "noindex": view.audience is not Audience.PUBLIC,
        "licences": licences(desk.school),
    }


def licences(school: School) -> tuple[str, ...]:
    """Whose standards these are, one line for each framework that says so."""
    return tuple(
        f"{framework.title}: {listed(part for part in (framework.attribution, framework.licence) if part)}"
        for framework in school.frameworks
        if framework.licence or framework.attribution
    )


def _for_whom(view: PortfolioView) -> tuple[str, str]:
    first = view.name.split()[0]
    if view.audience is Audience.FAMILY:
        return (
            f"This is the page for {possessive(first)} family.",
            f"It holds only what {first} shares with family. Anyone who has the link can read it, so pass it on with care.",
        )
    if view.audience is Audience.EDUCATORS:
        return "This page is for educators.", f"It holds what {first} shares with educators. Please keep it among you."
    if view.audience is Audience.PUBLIC:
        return f"{possessive(first)} public portfolio.", f"{first} chose what stands here."
    return "Only you see this.", "It shows everything in your folder, drafts included."


def _nav(desk: Desk) -> Iterable[tuple[str, str, str]]:
    view = desk.view
    yield "home", "Home", "index.html"
    if view.goals:
        yield "goals", "Goals", "goals/index.html"
    if view.evidence:
        yield "evidence", "Evidence", "evidence/index.html"
    if view.reflections:
        yield "reflections", "Reflections", "reflections/index.html"
    yield "standards", "Standards", "standards.html"
    if view.plan:
        yield "plan", "My plan", "plan.html"
    if view.feedback:
        yield "feedback", "Feedback", "feedback.html"


def learner_pages(desk: Desk) -> tuple[Page, ...]:
    """Every page of a learner; an index of a kind only where there is something of that kind."""
    view = desk.view
    pages = [_home(desk), _profile(desk), standards_page(desk)]
    if view.goals:
        context = {"at": "goals", "goals": tuple(goal_card(desk, goal) for goal in view.goals)}
        pages.append(Page(desk.at("goals/index.html"), "goals.html", "Goals", context))
    if view.reflections:
        context = {"at": "reflections", "entries": tuple(reflection_card(desk, r) for r in view.reflections)}
        pages.append(Page(desk.at("reflections/index.html"), "reflections.html", "Reflections", context))
    if view.evidence:
        context = {"at": "evidence", "entries": tuple(card(desk, evidence) for evidence in view.evidence)}
        pages.append(Page(desk.at("evidence/index.html"), "evidence_list.html", "Evidence", context))
    if view.feedback:
        context = {"at": "feedback", "answers": tuple(answer_card(desk, answer) for answer in view.feedback)}
        pages.append(Page(desk.at("feedback.html"), "feedback.html", "Feedback", context))
    if view.plan:
        pages.append(_plan(desk))
    pages.extend(entry_pages(desk))
    return tuple(pages)


def learner_assets(desk: Desk) -> tuple[Asset, ...]:
    """The files of a learner that the audience sees, each once."""
    media = (desk.media[a.path] for a in desk.view.attachments if a.path in desk.media)
    found = {medium_address(m): Asset(desk.at(medium_address(m)), m.digest, m.suffix) for m in media}
    return tuple(found[path] for path in sorted(found))


def _home(desk: Desk) -> Page:
    view = desk.view
    featured = [evidence for evidence in view.evidence if evidence.featured]
    proud = (featured or list(view.evidence))[:_PROUD]
    under_way = [goal for goal in view.goals if goal.status not in _FINISHED]
    context = {
        "at": "home",
        "profile_href": desk.at("profile.html"),
        "goals_href": desk.at("goals/index.html"),
        "who": _who(desk),
        "short": tuple(_in_short(desk, under_way)),
        "chosen": bool(featured),
        "proud": tuple(card(desk, evidence) for evidence in proud),
        "goals": tuple(goal_card(desk, goal) for goal in under_way[:3]),
        "more_goals": max(0, len(view.goals) - min(3, len(under_way))),
        "thinking": tuple(reflection_card(desk, reflection) for reflection in view.reflections[:2]),
        "next": tuple(_next_steps(desk, under_way)),
        "empty": not view.entries and not view.plan,
    }
    return Page(desk.at("index.html"), "home.html", "", context)


def _who(desk: Desk) -> Mapping[str, Any]:
    """Photograph, facts and own words; only the name where the profile is not shared."""
    view, profile = desk.view, desk.view.profile
    cohort = next((c.title for c in desk.school.cohorts if c.id == view.cohort), "")
    if profile is None:
        return {"photo": None, "meta": (cohort,) if cohort else (), "words": "", "facts": (), "more": False, **desk.words(view.lang)}
    spoken = listed(language(tag) for tag in profile.home_languages)
    meta = (
        f"grade {profile.grade}" if profile.grade and view.audience is not Audience.PUBLIC else "",
        cohort,
        profile.pronouns,
        f"speaks {spoken} at home" if spoken else "",
    )
    return {
        "photo": picture(desk, profile.photo),
        "meta": tuple(fact for fact in meta if fact),
        "words": profile.story.excerpt,
        "facts": tuple({"label": label, "words": ", ".join(words)} for label, words in _facts(profile)[:4]),
        "more": profile.story.words > len(profile.story.excerpt.split()) or len(_facts(profile)) > 4,
        **desk.words(view.lang),
    }


def _facts(profile: Profile) -> list[tuple[str, tuple[str, ...]]]:
    facts = [
        ("I am good at", profile.strengths),
        ("I love", profile.interests),
        ("I find hard", profile.challenges),
        ("I learn best by", profile.learns_best),
        ("I can already", profile.skills),
        ("One day", profile.aspirations),
    ]
    return [(label, words) for label, words in facts if words]


def _in_short(desk: Desk, under_way: list[Goal]) -> Iterable[Mapping[str, str]]:
    """Up to three sentences that can be checked against the pages."""
    view = desk.view
    if under_way:
        closest = max(under_way, key=lambda g: (sum(s.finished for s in g.steps), g.id)) if under_way else None
        detail = ""
        if closest and closest.steps:
            done = sum(step.finished for step in closest.steps)
            detail = f"{closest.title}: {done} of {len(closest.steps)} steps done."
        count = counted(len(under_way), "goal is", "goals are")
        yield {"lead": f"{count[:1].upper()}{count[1:]} under way.", "rest": detail}
    pieces = len(view.evidence)
    if pieces:
        codes = len({tag.code for entry in view.entries for tag in entry.standards})
        rest = f"My entries speak to {counted(codes, 'standard')}." if codes else ""
        yield {"lead": f"{counted(pieces, 'piece')} of evidence.".capitalize(), "rest": rest}
    following = next(iter(_next_steps(desk, under_way)), None)
    if following:
        when = f"by {following['date']['long']}." if following["date"] else ""
        yield {"lead": f"Next: {following['text']}", "rest": when}


def _next_steps(desk: Desk, goals: list[Goal]) -> list[Mapping[str, Any]]:
    """Open steps of the goals under way, by the day they are due."""
    steps = [(step.due or dt.date.max, goal.id, n, step, goal) for goal in goals for n, step in enumerate(goal.steps)]
    ahead = sorted(item[:3] + (index,) for index, item in enumerate(steps) if not item[3].finished)
    return [
        {"text": steps[index][3].text, "date": desk.day(steps[index][3].due), "goal": steps[index][4].title,
         **desk.words(steps[index][4].lang)}
        for *_, index in ahead[:5]
    ]  # fmt: skip


def _profile(desk: Desk) -> Page:
    profile = desk.view.profile
    context = {
        "at": "home",
        "who": _who(desk),
        "facts": tuple({"label": label, "words": words} for label, words in _facts(profile)) if profile else (),
        "story": prose(desk, profile.story, desk.view.lang) if profile else None,
    }
    return Page(desk.at("profile.html"), "profile.html", "Who I am", context)


def _plan(desk: Desk) -> Page:
    plan = desk.view.plan
    assert plan is not None
    context = {
        "at": "plan",
        "school_year": plan.school_year,
        "review_by": desk.day(plan.review_by),
        "people": tuple(
            {"name": person.name, "role": person.role, "agreed": desk.day(person.agreed)} for person in plan.participants
        ),
        "agreed": sum(person.agreed is not None for person in plan.participants),
        "pathways": plan.pathways,
        "supports": plan.supports,
        "goals": tuple(goal_card(desk, goal) for goal in desk.view.goals),
        "text": prose(desk, plan.text, plan.lang),
        "words": desk.words(plan.lang),
    }
    return Page(desk.at("plan.html"), "plan.html", "My plan", context)


