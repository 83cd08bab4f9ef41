"""Forty-four slips of the pen, each made in a finished portfolio: none is silent, and what is offered mends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from small_school import PNG, write

from portfolio_gen.model.learner import Portfolio
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.school import read_school

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)
GOAL, PIECE, THOUGHT = "goals/fly-a-kite.md", "evidence/first-kite.md", "reflections/2026-11-20-it-tore.md"
ANSWER, PROFILE, PLAN = "feedback/mum.md", "profile.md", "plan.md"
FINISHED: Mapping[str, str | bytes] = {
    PROFILE: """---
name: Maya L
interests: [kites, rivers]
photo: me.png
alt: Me on the hill
share_with: [educators, family]
---

I build kites.
""",
    PLAN: """---
school_year: 2026-27
participants:
  - {name: Maya L, role: learner, agreed: 2026-09-15}
share_with: [educators, family]
---

I want to fly.
""",
    GOAL: """---
title: Fly a kite
status: achieved         # planned, in progress, achieved, changed, paused
why: Because of the wind
success: It stays up for a minute
standards: [TS.2]
steps:
  - {text: "Make it lighter, then longer", due: 2026-12-10}
  - {text: Buy sticks, done: 2026-11-01}
  - {text: Fly it}
support: [Mum holds the line]
share_with: [educators, family]
---

It has to be light.
""",
    PIECE: """---
