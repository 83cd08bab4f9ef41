"""Random portfolios as values, in which anything may be shared with anybody and two entries have one name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from itertools import combinations
from random import Random
from typing import Any

from hypothesis import strategies as st

from portfolio_gen.model.audience import Audience, Circle, Consent, Sharing
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection, Step, Tag
from portfolio_gen.model.learner import Learner, LearningPlan, Participant, Portfolio, Profile
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, Requirement, School, Term
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.view.portfolio_view import PortfolioView

CODES = ("S.1", "S.2", "X.9")
IDS = ("a", "b", "c")
FOLDERS = {"goal": "goals", "reflection": "reflections", "evidence": "evidence", "feedback": "feedback"}
TWINS = ("{}.md", "{}!.md", "{}.markdown", "_drafts/{}.md", "2025/{}.md")
"""Files whose entries have one name."""
PROFILE, ABOUT = "profile.md", "about.md"
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
    """A day of one school year, or none; now and then one whose year is a slip."""
    likely = dt.date(2026, 8, 1) + dt.timedelta(random.randrange(200))
    return likely.replace(year=random.choice([2062, 1026])) if random.random() < 0.05 else random.choice([None, likely])


def entry_file(random: Random, kind: str = "") -> str:
    """The file of an entry, there or not."""
    return file_of(kind or random.choice([*FOLDERS]), random.choice(IDS), random.choice(TWINS))


def file_of(kind: str, name: str, twin: str) -> str:
    """One of the files in which an entry of this name may stand."""
    return f"{FOLDERS[kind]}/{twin.format(name)}"


def answered(random: Random) -> str:
    """What an answer may be on: the name of an entry, there or not, with its folder or without."""
    kind = random.choice(["goal/", "reflection/", "evidence/", "feedback/", "", ""])
    return random.choice([kind + random.choice(IDS), kind + random.choice(IDS), "", "?"])


def attachment(path: str, alt: str) -> Attachment:
    """A file or a photograph, as its name says."""
    is_photograph = path in PHOTOGRAPHS
    return Attachment(path=path, name=path, alt=alt, photographic=is_photograph, visual=is_photograph)


def attachments(random: Random) -> tuple[Attachment, ...]:
    """Up to three files."""
    return tuple(attachment(path, word(random)) for path in random.sample(PHOTOGRAPHS + FILES, random.randrange(4)))


def reference(random: Random) -> tuple[Reference, ...]:
    """A link or a picture that leads anywhere; a link may mean several texts."""
    kind, written = random.choice(["entry", "picture", "file"]), word(random)
    targets = {
        "entry": [random.choice([entry_file(random), PROFILE, ABOUT, "plan.md"]), entry_file(random)],
        "picture": [random.choice(PHOTOGRAPHS)],
        "file": [random.choice(FILES)],
    }[kind]
    return tuple(Reference(written=written, kind=kind, target=target) for target in targets)


def body(random: Random) -> Body:
    """A text with references to anything, there or not."""
    references = tuple(each for several in some(random, reference, 3) for each in several)
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
    by = word(random)
    common["title"] = random.choice([common["title"], by])
    return Feedback(**common, by=by, role=word(random), on=answered(random))


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
    made = LearningPlan(
        pathways=(word(random),), participants=people, text=body(random), attachments=held, file="plan.md"
    )
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
TERMS = st.sampled_from([(), (Term(id="fall", title="Fall", start=dt.date(2026, 8, 20), end=dt.date(2026, 10, 30)),)])
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
def portfolios(draw: st.DrawFn, *, one_profile: bool = False) -> Portfolio:
    """A portfolio in which anything may be shared with anybody."""
    parts = {name: draw(entries(kind)) for name, kind in KINDS.items()}
    profile, others = draw(profiles(PROFILE)), () if one_profile else draw(_other_profiles())
    if others:
        about = draw(ENTRIES[Reflection, "a"]).model_copy(update={"id": "about", "file": ABOUT})
        parts["reflections"] = (*parts["reflections"], about)
    files = [PROFILE, "plan.md", *(entry.file for held in parts.values() for entry in held)]
    return Portfolio(
        learner=profile.learner,
        consent=draw(st.builds(Consent, public=st.sampled_from([True, True, False]), photos=CIRCLES)),
        sharing={file: draw(SHARING) for file in files},
        profile=profile,
        plan=draw(PLANS),
        other_profiles=others,
        folder="/nowhere",
        **parts,
    )


@st.composite
def entries(draw: st.DrawFn, kind: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Up to three entries, and often two of one name."""
    placed = draw(st.lists(st.tuples(st.sampled_from(IDS[:2]), st.sampled_from(TWINS)), max_size=3, unique=True))
    return tuple(draw(_entry(kind, name, twin)) for name, twin in sorted(placed))


@st.composite
def _entry(draw: st.DrawFn, kind: type[AnyEntry], name: str, twin: str) -> AnyEntry:
    found = draw(ENTRIES[kind, name])
    return found.model_copy(update={"file": file_of(found.kind, name, twin)})


@st.composite
def profiles(draw: st.DrawFn, file: str) -> Profile:
    """A profile in a file, with whom it presents."""
    return draw(PROFILES).model_copy(update={"file": file, "learner": draw(LEARNERS)})


@st.composite
def _other_profiles(draw: st.DrawFn) -> tuple[tuple[Profile, Sharing], ...]:
    return ((draw(profiles(ABOUT)), draw(SHARING)),) if draw(st.booleans()) else ()


@st.composite
def schools(draw: st.DrawFn) -> School:
    """A school with two standards, up to three cohorts, perhaps a term, and some ratings."""
    standards = (
        Standard(id="S", code="S", statement="Science"),
        *(Standard(id=code, code=code, statement=f"Do {code}", parents=("S",)) for code in CODES[:2]),
    )
    return School(
        ratings_visible_to=draw(CIRCLES),
        frameworks=(Framework(id="f", title="F", standards=standards),),
        cohorts=tuple(Cohort(id=name, title=name.upper()) for name in draw(st.sampled_from([IDS, IDS[:1], ()]))),
        terms=draw(TERMS),
        graduation=(Requirement(id="r", title="Both", standards=("S.*",), proficient_in=2),),
        ratings=draw(RATINGS),
    )


def somebody_else() -> PortfolioView:
    """What educators see of another learner: the same whatever becomes of Ada."""
    random = Random(3)
    alone = {"goal": "", "body": Body(markdown="Mine", words=1)}
    pieces = tuple(entry(random, Evidence, name).model_copy(update=alone) for name in IDS)
    ratings = tuple(rating(random).model_copy(update={"learner": "bo"}) for _ in range(3))
    return PortfolioView(
        audience=Audience.EDUCATORS, learner="bo", name="Bo", lang="en", evidence=pieces, ratings=ratings
    )


def media() -> dict[str, Medium]:
    """A published form of every file there may be."""
    return {
        path: Medium(sha256(path.encode()).hexdigest(), path[-4:], "data", 4, 3, 99) for path in PHOTOGRAPHS + FILES
    }
