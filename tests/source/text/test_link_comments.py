"""Comments that are written as links to nowhere are cut, whatever their label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import said

from portfolio_gen.problems import Problems
from portfolio_gen.source.text.body import scan
from portfolio_gen.source.text.link_comments import without_link_comments


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n\n[comment]: <> (HIDDEN)\n\nb", "a\n\n\n\nb"),
        ("[//]: # (HIDDEN)", ""),
        ('[//]: # "HIDDEN"', ""),
        ("[^_^]: # (HIDDEN)\nb", "\nb"),
        ("[//]: # (HIDDEN\nHIDDEN)\nb", "\n\nb"),
        ("[//]: # (HIDDEN (HIDDEN) HIDDEN\n  HIDDEN)\nb", "\n\nb"),
        ("a\n[//]: # (HIDDEN)\nb", "a\n\nb"),
        ("> [//]: # (HIDDEN)\n> b", "\n> b"),
        ("[//]: # HIDDEN", ""),
        ("[]:<>(HIDDEN)", ""),
        ("[//]: # (HIDDEN) HIDDEN\n\nb", "\n\nb"),
        ("[//]: # (HIDDEN\nHIDDEN\n\nb", "\n\n\nb"),
        ("```\n[//]: # (shown)\n```", "```\n[//]: # (shown)\n```"),
        ("    [//]: # (shown)", "    [//]: # (shown)"),
        ("[1]: #", "[1]: #"),
        ("[^1]: # (a note)", "[^1]: # (a note)"),
        ("[x]: https://example.org (title)", "[x]: https://example.org (title)"),
        ("see [//]: # (shown)", "see [//]: # (shown)"),
    ],
)
def test_such_comments_are_cut(text: str, left: str) -> None:
    assert without_link_comments(text).text == left


def test_one_that_never_ends_hides_its_paragraph_and_is_told() -> None:
    problems = Problems()
    scanned = scan("a\n\n[//]: # (HIDDEN\nHIDDEN\n\nb", 11, "", "a.md", problems)
    assert scanned.markdown == "a\n\n\n\n\nb"
    [problem] = problems.found
    assert said(problem, "PG407", 13, "never ends", "Write ) where the hidden part ends")


def test_no_problem_where_it_ends() -> None:
    problems = Problems()
    assert scan("a\n\n[comment]: <> (HIDDEN)", 1, "", "a.md", problems).markdown == "a"
    assert problems.found == []


BITS = st.sampled_from(
    ["[//]: # (", "[comment]: <> (", ")", '"', "\n", "\n\n", "a", "```\n", "> ", "- ", "]:", "#", "<>", " "]
)


@given(st.lists(BITS, max_size=25).map("".join))
def test_rows_stay_where_they_are(text: str) -> None:
    assert without_link_comments(text).text.count("\n") == text.count("\n")
