"""Problems carry permanent codes, sort like the folder, and read the same for people and programs."""

from __future__ import annotations

import io
import json
import re

import pytest
from rich.console import Console

from portfolio_gen.problem_codes import CODES
from portfolio_gen.problems import Problem, Problems, Severity, in_order, to_json
from portfolio_gen.report import print_problems


def test_codes_are_three_digits_with_a_title() -> None:
    for code, kind in CODES.items():
        assert re.fullmatch(r"PG[1-9]\d\d", code)
        assert kind.title
        assert not kind.title.endswith(".")
    assert len({kind.title for kind in CODES.values()}) == len(CODES)


def test_an_undocumented_code_cannot_be_used() -> None:
    with pytest.raises(KeyError):
        Problems().add("PG999", "a.md", 1, "m", "h")


@pytest.mark.parametrize(("code", "severity"), [("PG101", Severity.ERROR), ("PG107", Severity.WARNING)])
def test_severity_belongs_to_the_code(code: str, severity: Severity) -> None:
    assert Problem("a.md", 1, code, "", "m", "h").severity is severity


def test_paths_begin_with_the_learner() -> None:
    problems = Problems(prefix="amara/")
    problems.add("PG101", "goals/x.md", 3, "m", "h", "title")
    assert problems.found == [Problem("amara/goals/x.md", 3, "PG101", "title", "m", "h")]


def test_in_order_of_file_and_line_without_repeats() -> None:
    one, two, three = (Problem(*at, "PG101", "", "m", "h") for at in (("a.md", 2), ("a.md", 10), ("b.md", 1)))
    assert in_order([three, two, one, two]) == (one, two, three)


def test_json_has_the_documented_shape() -> None:
    paste = ("tags: [a, b]", "tags: a-b")
    written = to_json([Problem("ü.md", 3, "PG203", "tags", "“a b”", "hint", paste)])
    assert "ü" in written
    assert json.loads(written) == [
        {
            "code": "PG203",
            "severity": "warning",
            "path": "ü.md",
            "line": 3,
            "key": "tags",
            "message": "“a b”",
            "hint": "hint",
            "paste": ["tags: [a, b]", "tags: a-b"],
        }
    ]


def test_what_is_to_be_pasted_stands_alone_on_its_line() -> None:
    out = io.StringIO()
    offered = ("  - {text: a}", "---\ntitle: \x1b[31mb")
    print_problems(Console(file=out, width=20), [Problem("a.md", 3, "PG101", "", "m", "Write one of these:", offered)])
    rows = out.getvalue().split("\n")
    assert rows[2:6] == ["    Write one of these:", "  - {text: a}", "---", "title: [31mb"]


def test_what_is_offered_changes_no_order() -> None:
    one, two = (Problem("a.md", 3, "PG101", "", "m", "h", paste) for paste in (("a",), ("b",)))
    assert in_order([two, one, two]) == (one, two)
    assert one.advice == "h\na"
