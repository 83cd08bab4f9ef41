"""Questions and examples of the templates are on no page; what a learner wrote beside them is."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import PNG, ReadLearner

from portfolio_gen import scaffold
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.template_words import examples, templates

TEMPLATES = Path(scaffold.__file__).parent / "templates"
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
QUESTION = "What happened? What did you think? What will you try next?"


def test_every_template_is_understood() -> None:
    assert set(templates()) == {file.stem for file in TEMPLATES.glob("*.md")}
    for kind, template in templates().items():
        body = (TEMPLATES / f"{kind}.md").read_text("utf-8").split("\n---\n", 1)[1]
        assert bool(template.questions) == bool(body.strip()), kind


def test_what_the_guides_show_is_among_the_examples() -> None:
    found = examples()
    assert found["standards"] == {"code"}
    assert "why it matters to you." in found["why"]
    assert {"your name", "ms example", "somebody at home"} <= found["name"]
    assert {"the first thing i do", "the next thing"} <= found["text"]
    assert "photo.jpg" in found["files"]


@pytest.mark.parametrize("kind", sorted(set(templates()) & {"goal", "reflection", "evidence"}))
def test_a_new_file_says_nothing_and_is_told_nothing(tmp_path: Path, kind: str) -> None:
    scaffold.write_learner(tmp_path, "Robin")
    scaffold.new_entry(tmp_path / "robin", kind, "Kite", "2026-10-03")
    problems = Problems()
    portfolio = read_portfolio(tmp_path / "robin", School(), problems)
    assert problems.found == []
    entries = (*portfolio.goals, *portfolio.reflections, *portfolio.evidence)
    assert [entry.body.markdown for entry in entries] == [""]
    assert portfolio.plan is not None
    assert (portfolio.profile.story.markdown, portfolio.plan.text.markdown) == ("", "")


def test_of_a_file_with_every_note_uncovered_each_example_is_named(tmp_path: Path) -> None:
    scaffold.write_learner(tmp_path, "Robin")
    for kind in ("goal", "reflection", "evidence"):
        scaffold.new_entry(tmp_path / "robin", kind, "Kite", "2026-10-03")
    for file in (tmp_path / "robin").rglob("*.md"):
        text = file.read_text("utf-8").replace("\n# ", "\n").replace("share_with: []", "share_with: [family]")
        file.write_text(text, "utf-8")
    problems = Problems()
    portfolio = read_portfolio(tmp_path / "robin", School(), problems)
    assert {problem.code for problem in problems.found} == {"PG220", "PG410"}
    shown = str(portfolio.model_dump()).casefold()
    texts = {text for key, found in examples().items() if key not in ("standards", "pathways") for text in found}
    assert [text for text in texts if text in shown] == []
    assert [question for template in templates().values() for question in template.questions if question in shown] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (QUESTION, ""),
        (f"{QUESTION}\n\nIt flew.", "It flew."),
        (f"It flew.\n\n{QUESTION.upper()}", "It flew."),
        (f"{QUESTION}\nIt flew.", "It flew."),
        (QUESTION.replace("? ", "?\n"), ""),
        (f"  {QUESTION.replace('? ', '?   ')}", ""),
        (f"> {QUESTION}", f"> {QUESTION}"),
        (f"{QUESTION} It flew.", f"{QUESTION} It flew."),
        ("What happened?\n\nIt flew.", "What happened?\n\nIt flew."),
    ],
)
def test_a_question_is_cut_paragraph_by_paragraph(read: ReadLearner, text: str, left: str) -> None:
    portfolio, problems = read({"reflections/a.md": f"---\nshare_with: [family]\n---\n\n{text}\n"})
    assert portfolio.reflections[0].body.markdown == left
    cut = "PG410" in [problem.code for problem in problems]
    assert cut == (left != text)


@pytest.mark.parametrize(
    ("front", "text", "told"),
    [
        ("share_with: []", "", False),
        ("share_with: [family]\ndraft: yes", "", False),
        ("share_with: []", "\n\nIt flew.", True),
        ("share_with: [family]", "", True),
    ],
)
def test_of_what_only_i_see_and_have_not_begun_nothing_is_said(
    read: ReadLearner, front: str, text: str, told: bool
) -> None:
    _, problems = read({"reflections/a.md": f"---\n{front}\n---\n{QUESTION}{text}"})
    assert [(problem.code, problem.line) for problem in problems] == (
        [("PG410", 4 + front.count("\n"))] if told else []
    )


@pytest.mark.parametrize(
    ("place", "front", "line", "offered"),
    [
        ("evidence/a.md", "# files: [kite.png]", 2, "files: [kite.png]"),
        ("evidence/a.md", "#files: [kite.png]", 2, "files: [kite.png]"),
        ("goals/a.md", "title: A\n# why: I like wind.", 3, "why: I like wind."),
        ("goals/a.md", "# steps:\n#   - {text: Buy sticks}", 2, "steps:\n  - {text: Buy sticks}"),
        ("goals/a.md", "steps:\n#   - {text: Buy sticks}", 3, "  - {text: Buy sticks}"),
        ("profile.md", "# pronouns: she/her", 2, "pronouns: she/her"),
        ("plan.md", "# supports: [a quiet room]   # where it helps", 2, "supports: [a quiet room]   # where it helps"),
    ],
)
def test_a_key_that_was_filled_in_and_is_still_a_note_is_named(
    read: ReadLearner, place: str, front: str, line: int, offered: str
) -> None:
    _, problems = read({place: f"---\n{front}\n---\na"})
    assert [(problem.code, problem.line, problem.paste) for problem in problems] == [("PG116", line, (offered,))]


def test_the_templates_own_name_of_a_file_that_lies_there_was_filled_in(read: ReadLearner) -> None:
    files = {"evidence/a.md": "---\n# files: [photo.jpg]\n---\na", "evidence/photo.jpg": PNG}
    assert "PG116" in [problem.code for problem in read(files)[1]]


@pytest.mark.parametrize(
    ("place", "front"),
    [
        ("goals/a.md", "# why: Why it matters to you."),
        ("goals/a.md", "# target: 2027-01-31\n# started: 2026-10-03"),
        ("goals/a.md", "why: I like wind.\n# why: I like the sea."),
        ("goals/a.md", "# a note: to myself"),
        ("goals/a.md", "# remember: the string"),
        ("evidence/a.md", "# files:"),
    ],
)
def test_notes_of_ones_own_and_untouched_ones_are_left_alone(read: ReadLearner, place: str, front: str) -> None:
    assert read({place: f"---\n{front}\n---\na"})[1] == ()


def test_a_file_of_the_examples_name_is_a_file(read: ReadLearner) -> None:
    portfolio, problems = read(
        {"evidence/a.md": "---\nfiles: [photo.jpg]\nalt: A kite\n---\na", "evidence/photo.jpg": JPEG}
    )
    assert [(file.path, file.alt) for file in portfolio.evidence[0].attachments] == [("evidence/photo.jpg", "A kite")]
    assert problems == ()
