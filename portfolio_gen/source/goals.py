"""What only goals have: kind, status, days, and the steps on the way."""

from __future__ import annotations

from typing import Any

from portfolio_gen.model.entries import Goal, GoalStatus, Step
from portfolio_gen.source.advice import meant, one_of
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.suggestions import as_words, report_nameless
from portfolio_gen.source.front_matter.yes_or_no import NO, YES
from portfolio_gen.source.reading import FolderReading
from portfolio_gen.source.words import word_of_list

STATUS_WORDS = {
    GoalStatus.PLANNED: ("todo", "to do", "not started"),
    GoalStatus.IN_PROGRESS: ("doing", "started", "active", "ongoing", "under way", "underway", "working on it"),
    GoalStatus.ACHIEVED: ("done", "finished", "complete", "completed", "reached"),
    GoalStatus.PAUSED: ("on hold",),
}
"""Other words that can only mean one status."""
_UNDERSTOOD = {word: status for status, words in STATUS_WORDS.items() for word in words}
STEP_KEYS = ("text", "due", "done")


def read_goal(fields: Fields, common: dict[str, Any], reading: FolderReading) -> Goal:
    """A goal out of its own keys and what all entries have in common."""
    return Goal(
        **common,
        sort=word_of_list(fields, "kind", reading.school.goal_kinds),
        status=_status(fields),
        started=fields.day("started"),
        target=fields.day("target"),
        why=fields.text("why"),
        success=fields.text("success"),
        steps=_steps(fields),
        support=fields.texts("support"),
    )


def _status(fields: Fields) -> GoalStatus | None:
    text = fields.text("status")
    written = text.casefold().replace("-", " ").replace("_", " ")
    words = [status.value for status in GoalStatus]
    if not written or written in words:
        return GoalStatus(written) if written else None
    if written in _UNDERSTOOD:
        return _UNDERSTOOD[written]
    advice = meant(written, words, one_of(words))
    fields.suggest("PG211", "status", f"“{text[:80]}” is not a status of a goal.", advice)
    return None


def _steps(fields: Fields) -> tuple[Step, ...]:
    found = (
        _step(item) if isinstance(item, Fields) else Step(text=item[0]) for item in fields.children_or_texts("steps")
    )
    return tuple(step for step in found if step)


def _step(item: Fields) -> Step | None:
    item = item.whole(STEP_KEYS)
    text = item.text("text") or as_words(item, "text", STEP_KEYS)
    if not text and item.is_example("text"):
        return None
    if not text:
        report_nameless(item, "PG201", "steps", "A step has no text here.", "text: what I do", STEP_KEYS)
        return None
    word = item.text("done").casefold()
    done = None if word in YES | NO else item.day("done")
    bare = any(each.name == "done" for each in item.keys.bare)
    return Step(text=text, due=item.day("due"), done=done, finished=done is not None or word in YES or bare)
