"""The page of one goal, one reflection, one piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Goal, Reflection, Step, key_of
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.cards import (
    Desk,
    answer_card,
    card,
    files,
    goal_card,
    links_to,
    picture,
    prose,
    reflection_card,
)
from portfolio_gen.pages.parts import AnswerCard, Card
from portfolio_gen.pages.site import Page
from portfolio_gen.pages.text_format import full_day
from portfolio_gen.view.evidence_index import newest_first
from portfolio_gen.view.portfolio_view import PortfolioView


def entry_pages(desk: Desk) -> Iterator[Page]:
    """A page for every goal, reflection and piece of evidence that the audience sees."""
    for goal in desk.view.goals:
        yield _page(desk, goal, "goals", _goal(desk, goal))
    for reflection in desk.view.reflections:
        yield _page(desk, reflection, "reflections", _reflection(desk, reflection))
    for evidence in desk.view.evidence:
        yield _page(desk, evidence, "evidence", _evidence(desk, evidence))


def _page(desk: Desk, entry: AnyEntry, place: str, said: Mapping[str, Any]) -> Page:
    context = {
        "at": place,
        "text": prose(desk, entry.body, entry.lang),
        "files": files(desk, entry),
        "tags": entry.tags,
        **said,
    }
    return Page(desk.at(address_of(entry)), f"{entry.kind}.html", entry.title, context)


def _goal(desk: Desk, goal: Goal) -> Mapping[str, Any]:
    return {
        "goal": goal_card(desk, goal),
        "started": desk.day(goal.started),
        "target": desk.day(goal.target),
        "steps": tuple(_step(desk, goal, step) for step in goal.steps),
        "support": goal.support,
        "story": tuple(_story_item(desk, entry) for entry in _story(desk.view, goal)),
    }


def _story(view: PortfolioView, goal: Goal) -> list[AnyEntry]:
    """Reflections on a goal, its evidence and the evidence they are about, and what was answered to any of it."""
    thoughts = [reflection for reflection in view.reflections if reflection.goal == goal.id]
    about = {name for thought in thoughts for name in thought.about}
    work = [evidence for evidence in view.evidence if evidence.goal == goal.id or evidence.id in about]
    answered: tuple[AnyEntry, ...] = (goal, *thoughts, *work)
    answers = [answer for entry in answered for answer in view.answers_to(entry)]
    return newest_first([*thoughts, *work, *answers])


def _story_item(desk: Desk, entry: AnyEntry) -> Card:
    if isinstance(entry, Feedback):
        return answer_card(desk, entry)
    return reflection_card(desk, entry) if isinstance(entry, Reflection) else card(desk, entry)


def _step(desk: Desk, goal: Goal, step: Step) -> Mapping[str, Any]:
    ahead = [other for other in goal.steps if not other.finished]
    following = min(ahead, key=lambda other: other.due.toordinal() if other.due else 9_999_999, default=None)
    return {
        "text": step.text,
        "due": desk.day(step.due),
        "done": desk.day(step.done),
        "finished": step.finished,
        "following": step is following,
    }


def _reflection(desk: Desk, reflection: Reflection) -> Mapping[str, Any]:
    keys = (*(f"evidence/{name}" for name in reflection.about), f"goal/{reflection.goal}")
    return {"entry": _card(desk, reflection), "about": links_to(desk, keys), "answers": _answers(desk, reflection)}


def _card(desk: Desk, entry: AnyEntry) -> Card:
    return {**card(desk, entry), "date": full_day(entry.written_day)}


def _answers(desk: Desk, entry: AnyEntry) -> tuple[AnswerCard, ...]:
    return tuple(answer_card(desk, answer) for answer in desk.view.answers_to(entry))


def _evidence(desk: Desk, evidence: Evidence) -> Mapping[str, Any]:
    thoughts = [other for other in desk.view.reflections if evidence.id in other.about]
    shown = next((a for a in evidence.attachments if a.visual), None)
    embedded = {reference.target for reference in evidence.body.references}
    return {
        "entry": _card(desk, evidence),
        "links": evidence.links,
        "answers": _answers(desk, evidence),
        "lead": picture(desk, shown) if shown and shown.path not in embedded else None,
        "about": links_to(desk, (f"goal/{evidence.goal}",)),
        "thoughts": links_to(desk, tuple(key_of(other) for other in thoughts)),
    }
