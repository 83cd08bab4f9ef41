"""Lines that are meant as they are typed stay lines."""

from __future__ import annotations

import pytest
from small_school import ReadLearner, said

from portfolio_gen.markdown.rendering import render
from portfolio_gen.source.text.line_breaks import with_breaks


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "Roses are red,\nViolets are blue,\n\nThe end",
            "<p>Roses are red,<br>\nViolets are blue,</p>\n<p>The end</p>",
        ),
        ("> Roses\n> Violets", "<p>Roses<br>\nViolets</p>"),
        ("- a\n- b", "<ul>\n<li>a  </li>\n<li>b</li>\n</ul>"),
        ("# T\nRoses\nViolets\n# U", "<p>Roses<br>\nViolets</p>"),
        ("```\na\nb\n```", "<code>a\nb\n</code>"),
        ("<div>\na\nb\n</div>", "<div>\na\nb\n</div>"),
        ("T\n===\nRoses", '<h2 id="w-t">T</h2>\n<p>Roses</p>'),
        ("a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"),
        ("|a|b|\n|-|-|\n|c|d|", "<td>c</td>"),
    ],
)
def test_lines_of_paragraphs_are_kept(text: str, html: str) -> None:
    assert html in render(with_breaks(text), {}, {}).html


POEM = "Roses are red,\nViolets are blue."


@pytest.mark.parametrize(("value", "kept"), [("kept", True), ("Kept", True), ("joined", False), ("", False)])
def test_the_key_says_so(read: ReadLearner, value: str, kept: bool) -> None:
    keys = f"---\nline_breaks: {value}\n---\n" if value else ""
    portfolio, problems = read({"reflections/a.md": keys + POEM, "profile.md": keys + POEM, "plan.md": keys + POEM})
    assert [problem.code for problem in problems if problem.code != "PG311"] == []
    [entry] = portfolio.reflections
    assert portfolio.profile
    assert portfolio.plan
    for body in (entry.body, portfolio.profile.story, portfolio.plan.text):
        assert ("red,  \n" in body.markdown) is kept
        assert body.excerpt == "Roses are red, Violets are blue."


def test_another_word_is_told(read: ReadLearner) -> None:
    _, problems = read({"reflections/a.md": f"---\nline_breaks: keep\n---\n{POEM}"})
    assert any(said(problem, "PG215", 2, "“keep”", "Did you mean this?") for problem in problems)
