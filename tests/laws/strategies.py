"""Random portfolios as values, and what changes nothing for an audience: whatever it may not see is made anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import combinations
from random import Random
from typing import Any

from hypothesis import strategies as st

from portfolio_gen.model.audience import Audience, Circle, Consent, Sharing
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection, Step, Tag, key_of
from portfolio_gen.model.learner import Learner, LearningPlan, Participant, Portfolio, Profile
from portfolio_gen.model.medium import Medium
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.standard import Framework, Standard

CODES = ("S.1", "S.2", "X.9")
IDS = ("a", "b", "c")
PHOTOGRAPHS = ("p1.jpg", "p2.jpg")
FILES = ("d1.csv", "d2.pdf")
VARIANTS = 16
"""Of every value; drawing one of them is quick, and what is found shrinks to the first."""

Maker = Callable[[Random], Any]


def word(random: Random) -> str:
    """A word that is no other, with signs in it that mean something to HTML."""
    return f"{random.choice('abc')}{random.choice('äß漢')}{random.choice('<&')}{random.randrange(10**6)}"


def some(random: Random, make: Maker, most: int = 2) -> tuple[Any, ...]:
    """None to `most` values."""
    return tuple(make(random) for _ in range(random.randrange(most + 1)))


def day(random: Random) -> dt.date | None:
    """A day of one school year, or none."""
    return random.choice([None, dt.date(2026, 8, 1) + dt.timedelta(random.randrange(200))])


def entry_key(random: Random) -> str:
    """The name of an entry, there or not."""
    return f"{random.choice(['goal', 'reflection', 'evidence'])}/{random.choice(IDS)}"


def attachment(path: str, alt: str) -> Attachment:
    """A file or a photograph, as its name says."""
    is_photograph = path in PHOTOGRAPHS
    return Attachment(path=path, name=path, alt=alt, photographic=is_photograph, visual=is_photograph)


def attachments(random: Random) -> tuple[Attachment, ...]:
    """Up to three files."""
    return tuple(attachment(path, word(random)) for path in random.sample(PHOTOGRAPHS + FILES, random.randrange(4)))


def reference(random: Random) -> Reference:
    """A link or a picture that leads anywhere."""
    kind = random.choice(["entry", "picture", "file"])
    target = {
        "entry": random.choice([entry_key(random), "feedback/a", "profile", "plan"]),
        "picture": random.choice(PHOTOGRAPHS),
        "file": random.choice(FILES),
    }[kind]
    return Reference(written=word(random), kind=kind, target=target)


def body(random: Random) -> Body:
    """A text with references to anything, there or not."""
    references = some(random, reference, 3)
    text = " ".join((word(random), *(f"[x](<{held.written}>)" for held in references)))
    return Body(markdown=text, references=references, excerpt=word(random), words=random.randrange(9))


def entry(random: Random, kind: type[AnyEntry], entry_id: str) -> AnyEntry:
    """An entry of a kind with everything it can hold."""
    common: dict[str, Any] = {
        "id": entry_id,
        "title": word(random),
        "date": day(random),
        "standards": some(random, tag),
        "tags": some(random, word),
        "lang": random.choice(["", "en", "ar"]),
        "body": body(random),
        "attachments": attachments(random),
    }
    goal = random.choice([*IDS, ""])
    if kind is Goal:
        return Goal(**common, why=word(random), started=day(random), target=day(random), steps=some(random, step))
    if kind is Reflection:
        return Reflection(**common, goal=goal, about=tuple(random.sample(IDS, random.randrange(3))))
    if kind is Evidence:
        return Evidence(**common, goal=goal, course=word(random), featured=random.random() < 0.5)
    on = random.choice([entry_key(random), entry_key(random), "", "?"])
    return Feedback(**common, by=word(random), role=word(random), on=on)


def tag(random: Random) -> Tag:
    """A standard, perhaps with the learner's own view of it."""
    return Tag(code=random.choice(CODES), level=random.choice(["", "proficient"]), section=word(random))


def step(random: Random) -> Step:
    """A step of a goal."""
    return Step(text=word(random), due=day(random), done=day(random), finished=random.random() < 0.5)


