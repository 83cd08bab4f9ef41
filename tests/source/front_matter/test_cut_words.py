"""Words that YAML takes for keys and notes are words, and whoever wrote them is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from portfolio_gen.model.learner import Portfolio
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.front_matter.documents import parse_document
from portfolio_gen.source.front_matter.fields import Fields


def fields(front: str) -> tuple[Fields, list[Problem]]:
    problems = Problems()
    document = parse_document(f"---\n{front}\n---\n", "a.md", problems)
    assert document is not None
    return Fields(document.keys, "a.md", problems, written=document.written), problems.found


@pytest.mark.parametrize(
    ("front", "words", "code", "offered"),
    [
        ("title: Kite #1 🎉", "Kite #1 🎉", "PG219", 'title: "Kite #1 🎉"'),
        ("title: é🎉é is #1", "é🎉é is #1", "PG219", 'title: "é🎉é is #1"'),
        ("title: #1 fan", "#1 fan", "PG219", 'title: "#1 fan"'),
        ("title: Kite #1 and #2", "Kite #1 and #2", "PG219", 'title: "Kite #1 and #2"'),
        ("title: Kite #1   # the first", "Kite #1", "PG219", 'title: "Kite #1"   # the first'),
        ('title: He said "go" #wow', 'He said "go" #wow', "PG219", 'title: "He said \\"go\\" #wow"'),
        ("title: Reflection # 4", "Reflection", "PG219", 'title: "Reflection # 4"'),
        ("title: Kite   # the first", "Kite", "", ""),
        ("title: Kite#1", "Kite#1", "", ""),
        ('title: "Kite #1"', "Kite #1", "", ""),
        ("title: |\n  Kite #1", "Kite #1", "", ""),
        ("title:   # what it is called", "", "", ""),
        ("title: Kite #", "Kite", "", ""),
        ("status: planned #maybe", "planned", "", ""),
    ],
)
def test_behind_a_number_sign(front: str, words: str, code: str, offered: str) -> None:
    found, problems = fields(front)
    assert found.text(front.partition(":")[0]) == words
    assert [(problem.code, problem.paste) for problem in problems] == ([(code, (offered,))] if code else [])


@pytest.mark.parametrize(
    ("front", "words", "offered"),
    [
        ("tags:\n  - #robots\n  - rain", ("#robots", "rain"), ['  - "#robots"']),
        ("support:\n  - Mum: holds it\n  - Dad", ("Mum: holds it", "Dad"), ['  - "Mum: holds it"']),
        ("support:\n  Mum: holds it", ("Mum: holds it",), ['  "Mum: holds it"']),
        ("support: [Mum: holds it, Dad]", ("Mum: holds it", "Dad"), ['support: ["Mum: holds it", Dad]']),
        ("support:\n  - Mum: holds it #yes", ("Mum: holds it #yes",), ['  - "Mum: holds it #yes"']),
    ],
)
def test_in_lists(front: str, words: tuple[str, ...], offered: list[str]) -> None:
    found, problems = fields(front)
    assert found.texts(front.partition(":")[0]) == words
    assert [paste for problem in problems for paste in problem.paste] == offered


def with_steps(step: str) -> dict[str, str]:
    return {"goals/a.md": f"---\nsteps:\n  - {step}\n---\na"}


def steps(portfolio: Portfolio) -> Any:
    return [(step.text, step.due and step.due.isoformat(), step.finished) for step in portfolio.goals[0].steps]


@pytest.mark.parametrize(
    ("step", "meant", "offered"),
    [
        ("{text: Lighter, then longer, due: 2026-12-10}", ("Lighter, then longer", "2026-12-10", False),
         '{text: "Lighter, then longer", due: 2026-12-10}'),
        ("{text: a, b, b, c}", ("a, b, b, c", None, False), '{text: "a, b, b, c"}'),
        ("{text: Run 1,000 m, done: yes}", ("Run 1,000 m", None, True), '{text: "Run 1,000 m", done: yes}'),
        ("{due: 2026-12-10, text: wind, rain}", ("wind, rain", "2026-12-10", False),
         '{due: 2026-12-10, text: "wind, rain"}'),
        ("{text: Buy wood, done}", ("Buy wood", None, True), ""),
        ('{text: "Lighter, then longer"}', ("Lighter, then longer", None, False), ""),
        ("Interview: the operator", ("Interview: the operator", None, False), '"Interview: the operator"'),
        ("a, b #1", ("a, b #1", None, False), '"a, b #1"'),
    ],
)  # fmt: skip
def test_in_steps(read: Callable[..., Any], step: str, meant: Any, offered: str) -> None:
    portfolio, problems = read(with_steps(step))
    assert steps(portfolio) == [meant]
    assert [problem.paste for problem in problems] == ([(f"  - {offered}",)] if offered else [])
    if offered:
        portfolio, problems = read(with_steps(offered))
        assert (steps(portfolio), problems) == ([meant], ())


def test_a_step_without_its_key_is_offered_with_it(read: Callable[..., Any]) -> None:
    _, problems = read(with_steps("{Buy wood, due: 2026-12-10}"))
    assert [problem.paste for problem in problems] == [("  - {text: Buy wood, due: 2026-12-10}",)]


def test_of_people_too(read: Callable[..., Any]) -> None:
    portfolio, problems = read({"plan.md": "---\nparticipants:\n  - {name: Rivera, Ms, role: educator}\n---\na"})
    assert [(person.name, person.role) for person in portfolio.plan.participants] == [("Rivera, Ms", "educator")]
    assert [problem.code for problem in problems] == ["PG217"]


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ("alt: {a.png: Me, my sister and our dog}", "Me, my sister and our dog"),
        ("alt: {a.png: Number #1}", "Number #1"),
        ("alt:\n  a.png: Kite #1", "Kite #1"),
        (r"alt: {files\a.png: Me}", "Me"),
    ],
)
def test_of_what_a_picture_shows(read: Callable[..., Any], written: str, alt: str) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(40)
    front = f"---\nfiles: [files\\a.png, b.csv]\n{written}\n---\na"
    files = {"evidence/x.md": front, "evidence/files/a.png": png, "evidence/b.csv": "1"}
    portfolio, problems = read(files)
    if not portfolio.evidence:
        assert [problem.code for problem in problems] == ["PG101"]
        portfolio, problems = read(files | {"evidence/x.md": front.replace(written, problems[0].paste[0])})
    assert [file.alt for file in portfolio.evidence[0].attachments] == [alt, ""]


@pytest.mark.parametrize("name", ["files: [sun, moon.csv]", 'files: ["files\\new.csv"]', r"files: files\new.csv"])
def test_names_of_files_hold_commas_and_backslashes(read: Callable[..., Any], name: str) -> None:
    files = {"evidence/sun, moon.csv": "1", "evidence/files/new.csv": "1"}
    portfolio, problems = read(files | {"evidence/x.md": f"---\n{name}\n---\na"})
    assert len(portfolio.evidence[0].attachments) == 1
    assert {problem.code for problem in problems} <= {"PG217", "PG311"}
