"""What students write as they know it from elsewhere becomes what they mean."""

from __future__ import annotations

import re

import pytest

from portfolio_gen.markdown.rendering import Picture, made_safe, render, to_html
from portfolio_gen.source.text.plain_text import excerpt, paragraphs

_BLOCK = "p|ul|ol|li|h[1-6]|blockquote|table|thead|tbody|tr|td|th|div|pre|details|summary|hr|dl|dt|dd"
_AROUND = re.compile(rf"\s*(</?(?:{_BLOCK})\b[^>]*>)\s*")


def html(text: str) -> str:
    """The HTML of a text without what stands between tags for the eye."""
    return _AROUND.sub(r"\1", render(text, {}, {}).html)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Steps:\n- saw\n- glue", "<p>Steps:</p><ul><li>saw</li><li>glue</li></ul>"),
        ("Steps:\n1. saw\n2. glue", "<p>Steps:</p><ol><li>saw</li><li>glue</li></ol>"),
        ("> Steps:\n> - saw", "<blockquote><p>Steps:</p><ul><li>saw</li></ul></blockquote>"),
        ("> We found\n2 > 1 and x->y", "<blockquote><p>We found\n2 &gt; 1 and x-&gt;y</p></blockquote>"),
        ("- saw\n1. glue", "<ul><li>saw</li></ul><ol><li>glue</li></ol>"),
        ("- saw\n# Glue", '<ul><li>saw</li></ul><h2 id="w-glue">Glue</h2>'),
        ("- saw\nand file", "<ul><li>saw\n    and file</li></ul>"),
        ("- saw\n---\nafter", "<ul><li>saw</li></ul><hr><p>after</p>"),
        ("We met in\n2026. It rained.", "<p>We met in\n2026. It rained.</p>"),
        ("We are\n3. It is fun.", "<p>We are\n3. It is fun.</p>"),
        ("2026. That was a year.", "<p>2026. That was a year.</p>"),
        ("- In May\n2026. It rained.", "<ul><li>In May\n    2026. It rained.</li></ul>"),
        ("Cold:\n-5 degrees", "<p>Cold:\n-5 degrees</p>"),
        ("a\n* * *\nb", "<p>a</p><hr><p>b</p>"),
        ("*a*\n*b*", "<p><em>a</em>\n<em>b</em></p>"),
        ("- a\n\n\n- b\n\nc", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>"),
        ("<pre>\na\n- b\n</pre>", '<pre tabindex="0">a\n- b</pre>'),
    ],
)
def test_a_list_may_begin_below_a_line(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Days:\n| a | b |\n|---|---|\n| 1 | 2 |",
        "Days:\na | b\n:-- | --:\n1 | 2",
        "> Days:\n> | a | b |\n> |---|---|\n> | 1 | 2 |",
        "- Days:\n  | a | b |\n  |---|---|\n  | 1 | 2 |",
        "Days:\n| a | b |\n|---|---|\n| 1 | 2 |\n- item",
    ],
)
def test_a_table_may_begin_below_a_line(text: str) -> None:
    assert re.search(r"<p>Days:</p>.*<th[^>]*>a</th>.*<td[^>]*>1</td>", html(text))


def test_lines_with_bars_are_no_table_without_their_dashes() -> None:
    assert html("a | b\nc | d") == "<p>a | b\nc | d</p>"
    assert "<table>" not in html("a | b | c\n---|---")


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_points_below_points_stand_in_by_two_blanks_or_more(indent: int) -> None:
    inner = " " * indent
    text = f"- a\n{inner}- b\n{inner * 2}- c\n{inner}- d\n- e"
    nested = "<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul>"
    assert html(text) == f"<ul><li>a{nested}</li><li>e</li></ul>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. a\n  - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("1. a\n   1. b\n   2. c", "<ol><li>a<ol><li>b</li><li>c</li></ol></li></ol>"),
        ("- a\n - b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>"),
        ("- a\n  more\n  - b", "<ul><li>a\n    more<ul><li>b</li></ul></li></ul>"),
        ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            "- [x] a\n  - [ ] b",
            'done">☑</span> a<ul class="task-list"><li class="task-list-item"><span class="pf-task"',
        ),
        ("- a\n\n        code", "<code>code\n</code></pre>"),
    ],
)
def test_what_stands_further_in_belongs_to_the_point(text: str, shown: str) -> None:
    assert shown in html(text)


