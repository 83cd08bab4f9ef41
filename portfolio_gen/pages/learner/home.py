"""The home page and the profile: who the learner is, in two minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Goal, GoalStatus
from portfolio_gen.model.learner import Profile
from portfolio_gen.pages.learner.areas import area_summary, areas_of, mastery_rank, proficient_label, scale_levels
from portfolio_gen.pages.learner.cards import card, goal_card, picture, prose, reflection_card
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.parts import (
    BothViews,
    ClosestGoal,
    HomePage,
    NextUp,
    ProfileFact,
    ProfilePage,
    ShortLine,
    Who,
)
from portfolio_gen.pages.learner.seen_by import seen_by
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import language
from portfolio_gen.pages.words import count, listed, say
from portfolio_gen.view.gaps import Gap
from portfolio_gen.view.portfolio_view import PortfolioView

_FINISHED = (GoalStatus.ACHIEVED, GoalStatus.CHANGED)
_ORDER = (GoalStatus.IN_PROGRESS, None, GoalStatus.PLANNED, GoalStatus.PAUSED, GoalStatus.CHANGED, GoalStatus.ACHIEVED)
_PROUD = 3
"""Pieces of evidence on the home page."""


def learner_home_page(learner: LearnerContext) -> Page:
    """The first page a family opens: who this is, what they are proud of, want, think, and do next."""
    view = learner.view
    featured = [evidence for evidence in view.evidence if evidence.featured]
    proud = (featured or list(view.evidence))[:_PROUD]
    under_way = [goal for goal in in_progress_first(view.goals) if goal.status not in _FINISHED]
    context: HomePage = {
        "at": "home",
        "profile_href": learner.at("profile.html"),
        "goals_href": learner.at("goals/index.html"),
        "who": _who(learner),
        "short": tuple(_in_short(learner, under_way)),
        "chosen": bool(featured),
        "proud": tuple(card(learner, evidence) for evidence in proud),
        "goals": tuple(goal_card(learner, goal) for goal in under_way[:3]),
        "more_goals": max(0, len(view.goals) - min(3, len(under_way))),
        "standing": _standing(learner),
        "thinking": tuple(reflection_card(learner, reflection) for reflection in view.reflections[:2]),
        "next": tuple(_next_steps(learner, under_way)),
        "empty": not view.entries and not view.plan,
    }
    return Page(learner.at("index.html"), "home.html", "", context)


def profile_page(learner: LearnerContext) -> Page:
    """Who the learner is, in their own words; only the name where the profile is not shared."""
    profile = learner.view.profile
    context: ProfilePage = {
        "at": "home",
        "who": _who(learner),
        "facts": _facts(profile) if profile else (),
        "story": prose(learner, profile.story, learner.view.lang) if profile else None,
    }
    return Page(learner.at("profile.html"), "profile.html", say("Who I am"), context)


def in_progress_first(goals: Iterable[Goal]) -> list[Goal]:
    """Goals under way first, those due soonest before the others; finished ones last."""
    return sorted(goals, key=lambda goal: (_ORDER.index(goal.status), goal.target or dt.date.max, goal.id))


def _who(learner: LearnerContext) -> Who:
    """Photograph, facts and own words; only the name where the profile is not shared."""
    view, profile = learner.view, learner.view.profile
    cohort = next((c.title for c in learner.school.cohorts if c.id == view.cohort), "")
    if profile is None:
        return {
            "photo": None,
            "meta": (cohort,) if cohort else (),
            "words": "",
            "facts": (),
            "more": False,
            **seen_by(view, "profile"),
            **learner.words(view.lang),
        }
    languages = listed(language(tag) for tag in profile.home_languages)
    meta = (
        say("grade {grade}", grade=profile.grade) if profile.grade and view.audience is not Audience.PUBLIC else "",
        cohort,
        profile.pronouns,
        say("speaks {languages} at home", languages=languages) if languages else "",
    )
    return {
        "photo": picture(learner, profile.photo),
        "meta": tuple(fact for fact in meta if fact),
        "words": profile.story.excerpt,
        "facts": _facts(profile)[:4],
        "more": profile.story.words > len(profile.story.excerpt.split()) or len(_facts(profile)) > 4,
        **seen_by(view, "profile"),
        **learner.words(view.lang),
    }


def _facts(profile: Profile) -> tuple[ProfileFact, ...]:
    facts = [
        (say("I am good at"), profile.strengths),
        (say("I love"), profile.interests),
        (say("I find hard"), profile.challenges),
        (say("I learn best by"), profile.learns_best),
        (say("I can already"), profile.skills),
        (say("One day"), profile.aspirations),
    ]
    return tuple(ProfileFact(label=label, words=words) for label, words in facts if words)


def _in_short(learner: LearnerContext, under_way: list[Goal]) -> Iterable[ShortLine]:
    """Up to three lines that can be checked against the pages: what leads, and a goal, a sentence or a step with it."""
    view = learner.view
    if under_way:
        lead = count(len(under_way), "{n} goal is under way.", "{n} goals are under way.")
        yield {"lead": lead, "goal": _closest(learner, under_way), "rest": "", "step": None}
    pieces = len(view.evidence)
    if any(item.has_level for item in learner.progress.standards):
        yield {"lead": _proficient(learner), "goal": None, "rest": _without_evidence(learner), "step": None}
    elif pieces:
        lead = count(pieces, "{n} piece of evidence.", "{n} pieces of evidence.")
        yield {"lead": lead, "goal": None, "rest": _spoken_to(view), "step": None}
    following = next(iter(_next_steps(learner, under_way)), None)
    if following:
        yield {"lead": say("Next:"), "goal": None, "rest": "", "step": following}


def _proficient(learner: LearnerContext) -> str:
    shown, reached = len(learner.progress.standards), learner.progress.proficient
    return count(
        shown,
        "{level} or beyond in {reached} of {n} standard.",
        "{level} or beyond in {reached} of {n} standards.",
        level=proficient_label(learner),
        reached=reached,
    )


def _without_evidence(learner: LearnerContext) -> str:
    without = sum(Gap.NO_EVIDENCE in item.gaps for item in learner.progress.standards)
    return count(without, "{n} has no evidence yet.", "{n} have no evidence yet.") if without else ""


def _spoken_to(view: PortfolioView) -> str:
    codes = len({tag.code for entry in view.entries for tag in entry.standards})
    return count(codes, "My entries speak to {n} standard.", "My entries speak to {n} standards.") if codes else ""


def _standing(learner: LearnerContext) -> BothViews | None:
    """Areas and levels in both views; None where nobody has a view of anything."""
    spoken_to = [item for item in learner.progress.standards if item.has_level or item.own]
    if not spoken_to:
        return None
    both = [
        (item.result.level.value, item.own.value)
        for item in spoken_to
        if item.has_level and item.own and item.result.level
    ]
    values = [(educators, mine) for educators, mine in both if educators is not None and mine is not None]
    return {
        "areas": tuple(area_summary(learner, area) for area in areas_of(learner.progress.standards)),
        "levels": scale_levels(learner),
        "mastery_rank": mastery_rank(learner),
        "page": learner.at("standards.html"),
        "both": len(values),
        "agree": sum(educators == mine for educators, mine in values),
        "higher": sum(mine > educators for educators, mine in values),
        "lower": sum(mine < educators for educators, mine in values),
        "without": sum(not item.has_level for item in learner.progress.standards) if learner.view.sees_ratings else 0,
    }


def _closest(learner: LearnerContext, goals: list[Goal]) -> ClosestGoal | None:
    """The goal with the most steps done, and how many; None where it has no steps."""
    goal = max(goals, key=lambda g: (sum(s.finished for s in g.steps), g.id))
    if not goal.steps:
        return None
    done = sum(step.finished for step in goal.steps)
    return {"title": goal.title, "done": done, "steps": len(goal.steps), **learner.words(goal.lang)}


def _next_steps(learner: LearnerContext, goals: list[Goal]) -> list[NextUp]:
    """Open steps of the goals under way, by the day they are due."""
    steps = [(step.due or dt.date.max, goal.id, n, step, goal) for goal in goals for n, step in enumerate(goal.steps)]
    ahead = sorted((*item[:3], index) for index, item in enumerate(steps) if not item[3].finished)
    return [
        {"text": steps[index][3].text, "date": learner.day(steps[index][3].due), "goal": steps[index][4].title,
         **learner.words(steps[index][4].lang)}
        for *_, index in ahead[:5]
    ]  # fmt: skip
