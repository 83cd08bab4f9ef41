"""Signs that turn the direction of words are told of, with the line of the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import SCHOOL, write

from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio

BODY = "---\ntitle: T\n---\n\nOne.\n\n"


@pytest.mark.parametrize(
    ("text", "line", "beginning"),
    [
        (BODY + "essay\u202efdp.exe\n", 7, "A hidden sign (U+202E) turns"),
        (BODY + "```\na\u2066b\n```\n\u2069", 8, "2 hidden signs, the first of them U+2066, turn"),
        ("---\ntitle: a\u202ab\n---\n", 2, "A hidden sign (U+202A) turns"),
        ("\u202dno keys", 1, "A hidden sign (U+202D) turns"),
    ],
)
def test_the_file_and_the_line_are_named(tmp_path: Path, text: str, line: int, beginning: str) -> None:
    problems = Problems()
    portfolio = read_portfolio(write(tmp_path, {"evidence/x.md": text}), SCHOOL, problems)
    found = [problem for problem in problems.found if problem.code == "PG409"]
    assert [(problem.path.endswith("evidence/x.md"), problem.line) for problem in found] == [(True, line)]
    assert found[0].message.startswith(beginning)
    (entry,) = portfolio.evidence
    assert not {"\u202a", "\u202d", "\u202e", "\u2066", "\u2069"} & set(entry.title + entry.body.markdown)


def test_marks_of_direction_are_what_people_write_with(tmp_path: Path) -> None:
    problems = Problems()
    text = BODY + "שלום\u200f! 5\u200e می\u200cخواهم\n"
    (entry,) = read_portfolio(write(tmp_path, {"evidence/x.md": text}), SCHOOL, problems).evidence
    assert "PG409" not in {problem.code for problem in problems.found}
    assert entry.body.markdown.endswith("שלום\u200f! 5\u200e می\u200cخواهم")
    assert entry.body.excerpt.endswith("שלום\u200f! 5\u200e می\u200cخواهم")