def test_an_excerpt_reads_lists_as_the_page_does() -> None:
    assert excerpt(paragraphs("Three things:\n- to solder\n- to ask\n\n# H")) == "Three things: to solder to ask"
    assert excerpt(paragraphs("In\n2026. We met.")) == "In 2026. We met."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1) saw\n2) glue", "<ol><li>saw</li><li>glue</li></ol>"),
        ("3) saw\n4) glue", '<ol start="3"><li>saw</li><li>glue</li></ol>'),
        ("First:\n1) saw", "<p>First:</p><ol><li>saw</li></ol>"),
        ("I chose (1 or\n2) the saw.", "<p>I chose (1 or\n2) the saw.</p>"),
        ("• saw\n• glue", "<ul><li>saw</li><li>glue</li></ul>"),
        ("Steps:\n•\tsaw\n\t◦\tfine saw\n•\tglue", "<ul><li>saw<ul><li>fine saw</li></ul></li><li>glue</li></ul>"),
        ("\t• saw\n\t• glue", "<ul><li>saw</li><li>glue</li></ul>"),
        ("•\u00a0saw\n•\u00a0glue", "<ul><li>saw</li><li>glue</li></ul>"),
        ("· saw\n· glue", "<ul><li>saw</li><li>glue</li></ul>"),
        ("– saw\n– glue", "<ul><li>saw</li><li>glue</li></ul>"),
        ("– Come in, she said.", "<p>– Come in, she said.</p>"),
        ("It was cold –\n– and dark, and late.", "<p>It was cold –\n– and dark, and late.</p>"),
        ("2 • 3 is 6", "<p>2 • 3 is 6</p>"),
        ("•saw", "<p>•saw</p>"),
    ],
)
def test_numbers_in_brackets_and_the_bullets_of_office_programs_make_lists(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "- ```\n  x = 1\n  ```\n\n## After",
        "1. ```text\n   x = 1\n   ```\n\n## After",
        "- Run:\n  ```\n  x = 1\n  ```\n## After",
        "- Run:\n  - ~~~\n    x = 1\n    ~~~\n\n## After",
        "> ```\n> x = 1\n> ```\n\n## After",
        "- Run:\n  ```\nx = 1\n  ```\n\n## After",
        "    ```\n    x = 1\n    ```\n\n## After",
        "```text {.numberLines}\nx = 1\n````\n\n## After",
    ],
)
def test_code_ends_where_its_fence_does(text: str) -> None:
    assert re.search(r'<code>x = 1\n</code>.*<h2 id="w-after">After</h2>', render(text, {}, {}).html, re.DOTALL)


def test_a_fence_in_a_list_that_never_ends_opens_nothing() -> None:
    shown = html("- ```\n  x\n\n## After\n\n```\ny\n```")
    assert "```" in shown
    assert '<h2 id="w-after">After</h2>' in shown
    assert "<code>y\n</code>" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  ## Spaced", '<h2 id="w-spaced">Spaced</h2>'),
        ("   # Spaced ##", '<h2 id="w-spaced">Spaced</h2>'),
        ("text\n ## Spaced\nmore", '<p>text</p><h2 id="w-spaced">Spaced</h2><p>more</p>'),
        ("- a\n  ## Spaced", '<li><p>a</p><h2 id="w-spaced">Spaced</h2></li>'),
        ("  Spaced\n  ===", '<h2 id="w-spaced">Spaced</h2>'),
        ("# C#", '<h2 id="w-c">C#</h2>'),
        ("one\ntwo\n---", "<p>one\ntwo</p><hr>"),
        ("    ## code", "<code>## code\n</code>"),
    ],
)
def test_a_heading_may_stand_in_by_three_blanks(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#robotics #science\n\ntext", "<p>#robotics #science</p><p>text</p>"),
        ("text\n#proud of my team", "<p>text\n#proud of my team</p>"),
        ("We are\n#1 in robotics", "<p>We are\n#1 in robotics</p>"),
        ("- #robotics", "<ul><li>#robotics</li></ul>"),
        ("##Heading", '<h2 id="w-heading">Heading</h2>'),
        ("###2026", '<h2 id="w-2026">2026</h2>'),
        ("#######", "<p>#######</p>"),
        ("#include stdio", "<p>#include stdio</p>"),
        ("#", ""),
    ],
)
def test_one_sign_before_a_word_makes_a_tag_and_two_a_heading(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Roses are red\\\nViolets are blue\\\nThe end", "<p>Roses are red<br>\nViolets are blue<br>\nThe end</p>"),
        ("- red\\\n  blue", "<ul><li>red<br>\n    blue</li></ul>"),
        ("> red\\\n> blue", "<blockquote><p>red<br>\nblue</p></blockquote>"),
        ("red\\\\\nblue", "<p>red\\\nblue</p>"),
        ("the end\\\n\nnew", "<p>the end\\</p><p>new</p>"),
        ("`red\\\nblue`", "<p><code>red\\\nblue</code></p>"),
        ("```\nred\\\nblue\n```", "<code>red\\\nblue\n</code>"),
    ],
)
def test_a_backslash_at_the_end_of_a_line_breaks_it(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"R\&D: 2 \+ 2 \= 4, 50\%, don\'t, \@me, x\^2, ok\!", "R&amp;D: 2 + 2 = 4, 50%, don't, @me, x^2, ok!"),
        (r"\<b\> \~\~a\~\~ \| \; \/ \? \,", "&lt;b&gt; ~~a~~ | ; / ? ,"),
        (r"C:\Users\me", r"C:\Users\me"),
        (r"\(x^2\) costs \$5", '<span class="arithmatex">$x^2$</span> costs $5'),
        (r"`R\&D`", r"<code>R\&amp;D</code>"),
        ("|a|\n|---|\n|R\\&D|", "<td>R&amp;D</td>"),
    ],
)
def test_a_backslash_shows_the_sign_behind_it(text: str, shown: str) -> None:
    assert shown in html(text)


