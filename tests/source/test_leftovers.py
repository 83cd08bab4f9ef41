"""What lies in a folder unused is named once, junk and private things never, and hundreds in one breath."""

from __future__ import annotations

import pytest
from small_school import PNG, Files, ReadLearner

from portfolio_gen.problems import Problem

PROFILE = {"profile.md": "I build kites."}


def left(read: ReadLearner, files: Files) -> list[Problem]:
    return [problem for problem in read(PROFILE | files)[1] if problem.code in ("PG113", "PG114", "PG115", "PG311")]


@pytest.mark.parametrize(
    ("place", "code", "offered"),
    [
        ("goals/kite.md.txt", "PG113", "kite.md"),
        ("reflections/Kite.MD.TXT", "PG113", "Kite.md"),
        ("first.md.docx", "PG113", "first.md"),
        ("plan.txt", "PG113", "plan.md"),
        ("goals/kite.txt", "PG113", "kite.md"),
        ("goal/kite", "PG113", "kite.md"),
        ("_posts/2026-02-27-second-week", "PG113", "2026-02-27-second-week.md"),
        ("week-05.mdx", "PG113", "week-05.md"),
        ("goals/kite.docx", "PG114", "kite.md"),
        ("reflections/kite.gdoc", "PG114", "kite.md"),
        ("Evidence/kite.RTF", "PG114", "kite.md"),
        ("evidence/kite.png", "PG311", "files: [kite.png]"),
        ("evidence/files/kite.png", "PG311", "files: [kite.png]"),
        ("evidence/song.mp3", "PG311", "files: [song.mp3]"),
        ("evidence/kite #2.png", "PG311", 'files: ["kite #2.png"]'),
        ("me.jpg", "PG311", "photo: me.jpg"),
        ("river.jpg", "PG311", "files: [river.jpg]"),
        ("evidence/code.py", "PG311", "files: [code.py]"),
        ("evidence/game.html", "PG311", "files: [game.html]"),
        ("evidence/kite.blend", "PG311", "files: [kite.blend]"),
    ],
)
def test_named_with_what_to_do(read: ReadLearner, place: str, code: str, offered: str) -> None:
    (problem,) = left(read, {place: PNG, "evidence/other.md": "a"})
    assert (problem.code, problem.path, problem.line) == (code, f"amara-okafor/{place}", 0)
    assert problem.paste == (offered,)


@pytest.mark.parametrize(
    "place",
    [
        *("evidence/.DS_Store", "evidence/Thumbs.db", "evidence/desktop.ini", "evidence/~$kite.docx"),
        *("evidence/.~lock.kite.odt#", "evidence/kite.png~", "evidence/kite.tmp", "evidence/_kite.png"),
        *("evidence/private/kite.png", "evidence/kite-draft.png", "evidence/secret.docx", "_drafts/kite.png"),
        *("LICENSE", "Makefile", "_config.yml", "style.css", "themes/dark/logo.png", "vendor/d3/d3.min.js"),
    ],
)
def test_junk_what_is_private_and_what_is_of_a_program_is_nobodys_business(read: ReadLearner, place: str) -> None:
    assert left(read, {place: PNG, "evidence/other.md": "a"}) == []


def test_what_lies_beside_no_text_is_one_problem(read: ReadLearner) -> None:
    places = ("assets/logo.png", "notes/kite.txt", "photos/1.jpg", "photos/2.jpg")
    (problem,) = left(read, dict.fromkeys(places, PNG) | {"evidence/other.md": "a"})
    assert (problem.code, problem.path, problem.line) == ("PG311", "amara-okafor/", 0)
    assert problem.message == "No entry names 4 files, such as “assets/logo.png”, so they are on no page."


@pytest.mark.parametrize(
    ("place", "text", "name"),
    [
        ("weeks/second week", "---\ntitle: Second\n---\nWords", "second week.md"),
        ("weeks/second", "# Second week\n\nWords", "second.md"),
        ("weeks/second.txt", "\ufeff---\ndate: 2026-01-05\n---\nWords", "second.md"),
        ("weeks/third", "---\r\ntitle: Third\r\n---\r\nWords", "third.md"),
        ("weeks/fourth", "+++\ntitle = 'Fourth'\n+++\nWords", "fourth.md"),
        ("weeks/fifth", "Today we went to the river and counted what swims there, é", "fifth.md"),
        ("weeks/3.2", "# Week\n\nWords", "3.2.md"),
    ],
)
def test_a_text_without_its_ending_is_known_by_how_it_begins(
    read: ReadLearner, place: str, text: str, name: str
) -> None:
    (problem,) = left(read, {place: text, "evidence/other.md": "a"})
    assert (problem.code, problem.path, problem.paste) == ("PG113", f"amara-okafor/{place}", (name,))


