"""Saying a text in Markdown takes time that grows with its length, whatever is in it."""

from __future__ import annotations

import pytest
from growth import assert_linear

from portfolio_gen.markdown.dialect.addresses import trimmed
from portfolio_gen.markdown.places import led
from portfolio_gen.model.dialect.lines import lines_of
from portfolio_gen.model.dialect.walk import Walk
from portfolio_gen.source.text.link_comments import without_link_comments

pytestmark = pytest.mark.slow

PIECES = {
    "items": "- a\n",
    "items apart": "- a\n\n",
    "steps": "- a\n  - b\n    - c\n",
    "numbers": "1) a\n",
    "quotations": "> a\n",
    "deep quotations": ">>>>>>>> a\n",
    "deep items": "- - - - - - a\n",
    "fences": "```\n",
    "fences that never end": "```` a\n``` b\n",
    "fences in items": "- ```\n",
    "elements": "<div>\n",
    "elements apart": "<div>\n\n",
    "details": "<details>\n\na\n\n</details>\n",
    "closed elements": "</div><div></div>\n",
    "angles": "<a",
    "words between angles": "<a b c>",
    "quotes between angles": "<a x='",
    "brackets": "[[",
    "names": "[[a#b|c]]",
    "open names": "[[a#b|",
    "code": "`a` ",
    "backticks": "` `` ``` ",
    "braces": "{a ",
    "attributes": "{a=b c=d ",
    "backslashes": "\\",
    "breaks": "a\\\n",
    "colons": ":material-",
    "headings": "# a\n",
    "tagged headings": "# a {standards: b, c}\n",
    "underlines": "a\n===\n",
    "rules": "- - -",
    "tables": "|a|b|\n|-|-|\n",
    "dashes": "|-",
    "indented": "    a\n\n",
    "sentences": "    This is a sentence of words.\n\n",
    "callouts": "> [!note] a\n",
    "notes": "[^a]: b\n",
    "definitions": "[a]: b\n",
    "meanings": "a\n: b\n",
    "boxes": "!!! a\n    b\n",
    "blanks": " ",
    "tabs": "\t",
    "stars": "* ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_text_of_many_pieces(piece: str) -> None:
    """Each alone, and the commonest below an item and an end that comes late."""
    size = 8_000 // len(piece)
    assert_linear(lambda text: Walk(lines_of(text), 0).lines(), lambda count: piece * count, size)


@pytest.mark.parametrize("piece", ["[//]: # (a\n", "[//]: # (", "- ", "> ", "[a]: <> 'b\n\n"])
def test_comments_that_never_end(piece: str) -> None:
    assert_linear(without_link_comments, lambda count: "[a]: # (b)\n" + piece * count, 8_000 // len(piece))


def test_an_address_with_many_brackets_and_stops() -> None:
    assert_linear(trimmed, lambda count: "https://example.org/" + "(" * count + ".)" * count, 100_000)


def test_many_links_within_a_text() -> None:
    assert_linear(lambda html: led(html, ()), lambda count: '<a href="#w-a">b</a>' * count, 4_000)


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("- a\n", "  ```x\n", "```\n"),
        ("- a\n", "  ````x\n  ```\n", "````\n"),
        ("- a\n\n", "    x = 1\n\n", ""),
        ("> a\n" + "\n" * 5_000, "    x = 1\n\nb\n\n", ""),
        ("a\n", "<div>\n", "\n"),
        ("| a | b |\n|---|---|\n", "a\n", "<div>\n"),
    ],
)
def test_what_ends_late_or_stands_below_something(before: str, piece: str, after: str) -> None:
    size = 8_000 // len(piece)
    assert_linear(lambda text: Walk(lines_of(text), 0).lines(), lambda count: before + piece * count + after, size)
