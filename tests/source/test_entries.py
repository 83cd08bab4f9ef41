"""Every key of an entry: what it takes, and what is said about everything else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from small_school import PNG, SCHOOL, ReadLearner, said

from portfolio_gen.model.entries import Goal, GoalStatus, Step
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.problems import Problem
from portfolio_gen.view.names import Names

DAY = dt.date(2026, 10, 3)
OTHERS: dict[str, str | bytes] = {
    "goals/build-a-filter.md": "a",
    "evidence/first-prototype.md": "a",
    "evidence/files/a.png": PNG,
    "evidence/b.csv": "a,b\n",
}
FOLDERS = {"goal": "goals", "reflection": "reflections", "evidence": "evidence", "feedback": "feedback"}


def entry(read: ReadLearner, kind: str, front: str, body: str = "a") -> tuple[Any, tuple[Problem, ...]]:
    portfolio, problems = read({**OTHERS, f"{FOLDERS[kind]}/it.md": f"---\n{front}\n---\n{body}"}, SCHOOL)
    return of(portfolio, "it"), tuple(problem for problem in problems if problem.code != "PG311")


def of(portfolio: Portfolio, name: str) -> Any:
    entries = (*portfolio.goals, *portfolio.reflections, *portfolio.evidence, *portfolio.feedback)
    return next((found for found in entries if found.id == name), None)


@pytest.mark.parametrize(
    ("kind", "front", "field", "value"),
    [
        ("reflection", "title: A", "title", "A"),
        ("reflection", "title: 42", "title", "42"),
        ("reflection", "title: no", "title", "no"),
        ("reflection", 'title: "a\\tb\\u202ec"', "title", "a bc"),
        ("reflection", "title: Bonjour\u00a0!", "title", "Bonjour !"),
        ("reflection", "title: 👩\u200d🔬", "title", "👩\u200d🔬"),
        ("reflection", "title:", "title", "It"),
        ("reflection", "date: 2026-10-03", "date", DAY),
        ("reflection", "date: 2026-10-3", "date", DAY),
        ("reflection", "date: 2026-10-03T19:40", "date", DAY),
        ("reflection", "date: 2026-10-03 19:40:05 -0500", "date", DAY),
        ("reflection", "date: 2026-10-03T19:40:05.123Z", "date", DAY),
        ("reflection", "date:", "date", None),
        ("reflection", "tags: [water, b c]", "tags", ("water", "b c")),
        ("reflection", "tags: water", "tags", ("water",)),
        ("reflection", "tags: [3.10, no]", "tags", ("3.10", "no")),
        ("reflection", "tags:", "tags", ()),
        ("reflection", "lang: es-MX", "lang", "es-MX"),
        ("reflection", "learner: Amara Okafor", "title", "It"),
        ("reflection", "goal: build-a-filter", "goal", "build-a-filter"),
        ("reflection", "goal: Build a filter.md", "goal", "build-a-filter"),
        ("reflection", "goal: ../goals/build-a-filter.md", "goal", "build-a-filter"),
        ("reflection", "about: [first-prototype, first-prototype]", "about", ("first-prototype",)),
        ("reflection", "about: first-prototype", "about", ("first-prototype",)),
        ("goal", "kind: Personal", "sort", "personal"),
        ("goal", "status: in progress", "status", GoalStatus.IN_PROGRESS),
        ("goal", "status: In-Progress", "status", GoalStatus.IN_PROGRESS),
        ("goal", "status:", "status", None),
        ("goal", "started: 2026-10-03", "started", DAY),
        ("goal", "target: 2026-10-03", "target", DAY),
        ("goal", "why: My words", "why", "My words"),
        ("goal", "success: It works", "success", "It works"),
        ("goal", "support: [Dad, Mom]", "support", ("Dad", "Mom")),
        ("goal", "support: Dad", "support", ("Dad",)),
        ("evidence", "kind: work in progress", "form", "work in progress"),
        ("evidence", "links: [https://x.test/a?b=c]", "links", ("https://x.test/a?b=c",)),
        ("evidence", "links: HTTP://x.test", "links", ("HTTP://x.test",)),
        ("evidence", "links: [https://x.test/Young's_modulus]", "links", ("https://x.test/Young's_modulus",)),
        ("evidence", "course: Science 8", "course", "Science 8"),
        ("evidence", "context: Home", "context", "home"),
        ("evidence", "featured: yes", "featured", True),
        ("evidence", "featured: no", "featured", False),
        ("evidence", "goal: build-a-filter", "goal", "build-a-filter"),
        ("feedback", "by: Ms Rivera", "by", "Ms Rivera"),
        ("feedback", "role: Mentor", "role", "mentor"),
        ("feedback", "on: first-prototype", "on", "first-prototype"),
        ("feedback", "on: build-a-filter", "on", "build-a-filter"),
        ("feedback", "on: goals/build-a-filter.md", "on", "goal/build-a-filter"),
        ("feedback", "on:", "on", ""),
        ("feedback", "by: A", "on", ""),
    ],
)
def test_taken(read: ReadLearner, kind: str, front: str, field: str, value: object) -> None:
    found, problems = entry(read, kind, front)
    assert getattr(found, field) == value
    assert problems == ()


@pytest.mark.parametrize(
    ("kind", "front", "field", "value", "code", "message", "hint"),
    [
        ("reflection", "title: {a: b}", "title", "It", "PG201", "“title” takes one text", "title: and your"),
        ("reflection", "title: [a]", "title", "It", "PG201", "“title” takes one text", "title: and your"),
        ("reflection", "date: 04/09/2025", "date", None, "PG202",
         "could be 2025-09-04 (September 4) or 2025-04-09 (April 9)", "date: 2025-09-04\ndate: 2025-04-09"),
        ("reflection", "date: 25.12.2025", "date", None, "PG202", "is 2025-12-25", "date: 2025-12-25"),
        ("reflection", "date: 31/31/2025", "date", None, "PG202", "not a day of the calendar", "2026-10-03"),
        ("reflection", "date: 2025", "date", None, "PG202", "is a year, not a day", "2025-10-03"),
        ("reflection", "date: 2026-02-30", "date", None, "PG202", "not a day of the calendar", "2026-10-03"),
        ("reflection", "date: yesterday", "date", None, "PG202", "“yesterday” is not a date", "2026-10-03"),
        ("reflection", "date: [2026-10-03]", "date", None, "PG201", "“date” takes one text", "date:"),
        ("reflection", "tags: a b c", "tags", ("a b c",), "PG203", "read as one tag", "tags: [a, b, c]"),
        ("reflection", "tags: a, b", "tags", ("a, b",), "PG203", "read as one tag", "tags: [a, b]"),
        ("reflection", "tags: {a: b}", "tags", (), "PG201", "takes a list of words", "tags: [first, second]"),
        ("reflection", "lang: Spanish", "lang", "", "PG214", "“Spanish” is not a language tag", "es"),
        ("reflection", "learner: ben", "title", "It", "PG112", "“ben” is not the learner", "Delete the line"),
        ("reflection", "goal: build-a-filtre", "goal", "", "PG208", "no goal called", "build-a-filter"),
        ("reflection", "goal: zzz", "goal", "", "PG208", "no goal called “zzz”", "without .md"),
        ("reflection", "goal: first-prototype", "goal", "", "PG208", "no goal called", "without .md"),
        ("reflection", "about: [first]", "about", (), "PG208", "no evidence called “first”", ""),
        ("reflection", "standard: [SCI.1]", "standards", (), "PG108", "not a key", "standards"),
        ("reflection", "dates: 2026-10-03", "date", None, "PG108", "not a key", "date"),
        ("reflection", "level: Mastered", "title", "It", "PG110", "only the school", "standards: [CODE: level]"),
        ("reflection", "assessed_by: me", "title", "It", "PG110", "only the school", "Delete the line"),
        ("goal", "kind: hobby", "sort", "hobby", "PG215", "“hobby” is not in the list", "kind: academic\n"),
        ("goal", "status: archieved", "status", None, "PG211", "not a status", "achieved"),
        ("goal", "status: 7", "status", None, "PG211", "not a status", "status: planned\nstatus: in progress\n"),
        ("goal", "target: soon", "target", None, "PG202", "“soon” is not a date", "2026-10-03"),
        ("goal", "steps: [{due: 2026-10-03}]", "steps", (), "PG201", "no text", "{text: what I do"),
        ("goal", "steps: [[a]]", "steps", (), "PG201", "list stands inside a list", "one item"),
        ("goal", "steps: [{text: a, due: soon}]", "steps", (Step(text="a"),), "PG202", "“soon”", "2026-10-03"),
        ("goal", "steps: [{text: a, done: soon}]", "steps", (Step(text="a"),), "PG202", "“soon”", "2026-10-03"),
        ("goal", "support: {a: b}", "support", (), "PG201", "takes a list of words", "[first, second]"),
        ("evidence", "links: [www.x.test]", "links", (), "PG212", "“www.x.test” is not a web address", "https://"),
        ("evidence", "links: ['javascript:alert(1)']", "links", (), "PG212", "not a web address", "https://"),
        ("evidence", "links: ['https://x.test/a b']", "links", (), "PG212", "not a web address", "spaces"),
        ("evidence", "context: scool", "context", "scool", "PG215", "not in the list", "school"),
        ("evidence", "featured: perhaps", "featured", False, "PG206", "neither yes nor no", "featured: yes"),
        ("evidence", "files: [a.jpg]", "attachments", (), "PG306", "no file “a.jpg”", "files/a.png"),
        ("evidence", "files: [c.csv]", "attachments", (), "PG306", "no file “c.csv”", "Look at the name"),
        ("evidence", "files: [/etc/passwd]", "attachments", (), "PG307", "not lie in your own folder", "Copy"),
        ("evidence", "files: [../../leo/a.png]", "attachments", (), "PG307", "not lie in your own", "Copy"),
        ("evidence", "files: ['https://x.test/a.png']", "attachments", (), "PG307", "not lie in", "Copy"),
        ("evidence", "files: {a: b}", "attachments", (), "PG201", "takes a list of words", "[first, second]"),
        ("feedback", "role: boss", "role", "boss", "PG215", "“boss” is not in the list", "role: educator\n"),
        ("feedback", "on: gone", "on", "gone", "PG208", "no evidence or reflection or goal called “gone”", ""),
        ("feedback", "on: goals/gone.md", "on", "goal/gone", "PG208", "no goal called “goals/gone.md”", ""),
        ("feedback", "on: goals/first-prototype", "on", "goal/first-prototype", "PG208", "no goal called", ""),
        ("feedback", "on: [a]", "on", "?", "PG201", "“on” takes one text", "on: and your words"),
    ],
)  # fmt: skip
def test_reported(
    read: ReadLearner, kind: str, front: str, field: str, value: object, code: str, message: str, hint: str
) -> None:
    found, problems = entry(read, kind, front)
    assert getattr(found, field) == value
    assert len(problems) == 1
    assert said(problems[0], code, 2, message, hint), problems[0]
    assert problems[0].path == f"amara-okafor/{FOLDERS[kind]}/it.md"


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("{text: a, due: 2026-10-03, done: 2026-10-03}", Step(text="a", due=DAY, done=DAY, finished=True)),
        ("{text: a, due: 2026-10-03}", Step(text="a", due=DAY)),
        ("{text: a, done: yes}", Step(text="a", finished=True)),
        ("{text: a, done: no}", Step(text="a")),
        ("{text: a, done: }", Step(text="a")),
        ("just words", Step(text="just words")),
    ],
)
def test_steps(read: ReadLearner, written: str, step: Step) -> None:
    found, problems = entry(read, "goal", f"steps:\n  - {written}")
    assert isinstance(found, Goal)
    assert (found.steps, problems) == ((step,), ())


def test_files_come_with_what_they_show(read: ReadLearner) -> None:
    found, problems = entry(read, "evidence", "files: [a.png, b.csv]\nalt: {a.png: A bridge}")
    assert problems == ()
    assert [(a.path, a.alt, a.visual) for a in found.attachments] == [
        ("evidence/files/a.png", "A bridge", True),
        ("evidence/b.csv", "", False),
    ]


@pytest.mark.parametrize("alt", ["A bridge", "{a.png: A bridge}", "{files/a.png: A bridge}"])
def test_one_file_may_be_described_in_one_text(read: ReadLearner, alt: str) -> None:
    found, problems = entry(read, "evidence", f"files: [files/a.png]\nalt: {alt}")
    assert (found.attachments[0].alt, problems) == ("A bridge", ())


@pytest.mark.parametrize("alt", ["", "alt: {b.csv: numbers}", "alt: {b.png: A bridge}"])
def test_a_picture_without_a_description_is_reported(read: ReadLearner, alt: str) -> None:
    _, problems = entry(read, "evidence", f"{alt}\nfiles: a.png".strip())
    assert [problem.code for problem in problems] == ["PG308"]
    words = "{a.png: what it shows}" if not alt else f"{alt.removeprefix('alt: ')[:-1]}, a.png: what it shows}}"
    assert problems[0].paste == (f"alt: {words}" + ("" if alt else "\nfiles: a.png"),)


@pytest.mark.parametrize("alt", ["alt: A bridge\nfiles: [a.png, b.csv]", "alt: [A bridge]\nfiles: a.png"])
def test_descriptions_that_fit_no_file_are_reported(read: ReadLearner, alt: str) -> None:
    _, problems = entry(read, "evidence", alt)
    assert {problem.code for problem in problems} == {"PG201", "PG308"}


def test_a_picture_missing_in_keys_and_text_is_two_problems(read: ReadLearner) -> None:
    _, problems = entry(read, "evidence", "files: [no.png]", "![a](no.png)")
    assert [(problem.code, problem.line) for problem in problems] == [("PG306", 2), ("PG306", 4)]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"MZ\x90\0program", "PG302"), (b"", "PG305"), (b"<html><body>", "PG305")],
)
def test_files_that_are_not_published_say_so(read: ReadLearner, content: bytes, code: str) -> None:
    portfolio, problems = read({"evidence/x.md": "---\nfiles: [y.png]\n---\na", "evidence/y.png": content})
    assert portfolio.evidence[0].attachments == ()
    assert [(problem.code, problem.line) for problem in problems] == [(code, 2)]


@pytest.mark.parametrize(
    ("name", "front", "date", "warned"),
    [
        ("2026-10-03-x", "", DAY, False),
        ("2026_10_03_x", "", DAY, False),
        ("2026-10-03", "", DAY, False),
        ("2026-10-04-x", "date: 2026-10-03", DAY, True),
        ("2026-10-03-x", "date: 2026-10-03", DAY, False),
        ("2026-1-5-x", "", dt.date(2026, 1, 5), False),
        ("2026-1-5x", "", None, False),
        ("2026-13-45-x", "", None, False),
        ("x-2026-10-03", "", None, False),
        ("20261003", "", None, False),
    ],
)
def test_days_in_names(read: ReadLearner, name: str, front: str, date: dt.date | None, warned: bool) -> None:
    portfolio, problems = read({f"{name}.md": f"---\n{front}\n---\na"})
    assert portfolio.reflections[0].date == date
    assert [problem.code for problem in problems] == (["PG207"] if warned else [])


def test_many_days_that_differ_are_one_warning(read: ReadLearner) -> None:
    _, problems = read({f"2026-10-0{n}-x.md": "---\ndate: 2026-11-01\n---\na" for n in range(1, 6)})
    assert len(problems) == 1
    assert said(problems[0], "PG207", 1, "and 4 more like it", "The day in the keys counts")
    assert problems[0].path.endswith("2026-10-01-x.md")


@pytest.mark.parametrize(("order", "day"), [("dmy", dt.date(2025, 9, 4)), ("mdy", dt.date(2025, 4, 9))])
def test_the_school_settles_the_order_of_days(read: ReadLearner, order: str, day: dt.date) -> None:
    school = SCHOOL.model_copy(update={"date_order": order})
    portfolio, problems = read({"x.md": "---\ndate: 04/09/2025\n---\na"}, school)
    assert (portfolio.reflections[0].date, problems) == (day, ())


@pytest.mark.parametrize(
    ("text", "title", "markdown"),
    [
        ("# First bridge\n\na", "First bridge", "a"),
        ("a\n\n# First bridge\n\nb", "First bridge", "a\n\n\n\nb"),
        ("## Small\n\na", "Small", "a"),
        ("---\ntitle: Mine\n---\n# First bridge\n\na", "Mine", "# First bridge\n\na"),
        ("---\ntitle: First bridge\n---\n# First bridge\n\na", "First bridge", "a"),
        ("a", "My bridge", "a"),
        ("---\ntags: [a]\n---\n", "My bridge", ""),
        ("a\n\n### 1. Cut\n\nb", "My bridge", "a\n\n### 1. Cut\n\nb"),
        ("a\n\n# Cut\n\nb\n\n# Glue", "My bridge", "a\n\n# Cut\n\nb\n\n# Glue"),
    ],
)
def test_titles(read: ReadLearner, text: str, title: str, markdown: str) -> None:
    portfolio, _ = read({"2026-10-03-my-bridge.md": text})
    assert (portfolio.reflections[0].title, portfolio.reflections[0].body.markdown) == (title, markdown)


DATED = "---\ndate: 2026-10-03\n---\na"
WEEKS = dict.fromkeys((f"evidence/{place}/poster.md" for place in ("unit-1", "unit-2", "unit-2/last")), DATED)


@pytest.mark.parametrize(
    ("kind", "front", "meant", "warned"),
    [
        ("reflection", "about: [poster]", "evidence/unit-1/poster.md", True),
        ("reflection", "about: [unit-1/poster]", "evidence/unit-1/poster.md", False),
        ("reflection", "about: [../evidence/unit-2/poster.md]", "evidence/unit-2/poster.md", False),
        ("reflection", "about: [Last/Poster.md]", "evidence/unit-2/last/poster.md", False),
        ("reflection", "about: [unit-9/poster]", "evidence/unit-1/poster.md", True),
        ("feedback", "on: unit-2/poster", "evidence/unit-2/poster.md", False),
        ("feedback", "on: evidence/unit-2/poster", "evidence/unit-2/poster.md", False),
        ("feedback", "on: poster", "evidence/unit-1/poster.md", True),
    ],
)
def test_of_several_entries_of_one_name_the_folder_says_which(
    read: ReadLearner, kind: str, front: str, meant: str, warned: bool
) -> None:
    portfolio, problems = read({**WEEKS, f"{FOLDERS[kind]}/it.md": f"---\n{front}\n---\na"})
    found = of(portfolio, "it")
    written = found.on if kind == "feedback" else f"evidence/{found.about[0]}"
    names = Names(portfolio.evidence, {})
    assert names.answered(written) == names.key_of(meant)
    assert [problem.code for problem in problems] == (["PG222"] if warned else [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# Week 4 (October 3, 2026)\n\na", DAY),
        ("---\ntitle: 2026-10-03 Kites\n---\n# On 2026-10-05\n\na", DAY),
        ("# Kites\n\n*October 3, 2026*\n\na", DAY),
        ("---\ndate: 2026-10-03\n---\n# Kites, 2026-10-05\n\na", DAY),
        ("---\ndate: May\n---\n# Kites, 2026-10-03\n\na", None),
        ("# Kites\n\na\n\nb\n\n2026-10-03", None),
        ("# Kites\n\nOn October 3, 2026 it flew.", None),
    ],
)
def test_a_day_stands_in_words_where_no_key_has_one(read: ReadLearner, text: str, date: dt.date | None) -> None:
    portfolio, _ = read({"reflections/it.md": text})
    assert portfolio.reflections[0].date == date


def test_a_day_in_the_title_of_a_goal_is_not_its_own(read: ReadLearner) -> None:
    assert read({"goals/it.md": "# Swim 1 km by October 3, 2026"})[0].goals[0].date is None


def test_a_day_in_a_title_that_may_be_two_is_asked_about(read: ReadLearner) -> None:
    portfolio, problems = read({"reflections/it.md": "# Week 4, 04/05/2026\n\na"})
    assert portfolio.reflections[0].date is None
    assert said(problems[0], "PG202", 0, "“04/05/2026” could be", "Write the one you mean")
    assert problems[0].paste == ("date: 2026-05-04", "date: 2026-04-05")