@pytest.mark.parametrize(
    "text",
    ["# a note\nall: build", "--- a\n+++ b", "words", "---\n", "\x00 a b c d e f g h i j k", "1 2 3 4 5 6 7 8 9 10"],
)
def test_other_files_without_an_ending_are_no_texts(read: ReadLearner, text: str) -> None:
    (problem,) = left(read, {"weeks/second": text, "evidence/other.md": "a"})
    assert problem.code == "PG311"


def test_no_text_is_opened_that_its_name_tells_of(read: ReadLearner) -> None:
    problems = left(read, {"evidence/kite.png": b"", "goals/kite.md.txt": b"\xff", "evidence/other.md": "a"})
    assert [problem.code for problem in problems] == ["PG311", "PG113"]


def test_what_somebody_names_is_used_however_it_is_named(read: ReadLearner) -> None:
    front = r"files: [files\kite.png, gone.png, Wind.png]"
    files = {"evidence/files/kite.png": PNG, "evidence/wind.png": PNG, "evidence/sky.png": PNG}
    text = f"---\n{front}\nalt: {{kite.png: A, Wind.png: B}}\n---\n![b](sky.png)"
    assert left(read, files | {"evidence/first.md": text}) == []


def test_of_many_the_first_are_named_and_the_others_counted(read: ReadLearner) -> None:
    problems = left(read, {f"evidence/{number:03}.png": PNG for number in range(300)} | {"evidence/a.md": "a"})
    assert [problem.path[-9:] for problem in problems] == ["evidence/", *(f"e/00{number}.png" for number in range(3))]
    assert "297 more files here, such as “003.png”" in problems[0].message


def test_while_a_text_cannot_be_read_nobody_says_what_it_names(read: ReadLearner) -> None:
    files = {"evidence/kite.png": PNG, "evidence/a.md": "---\nfiles: [kite.png\n---\n", "goals/b.md.txt": "b"}
    assert [problem.code for problem in left(read, files)] == ["PG113"]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("goal/run.md", "goal"),
        ("2026-27/goals/run.md", "goal"),
        ("Reflection/run.md", "reflection"),
        ("evidences/run.markdown", "evidence"),
        ("evidence/goals/run.md", "evidence"),
        ("plans/run.md", "reflection"),
    ],
)
def test_a_kind_is_known_by_its_folder(read: ReadLearner, place: str, kind: str) -> None:
    portfolio, _ = read({place: "a"})
    entries = (*portfolio.goals, *portfolio.reflections, *portfolio.evidence, *portfolio.feedback)
    assert [type(entry).__name__.lower() for entry in entries] == [kind]


@pytest.mark.parametrize(
    ("place", "front", "where", "offered"),
    [
        ("gaols/run.md", "title: Run", "gaols/", "goals"),
        ("run.md", "status: planned\nsuccess: Five km", "run.md", "goals/run.md"),
        ("metas/run.md", "steps: [a]\nwhy: b", "metas/run.md", "goals/run.md"),
        ("run.md", "by: Mum\nrole: family\non: kite", "run.md", "feedback/run.md"),
        ("run.md", "context: home\nfeatured: yes", "run.md", "evidence/run.md"),
    ],
)
def test_an_entry_in_the_wrong_place_is_named(
    read: ReadLearner, place: str, front: str, where: str, offered: str
) -> None:
    (problem,) = left(read, {place: f"---\n{front}\n---\na"})
    assert (problem.code, problem.path, problem.paste) == ("PG115", f"amara-okafor/{where}", (offered,))


@pytest.mark.parametrize("front", ["status: planned", "featured: yes", "goal: run\nabout: [a]", "target: _blank"])
def test_a_blog_is_not_told_where_its_posts_belong(read: ReadLearner, front: str) -> None:
    assert left(read, {"2026-10-03-run.md": f"---\n{front}\n---\na"}) == []


def test_profile_and_plan_have_any_ending_of_a_text(read: ReadLearner) -> None:
    portfolio, problems = read({"profile.markdown": "---\nname: Amara\n---\na", "plan.qmd": "My plan"})
    assert (portfolio.learner.name, portfolio.plan is not None, problems) == ("Amara", True, ())
