"""Names between double brackets lead to the learner's own texts and files, wherever they lie."""

from __future__ import annotations

import pytest
from small_school import PNG, ReadLearner, said

FILES: dict[str, str | bytes] = {
    "evidence/files/Straw Bridge.png": PNG,
    "evidence/readings.csv": "a,b\n1,2\n",
    "goals/build-a-bridge.md": "# The bridge",
    "reflections/build-a-bridge.md": "# Thoughts",
    "goals/fluß.md": "# River",
}


def references(read: ReadLearner, text: str, file: str = "evidence/first.md") -> list[tuple[str, str]]:
    portfolio, _ = read({**FILES, file: f"# T\n\n{text}"})
    entry = next(entry for entry in (*portfolio.evidence, *portfolio.reflections) if entry.file == file)
    return [(reference.kind, reference.target) for reference in entry.body.references]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[goals/build-a-bridge]]", [("entry", "goals/build-a-bridge.md")]),
        ("[[goals/build-a-bridge.md|my goal]]", [("entry", "goals/build-a-bridge.md")]),
        ("[[goals/Build a bridge#Steps]]", [("entry", "goals/build-a-bridge.md")]),
        ("[[FLUSS]] [[Fluß]]", [("entry", "goals/fluß.md"), ("entry", "goals/fluß.md")]),
        ("![[Straw Bridge.png|300]]", [("picture", "evidence/files/Straw Bridge.png")]),
        ("![[straw bridge.PNG|made of straw]]", [("picture", "evidence/files/Straw Bridge.png")]),
        ("[[readings.csv]]", [("file", "evidence/readings.csv")]),
        ("![[fluß]]", [("entry", "goals/fluß.md")]),
        ("| a | b |\n|---|---|\n| [[fluß\\|river]] | b |", [("entry", "goals/fluß.md")]),
        ("`[[fluß]]`", []),
        ("```\n[[fluß]]\n```", []),
        ("[[#Steps]] [[]] [[ -f x ]] [[1]](https://example.org) a[[0]][[1]", []),
    ],
)
def test_a_name_leads_to_what_is_called_so(read: ReadLearner, text: str, found: list[tuple[str, str]]) -> None:
    assert references(read, text) == found


def test_of_two_texts_with_one_name_the_one_beside_comes_first(read: ReadLearner) -> None:
    both = [("entry", "goals/build-a-bridge.md"), ("entry", "reflections/build-a-bridge.md")]
    assert references(read, "[[build-a-bridge]]") == both
    assert references(read, "[[build-a-bridge]]", "reflections/first.md") == both[::-1]


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("[[biuld-a-bridge]]", "PG408", "Nothing is called “biuld-a-bridge”", "Did you mean this?"),
        ("[[nowhere|it]]", "PG408", "Nothing is called “nowhere”", "the name of a file of yours"),
        ("![[straw bridges.png|x]]", "PG306", "Nothing is called “straw bridges.png”", "Did you mean this?"),
        ("![[Straw Bridge.png|300]]", "PG308", "“Straw Bridge.png” has no description", "behind a bar"),
    ],
)
def test_a_name_of_nothing_is_told(read: ReadLearner, text: str, code: str, message: str, hint: str) -> None:
    _, problems = read({**FILES, "evidence/first.md": f"# T\n\n{text}"})
    found = [problem for problem in problems if problem.path.endswith("first.md")]
    assert len(found) == 1
    assert said(found[0], code, 3, message, hint), found


def test_the_line_to_write_for_a_picture_is_in_its_own_words(read: ReadLearner) -> None:
    _, problems = read({**FILES, "evidence/first.md": "# T\n\nSee ![[Straw Bridge.png|300]]."})
    pasted = next(problem.paste for problem in problems if problem.code == "PG308")
    assert pasted == ("See ![[Straw Bridge.png|what it shows]].",)
