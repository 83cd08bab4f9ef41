"""The floor under what tests reach is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from coverage_floor import below, main, reached


def test_the_least_reached_come_first() -> None:
    files = {name: {"summary": {"percent_covered": percent}} for name, percent in (("b.py", 91), ("a.py", 40))}
    assert reached({"files": files}) == {"a.py": 40.0, "b.py": 91.0}


def test_a_module_below_the_floor_needs_a_reason_and_no_other_has_one() -> None:
    percents = {"a.py": 40.0, "b.py": 85.0}
    assert below(percents, {}) == ["a.py is reached to 40 %"]
    assert below(percents, {"a.py": "a reason"}) == []
    assert below(percents, {"a.py": "a reason", "b.py": "another"}) == ["b.py needs no excuse"]


@pytest.mark.parametrize(("percent", "code"), [(84.9, 1), (85.0, 0), (100.0, 0)])
def test_a_run_fails_below_the_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], percent: float, code: int
) -> None:
    summary = {"summary": {"percent_covered": percent}}
    (tmp_path / "reached.json").write_text(json.dumps(summary | {"files": {"portfolio_gen/a.py": summary}}), "utf-8")
    assert main(tmp_path / "reached.json") == code
    printed = capsys.readouterr()
    assert ("portfolio_gen/a.py" in printed.out) == (percent < 90)
    assert ("the floor is 85 %" in printed.err) == bool(code)
