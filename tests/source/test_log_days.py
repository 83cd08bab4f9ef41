"""A log is cut at the headings that name a day, where it asks for it, and what it hides stays hidden in every part."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import PNG, ReadLearner, said

from portfolio_gen.model.audience import Circle
from portfolio_gen.problems import Problems
from portfolio_gen.source.log_days import log_days, may_be_a_log
from portfolio_gen.source.text.body import uncovered

DAYS = """# My log

How I work.

## October 3, 2026

A kite.

## 2026-10-04 The map

A map.

### 5 October 2026

A raft.
"""
ASKED = "---\nsplit: days\nshare_with: [family]\nstandards: [TS.1]\nfiles: [kite.png]\n---\n"


def test_each_day_is_an_entry(read: ReadLearner) -> None:
    portfolio, problems = read({"reflections/log.md": ASKED + DAYS, "reflections/kite.png": PNG})
    entries = sorted(portfolio.reflections, key=lambda entry: entry.body.line)
    assert [(entry.id, entry.title, entry.date, entry.body.markdown) for entry in entries] == [
        ("log", "My log", None, "How I work."),
        ("log-2026-10-03", "My log", dt.date(2026, 10, 3), "A kite."),
        ("log-2026-10-04", "2026-10-04 The map", dt.date(2026, 10, 4), "A map."),
        ("log-2026-10-05", "My log", dt.date(2026, 10, 5), "A raft."),
    ]
    assert {portfolio.sharing[entry.file].circles for entry in entries} == {frozenset({Circle.FAMILY})}
    assert [len(entry.attachments) for entry in entries] == [1, 0, 0, 0]
    assert len({entry.file for entry in entries}) == 4
    assert {problem.code for problem in problems} <= {"PG308", "PG209"}


def test_a_log_that_begins_with_a_day_has_no_other_entry(read: ReadLearner) -> None:
    portfolio, _ = read({"evidence/log.md": "---\nsplit: days\n---\n# Log\n\n## 2026-10-03\na\n\n## 2026-10-03\nb"})
    assert sorted(entry.id for entry in portfolio.evidence) == ["log", "log-2026-10-03-2"]


def test_days_alone_are_called_after_the_file(read: ReadLearner) -> None:
    portfolio, _ = read({"evidence/kite-log.md": "---\nsplit: days\n---\n## 2026-10-03\na\n\n## 2026-10-04\nb"})
    assert {entry.title for entry in portfolio.evidence} == {"Kite log"}


def test_a_log_that_does_not_ask_is_one_entry_and_told_how(read: ReadLearner) -> None:
    portfolio, problems = read({"reflections/log.md": DAYS})
    assert len(portfolio.reflections) == 1
    assert said(problems[0], "PG224", 0, "3 headings in this file name a day", "To make an entry of each day")
    assert problems[0].paste == ("split: days",)


@pytest.mark.parametrize("text", ["## 2026-10-03\na", "a", "## Week 1\n## Week 2"])
def test_a_file_that_asks_and_has_no_days_is_one_entry(read: ReadLearner, text: str) -> None:
    portfolio, problems = read({"reflections/log.md": f"---\nsplit: days\n---\n{text}"})
    assert len(portfolio.reflections) == 1
    assert said(problems[0], "PG224", 2, "No two headings", "a heading that names it")


def test_a_word_that_splits_nothing_is_named(read: ReadLearner) -> None:
    portfolio, problems = read({"reflections/log.md": f"---\nsplit: weeks\n---\n{DAYS}"})
    assert len(portfolio.reflections) == 1
    assert "PG215" in [problem.code for problem in problems]


def test_a_link_to_a_log_leads_to_its_first_entry(read: ReadLearner) -> None:
    portfolio, problems = read({"reflections/log.md": ASKED.replace("files: [kite.png]\n", "") + DAYS,
                                "evidence/a.md": "[my log](../reflections/log.md)"})  # fmt: skip
    assert portfolio.evidence[0].body.references[0].target in {entry.file for entry in portfolio.reflections}
    assert "PG408" not in [problem.code for problem in problems]


BITS = st.sampled_from(
    ["<!-- ", " -->", "%% ", " %%", "<div hidden>", "</div>", "```\n", "## 2026-10-03\n", "## 2026-10-04\n", "a ", "\n"]
)


@given(st.lists(BITS, max_size=12).map("".join), st.lists(BITS, max_size=12).map("".join))
def test_parts_hold_nothing_that_the_whole_hides(before: str, after: str) -> None:
    text = f"{before}SECRET{after}"
    shown = uncovered(text, 1, "a.md", Problems())
    parts = log_days(shown, 1, "")
    assert ("SECRET" in shown) or not any("SECRET" in part.text for part in parts)
    assert not parts or "\n".join(part.text for part in parts).lstrip("\n") == shown.lstrip("\n")


def test_few_texts_look_like_a_log() -> None:
    assert may_be_a_log(DAYS)
    assert may_be_a_log("3 October 2026\n---\na\n\n4 October 2026\n---")
    assert not may_be_a_log("# Kites in 2026\n\nThey flew.")
    assert not may_be_a_log("words\n\nwords")
