"""What each kind of entry has of its own: a reflection its goal, evidence its links, feedback whoever gave it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Reflection
from portfolio_gen.source.advice import Advice
from portfolio_gen.source.entry_references import all_mentioned, answered, mentioned
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.suggestions import suggest_word
from portfolio_gen.source.goals import read_goal
from portfolio_gen.source.keys import CONTEXTS, ROLES
from portfolio_gen.source.reading import FolderReading
from portfolio_gen.source.words import word_of_list

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "/:?#[]@!$&()*+,;=%~"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/|$)")
_WEB = re.compile(r"https?://[^\s\"<>\\]+", re.IGNORECASE)


def _reflection(fields: Fields, common: dict[str, Any], reading: FolderReading) -> Reflection:
    goal = mentioned(fields, "goal", fields.text("goal"), "goal", reading)
    return Reflection(**common, goal=goal, about=all_mentioned(fields, "about", "evidence", reading))


def _evidence(fields: Fields, common: dict[str, Any], reading: FolderReading) -> Evidence:
    return Evidence(
        **common,
        form=fields.text("kind"),
        links=_links(fields),
        course=fields.text("course"),
        context=word_of_list(fields, "context", CONTEXTS),
        goal=mentioned(fields, "goal", fields.text("goal"), "goal", reading),
        featured=bool(fields.has("featured") and fields.yes("featured")),
    )


def _links(fields: Fields) -> tuple[str, ...]:
    found = []
    for link in fields.texts("links"):
        if _WEB.fullmatch(link):
            found.append(link)
        else:
            message = f"“{link[:80]}” is not a web address."
            better = f"{'' if _SCHEME.match(link) else 'https://'}{quote(link, safe=_SAFE)}"
            hint = "Begin it with https:// and leave out spaces and quotation marks."
            advice = Advice(hint, (better,) if _HOST.match(_SCHEME.sub("", link)) else ())
            suggest_word(fields, "PG212", "links", message, link, advice)
    return tuple(found)


def _feedback(fields: Fields, common: dict[str, Any], reading: FolderReading) -> Feedback:
    role = word_of_list(fields, "role", ROLES)
    return Feedback(**common, by=fields.text("by"), role=role, on=answered(fields, reading))


ENTRY_READERS: dict[str, Callable[[Fields, dict[str, Any], FolderReading], AnyEntry]] = {
    "goal": read_goal,
    "reflection": _reflection,
    "evidence": _evidence,
    "feedback": _feedback,
}
"""From the keys of a kind, and what all kinds have in common, to the entry."""
