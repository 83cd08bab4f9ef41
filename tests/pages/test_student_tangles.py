"""Texts made to keep a build busy: they are read in a moment, and the line that is to blame is named."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

import pytest
from growth import assert_linear

from portfolio_gen.pages.student_markdown import render, tangled

Bomb = Callable[[int], str]
BOMBS: dict[str, tuple[int, Bomb]] = {
    "quotations": (500, lambda n: "> " * n + "x"),
    "lists": (80_000, lambda n: "\n".join("    " * depth + "- x" for depth in range(isqrt(n // 2)))),
    "one line of lists": (500, lambda n: "- " * n + "x"),
    "boxes": (80_000, lambda n: "\n".join("    " * depth + "!!! note" for depth in range(isqrt(n // 2)))),
    "stars": (50_000, lambda n: "*" * n),
    "underscores": (50_000, lambda n: "_" * n),
    "backticks": (50_000, lambda n: "`" * n),
    "brackets": (50_000, lambda n: "[" * n),
    "links": (12_500, lambda n: "[a](" * n),
    "pictures": (25_000, lambda n: "![" * n),
    "tags": (16_000, lambda n: "<a " * n),
    "tags in paragraphs": (300, lambda n: ("<a " * 50 + "\n\n") * n),
    "headings": (12_500, lambda n: "# a\n" * n),
    "folds": (8_000, lambda n: "??? a\n" * n),
    "fences": (12_500, lambda n: "```\n" * n),
    "elements": (10_000, lambda n: "<div>" * n),
    "films": (2_500, lambda n: "<video><source src=x>" * n),
    "comments": (12_500, lambda n: "<!--" * n),
    "one heading": (25_000, lambda n: "# " + "a " * n),
    "code": (25_000, lambda n: f"```make\n{'a' * n}\n```"),
    "words as code": (1_900, lambda n: "```csharp\n" + "x\n" * n + "```"),
    "numbers": (2_500, lambda n: f'```python linenums="{"9" * n}"\nx\n```'),
}
"""What grows, and how much of it the smaller of two texts holds."""


def shown(text: str) -> str:
    return render(f"Before.\n\n{text}\n\nAfter.", {}, {}).html


@pytest.mark.parametrize(("size", "bomb"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_takes_no_longer_than_its_length(size: int, bomb: Bomb) -> None:
    assert_linear(shown, bomb, size)
    assert "After." in shown(bomb(2 * size))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\nb", None),
        ("a\r\n \t\r\nb\r\n" + "[" * 99, 3),
        ("a\n\n\n" + "> " * 99 + "b", 4),
        ("[a](b) [c][d] :-( :-( (e) [f]\n" * 99, None),
        ("- " * 60, None),
        ("1. a\n    - b\n        > c", None),
        ("<table>" + "<tr><td>1</td></tr>" * 500, None),
        ("\n\n".join(f"## Week {number}\n\nWe <b>tried</b> it." for number in range(500)), None),
    ],
)
def test_tangled_names_the_line(text: str, line: int | None) -> None:
    assert tangled(text) == line


def test_a_tangled_text_is_shown_as_it_stands() -> None:
    html = render("# a\n\n<b>c\nd" + "[" * 99, {}, {}).html
    assert html == "<p># a</p>\n<p>&lt;b&gt;c<br>d" + "[" * 99 + "</p>"


def test_half_a_year_in_one_file_takes_as_long_as_its_weeks() -> None:
    week = "## Week\n\n" + "The river was brown and we measured how *cloudy* it was. " * 20 + "\n\n"
    assert len(render(week * 112, {}, {}).headings) == 112
    assert_linear(lambda text: render(text, {}, {}), lambda weeks: week * weeks, 56)