def profile(random: Random) -> Profile:
    """A profile with a photograph, perhaps."""
    photo = random.choice([None, *(attachment(path, word(random)) for path in PHOTOGRAPHS)])
    held = attachments(random)
    return Profile(grade=word(random), interests=(word(random),), photo=photo, story=body(random), attachments=held)


def plan(random: Random) -> LearningPlan | None:
    """A plan with people in it, or none."""
    people = some(random, lambda _: Participant(name=word(random), role=word(random), agreed=day(random)))
    held = attachments(random)
    made = LearningPlan(pathways=(word(random),), participants=people, text=body(random), attachments=held)
    return random.choice([made, made, None])


def rating(random: Random) -> Rating:
    """What an educator saw of Ada."""
    return Rating(
        learner="ada",
        standard=random.choice(CODES[:2]),
        level=random.choice(["beginning", "proficient"]),
        date=day(random),
        by=word(random),
        evidence=random.choice([*IDS, ""]),
        note=word(random),
        line=random.randrange(1, 99),
    )


def learner(random: Random) -> Learner:
    """Somebody with two names and, perhaps, a public one."""
    public_name = random.choice(["", "A."])
    return Learner(id="ada", name=f"Ada {word(random)}", public_name=public_name, cohort=random.choice(IDS), lang="en")


def variants(make: Maker) -> st.SearchStrategy[Any]:
    """One of a few values, the same in every run."""
    random = Random(7)
    return st.sampled_from([make(random) for _ in range(VARIANTS)])


WORDS = variants(word)
PROFILES, PLANS, LEARNERS = variants(profile), variants(plan), variants(learner)
RATINGS = variants(lambda random: some(random, rating, 3))
PHOTOGRAPHS_HELD = variants(lambda random: tuple(a for a in attachments(random) if a.photographic))
CIRCLES = st.sampled_from([frozenset(c) for n in range(4) for c in combinations(Circle, n)])
SHARING = st.builds(Sharing, circles=CIRCLES, draft=st.sampled_from([False, False, True]))
KINDS: dict[str, type[AnyEntry]] = {
    "goals": Goal,
    "reflections": Reflection,
    "evidence": Evidence,
    "feedback": Feedback,
}
ENTRIES = {
    (kind, entry_id): variants(partial(entry, kind=kind, entry_id=entry_id))
    for kind in KINDS.values()
    for entry_id in IDS
}


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """A portfolio in which anything may be shared with anybody."""
    parts = {
        name: tuple(draw(ENTRIES[kind, entry_id]) for entry_id in IDS[: draw(st.integers(0, 3))])
        for name, kind in KINDS.items()
    }
    keys = ["profile", "plan", *(key_of(entry) for held in parts.values() for entry in held)]
    return Portfolio(
        learner=draw(LEARNERS),
        consent=draw(st.builds(Consent, public=st.sampled_from([True, True, False]), photos=CIRCLES)),
        sharing={key: draw(SHARING) for key in keys},
        profile=draw(PROFILES),
        plan=draw(PLANS),
        folder="/nowhere",
        **parts,
    )


@st.composite
def schools(draw: st.DrawFn) -> School:
    """A school with two standards, three cohorts and some ratings."""
    standards = (
        Standard(id="S", code="S", statement="Science"),
        *(Standard(id=code, code=code, statement=f"Do {code}", parents=("S",)) for code in CODES[:2]),
    )
    return School(
        ratings_visible_to=draw(CIRCLES),
        frameworks=(Framework(id="f", title="F", standards=standards),),
        cohorts=tuple(Cohort(id=name, title=name.upper()) for name in IDS),
        ratings=draw(RATINGS),
    )


def media() -> dict[str, Medium]:
    """A published form of every file there may be."""
    return {
        path: Medium(sha256(path.encode()).hexdigest(), path[-4:], "data", 4, 3, 99) for path in PHOTOGRAPHS + FILES
    }


# ---- what may be changed without an audience noticing ---------------------------------------------------------------


def sees(audience: Audience, circles: frozenset[Circle]) -> bool:
    """Whether what is open to these circles is open to an audience: written anew, so that the law tests the code."""
    return audience == "me" or "public" in circles or audience in circles


