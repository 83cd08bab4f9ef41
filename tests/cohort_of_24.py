"""A class as a teacher has it: 24 learners, 40 standards, 15 entries each, two terms, 54 pieces that wait."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from school_folder import SECRET, put

NAMES = tuple(
    """Amara Okafor, Ben Sato, Chen Li, Dana Cohen, Elif Kaya, Farid Haddad, Grace Mensah, Hana Novak, Ines Duarte,
    Jonas Berg, Kofi Asante, Lena Fischer, Maya Lindqvist, Noor Rahman, Omar Diallo, Priya Nair, Quinn Abbott,
    Rosa Jiménez, Sam Whitcomb, Tala Begaye, Uma Shrestha, Viet Tran, Wren Caldwell, Yara Saleh""".replace("\n", " ")
    .replace("    ", "")
    .split(", ")
)
AREAS = {"SCI": "Science", "LIT": "Literacy", "MAT": "Mathematics", "TS": "Transferable skills"}
CODES = tuple(f"{area}.{number}" for area in AREAS for number in range(1, 11))
VERBS = (
    "Asking",
    "Planning",
    "Measuring",
    "Comparing",
    "Modelling",
    "Explaining",
    "Arguing",
    "Revising",
    "Sharing",
    "Judging",
)
LEVELS = ("beginning", "developing", "proficient", "extending")
UNTOUCHED = "TS.10"
"""A standard that nobody has shown."""
FIRST_DAY, LAST_DAY = dt.date(2026, 1, 27), dt.date(2026, 11, 20)
WAITING = 54
"""Pieces that no educator has rated."""


def write_cohort(project: Path) -> Path:
    """Write the class into `project`, the same bytes every time; its mkdocs.yml."""
    files = {"mkdocs.yml": _CONFIG, ".portfolio/secret": SECRET} | {
        f"learners/{place}": text for place, text in (*_school_files(), *_learners_files())
    }
    put(project, files)
    return project / "mkdocs.yml"


_CONFIG = """site_name: Hillside School
theme: {name: material, font: false}
plugins:
  - portfolio: {learners_dir: learners, output: site}
"""


def folder_of(name: str) -> str:
    """The folder of a learner."""
    return name.lower().replace(" ", "-").replace("é", "e")


def title_of(code: str) -> str:
    """What a standard is called."""
    area, number = code.split(".")
    return f"{VERBS[int(number) - 1]} in {AREAS[area].lower()}"


def _school_files() -> Iterator[tuple[str, str]]:
    members = ", ".join(map(folder_of, NAMES))
    graduation = "\n".join(
        f"  - {{id: {area.lower()}, title: {title}, standards: [{area}.*], proficient_in: 4}}"
        for area, title in AREAS.items()
    )
    yield (
        "_school/school.yml",
        f"""name: Hillside School
terms:
  - {{id: spring, title: Spring 2026, start: 2026-01-26, end: 2026-06-12}}
  - {{id: fall, title: Fall 2026, start: 2026-08-26, end: 2027-01-22}}
educators: {{ms-rivera: Ms Rivera}}
cohorts:
  cedar: {{title: Cedar team, educators: [ms-rivera], learners: [{members}]}}
graduation:
{graduation}
rating_method: {{name: decaying_average, weight: 65}}
""",
    )
    rows = "".join(
        f"  - code: {area}\n    title: {title}\n    standards:\n"
        + "".join(
            f"      - {{code: {code}, title: {title_of(code)}}}\n" for code in CODES if code.startswith(f"{area}.")
        )
        for area, title in AREAS.items()
    )
    yield "_school/frameworks/hillside.yml", f"id: hillside\ntitle: Hillside standards\nstandards:\n{rows}"
    yield "_school/ratings/ms-rivera.csv", "learner,standard,level,date,by,evidence,note\n" + "".join(_ratings())


def _pieces() -> Iterator[tuple[str, int, dt.date, tuple[str, str]]]:
    """Every piece of evidence: learner, number, day, and two standards; what was shown in spring is shown again."""
    chance = random.Random("pieces")
    shown = [code for code in CODES if code != UNTOUCHED]
    for name in NAMES:
        codes = chance.sample(shown, 9)
        for number in range(6):
            day = FIRST_DAY + (LAST_DAY - FIRST_DAY) * (number + chance.random()) / 6
            yield folder_of(name), number, day, (codes[number % 3], codes[3 + number])


def _ratings() -> Iterator[str]:
    """The oldest pieces are rated, on both of their standards, by a teacher who finds her learners getting better."""
    pieces = sorted(_pieces(), key=lambda piece: piece[2])
    chance = random.Random("ratings")
    for learner, number, day, codes in pieces[: len(pieces) - WAITING]:
        for code in codes:
            level = LEVELS[min(3, max(0, round(chance.gauss(1 + number / 4, 0.8))))]
            yield f"{learner},{code},{level},{day + dt.timedelta(days=2)},ms-rivera,piece-{number},\n"


def _learners_files() -> Iterator[tuple[str, str]]:
    for name in NAMES:
        folder = folder_of(name)
        yield (
            f"{folder}/profile.md",
            _text(f"name: {name}\ngrade: 8\ninterests: [rivers, maps]", f"I am {name.split()[0]}."),
        )
        yield from ((f"{folder}/{place}", text) for place, text in _entries(name))
    for learner, number, day, codes in _pieces():
        keys = f"title: Piece {number + 1}\ndate: {day}\nstandards: [{', '.join(codes)}]\ngoal: goal-{number % 2}"
        yield (
            f"{learner}/evidence/piece-{number}.md",
            _text(keys, "We measured it three times and wrote down what we saw."),
        )


def _entries(name: str) -> Iterator[tuple[str, str]]:
    chance = random.Random(name)
    for number in range(2):
        target = dt.date(2026, 11, 1) + dt.timedelta(days=chance.randrange(90))
        keys = f"title: Goal {number + 1}\ndate: 2026-09-0{number + 1}\nstatus: in progress\ntarget: {target}"
        yield f"goals/goal-{number}.md", _text(keys, "So that I can do it on my own.")
    for number in range(5):
        day = dt.date(2026, 9, 1) + dt.timedelta(days=number * 16 + chance.randrange(12))
        yield (
            f"reflections/thought-{number}.md",
            _text(f"title: Thought {number + 1}\ndate: {day}", "It took longer than I thought."),
        )
    for number in range(2):
        day = dt.date(2026, 9, 20) + dt.timedelta(days=chance.randrange(60))
        keys = f"by: Ms Rivera\nrole: educator\ndate: {day}\non: piece-{number}"
        yield (
            f"feedback/answer-{number}.md",
            _text(keys, f"You measured before you changed anything, {name.split()[0]}."),
        )


def _text(keys: str, words: str) -> str:
    return f"---\n{keys}\nshare_with: [educators, family]\n---\n\n{words}\n"