def linked(text: str) -> list[str]:
    """Where the links of a text lead."""
    return re.findall(r'<a href="([^"]*)"', render(text, {}, {}).html)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://example.org/a", ["https://example.org/a"]),
        (
            "I read https://example.org/a and (https://example.org/b).",
            ["https://example.org/a", "https://example.org/b"],
        ),
        ("https://example.org/a_(b)_c, yes", ["https://example.org/a_(b)_c"]),
        ("- https://example.org/long/way?x=1&y=2", ["https://example.org/long/way?x=1&amp;y=2"]),
        ("“https://example.org”!", ["https://example.org"]),
        ("**https://example.org/my_two_words**", ["https://example.org/my_two_words"]),
        ("www.example.org/a.", ["https://www.example.org/a"]),
        ("mailto:me@example.org.", ["mailto:me@example.org"]),
        ("见https://example.org/路。然后", ["https://example.org/路"]),
        ("[https://example.org](https://example.org)", ["https://example.org"]),
        ("[see https://example.net](https://example.org)", ["https://example.org"]),
        ("<https://example.org>", ["https://example.org"]),
        ('<a href="https://example.org">https://example.org</a>', ["https://example.org"]),
        ("`https://example.org`", []),
        ("    https://example.org/code", []),
        ("```\nhttps://example.org\n```", []),
        ("me@example.org, example.org, ftp://example.org, javascript://example.org, wwww.a", []),
        ("https:// http://, www. www.a", []),
    ],
)
def test_an_address_by_itself_is_a_link(text: str, addresses: list[str]) -> None:
    assert linked(text) == addresses


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [[bridge|my goal]].", '<p>See <a href="../bridge.html">my goal</a>.</p>'),
        ("See [[bridge]].", '<a href="../bridge.html">bridge</a>'),
        ("See [[bridge#Why]].", '<a href="../bridge.html">bridge &gt; Why</a>'),
        ("## About [[bridge]]", '<h2 id="w-about-bridge">About <a href="../bridge.html">bridge</a></h2>'),
        ("See [[tunnel|my secret]].", "<p>See my secret.</p>"),
        ("See [[tunnel]].", "<p>See tunnel.</p>"),
        ("![[straw.png|300]]", '<img src="../straw.webp" width="6" height="4" alt="" loading="lazy">'),
        ("![[straw.png|A straw]]", '<img src="../straw.webp" width="6" height="4" alt="A straw" loading="lazy">'),
        ("![[sand.png|Sand]]", '<span class="pf-missing">Sand</span>'),
        ("`[[bridge]]` and \\[[bridge]]", "<p><code>[[bridge]]</code> and [[bridge]]</p>"),
        ("[[javascript:alert(1)|x]] [[https://example.org|y]]", "<p>x y</p>"),
    ],
)
def test_names_between_double_brackets_are_links_where_they_may_lead(text: str, shown: str) -> None:
    links = {"note:bridge": "../bridge.html", "note:bridge#Why": "../bridge.html"}
    assert shown in render(text, links, {"note:straw.png": Picture("../straw.webp", 6, 4)}).html


