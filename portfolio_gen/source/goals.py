"""What only goals have: kind, status, days, and the steps on the way."""

from __future__ import annotations

from typing import Any

from portfolio_gen.model.entries import Goal, GoalStatus, Step
from portfolio_gen.source.front_matter.fields import NO, YES, Fields, did_you_mean
from portfolio_gen.source.reading import Reading
from portfolio_gen.source.words import word_of_list


def read_goal(fields: Fields, common: dict[str, Any], reading: Reading) -> Goal:
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
    hint = did_you_mean(written, words, f"Write one of: {', '.join(words)}")
    fields.report("PG211", "status", f"“{text[:80]}” is not a status of a goal.", hint)
    return None


def _steps(fields: Fields) -> tuple[Step, ...]:
    found = (
        _step(item) if isinstance(item, Fields) else Step(text=item[0]) for item in fields.children_or_texts("steps")
    )
    return tuple(step for step in found if step)


def _step(item: Fields) -> Step | None:
    text = item.text("text")
    if not text:
        hint = "Write - {text: what I do, due: 2026-10-30}"
        item.report("PG201", "steps", "A step has no text here.", hint, item.keys.line)
        return None
    word = item.text("done").casefold()
    done = None if word in YES | NO else item.day("done")
    return Step(text=text, due=item.day("due"), done=done, finished=done is not None or word in YES)
