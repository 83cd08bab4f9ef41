"""The keys people may write, file kind by file kind: one table for reading, for near misses and for editors."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_gen.source.fields import Fields, nearest


@dataclass(frozen=True, slots=True)
class Key:
    """One key of front matter."""

    name: str
    shape: str
    """text, texts, day, yes, codes, circles, steps, people, words (key: text)."""
    about: str


_SHARING = (
    Key("share_with", "circles", "who may see this: educators, family, public; [] for only me"),
    Key("draft", "yes", "yes keeps it to yourself until you are ready"),
    Key("published", "yes", "no is the same as draft: yes"),
    Key("lang", "text", "the language it is written in, such as en, es or ar"),
)
_COMMON = (
    Key("title", "text", "what it is called; without it the first heading"),
    Key("date", "day", "the day it is about, such as 2026-10-03"),
    Key("standards", "codes", "codes of standards, or code: level for how you see yourself"),
    Key("tags", "texts", "words of your own"),
    *_SHARING,
    Key("learner", "text", "not needed: the folder says whose it is"),
)
KEYS: dict[str, tuple[Key, ...]] = {
    "goal": (
        *_COMMON,
        Key("kind", "text", "academic, personal, career, civic, or the school's own list"),
        Key("status", "text", "planned, in progress, achieved, changed or paused"),
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
        Key("goal", "text", "the goal it belongs to: its file's name without .md"),
        Key("about", "texts", "the evidence it is about: file names without .md"),
        Key("files", "texts", "names of files beside this one"),
        Key("alt", "words", "for each picture what it shows"),
    ),
    "evidence": (
        *_COMMON,
        Key("kind", "text", "artifact, performance, video, failure: a word of your own"),
        Key("files", "texts", "names of files beside this one"),
        Key("alt", "words", "for each picture what it shows"),
        Key("links", "texts", "web addresses"),
        Key("course", "text", "the course it comes from"),
        Key("context", "text", "school, home, work or community"),
        Key("goal", "text", "the goal it belongs to: its file's name without .md"),
        Key("featured", "yes", "yes puts it among the things you are proud of"),
    ),
    "feedback": (
        *_COMMON,
        Key("by", "text", "who wrote it"),
        Key("role", "text", "educator, family, peer or mentor"),
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
        Key("school_year", "text", "such as 2026-27"),
        Key("review_by", "day", "when you look at it together again"),
        Key("participants", "people", "who takes part: name, role, agreed"),
        Key("pathways", "texts", "courses, visits, jobs on the way"),
        Key("supports", "texts", "what helps you"),
        *_SHARING,
    ),
}
_SCHOOLS = {"level", "assessed_by", "verified", "rating", "score", "rated_by"}
_DECIDING = ("share_with", "draft", "published")
_DECIDING_LOOKALIKES = {
    "audience",
    "share",
    "shared",
    "sharing",
    "share-with",
    "sharewith",
    "shared_with",
    "share_to",
    "visibility",
    "visible",
    "visible_to",
    "private",
    "privacy",
    "public",
    "hidden",
    "hide",
    "unlisted",
    "publish",
    "drafts",
}


def check_keys(fields: Fields, kind: str) -> bool:
    """Report keys that are not known here; False when one of them may have been meant to hide the entry."""
    known = {key.name for key in KEYS[kind]}
    safe = True
    for key in fields.keys.pairs:
        if key in known:
            continue
        folded = key.strip().casefold().replace("-", "_").replace(" ", "_")
        if folded in _SCHOOLS and kind not in ("profile", "plan"):
            fields.report(
                "PG110",
                key,
                f"“{key}” is not for the learner's file: only the school can say that.",
                "Delete the line. How you see yourself is written as standards: [CODE: level]",
            )
        elif folded in _DECIDING_LOOKALIKES or nearest(folded, _DECIDING, cutoff=0.75):
            meant = (nearest(folded, _DECIDING, cutoff=0.5) or ("share_with",))[0]
            fields.report(
                "PG109",
                key,
                f"“{key}” is not a key, and it looks as if it decides who may see this.",
                f"Write {meant}: instead. Until then nobody but you sees it.",
            )
            safe = False
        elif meant := nearest(folded, known, cutoff=0.8):
            fields.report("PG108", key, f"“{key}” is not a key here.", f"Did you mean “{meant[0]}:”?")
    return safe