def test_an_excerpt_has_the_words_of_links_and_no_pictures() -> None:
    text = "See [[bridge (1)|my goal]] and [[sand]]. ![[straw (1).png|300]]\n![[a.png]]"
    assert excerpt(paragraphs(text)) == "See my goal and sand."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> [!NOTE]\n> Glue *first*.", '<div class="admonition note"><p class="admonition-title">Note</p><p>Glue <em>'),
        ("> [!tip] Next time\n> Glue.", '<p class="admonition-title">Next time</p><p>Glue.</p></div>'),
        ("> [!warning]- Closed\n> - a\n> - b", '<details class="warning"><summary>Closed</summary><ul><li>a</li>'),
        ("> [!faq]+ Open\n> a", '<details class="faq" open="open"><summary>Open</summary>'),
        ("> [!recipe]\n> a", '<div class="admonition note"><p class="admonition-title">Recipe</p>'),
        ("> [!note]\nlazy\n\nafter", "<p>lazy</p></div><p>after</p>"),
        ("- a\n\n  > [!note]\n  > b", '<li><p>a</p><div class="admonition note">'),
        ("> [!note]", '<p class="admonition-title">Note</p>'),
        ("> [note] a", "<blockquote><p>[note] a</p></blockquote>"),
    ],
)
def test_a_quotation_that_says_its_kind_is_a_box(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ==b c== d", "<p>a <mark>b c</mark> d</p>"),
        ("a == b and c == d", "<p>a == b and c == d</p>"),
        ("# Tests :material-check:", '<h2 id="w-tests">Tests</h2>'),
        (":octicons-database-16: ready :material-x:{ .red } or not", "<p>ready or not</p>"),
        (
            "It is 12:30:45 :-) :tada: `:material-check:`",
            "<p>It is 12:30:45 :-) :tada: <code>:material-check:</code></p>",
        ),
    ],
)
def test_marked_words_are_marked_and_names_of_icons_are_left_out(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I wrote <insert name here> in.", "I wrote &lt;insert name here&gt; in."),
        ("List<String> and Map<K, V>", "List&lt;String&gt; and Map&lt;K, V&gt;"),
        ("if a<b and c>d", "if a&lt;b and c&gt;d"),
        ("<Sam> helped", "&lt;Sam&gt; helped"),
        ("H<sub>2</sub>O <br> <b class='y'>b</b>", "H<sub>2</sub>O <br> <b>b</b>"),
        ("<me@example.org> <https://example.org>", "me@example.org</a> <a href="),
        ("# About <Sam>", 'id="w-about-sam">About &lt;Sam&gt;</h2>'),
        ("`<Sam>` \\<Sam>", "<code>&lt;Sam&gt;</code> &lt;Sam&gt;"),
        ("<o:p>a</o:p> <x-y z='1'>b</x-y> <script>alert(1)</script>", "a b"),
        ("#include <iostream>", "<p>#include &lt;iostream&gt;</p>"),
    ],
)
def test_words_between_angles_that_are_no_tag_are_shown(text: str, words: str) -> None:
    assert words in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a {b c} d", "<p>a {b c} d</p>"),
        ("**a**{b} and\n{c}", "<p><strong>a</strong>{b} and\n{c}</p>"),
        ("## What {if}", '<h2 id="w-what-if">What {if}</h2>'),
        ("## What {#why .x}", '<h2 id="w-why">What</h2>'),
        ("[a](https://example.org){.x} [b](https://example.org){c}", "b</a>{c}"),
        ("$x_{1}$ and {a}", '<span class="arithmatex">$x_{1}$</span> and {a}'),
        ("## W {standards: TS.1}", '<h2 id="w-w">W</h2>'),
        ("## W {#w standards=TS.1, TS.2 .x}", '<h2 id="w-w">W</h2>'),
        ("a\n{<b>b</b> {c}", "<p>a\n{<b>b</b> {c}</p>"),
        ("a\n{{ b }}", "<p>a\n{{ b }}</p>"),
        ("a\n{% b %}", "<p>a\n{% b %}</p>"),
        ("## a {#b} c {d}", '<h2 id="w-a-b-c-d">a {#b} c {d}</h2>'),
        ("costs $5\n{b}", "<p>costs $5\n{b}</p>"),
        (r"a\n\{b\}".replace(r"\n", "\n"), "<p>a\n{b}</p>"),
        ("f(x) = {1, 2}", "<p>f(x) = {1, 2}</p>"),
    ],
)
def test_braces_around_words_stay(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "\tWhen I was nine we moved to the coast.\n\n\tNow I know every boat by its sound.",
        "\tWhen I was nine we moved\nto the coast.\n\n\tNow I know every boat by its sound.",
        "    “When I was nine,” she said.\n\n    — It was cold there.",
        "text\n\n\tRoses are red,\n\tViolets are blue.",
        "\u3000\u3000私たちは海のそばに引っ越しました。",
        "    私たちは海のそばに引っ越しました。",
        "    كنت في التاسعة عندما انتقلنا",
        "- a\n\n          When I was nine we moved to the coast.",
        "    - Measure the tube with a ruler.\n    - Cut the tube with a saw.",
    ],
)
def test_sentences_that_stand_in_are_paragraphs(text: str) -> None:
    shown = html(text)
    assert "<pre" not in shown
    assert re.search("<p[ >]|<li>", shown)
    assert paragraphs(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "    x = 1",
        "    print('hello world')",
        "    for each of the tubes do",
        "    git commit -m message and more words",
        "    Total   24.5   13.2   11.9   10.0",
        "    Class A { int x; }",
        "    ./run all of the tests now",
        "    <b>Some words that are code</b>",
        "    - name: x",
    ],
)
def test_what_stands_in_and_is_no_sentence_is_code(text: str) -> None:
    assert "<pre" in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "<details>\n<summary>My plan</summary>\n\n- **one**\n- two\n\n</details>",
            "<details><summary>My plan</summary><ul><li><strong>one</strong></li><li>two</li></ul></details>",
        ),
        (
            '<div align="center">\n\n![x](a.png) *b*\n\n</div>',
            '<div><p><span class="pf-missing">x</span> <em>b</em></p></div>',
        ),
        (
            "<details><summary>A</summary>\n\n<details><summary>B</summary>\n\n*c*\n\n</details>\n</details>\n*d*",
            "<details><summary>B</summary><p><em>c</em></p></details></details><p><em>d</em></p>",
        ),
        ('<p align="center">\n\n*a*\n\n</p>', "<div><p><em>a</em></p></div>"),
        ("<aside>\n💡 *a*\n\n</aside>\n\nb", "<p>💡 <em>a</em></p><p>b</p>"),
        ('<p align="center">\n  <b>a</b>\n</p>', "<p><b>a</b></p>"),
        ("- a\n  <div>\n  *b*\n  </div>", "<em>b</em>"),
        ("<div>\n*as it stands*\n</div>", "<div>*as it stands*</div>"),
        ("<div>\nopen\n\n## After", '<div>open</div><h2 id="w-after">After</h2>'),
        ("<details>\n\n## Inside\n\n```\n</details>\n```\n\n</details>", '<h2 id="w-inside">Inside</h2>'),
        ("<table><tr><td>\n\n- a\n\n</td></tr></table>", "<td>- a</td>"),
        (
            "<details>\n<summary>S</summary>\n\n<script>alert(1)</script>\n\n</details>",
            "<summary>S</summary></details>",
        ),
    ],
)
def test_markdown_inside_of_elements_is_read_behind_an_empty_line(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](#what-id-do)\n\n## What I'd do", '<a href="#w-what-i-d-do">a</a>'),
        ("[a](#qa)\n\n## Q&A", '<a href="#w-q-a">a</a>'),
        ("[a](#day-1)\n\n## Day\n\n## Day", '<a href="#w-day-2">a</a>'),
        ("[a](#mine)\n\n## Day {#mine}", '<a href="#w-mine">a</a>'),
        ('[a](#mine)\n\n<a name="mine"></a>\n\n## Day', '<a href="#w-mine">a</a>'),
        ("[[#What I'd do]]\n\n## What I'd do", '<a href="#w-what-i-d-do">What I\'d do</a>'),
        ("[**a**](#nowhere) b", "<p><strong>a</strong> b</p>"),
        ("a[^1] [b](#fn:1)\n\n[^1]: c", '<a href="#w-fn:1">b</a>'),
    ],
)
def test_a_link_to_a_heading_leads_there_by_any_name(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سلام\n\nHello", '<p dir="auto">سلام</p><p dir="auto">Hello</p>'),
        ("# سلام", '<h2 id="w-سلام" dir="auto">سلام</h2>'),
        ("- سلام\n  - سلام", '<ul dir="auto"><li>سلام<ul><li>سلام</li></ul></li></ul>'),
        ("> سلام", '<blockquote dir="auto"><p>سلام</p></blockquote>'),
        ("|سلام|\n|---|\n|b|", '<table dir="auto"><thead><tr><th>سلام'),
        ('<p dir="ltr">سلام</p>', '<p dir="ltr">سلام</p>'),
        ("Hello", "<p>Hello</p>"),
    ],
)
def test_words_read_from_the_right_tell_their_direction(text: str, shown: str) -> None:
    assert shown in html(text)
    assert "auto" not in made_safe(to_html(text), {}, {}, directed=True).html
