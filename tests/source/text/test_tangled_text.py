"""Text that no one writes by hand is shown as it stands, and the report says from which line."""

from __future__ import annotations

from portfolio_gen.problems import Problems
from portfolio_gen.source.text.body import scan


def test_a_tangled_text_is_reported_with_its_line() -> None:
    problems = Problems()
    scan("Honest text.\n\n" + "[" * 4000, 10, "Title", "a.md", problems)
    assert [(problem.code, problem.line) for problem in problems.found] == [("PG406", 12)]


def test_an_honest_text_is_not() -> None:
    problems = Problems()
    scan("See [my bridge](bridge.md) and **this** [one](two.md).", 1, "Title", "a.md", problems)
    assert problems.found == []