def hidden_keys(portfolio: Portfolio, audience: Audience) -> set[str]:
    """What of a portfolio an audience may not see, answers to hidden or missing entries included."""
    public = audience != "public" or portfolio.consent.public
    hidden = {
        key
        for key, sharing in portfolio.sharing.items()
        if audience != "me" and (sharing.draft or not public or not sees(audience, sharing.circles))
    }
    there = portfolio.sharing.keys() - hidden
    return hidden | {key_of(answer) for answer in portfolio.feedback if answer.on and answer.on not in there}


@st.composite
def changed(draw: st.DrawFn, portfolio: Portfolio, audience: Audience) -> Portfolio:
    """The same portfolio for an audience: what it may not see is written anew or gone, photographs included."""
    hidden = hidden_keys(portfolio, audience)
    photographs = sees(audience, portfolio.consent.photos)
    parts: dict[str, object] = {}
    sharing = dict(portfolio.sharing)
    for name, kind in KINDS.items():
        kept: list[AnyEntry] = []
        for entry in getattr(portfolio, name):
            if key_of(entry) not in hidden:
                kept.append(entry if photographs else draw(_with_other_photographs(entry)))
            elif isinstance(entry, Feedback) or draw(st.booleans()):
                kept.append(draw(_rewritten(entry, kind)))
            else:
                del sharing[key_of(entry)]
        parts[name] = tuple(kept)
    if "profile" in hidden:
        parts["profile"] = draw(PROFILES)
    if "plan" in hidden:
        parts["plan"] = draw(PLANS)
    if audience == "public":
        parts |= draw(_renamed(portfolio, hidden))
    return portfolio.model_copy(update=parts | {"sharing": sharing})


@st.composite
def _rewritten(draw: st.DrawFn, entry: AnyEntry, kind: type[AnyEntry]) -> AnyEntry:
    """Another entry of the same name; an answer stays an answer to the same entry, or it might come to light."""
    other = draw(ENTRIES[kind, entry.id])
    return other.model_copy(update={"on": entry.on}) if isinstance(entry, Feedback) else other


@st.composite
def _with_other_photographs(draw: st.DrawFn, entry: AnyEntry) -> AnyEntry:
    """The same entry, its photographs described in other words, fewer or more of them."""
    files = [held for held in entry.attachments if not held.photographic]
    return entry.model_copy(update={"attachments": (*files, *draw(PHOTOGRAPHS_HELD))})


@st.composite
def _renamed(draw: st.DrawFn, portfolio: Portfolio, hidden: set[str]) -> dict[str, object]:
    """Whom a public site does not name: the learner's other names, those who answered, those who plan."""
    learner = portfolio.learner
    name = draw(WORDS) if learner.public_name else f"Ada {draw(WORDS)}"
    changes: dict[str, object] = {
        "learner": learner.model_copy(update={"name": name, "cohort": draw(st.sampled_from(IDS))})
    }
    if portfolio.plan and "plan" not in hidden:
        people = tuple(Participant(name=name) for name in draw(st.lists(WORDS, max_size=2)))
        changes["plan"] = portfolio.plan.model_copy(update={"participants": people})
    return changes


@st.composite
def changed_school(draw: st.DrawFn, school: School, portfolio: Portfolio, audience: Audience) -> School:
    """The same school for an audience: other ratings where it may not see any, else other notes and places."""
    if not sees(audience, school.ratings_visible_to):
        return school.model_copy(update={"ratings": draw(RATINGS)})
    hidden = hidden_keys(portfolio, audience)
    shown = {key_of(entry) for entry in portfolio.evidence} - hidden
    return school.model_copy(update={"ratings": tuple(_rated(draw, school, shown, audience))})


def _rated(draw: st.DrawFn, school: School, shown: set[str], audience: Audience) -> Iterator[Rating]:
    missing = [name for name in IDS if f"evidence/{name}" not in shown]
    for given in school.ratings:
        changes: dict[str, object] = {"line": draw(st.integers(1, 99))}
        if audience != "educators":
            changes["note"] = draw(WORDS)
        if audience == "public":
            changes["by"] = draw(WORDS)
        if given.evidence in missing:
            changes["evidence"] = draw(st.sampled_from(missing))
        yield given.model_copy(update=changes)
