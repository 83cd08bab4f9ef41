"""What HTML and lists of attributes hide is cut from a text, with its rows kept, and never from code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_school import said

from portfolio_gen.markdown.rendering import render
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.text.body import scan
from portfolio_gen.source.text.hidden_parts import without_hidden_parts
from portfolio_gen.source.text.plain_text import paragraphs


def cut(text: str) -> tuple[str, list[Problem]]:
    problems = Problems()
    return without_hidden_parts(text, 11, "a.md", problems), problems.found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n<div hidden>\n\nSECRET\n</div>\nb", "a\n\n\n\n\nb"),
        ("a <span style='display:none'>SECRET</span> b", "a  b"),
        ("a\n\n```html\n<div hidden>shown</div>\n```\n\nb", "a\n\n```html\n<div hidden>shown</div>\n```\n\nb"),
        ("a `<div hidden>` b", "a `<div hidden>` b"),
        ("<div hidden>\n```\n</div>\n```\nSECRET</div>b", "\n\n\n\nb"),
        ("a\n::: notes\nSECRET\n:::\nb", "a\n\n\n\nb"),
        ("::: {.content-hidden when-format=html}\na\n::: {.column}\nb\n:::\nc\n:::\nd", "\n\n\n\n\n\n\nd"),
        ("::: {.column}\nshown\n:::", "::: {.column}\nshown\n:::"),
        ("a `\n` <b hidden>SECRET `\n` </b> b", "a `\n` \n b"),
        ("a\n\n    <b hidden>shown</b>\n\nb `<i hidden>` c", "a\n\n    \n\nb `<i hidden>` c"),
        ("the notes ::: notes\nhidden here", "the notes ::: notes\nhidden here"),
    ],
)
def test_what_is_hidden_goes_without_a_word(text: str, left: str) -> None:
    assert cut(text) == (left, [])


def test_an_element_that_never_ends_hides_the_rest_and_is_reported() -> None:
    left, problems = cut("a\n\n<div class='note' hidden>\nSECRET\n\nSECRET")
    assert left == "a\n\n\n\n\n"
    assert said(problems[0], "PG407", 13, "<div class='note' hidden>", "Write </div> where it ends")


def test_a_division_that_never_ends_hides_the_rest_and_is_reported() -> None:
    left, problems = cut("a\n\n::: {.notes}\nSECRET")
    assert left == "a\n\n\n"
    assert said(problems[0], "PG407", 13, "::: {.notes}", "Write ::: where it ends")


@pytest.mark.parametrize(
    ("paragraph", "row"),
    [
        ("SECRET *and*{: hidden } more\nSECRET", 0),
        ("SECRET\n{: style='display:none' }", 1),
        ("- SECRET\n- b {.d-none}", 1),
        ("## SECRET {.hidden}", 0),
    ],
)
def test_a_paragraph_with_a_list_that_hides_is_left_out(paragraph: str, row: int) -> None:
    left, problems = cut(f"a\n\n{paragraph}\n\nb")
    assert [row for row in left.split("\n") if row] == ["a", "b"]
    assert left.count("\n") == paragraph.count("\n") + 4
    assert said(problems[0], "PG411", 13 + row, "hides something here", "between <!-- and -->")


PIECES = st.sampled_from(
    ["\n", "\n\n", "```\n", "`", "<p hidden>", "</p>", "a", " ", ":::", "::: notes\n", "{: hidden}"]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map("".join))
def test_rows_stay_and_a_hidden_part_on_rows_of_its_own_goes(before: str, after: str) -> None:
    text = f"{before.replace('`', '')}\n\n<i hidden>SECRET</i>\n\n{after}"
    left, _ = cut(text)
    assert "SECRET" not in left
    assert left.count("\n") == text.count("\n")


def test_where_nobody_can_say_what_is_code_nothing_is_shown() -> None:
    left, problems = cut("a ````\n````</b><i hidden>SECRET</i>```` b")
    assert "SECRET" not in left
    assert said(problems[0], "PG407", 12, "<i hidden>", "Write </i> where it ends")


HIDDEN = st.sampled_from(
    ["<i hidden>SECRET</i>", "<div hidden>\nSECRET\n</div>", "<b style='display:none'>SECRET</b>", "SECRET{.hidden}"]
)
AROUND = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "```", "~~~", "- ", "> ", "    ", "1. ", "a", "# b", " ", "`", "``", "<!--", "-->", "%%",
         "<div>", "</div>", "<p>", "|a|b|\n|-|-|\n", "[//]: # (", ")", "!!! note\n", "\t", "[^1]: "]
    ),
    max_size=9,
).map("".join)  # fmt: skip


@pytest.mark.slow
@given(AROUND, HIDDEN, AROUND)
@settings(max_examples=400)
def test_no_excerpt_says_what_the_page_hides(before: str, hidden: str, after: str) -> None:
    scanned = scan(f"{before}{hidden}{after}", 1, None, "a.md", Problems())
    words = " ".join(paragraphs(scanned.markdown))
    assert "SECRET" not in words or "SECRET" in render(scanned.markdown, {}, {}).html
