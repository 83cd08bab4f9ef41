"""Footnotes of one sign are told apart, and every sign in the text leads to the note that its writer meant."""

from __future__ import annotations

import pytest

from portfolio_gen.markdown.rendering import render
from portfolio_gen.model.dialect.translation import markdown

CHAPTERS = "# One\n\nIt rained.[^1]\n\n[^1]: All of May.\n\n# Two\n\nIt snowed.[^1] And[^1] more.\n\n[^1]: In June.\n"


def test_every_chapter_has_its_own_note_one() -> None:
    html = render(CHAPTERS, {}, {}).html
    assert "All of May." in html
    assert "In June." in html
    assert html.count('class="footnote-ref"') == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: b\n"),
        ("a[^1]\n\n[^1]: b\n\nc[^1]\n\n[^1]: d\n", "a[^1]\n\n[^1]: b\n\nc[^1.2]\n\n[^1.2]: d\n"),
        ("a[^1] c[^1]\n\n[^1]: b\n\n[^1]: d\n", "a[^1] c[^1]\n\n[^1]: b\n\n[^1.2]: d\n"),
        ("[^n]: b\n\n[^n]: d\n\na[^n]", "[^n]: b\n\n[^n.2]: d\n\na[^n.2]"),
        ("a[^1]\n\n[^1]: b\n\nc[^1] d[^1.2]\n\n[^1]: d\n\n[^1.2]: e", None),
        ("`[^1]` a\n\n[^1]: b\n\n[^1]: `[^1]`\n", "`[^1]` a\n\n[^1]: b\n\n[^1.2]: `[^1]`\n"),
        ("```\n[^1]: b\n[^1]: d\n```\n", "```\n[^1]: b\n[^1]: d\n```\n"),
        ("\\[^1] a\n\n[^1]: b\n\n[^1]: c\n", "\\[^1] a\n\n[^1]: b\n\n[^1.2]: c\n"),
    ],
)
def test_signs_follow_the_next_note_below(text: str, said: str | None) -> None:
    found = markdown(text)
    if said is None:
        assert "c[^1..2] d[^1.2]" in found
    else:
        assert found == said
