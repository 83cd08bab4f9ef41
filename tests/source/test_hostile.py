"""Hostile and unlucky files: each gives an entry or a problem with its line, in good time, for nobody it is not for."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from small_school import ReadLearner

from portfolio_gen.model.entries import Reflection
from portfolio_gen.problems import Problem

HOSTILE = Path(__file__).parents[2] / "../shared/hostile"
MANIFEST = HOSTILE / "manifest.jsonl"
CASES: list[dict[str, Any]] = (
    [json.loads(line) for line in MANIFEST.read_text(encoding="utf-8").splitlines()] if MANIFEST.exists() else []
)
NAMED = {case["id"]: case for case in CASES if case["file"].endswith(".md")}

pytestmark = pytest.mark.skipif(not CASES, reason="the collection of hostile files does not lie beside this repository")

REJECTED = {
    "env-tag": ("PG105", 2),
    "deep-flow": ("PG105", 2),
    "title-map": ("PG201", 2),
    "unhashable": ("PG105", 2),
    "huge-int": ("PG105", 2),
    "ctrl": ("PG105", 2),
    "key-type": ("PG105", 2),
    "norway": ("PG109", 2),
    "teacher-fields": ("PG109", 6),
}
"""Those whose manifest asks for an error, with the one that has to be among their problems."""


def read_case(read: ReadLearner, case: str) -> tuple[Reflection | None, tuple[Problem, ...]]:
    portfolio, problems = read({"x.md": (HOSTILE / NAMED[case]["file"]).read_bytes()})
    return (portfolio.reflections[0] if portfolio.reflections else None), problems


@pytest.mark.parametrize("case", sorted(NAMED))
def test_an_entry_or_a_problem_in_good_time(read: ReadLearner, case: str) -> None:
    begun = time.process_time()
    entry, problems = read_case(read, case)
    assert time.process_time() - begun < 2
    assert entry is not None or any(problem.severity == "error" and problem.line for problem in problems)


@pytest.mark.parametrize("case", sorted(REJECTED))
def test_rejected_with_the_line(read: ReadLearner, case: str) -> None:
    assert NAMED[case]["expected"].startswith("rejected")
    _, problems = read_case(read, case)
    assert REJECTED[case] in [(problem.code, problem.line) for problem in problems]


@pytest.mark.parametrize("case", sorted(REJECTED.keys() - {"title-map"}))
def test_what_cannot_be_understood_is_withheld(read: ReadLearner, case: str) -> None:
    assert read_case(read, case)[0] is None


def test_keys_that_only_the_school_may_set(read: ReadLearner) -> None:
    _, problems = read_case(read, "teacher-fields")
    found = {(problem.code, problem.key) for problem in problems}
    assert found == {("PG110", "level"), ("PG110", "assessed_by"), ("PG110", "verified"), ("PG109", "audience")}


@pytest.mark.parametrize(
    ("case", "title", "kept"),
    [
        ("bom-crlf", "x", ""),
        ("tags-scalar", "Page", "Body text."),
        ("mmd-meta-loss", "X", "plant grew 4 cm"),
        ("utf16", "", ""),
        ("xss-desc", "Page", "Body text."),
        ("csv-2", "+1+1", ""),
        ("csv-5", "=1+1", ""),
        ("csv-8", 'a","=1+1","b', ""),
    ],
)
def test_accepted_with_all_that_is_there(read: ReadLearner, case: str, title: str, kept: str) -> None:
    entry, _ = read_case(read, case)
    assert entry is not None
    assert kept in entry.body.markdown
    if case == "bom-crlf":
        assert entry.title == "Café"
    elif title:
        assert entry.title == title
    if case == "tags-scalar":
        assert entry.tags == ("biology",)
