"""What starting points hold: exactly what was given, whatever it looks like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portfolio_gen import scaffold
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio

STRANGE = ['Every DAY counts: "no" # not', "TITLE LISTING", "a\\nb", "NAME COHORT BY ON", "Ünïcode 🎉", "- y", "{a: b}"]


@pytest.mark.parametrize("words", STRANGE)
def test_words_are_taken_as_they_are(tmp_path: Path, words: str) -> None:
    scaffold.write_learner(tmp_path, words)
    (folder,) = tmp_path.iterdir()
    scaffold.new_entry(folder, "goal", words, "2026-10-03")
    scaffold.new_entry(folder, "evidence", words, "2026-10-03")
    scaffold.new_entry(folder, "reflection", words, "2026-10-03")
    scaffold.write_feedback(folder, "goals/x", "2026-10-03", by=words, role="peer", circles="", text=words)
    problems = Problems()
    portfolio = read_portfolio(folder, School(), problems)
    assert portfolio.learner.name == words
    entries = (*portfolio.goals, *portfolio.evidence, *portfolio.reflections)
    assert [entry.title for entry in entries] == [words] * 3
    assert portfolio.feedback[0].by == words
    assert [problem.code for problem in problems.found] == ["PG208"]


def test_no_placeholder_is_left(tmp_path: Path) -> None:
    files = [*scaffold.write_learner(tmp_path, "Maya L", "first")]
    files += [
        scaffold.new_entry(tmp_path / "maya-l", kind, "A kite", "2026-10-03") for kind in scaffold.ENTRY_FOLDER_OF
    ]
    files.append(scaffold.write_feedback(tmp_path / "maya-l", "a-kite", "2026-10-03", by="M", role="", circles=""))
    for file in files:
        assert set(re.findall(r"\b[A-Z]{2,}\b", file.read_text("utf-8"))) <= {"CODE"}


def test_the_standards_codes_are_led_to(tmp_path: Path) -> None:
    for kind in scaffold.ENTRY_FOLDER_OF:
        text = scaffold.new_entry(tmp_path, kind, "A kite", "2026-10-03", "portfolio framework show ours").read_text()
        assert text.count("portfolio framework show ours") == 1


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("first-kite", "2026-10-03-ms-rivera-first-kite.md"),
        ("evidence/first-kite", "2026-10-03-ms-rivera-first-kite.md"),
        ("2026-10-01-why-it-fell", "2026-10-03-ms-rivera-why-it-fell.md"),
    ],
)
def test_feedback_is_called_after_its_day_its_author_and_what_it_answers(tmp_path: Path, on: str, name: str) -> None:
    file = scaffold.write_feedback(tmp_path, on, "2026-10-03", by="Ms Rivera", role="educator", circles="educators")
    assert file == tmp_path / "feedback" / name
    with pytest.raises(scaffold.AlreadyThere):
        scaffold.write_feedback(tmp_path, on, "2026-10-03", by="Ms Rivera", role="educator", circles="educators")


def test_prompts_are_one_paragraph_below_the_keys(tmp_path: Path) -> None:
    """What was left as it was can be told from what somebody wrote."""
    for kind in ("profile", "plan", "reflection", "evidence", "feedback"):
        _, _, body = scaffold._template(f"{kind}.md").partition("\n---\n\n")
        assert body.strip()
        assert "\n" not in body.strip()