title: First kite
date: 2026-11-20
files: [kite.png]
alt: {kite.png: "A kite, blue and red"}
links: [https://example.org/kite]
standards: [TS.2]
share_with: [educators, family]
---

It flew once. ![A kite](kite.png)
""",
    THOUGHT: """---
title: "It tore: and then"
date: 2026-11-20
goal: fly-a-kite
about: [first-kite]
standards:
  - TS.2: proficient
share_with: [educators, family]
---

The paper was thin.
""",
    ANSWER: """---
by: Mum
role: family
date: 2026-11-21
on: first-kite
share_with: [family]
---

¡Qué bonita!
""",
    "evidence/kite.png": PNG,
    "me.png": PNG,
}
SCHOOL: Mapping[str, str | bytes] = {
    "_school/school.yml": "name: Hill School\n",
    "_school/frameworks/first.yml": """id: first
title: First
standards:
  - {code: TS.1, title: Clear words}
  - {code: TS.2, title: Trying again}
""",
}


def swapped(file: str, old: str, new: str) -> Callable[[Path], None]:
    """A slip in the words of a file."""

    def make(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1, (file, old)
        (root / file).write_text(text.replace(old, new), "utf-8")

    return make


def moved(old: str, new: str) -> Callable[[Path], None]:
    """A slip in the name of a file."""

    def make(root: Path) -> None:
        (root / new).parent.mkdir(exist_ok=True)
        (root / old).rename(root / new)

    return make


def saved_as(file: str, encoding: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).write_text((root / file).read_text("utf-8"), encoding)

    return make


def both(*makers: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        for maker in makers:
            maker(root)

    return make


@dataclass(frozen=True)
class Slip:
    """What somebody does wrong, and what they add of their own to what is offered."""

    name: str
    make: Callable[[Path], None]
    choose: str = ""
    """Words of the alternative that is meant, where several are offered."""
    own: tuple[str, str] = ("", "")
    """Words of an example that are offered, and the learner's own in their place."""
    entry: str = ""
    """Where a line belongs of which the hint says so."""
    by_hand: Callable[[Path], None] | None = None
    """What the hint says, where nothing can be pasted."""
    taken: Callable[[Portfolio], Any] = field(default=lambda portfolio: None)
    """What is to be as it was meant, where that is not just what was finished."""
    wanted: Any = ()
    """What `taken` is then."""


SLIPS = (
    Slip("goal by its title", swapped(THOUGHT, "goal: fly-a-kite", "goal: Fly a kite")),
    Slip("evidence by its title", swapped(THOUGHT, "about: [first-kite]", "about: [First kite]")),
    Slip("feedback on a title", swapped(ANSWER, "on: first-kite", "on: First kite")),
    Slip("a code without its sign", swapped(PIECE, "[TS.2]", "[TS2]")),
    Slip("curly quotes", swapped(GOAL, "title: Fly a kite", "title: “Fly a kite”"),
         taken=lambda portfolio: [goal.title for goal in portfolio.goals], wanted=["“Fly a kite”"]),
    Slip("alt without braces", swapped(PIECE, '{kite.png: "A kite, blue and red"}', "A kite, blue and red")),
    Slip("a step as plain text", swapped(GOAL, "{text: Fly it}", "Fly it")),
    Slip("a blank above the dashes", swapped(GOAL, "---\ntitle", "\n ---\ntitle")),
    Slip("colon in a title", swapped(THOUGHT, '"It tore: and then"', "It tore: and then")),
    Slip("apostrophe", swapped(GOAL, "why: Because of the wind", "why: 'It's the wind'"),
         taken=lambda portfolio: [goal.why for goal in portfolio.goals], wanted=["It's the wind"]),
    Slip("wrong case of a photo", swapped(PIECE, "files: [kite.png]", "files: [Kite.png]")),
    Slip("photo in the wrong folder", both(moved("evidence/kite.png", "pictures/kite.png"),
                                           swapped(PIECE, " ![A kite](kite.png)", "")),
         taken=lambda portfolio: [file.path for file in portfolio.evidence[0].attachments],
         wanted=["pictures/kite.png"]),
    Slip("shared with mom", swapped(ANSWER, "[family]", "[mom]")),
    Slip("shared with everyone", swapped(GOAL, "share_with: [educators, family]", "share_with: everyone"), "educators"),
    Slip("shared with teacher, family", swapped(GOAL, "[educators, family]", "[teacher, family]")),
    Slip("11/20/2026", swapped(PIECE, "2026-11-20", "11/20/2026")),
    Slip("yesterday", swapped(PIECE, "2026-11-20", "yesterday"), own=("2026-10-03", "2026-11-20")),
    Slip("Nov 20", swapped(PIECE, "2026-11-20", "Nov 20"), own=("2026-10-03", "2026-11-20")),
    Slip("pretty good", swapped(THOUGHT, "TS.2: proficient", "TS.2: pretty good"), "Proficient"),
    Slip("no space after a code", swapped(THOUGHT, "TS.2: proficient", "TS.2:proficient")),
    Slip("tab", swapped(THOUGHT, "  - TS.2: proficient", "\t- TS.2: proficient")),
    Slip("done", swapped(GOAL, "status: achieved", "status: done")),
    Slip("sucess", swapped(GOAL, "success:", "sucess:")),
    Slip("Date", swapped(PIECE, "date:", "Date:")),
    Slip("dashes deleted", swapped(PIECE, "---\ntitle", "title")),
    Slip("UTF-16", saved_as(GOAL, "utf-16"),
         by_hand=lambda root: (root / GOAL).write_bytes((root / GOAL).read_text("utf-16").encode())),
    Slip("ANSI", saved_as(ANSWER, "latin-1"),
         by_hand=lambda root: (root / ANSWER).write_bytes((root / ANSWER).read_text("latin-1").encode())),
    Slip("no alt", swapped(PIECE, 'alt: {kite.png: "A kite, blue and red"}\n', ""),
         own=("what it shows", '"A kite, blue and red"')),
    Slip("role mom", swapped(ANSWER, "role: family", "role: mom"), "family"),
    Slip("link without https", swapped(PIECE, "https://example.org", "example.org")),
    Slip("link", swapped(PIECE, "links:", "link:")),
    Slip("name of the photo", swapped(PROFILE, "photo: me.png", "photo: me.jpg")),
    Slip("a place on the desktop", swapped(PIECE, "(kite.png)", r"(C:\Users\maya\Desktop\kite.png)")),
    Slip("HEIC", both(lambda root: (root / "evidence/top.heic").write_bytes(HEIC),
                      swapped(PIECE, "[kite.png]", "[kite.png, top.heic]")),
         own=("what it shows", "From above"),
         taken=lambda portfolio: [file.alt for file in portfolio.evidence[0].attachments][1:], wanted=["From above"]),
    Slip("[CODE]", swapped(GOAL, "[TS.2]", "[CODE]"),
         taken=lambda portfolio: [goal.standards for goal in portfolio.goals], wanted=[()]),
    Slip("a standard by its title", swapped(PIECE, "[TS.2]", "[trying again]")),
    Slip("Windows path in a list", swapped(PIECE, "files: [kite.png]", r'files: ["C:\Users\maya\kite.png"]')),
    Slip("missing brace", swapped(GOAL, "done: 2026-11-01}", "done: 2026-11-01")),
    Slip("comma in a step", swapped(GOAL, '"Make it lighter, then longer"', "Make it lighter, then longer")),
    Slip("number sign in a title", swapped(GOAL, "title: Fly a kite", "title: Kite #1 🎉"),
         taken=lambda portfolio: [goal.title for goal in portfolio.goals], wanted=["Kite #1 🎉"]),
    Slip("number sign left before a key", swapped(PIECE, "files: [kite.png]\nalt:", "# files: [kite.png]\nalt:")),
    Slip(".md.txt", moved(THOUGHT, f"{THOUGHT}.txt")),
    Slip(".docx", moved(THOUGHT, THOUGHT.replace(".md", ".docx"))),
    Slip("photo not named", both(swapped(PIECE, "files: [kite.png]\n", ""), swapped(PIECE, " ![A kite](kite.png)", "")),
         entry=PIECE, taken=lambda portfolio: [file.alt for file in portfolio.evidence[0].attachments],
         wanted=["A kite, blue and red"]),
)  # fmt: skip
NOT_MENDED: set[str] = set()
"""Names of slips that what is offered does not mend."""
ROUNDS = 4


def read(root: Path) -> tuple[Portfolio, tuple[Problem, ...]]:
    problems = Problems()
    school = read_school(root.parent, problems)
    portfolio = read_portfolio(root, school, problems)
    return portfolio, in_order(problems.found)


def said(value: Any) -> Any:
    """What a portfolio says, apart from the lines on which it says it."""
    if isinstance(value, dict):
        return {key: said(each) for key, each in value.items() if key not in ("line", "folder")}
    return [said(each) for each in value] if isinstance(value, list | tuple) else value


def follow(problem: Problem, slip: Slip, root: Path) -> None:
    """Do to the letter what a problem offers."""
    file = root.parent / problem.path
    offered = [paste for paste in problem.paste if slip.choose in paste]
    if not offered:
        assert slip.by_hand, problem
        slip.by_hand(root)
        return
    paste = offered[0].replace(*slip.own) if slip.own[0] else offered[0]
    if problem.line:
        rows = file.read_text("utf-8").split("\n")
        rows[problem.line - 1 : problem.line] = paste.split("\n")
        file.write_text("\n".join(rows), "utf-8")
    elif slip.entry:
        text = (root / slip.entry).read_text("utf-8")
        (root / slip.entry).write_text(text.replace("\n---\n", f"\n{paste}\n---\n", 1), "utf-8")
    else:
        file.rename(file.parent / paste)


@dataclass(frozen=True)
class Ending:
    """How a slip ended."""

    silent: bool
    well: bool


def ending(slip: Slip, root: Path, finished: Any) -> Ending:
    """Make a slip, read, and follow what is offered until nothing is left to say, or until it does not help."""

    def as_meant(portfolio: Portfolio) -> bool:
        return slip.taken(portfolio) == slip.wanted or said(portfolio.model_dump()) == finished

    slip.make(root)
    portfolio, problems = read(root)
    silent = not problems and not as_meant(portfolio)
    for _ in range(ROUNDS):
        if not problems:
            break
        follow(problems[0], slip, root)
        portfolio, problems = read(root)
    return Ending(silent, not problems and as_meant(portfolio))


def written(root: Path) -> Path:
    write(root, SCHOOL)
    return write(root / "maya-l", FINISHED)


@pytest.fixture(scope="module")
def endings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ending]:
    portfolio, problems = read(written(tmp_path_factory.mktemp("finished")))
    assert problems == ()
    finished = said(portfolio.model_dump())
    return {slip.name: ending(slip, written(tmp_path_factory.mktemp("slip")), finished) for slip in SLIPS}


