"""A text loses what was hidden in it and its repeated title, and nothing else; what will look odd is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import said

from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.text.body import Scan, scan
from portfolio_gen.source.text.comments import without_comments


def read(text: str, title: str = "", first_line: int = 1) -> tuple[Scan, list[Problem]]:
    problems = Problems()
    return scan(text, first_line, title, "a.md", problems), problems.found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- secret --> b", "a  b"),
        ("a<!-- one -->b<!-- two -->c", "abc"),
        ("a\n<!-- one\ntwo\nthree -->\nb", "a\n\n\n\nb"),
        ("<!-- one\n--> a <!-- two\n--> b", "\n a \n b"),
        ("<!---->a", "a"),
        ("<!--> secret", ""),
        ("`<!-- shown -->` <!-- secret -->", "`<!-- shown -->` "),
        ("``a ` <!-- shown -->`` b", "``a ` <!-- shown -->`` b"),
        ("a ` <!-- secret --> b", "a `  b"),
        ("<!-- ` --> ` <!-- secret --> `", " ` <!-- secret --> `"),
        ("```\n<!-- shown -->\n```\n<!-- secret -->", "```\n<!-- shown -->\n```\n"),
        ("~~~ html\n<!-- shown\n~~~\na", "~~~ html\n<!-- shown\n~~~\na"),
        ("<!--\n```\n-->\n<!-- secret -->\n```", "\n\n\n\n```"),
        ("```\ncode\n<!-- secret -->", "```\ncode\n"),
        ("    <!-- secret -->", "    "),
        ("no comment -- > here", "no comment -- > here"),
    ],
)
def test_comments_are_cut(text: str, left: str) -> None:
    assert without_comments(text).text == left


@pytest.mark.parametrize(
    ("text", "line"), [("a\n<!-- b\nc", 12), ("<!-- a -->\n\n<!-- b", 13), ("a <!-- b\nc --> <!-- d\ne", 12)]
)
def test_a_comment_that_never_ends_hides_the_rest(text: str, line: int) -> None:
    scanned, problems = read(text, first_line=11)
    assert said(problems[0], "PG407", line, "never ends", "Write --> where the hidden part ends")
    assert not {"b", "d", "e"} & set(scanned.markdown)


TEXT_BITS = st.sampled_from(["`", "``", "```", "~~~", "\n", "<!--", "-->", "SECRET", "a", " ", "#", "    ", ">"])


@given(st.lists(TEXT_BITS, max_size=30).map("".join))
def test_a_comment_alone_on_its_lines_is_cut_wherever_no_code_is(text: str) -> None:
    assert "HIDDEN" not in without_comments("a\n\n<!-- HIDDEN -->\n\n" + text).text


@given(st.lists(TEXT_BITS, max_size=30).map("".join))
def test_cutting_keeps_the_number_of_lines(text: str) -> None:
    assert without_comments(text).text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "title", "heading", "left"),
    [
        ("# Bridges\n\ntext", "", "Bridges", "text"),
        ("#Bridges\ntext", "", "", "#Bridges\ntext"),
        ("# Bridges #\ntext", "", "Bridges", "text"),
        ("Bridges\n=======\ntext", "", "Bridges", "text"),
        ("text\n\n# Bridges\n\nmore", "", "Bridges", "text\n\n\n\nmore"),
        ("# Bridges\n\ntext", "bridges", "Bridges", "text"),
        ("# Bridges\n\ntext", "Tunnels", "Bridges", "# Bridges\n\ntext"),
        ("## Day 1\ntext", "", "Day 1", "text"),
        ("text\n\n## Day 1\n\nmore", "", "", "text\n\n## Day 1\n\nmore"),
        ("![a boat](b.png)\n\n## Day 1\ntext", "", "Day 1", "![a boat](b.png)\n\n## Day 1\ntext"),
        (
            "[Home](a.md) | [Back](b.md)\n\n---\n\n## Day 1",
            "",
            "Day 1",
            "[Home](a.md) | [Back](b.md)\n\n---\n\n## Day 1",
        ),
        (
            "[![a](b.png)](c.md)\n*October 3, 2026*\n\n## Day 1",
            "",
            "Day 1",
            "[![a](b.png)](c.md)\n*October 3, 2026*\n\n## Day 1",
        ),
        ("text\n\n# Day 1\n\n# Day 2", "", "", "text\n\n# Day 1\n\n# Day 2"),
        ("## Day 1\n\n# Bridges\ntext", "", "Bridges", "## Day 1\n\n\ntext"),
        ("Day 1\n-----\ntext", "", "Day 1", "text"),
        ("# *Bridges* & [rivers](r.md) `x`", "", "Bridges & rivers x", ""),
        ("# ![bridge](b.jpg)\n\ntext", "", "", "# ![bridge](b.jpg)\n\ntext"),
        ("# Bridges ![b](b.jpg)\n\ntext", "", "Bridges", "# Bridges ![b](b.jpg)\n\ntext"),
        ("# C#\ntext", "", "C#", "text"),
        ("```\n# not a heading\n```", "", "", "```\n# not a heading\n```"),
        ("- a\n---\n| b |\n|---|\n", "", "", "- a\n---\n| b |\n|---|"),
        ("####### seven", "", "", "####### seven"),
        ("", "", "", ""),
    ],
)
def test_the_title_is_said_once(text: str, title: str, heading: str, left: str) -> None:
    scanned, _ = read(text, title)
    assert (scanned.heading, scanned.markdown) == (heading, left)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ('## Went wrong {standards="TS.3.g"}', [("", "TS.3.g", 1)]),
        ('a\n\n## Went wrong {standards="TS.3.g, SCI.1;X"}', [("Went wrong", "TS.3.g, SCI.1;X", 3)]),
        ("a\n\n### W {: #id .x standards='A B' }", [("W", "A B", 3)]),
        ("a\n\n## W {standards=A}", [("W", "A", 3)]),
        ("# T\n\n## W {standards=A}\n\n## V {standards=3.10}", [("W", "A", 3), ("V", "3.10", 5)]),
        ("# T {standards=A}\n\na", [("", "A", 1)]),
        ("a\n\nW {standards=A}\n---\n", [("W", "A", 3)]),
        ("a\n\n## W {standards: TS.1}", [("W", "TS.1", 3)]),
        ("a\n\n## W {standard='TS.1'}", [("W", "TS.1", 3)]),
        ("a\n\n## W {standards=TS.1, TS.2}", [("W", "TS.1, TS.2", 3)]),
        ("a\n\n## W {Standards: [TS.1, TS.2] }", [("W", "TS.1, TS.2", 3)]),
        ("a\n\n## W {#w standards=TS.1, TS.2 .x}", [("W", "TS.1, TS.2", 3)]),
        ("a\n\n## W {standards: “Clear words”}", [("W", "Clear words", 3)]),
        ("a\n\n##W {standards:TS.1} ##", [("W", "TS.1", 3)]),
        ("a\n\n- b\n  ## W {standards=TS.1}", [("W", "TS.1", 4)]),
        ("a\n\n## W {mystandards: TS.1}", []),
        ("a\n\n## W {standards=}", []),
        ("```\n## W {standards=A}\n```", []),
        ("a {standards=A}", []),
    ],
)
def test_sections_with_standards(text: str, sections: list[tuple[str, tuple[str, ...], int]]) -> None:
    scanned, _ = read(text)
    assert [(s.heading, s.codes, s.line) for s in scanned.sections] == sections


@pytest.mark.parametrize(
    ("text", "code", "line", "message", "hint"),
    [
        ("a\n```\nb", "PG403", 2, "code block begins here", "Put ``` on a line"),
        ("~~~~ py\nb\n~~~", "PG403", 1, "code block begins here", "Put ~~~~ on a line"),
        ("# A\n\n# B\n\n# C", "PG404", 3, "main heading 2 of 3: “B”", "##"),
        ("# A\n\nB\n===", "PG404", 3, "main heading 2 of 2: “B”", "##"),
        ("a\n<script>alert(1)</script>", "PG401", 2, "“<script>alert(1)</script>”", "between ``` lines"),
        ('<img src="a.jpg" onerror="x()">', "PG401", 1, "could run as a program", "taken out"),
        ("<SVG/onload=x()>", "PG401", 1, "could run as a program", "taken out"),
        ("[a](javascript:x)", "PG401", 1, "could run as a program", "taken out"),
        ('<a href="data:text/html,x">', "PG401", 1, "could run as a program", "taken out"),
        ("<form action=x>", "PG401", 1, "could run as a program", "taken out"),
        ('<iframe width="1" src="https://v.test/1">', "PG405", 1, "“https://v.test/1” would be", "[what it is]"),
        ("a\n{{ page.url }}", "PG402", 2, "“{{ page.url }}” is code for", "plain Markdown"),
        ("{% include x.html %}", "PG402", 1, "“{% include x.html %}”", "plain Markdown"),
        ("{{< youtube abc >}}", "PG402", 1, "“{{< youtube abc >}}”", "plain Markdown"),
        ("{{% notice %}}", "PG402", 1, "“{{% notice %}}”", "plain Markdown"),
        ("a\n\n#What went wrong", "PG412", 3, "a blank behind its #", "If it is a heading, write:"),
        ("::: {.callout-note}", "PG402", 1, "“::: {”", "plain Markdown"),
    ],
)
def test_reported(text: str, code: str, line: int, message: str, hint: str) -> None:
    _, problems = read(text)
    assert len(problems) == 1
    assert said(problems[0], code, line, message, hint), problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "```\n<script>x</script>\n{{ x }}\n```",
        "- item\n\n    ```\n    # note\n    <script>\n    ```",
        "`<script>` and `{{ x }}`",
        "#Robotics\n\n#proud of my team\n\n#Robotics #Science\n\n#We won!\n\nWe are\n#One Two",
        "5 < 6, {a: 1} and 3 > 2 on = off",
        '<img src="a.jpg" alt="on = off">'.replace("on = off", "bridge"),
        "# One\n\n## Two\n\n## Three",
        "<details><summary>More</summary>a</details>",
    ],
)
def test_honest_text_is_not_reported(text: str) -> None:
    assert read(text)[1] == []


def test_lines_of_prose_carry_their_numbers_and_no_code() -> None:
    scanned, _ = read("a `b` c\n```\nd\n```\ne", first_line=7)
    assert scanned.lines == ((7, "a     c"), (7, ""), (10, ""), (11, "e"))
