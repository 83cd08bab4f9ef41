"""Texts made to keep a build busy: they are read in a moment, and the line that is to blame is named."""

from __future__ import annotations

import time

import pytest

from portfolio_gen.pages.student_markdown import render, tangled

BOMBS = {
    "quotations": "> " * 1_000 + "x",
    "lists": "\n".join("    " * depth + "- x" for depth in range(400)),
    "one line of lists": "- " * 1_000 + "x",
    "boxes": "\n".join("    " * depth + "!!! note" for depth in range(400)),
    "stars": "*" * 100_000,
    "underscores": "_" * 100_000,
    "backticks": "`" * 100_000,
    "brackets": "[" * 100_000,
    "links": "[a](" * 25_000,
    "pictures": "![" * 50_000,
    "tags": "<a " * 33_000,
    "tags in paragraphs": ("<a " * 50 + "\n\n") * 600,
    "headings": "# a\n" * 25_000,
    "folds": "??? a\n" * 16_000,
    "fences": "```\n" * 25_000,
    "elements": "<div>" * 20_000,
    "films": "<video><source src=x>" * 5_000,
    "comments": "<!--" * 25_000,
    "one heading": "# " + "a " * 50_000,
    "code": f"```make\n{'a' * 50_000}\n```",
    "words as code": "```csharp\n" + "x\n" * 3_900 + "```",
    "numbers": f'```python linenums="{"9" * 5_000}"\nx\n```',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_read_in_a_moment(text: str) -> None:
    began = time.process_time()
    html = render(f"Before.\n\n{text}\n\nAfter.", {}, {}).html
    assert "After." in html
    assert time.process_time() - began < 1.5


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


def test_half_a_year_in_one_file_stays_fast() -> None:
    week = "## Week\n\n" + "The river was brown and we measured how *cloudy* it was. " * 20 + "\n\n"
    began = time.process_time()
    assert len(render(week * 112, {}, {}).headings) == 112
    assert time.process_time() - began < 1.5
