"""Whole builds with texts of which there is too much: they cost themselves alone; the report names the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_amounts import table
from school_folder import run, touched, written

from portfolio_gen.publish import prose
from portfolio_gen.publish.limits import LimitReached
from portfolio_gen.settings import Settings

FRONT = "---\nshare_with: [educators, family]\n---\n\n"
SCHOOL = "name: S\neducators: {ms-x: X}\ncohorts:\n  a:\n    title: A\n    educators: [ms-x]\n    learners: [ada, bo]\n"


def school_with(folder: Path, text: str) -> Settings:
    return written(
        folder,
        {
            "_school/school.yml": SCHOOL,
            "ada/profile.md": "---\nname: Ada\n---\n",
            "ada/evidence/big.md": FRONT + text,
            "bo/evidence/small.md": FRONT + "*Small*.\n",
        },
    )


def pages(settings: Settings, name: str) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(settings.output.rglob(name))]


def test_a_table_bomb_costs_itself_alone(tmp_path: Path) -> None:
    settings = school_with(tmp_path, "Before.\n\n" + table(300, "|b|")(12_000))
    outcome = run(settings)
    assert [(one.code, one.path, one.line) for one in outcome.problems] == [("PG406", "ada/evidence/big.md", 7)]
    assert {record.outcome for record in outcome.records} <= {"built", "absent"}
    assert all("|a|a|a" in page and len(page) < 100_000 for page in pages(settings, "big.html"))
    assert all("<em>Small</em>" in page for page in pages(settings, "small.html"))


def test_a_text_that_is_stopped_costs_itself_alone_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = school_with(tmp_path, "*Big*.\n")
    honest = prose.read

    def stopped(markdown: str) -> str:
        if "Big" in markdown:
            raise LimitReached("takes too long")
        return honest(markdown)

    with monkeypatch.context() as patched:
        patched.setattr(prose, "read", stopped)
        outcome = run(settings)
    (problem,) = outcome.problems
    assert (problem.code, problem.path, problem.line) == ("PG406", "ada/evidence/big.md", 4)
    assert problem.message == "Reading this text as Markdown takes too long."
    assert all("*Big*" in page for page in pages(settings, "big.html"))
    assert all("<em>Small</em>" in page for page in pages(settings, "small.html"))
    again = run(settings)
    assert again.problems == ()
    assert touched(again)
    assert all("<em>Big</em>" in page for page in pages(settings, "big.html"))
    assert not touched(run(settings))
