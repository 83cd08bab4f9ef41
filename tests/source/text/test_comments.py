"""What a learner hides in a text, with the signs of either program, is in none of what is read of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.source.text.comments import without_comments


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a %% b %% c", "a  c"),
        ("%%\na\nb\n%%\nc", "\n\n\n\nc"),
        ("a %%b\nc%% d", "a \n d"),
        ("%%a%%%%b%%c", "c"),
        ("%% a <!-- b %% c", " c"),
        ("<!-- a %% b --> c", " c"),
        ("a %% b %% c <!-- d --> e", "a  c  e"),
        ("`%%` and ``a %% b``", "`%%` and ``a %% b``"),
        ("```\n%% a\n```\nb", "```\n%% a\n```\nb"),
        ("100 % of 5 %", "100 % of 5 %"),
        ("%%\n```\na\n%%\nb", "\n\n\n\nb"),
    ],
)
def test_what_is_hidden_is_cut(text: str, shown: str) -> None:
    found = without_comments(text)
    assert (found.text, found.unclosed) == (shown, None)


@pytest.mark.parametrize(
    ("text", "shown", "row", "sign"),
    [
        ("a\n<!-- b\nc", "a\n\n", 1, "<!--"),
        ("a\nb %% c\nd", "a\nb \n", 1, "%%"),
        ("%% a %% b\n%% c\nd", " b\n\n", 1, "%%"),
        ("%% a\nb %% c %% d\ne", "\n c \n", 1, "%%"),
    ],
)
def test_a_comment_that_never_ends_hides_the_rest_and_is_told(text: str, shown: str, row: int, sign: str) -> None:
    found = without_comments(text)
    assert (found.text, found.unclosed, found.sign) == (shown, row, sign)


@given(st.lists(st.sampled_from(["%%", "<!--", "-->", "`", "```\n", "\n", "a ", "- "]), max_size=24).map("".join))
def test_rows_stay_where_they_are_and_nothing_is_added(text: str) -> None:
    found = without_comments(text)
    assert found.text.count("\n") == text.count("\n")
    assert all(len(row) <= len(before) for row, before in zip(found.text.split("\n"), text.split("\n"), strict=True))
    assert found.unclosed is None or not any(found.text.split("\n")[found.unclosed + 1 :])
