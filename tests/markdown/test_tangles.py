"""Texts made to keep a build busy: they are shown as they stand, and the line that is to blame is named."""

from __future__ import annotations

import pytest
from growth import assert_linear

from portfolio_gen.markdown.rendering import render
from portfolio_gen.model.tangles import too_complex


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
    tangle = too_complex(text)
    assert (tangle.line if tangle else None) == line


def test_a_tangled_text_is_shown_as_it_stands() -> None:
    html = render("# a\n\n<b>c\nd" + "[" * 99, {}, {}).html
    assert html == "<p># a</p>\n<p>&lt;b&gt;c<br>d" + "[" * 99 + "</p>"


@pytest.mark.slow
def test_half_a_year_in_one_file_takes_as_long_as_its_weeks() -> None:
    week = "## Week\n\n" + "The river was brown and we measured how *cloudy* it was. " * 20 + "\n\n"
    assert len(render(week * 112, {}, {}).headings) == 112
    assert_linear(lambda text: render(text, {}, {}), lambda weeks: week * weeks, 56)