def test_there_are_forty_four() -> None:
    assert len({slip.name for slip in SLIPS}) == 44


def test_no_slip_is_silent(endings: dict[str, Ending]) -> None:
    assert [name for name, ending in endings.items() if ending.silent] == []


def test_what_is_offered_mends_all_but_those_listed(endings: dict[str, Ending]) -> None:
    assert {name for name, ending in endings.items() if not ending.well} == NOT_MENDED
    assert sum(ending.well for ending in endings.values()) >= 42


LONG = "a" * 3_000


@pytest.mark.parametrize(
    "front",
    [
        f"files: [x{LONG}.jpg, y, z]",
        f"files: [first, second, {LONG}]",
        f"files: [/home/{LONG}.jpg]",
        f"links: [www.example.org/{LONG}]",
        f"steps:\n  - {{{LONG}}}",
        f"steps:\n  - {{text: {LONG}, b}}",
        f"steps:\n  - Kite: {LONG}",
        f"why: {LONG} #1",
        f"tags: {LONG} {LONG}",
        f"title: {LONG}: b",
        f"goal: {LONG}",
        f"status: {LONG}",
        f"standards: [{LONG}]",
        f"date: {LONG}",
        f"share_with: [{LONG}]",
        f"{LONG}: x",
        f"# why: {LONG}",
    ],
)
def test_a_problem_repeats_no_more_than_a_line_that_can_be_copied(tmp_path: Path, front: str) -> None:
    files = {f"{folder}/x.md": f"---\n{front}\n---\nWords.\n" for folder in ("goals", "evidence")}
    write(tmp_path / "maya", {**files, "evidence/first, second": PNG})
    write(tmp_path, SCHOOL)
    _, problems = read(tmp_path / "maya")
    assert problems
    for problem in problems:
        assert max(map(len, (problem.message, problem.hint, *problem.paste))) <= 400, problem.code
