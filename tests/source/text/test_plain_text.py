"""Excerpts and word counts in the scripts that learners write."""

from __future__ import annotations

import pytest

from portfolio_gen.source.text.plain_text import EXCERPT, excerpt, paragraphs, plain_line, word_count


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("**bold** and *soft* and ~~gone~~", "bold and soft and gone"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("[a link](x.md){.big} and [another][1]", "a link and another"),
        ("![a picture](x.jpg) after", "after"),
        ("note[^1] here", "note here"),
        ("<b>big</b> 5 < 6", "big 5 < 6"),
        ("`code` &amp; R&D", "code & R&D"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_a_line_without_signs(line: str, plain: str) -> None:
    assert plain_line(line) == plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One two three.", 3),
        ("# Heading\nOne two", 2),
        ("One\n\n```\nnot these words\n```\n\ntwo", 2),
        ("One\n\n- two\n- [x] three\n\n> four", 4),
        ("| a | b |\n|---|---|\n| c | d |", 0),
        ("!!! note\n    boxed", 0),
        ("今日は川へ行った。", 8),
        ("水をろ過する filter を作った", 11),
        ("물을 깨끗하게 만들었다", 3),
        ("قست كدورة الماء اليوم", 4),
        ("Я построил мост", 3),
        ("don't well-known 3.10 — !", 3),
        ("", 0),
    ],
)
def test_words_are_counted(markdown: str, words: int) -> None:
    assert word_count(paragraphs(markdown)) == words


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Title\n\nThe first words.", "The first words."),
        ("Short.\n\nThen more.", "Short. Then more."),
        ("```\ncode\n```\n\nAfter code.", "After code."),
        ("![bridge](b.jpg)\n\n**Bold** start.", "Bold start."),
        ("", ""),
        ("# Only a heading", ""),
    ],
)
def test_an_excerpt_is_the_first_prose(markdown: str, expected: str) -> None:
    assert excerpt(paragraphs(markdown)) == expected


def test_a_long_text_is_cut_after_a_sentence() -> None:
    sentence = "The water was brown and it smelled of leaves and of rain. "
    assert excerpt([sentence * 9]) == (sentence * 4).strip()
    assert excerpt(["川の水は茶色だった。" * 40]) == "川の水は茶色だった。" * 24


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = excerpt(["word " * 200])
    assert len(cut) <= EXCERPT + 1
    assert cut.endswith("word…")


def test_paragraphs_leave_out_what_is_not_prose() -> None:
    text = "one\ntwo\n\n    code\n\n[1]: https://x.test\n\n{.cls}\n\n1. three"
    assert paragraphs(text) == ["one two", "three"]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("see <https://example.org/a> and <me@example.org>", "see https://example.org/a and me@example.org"),
        ("a <b>bold</b> `<b>` word", "a bold <b> word"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("==marked== and a == b", "marked and a == b"),
    ],
)
def test_what_stands_between_angles_is_plain(line: str, plain: str) -> None:
    assert plain_line(line) == plain
