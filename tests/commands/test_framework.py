"""`portfolio framework`: standards listed, shown, searched and imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str]]


def test_a_framework_of_any_depth_is_shown_as_a_tree(run: Run) -> None:
    rows = ["code,statement,parent", "S0,Step 0,", *(f"S{n},Step {n},S{n - 1}" for n in range(1, 1_500))]
    Path("learners/_school/frameworks/deep.csv").write_text("\n".join(rows), "utf-8")
    code, printed = run("framework", "show", "deep")
    assert code == 0
    assert [line.strip().split()[0] for line in printed.splitlines()] == [f"S{n}" for n in range(1_500)]
    assert printed.splitlines()[2].startswith("    S2")


def test_frameworks_are_listed_shown_searched_and_imported(run: Run) -> None:
    listed = json.loads(run("framework", "list", "--format", "json")[1])
    assert listed == [{"id": "first-standards", "title": "Our first standards", "items": 3, "licence": "CC0"}]
    shown = json.loads(run("framework", "show", "first-standards", "--format", "json")[1])
    assert [item["code"] for item in shown["items"]] == ["TS", "TS.1", "TS.2"]
    assert list(shown["items"][1]) == ["code", "statement", "parents", "grades"]
    assert shown["items"][1]["parents"] == ["TS"]
    assert "TS.2" in run("framework", "search", "another way")[1]
    Path("more.csv").write_text("code,statement,parent\nM,Maths,\nM.1,Count to ten,M\n", "utf-8")
    assert run("framework", "import", "more.csv")[0] == 0
    assert {row["id"] for row in json.loads(run("framework", "list", "--format", "json")[1])} == {
        "first-standards",
        "more",
    }
    assert run("framework", "import", "more.csv")[0] == 2


def test_a_package_is_held_against_a_schema_that_is_named(run: Run) -> None:
    Path("river.json").write_text('{"CFDocument": {"title": "River"}}', "utf-8")
    Path("strict.json").write_text('{"required": ["CFItems"]}', "utf-8")
    Path("lenient.json").write_text("{}", "utf-8")
    assert run("framework", "validate", "river.json", "--schema", "lenient.json") == (0, "valid\n")
    assert run("framework", "validate", "river.json", "--schema", "strict.json")[0] == 1
    found = json.loads(run("framework", "validate", "river.json", "--schema", "strict.json", "--format", "json")[1])
    assert [(fault["path"], "CFItems" in fault["message"]) for fault in found] == [("", True)]
    assert run("framework", "validate", "river.json", "--schema", "none.json")[0] == 2
    assert run("framework", "validate", "learners/_school/school.yml", "--schema", "lenient.json")[0] == 2
