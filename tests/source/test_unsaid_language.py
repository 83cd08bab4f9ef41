"""A learner whose words are read from the right is told once that no language is written."""

from __future__ import annotations

import pytest
from small_school import ReadLearner, said

ARABIC = "# اليوم\n\nكتبت اليوم عن التعلم."


def test_it_is_told_once(read: ReadLearner) -> None:
    _, problems = read({"reflections/a.md": ARABIC, "reflections/b.md": ARABIC})
    [problem] = [problem for problem in problems if problem.code == "PG413"]
    assert said(problem, "PG413", 0, "read from right to left", "ar is Arabic")
    assert problem.message.endswith("There is 1 more text like it.")
    assert problem.paste == ("lang: ar",)


@pytest.mark.parametrize(
    "files",
    [
        {"profile.md": "---\nlang: fa\n---\nمن", "reflections/a.md": ARABIC},
        {"reflections/a.md": f"---\nlang: ar\n---\n{ARABIC}"},
        {"reflections/a.md": "# Today\n\nI wrote سلام today."},
    ],
)
def test_a_language_that_is_written_or_another_script_is_no_matter(read: ReadLearner, files: dict[str, str]) -> None:
    _, problems = read(dict(files))
    assert "PG413" not in [problem.code for problem in problems]
