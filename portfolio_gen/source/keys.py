"""The keys people may write, file kind by file kind: one table for near misses and for editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio_gen.model.entries import GoalStatus

CONTEXTS = ("school", "home", "work", "community")
LINE_BREAKS = ("kept", "joined")
ROLES = ("educator", "family", "peer", "mentor")

KeyShape = Literal["text", "texts", "day", "yes", "codes", "circles", "steps", "people", "words"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of front matter."""

    name: str
    shape: KeyShape
    """What may stand after it; `words` is names with a text each."""
    about: str
    """For the person who writes it."""
    choices: tuple[str, ...] = ()
    """Words that an editor can offer."""


_STATUSES = tuple(status.value for status in GoalStatus)
_SHARING = (
    Key("share_with", "circles", "who may see this: educators, family, public; [] for only me"),
    Key("draft", "yes", "yes keeps it to yourself until you are ready"),
    Key("published", "yes", "no is the same as draft: yes"),
    Key("lang", "text", "the language it is written in, such as en, es or ar"),
    Key("line_breaks", "text", "kept: every line of the text is a line on the page, as in a poem", LINE_BREAKS),
)
_COMMON = (
    Key("title", "text", "what it is called; without it the first heading"),
    Key("date", "day", "the day it is about, such as 2026-10-03"),
    Key("standards", "codes", "codes of standards, or code: level for how you see yourself"),
    Key("tags", "texts", "words of your own"),
    *_SHARING,
    Key("learner", "text", "not needed: the folder says whose it is"),
)
_SPLIT = Key("split", "text", "days: each heading with a day begins an entry of its own", ("days",))
KEYS: dict[str, tuple[Key, ...]] = {
    "goal": (
        *_COMMON,
        Key("kind", "text", "academic, personal, career, civic, or the school's own list"),
        Key("status", "text", "planned, in progress, achieved, changed or paused", _STATUSES),
        Key("started", "day", "the day you began"),
        Key("target", "day", "the day you want to be done"),
        Key("why", "text", "why it matters to you"),
        Key("success", "text", "how you will know it worked"),
        Key("steps", "steps", "what you do on the way: text, due, done"),
        Key("support", "texts", "who or what helps"),
        Key("files", "texts", "names of files beside this one"),
        Key("alt", "words", "for each picture what it shows"),
    ),
    "reflection": (
        *_COMMON,
        _SPLIT,
        Key("goal", "text", "the goal it belongs to: its file's name without .md"),
        Key("about", "texts", "the evidence it is about: file names without .md"),
        Key("files", "texts", "names of files beside this one"),
        Key("alt", "words", "for each picture what it shows"),
    ),
    "evidence": (
        *_COMMON,
        _SPLIT,
        Key("kind", "text", "artifact, performance, video, failure: a word of your own"),
        Key("files", "texts", "names of files beside this one"),
        Key("alt", "words", "for each picture what it shows"),
        Key("links", "texts", "web addresses"),
        Key("course", "text", "the course it comes from"),
        Key("context", "text", "school, home, work or community", CONTEXTS),
        Key("goal", "text", "the goal it belongs to: its file's name without .md"),
        Key("featured", "yes", "yes puts it among the things you are proud of"),
    ),
    "feedback": (
        *_COMMON,
        Key("by", "text", "who wrote it"),
        Key("role", "text", "educator, family, peer or mentor", ROLES),
        Key("on", "text", "what it answers to: a file's name without .md"),
    ),
    "profile": (
        Key("name", "text", "what educators and family see"),
        Key("public_name", "text", "what a public site shows; without it the first name"),
        Key("pronouns", "text", "such as she/her"),
        Key("cohort", "text", "the team you are in"),
        Key("grade", "text", "such as 8"),
        Key("home_languages", "texts", "languages you speak at home"),
        Key("interests", "texts", "what you love"),
        Key("strengths", "texts", "what you are good at"),
        Key("challenges", "texts", "what you find hard"),
        Key("learns_best", "texts", "how you learn best"),
        Key("skills", "texts", "what you can already do"),
        Key("aspirations", "texts", "what you want to be or do one day"),
        Key("photo", "text", "a picture beside this file"),
        Key("alt", "text", "what the picture shows"),
        *_SHARING,
    ),
    "plan": (
        Key("title", "text", "what the plan is called"),
        Key("date", "day", "the day you wrote it"),
        Key("school_year", "text", "such as 2026-27"),
        Key("review_by", "day", "when you look at it together again"),
        Key("participants", "people", "who takes part: name, role, agreed"),
        Key("pathways", "texts", "courses, visits, jobs on the way"),
        Key("supports", "texts", "what helps you"),
        *_SHARING,
    ),
}
