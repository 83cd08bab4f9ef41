"""The page of one goal, one reflection, one piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Goal, Reflection, Step, entry_key
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.cards import (
    answer_card,
    card,
    files,
    goal_card,
    links_to,
    picture,
    prose,
    reflection_card,
)
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.parts import EntryPage, EvidencePage, GoalPage, ReflectionPage, ShownStep
from portfolio_gen.pages.parts import AnswerCard, Card, ReflectionCard
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.view.evidence_index import newest_first
from portfolio_gen.view.portfolio_view import PortfolioView


def entry_pages(learner: LearnerContext) -> Iterator[Page]:
    """A page for every goal, reflection and piece of evidence that the audience sees."""
    for goal in learner.view.goals:
        yield _page(learner, goal, _goal(learner, goal))
    for reflection in learner.view.reflections:
        yield _page(learner, reflection, _reflection(learner, reflection))
    for evidence in learner.view.evidence:
        yield _page(learner, evidence, _evidence(learner, evidence))


def _page(learner: LearnerContext, entry: AnyEntry, context: EntryPage) -> Page:
    return Page(learner.at(address_of(entry)), f"{entry.kind}.html", entry.title, context)


def _entry(learner: LearnerContext, entry: AnyEntry, place: str) -> EntryPage:
    return {
        "at": place,
        "text": prose(learner, entry.body, entry.lang),
        "files": files(learner, entry),
        "tags": entry.tags,
    }


def _goal(learner: LearnerContext, goal: Goal) -> GoalPage:
    return {
        **_entry(learner, goal, "goals"),
        "goal": goal_card(learner, goal),
        "started": learner.day(goal.started),
        "target": learner.day(goal.target),
        "steps": tuple(_step(learner, goal, step) for step in goal.steps),
        "support": goal.support,
        "story": tuple(_story_item(learner, entry) for entry in _story(learner.view, goal)),
    }


def _story(view: PortfolioView, goal: Goal) -> list[AnyEntry]:
    """Reflections on a goal, its evidence and the evidence they are about, and what was answered to any of it."""
    thoughts = [reflection for reflection in view.reflections if reflection.goal == goal.id]
    about = {name for thought in thoughts for name in thought.about}
    work = [evidence for evidence in view.evidence if evidence.goal == goal.id or evidence.id in about]
    answered: tuple[AnyEntry, ...] = (goal, *thoughts, *work)
    answers = [answer for entry in answered for answer in view.answers_to(entry)]
    return newest_first([*thoughts, *work, *answers])


def _story_item(learner: LearnerContext, entry: AnyEntry) -> Card | ReflectionCard | AnswerCard:
    if isinstance(entry, Feedback):
        return answer_card(learner, entry)
    return reflection_card(learner, entry) if isinstance(entry, Reflection) else card(learner, entry)


def _step(learner: LearnerContext, goal: Goal, step: Step) -> ShownStep:
    ahead = [other for other in goal.steps if not other.finished]
    following = min(ahead, key=lambda other: other.due.toordinal() if other.due else 9_999_999, default=None)
    return {
        "text": step.text,
        "due": learner.day(step.due),
        "done": learner.day(step.done),
        "finished": step.finished,
        "following": step is following,
    }


def _reflection(learner: LearnerContext, reflection: Reflection) -> ReflectionPage:
    keys = (*(f"evidence/{name}" for name in reflection.about), f"goal/{reflection.goal}")
    return {
        **_entry(learner, reflection, "reflections"),
        "entry": _card(learner, reflection),
        "about": links_to(learner, keys),
        "answers": _answers(learner, reflection),
    }


def _card(learner: LearnerContext, entry: AnyEntry) -> Card:
    return {**card(learner, entry), "date": full_day(entry.written_day)}


def _answers(learner: LearnerContext, entry: AnyEntry) -> tuple[AnswerCard, ...]:
    return tuple(answer_card(learner, answer) for answer in learner.view.answers_to(entry))


def _evidence(learner: LearnerContext, evidence: Evidence) -> EvidencePage:
    thoughts = [other for other in learner.view.reflections if evidence.id in other.about]
    shown = next((a for a in evidence.attachments if a.visual), None)
    embedded = {reference.target for reference in evidence.body.references}
    return {
        **_entry(learner, evidence, "evidence"),
        "entry": _card(learner, evidence),
        "links": evidence.links,
        "answers": _answers(learner, evidence),
        "lead": picture(learner, shown) if shown and shown.path not in embedded else None,
        "about": links_to(learner, (f"goal/{evidence.goal}",)),
        "thoughts": links_to(learner, tuple(entry_key(other) for other in thoughts)),
    }
