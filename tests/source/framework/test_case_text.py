"""Statements: HTML, Markdown and LaTeX become words one can read, and nothing that a browser takes for a tag."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case_text import plain_text, without_markup
from portfolio_gen.source.framework.framework_csv import read_csv
from portfolio_gen.source.framework.framework_yaml import read_yaml
from portfolio_gen.source.framework.math_text import readable_math


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>Solve <b>two</b>-step problems.</p><ul><li>one</li><li>two</li></ul>", "Solve two-step problems. one two"),
        ("x < 3 and y > 4", "x < 3 and y > 4"),
        ("2y<x^2 and a <b and c> d", "2y< x^2 and a < b and c> d"),
        ("m<sup>2</sup> and H<sub>2</sub>O", "m² and H₂O"),
        ('<a href="https://example.org" onclick="x()">here</a>', "here"),
        ('see <img src="x.png" alt="a graph"> above', "see a graph above"),
        ("<script>alert(1)</script>safe<style>p{}</style>", "safe"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;b&amp;gt;x", "x"),
        ("<!-- hidden -->shown <!-- open", "shown"),
        ('<x-thing on="1">kept</x-thing><svg/onload=alert(1)>', "kept"),
        ("fish &amp; chips&nbsp;here", "fish & chips here"),
        ("one<br>two<br/>three", "one two three"),
        ("**Bold**, *slanted* and _also_ `code`", "Bold, slanted and also code"),
        ("5 = _ - 3, 6 + 6 = _.", "5 = _ - 3, 6 + 6 = _."),
        ("in terms of its context.*", "in terms of its context.*"),
        ("2*3*4 and 2 * 3 * 4", "2*3*4 and 2 * 3 * 4"),
        ("1/*b* and *a/b*", "1/b and a/b"),
        ("AC9M7N01_E1 and snake_case_word", "AC9M7N01_E1 and snake_case_word"),
        ("Using ||cv|| = |c|v and |-30| = 30", "Using ||cv|| = |c|v and |-30| = 30"),
        ("A table:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |", "A table: a, b; 1, 2;"),
        ("# Title\n- one\n- two\n> quoted", "Title one two quoted"),
        ("[a text](https://example.org) and [ ] ÷ 3", "a text and [ ] ÷ 3"),
        ("日本語 *強調* と émphase", "日本語 強調 と émphase"),
        ("line\r\nbreaks\tand\xa0spaces", "line breaks and spaces"),
        ("", ""),
    ],
)
def test_plain_text(written: str, plain: str) -> None:
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        (r"to \(20\) and \(\$1\)", "to 20 and $1"),
        (r"\(4 \times 4\)", "4 × 4"),
        (r"\(\frac12\), \(\frac{16}{100}\), \(\frac mv\)", "1/2, 16/100, m/v"),
        (r"\(2\frac14\)", "2 1/4"),
        (r"\(y=\frac12x\)", "y=(1/2)x"),
        (r"\(\frac{(2xy)^3}{xy^4}\;=\;8x^2y^{-1}\)", "(2xy)³/(xy⁴) = 8x²y⁻¹"),
        (r"$x = {-b \pm \sqrt{b^2-4ac} \over 2a}$", "x = (-b ± √(b²-4ac))/(2a)"),
        (r"\[ A=\mathrm{π}r^2 \]", "A=πr²"),
        (r"$$H_{2}O$$", "H₂O"),
        (r"\(x\leq 2\), \(\square + 3\)", "x ≤ 2, □ + 3"),
        (r"\(0.\overset\_3\)", "0.3\u0305"),
        (r"\(2^{x\times 3}\)", "2^(x × 3)"),
        (r"\(\unknown x\)", "unknown x"),
        (r"We paid $75 for 15 burgers, which is $5 each", "We paid $75 for 15 burgers, which is $5 each"),
        (r"\({{{\)", ""),
        (r"\(" + "{" * 500 + r"\)", r"\(" + "{" * 500 + r"\)"),
    ],
)
def test_formulas(written: str, readable: str) -> None:
    assert readable_math(written) == readable


def test_a_backslash_lost_in_careless_json_is_found_again() -> None:
    assert plain_text("3 = $\frac{1}{27}$") == "3 = 1/27"


TANGLES = st.lists(
    st.sampled_from(
        ["<", ">", "<b", "<a ", "=", "</", "<!--", "-->", "&lt;", "&#60;", "&amp;", "script", "*", "_", "`", "|", "x"]
    )
    | st.sampled_from(
        ["\\", "\\(", "\\)", "{", "}", "^", "$", "\\frac", "\\sqrt", "\\<", " ", "\n", "[", "](", ")", "'"]
    ),
    max_size=30,
).map("".join)


@given(st.text() | TANGLES)
def test_no_tag_survives_whatever_was_written(written: str) -> None:
    plain = plain_text(written)
    assert not re.search(r"<[A-Za-z/!?]", plain)
    assert plain == " ".join(plain.split())


@pytest.mark.parametrize(
    "piece", ["<", "<a =", "*a", "_a", "[", "\\(", "<!--", "$a^", "<img alt=''", "&amp;", "|-", "{"]
)
def test_long_tangles_are_read_in_time(piece: str) -> None:
    assert plain_text(piece * 4000) is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Count <em>all</em> &lt; 9 &amp; say why</p>", "Count all < 9 & say why"),
        (r"Use $\frac{1}{2}x^2 \le 3$", "Use (1/2)x² ≤ 3"),
        ("a < b and c > d", "a < b and c > d"),
        ("It costs $5 and not $10.", "It costs $5 and not $10."),
        ("Name *three* _things_ in `code`, # and all", "Name *three* _things_ in `code`, # and all"),
        ("R&D; AT&T", "R&D; AT&T"),
        ("<script>alert(1)</script>Say it", "Say it"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("C:\\new", "C:\\new"),
        ("", ""),
    ],
)
def test_text_of_tables_and_of_hands_loses_markup_and_nothing_else(text: str, plain: str) -> None:
    assert without_markup(text) == plain
    assert without_markup(plain) == plain


def test_csv_and_yaml_lose_it_in_titles_statements_and_notes() -> None:
    table = 'code,statement,title,notes\nA.1,"<b>Say</b> it",<i>Say</i>,&lt; 3\n'
    written = 'standards: [{code: A.1, statement: "<b>Say</b> it", title: "<i>Say</i>", notes: "&lt; 3"}]'
    for found in (read_csv(table, "a", "a.csv", Problems()), read_yaml(written, "a", "a.yml", Problems())):
        assert found
        (one,) = found.standards
        assert (one.statement, one.title, one.notes) == ("Say it", "Say", "< 3")
