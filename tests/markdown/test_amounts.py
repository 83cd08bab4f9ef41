"""Far too much of anything is shown as typed, quickly, on a page of bearable size; long honest texts are not."""

from __future__ import annotations

import time

import pytest
from growth import assert_linear
from hostile_amounts import AMOUNTS, table
from hostile_bombs import BOMBS, honest

from portfolio_gen.markdown.rendering import render
from portfolio_gen.model.tangles import too_complex

SIZE = 100_000
SECONDS = 2.0
"""Of the processor, by the better of two turns. Measured: one at most, and minutes for what is read without limits."""
LARGEST = 800_000
"""Letters of a page. Code in colours takes eight times its length, `&` and `<` five times, however they are shown."""


def seconds(text: str) -> tuple[float, int]:
    begun = time.thread_time()
    html = render(text, {}, {}).html
    return time.thread_time() - begun, len(html)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*AMOUNTS, *BOMBS])
def test_too_much_of_anything_is_quick_and_small(name: str) -> None:
    text = (AMOUNTS.get(name) or BOMBS[name])(SIZE)
    took, size = seconds(text)
    if took >= SECONDS:
        took = min(took, seconds(text)[0])
    assert took < SECONDS
    assert size < LARGEST


def rows(count: int, columns: int) -> str:
    return "| what |" * columns + "\n" + "|---|" * columns + "\n" + ("| 21.5 *m* |" * columns + "\n") * count


def notes(count: int) -> str:
    cited = "".join(f"The river rose[^{n}] and fell again[^{n}].\n\n" for n in range(count))
    return cited + "".join(f"[^{n}]: Page {n}.\n" for n in range(count))


HONEST = {
    "an essay": honest(SIZE),
    "half an essay in one paragraph": "The *brown* water (it was cold) ran [past](past.md) us & on. " * (SIZE // 124),
    "a long table": table(8, "| 21.5 | *m* | [a](b.md) | `c` | 12 | 13 | 14 | x |")(16_000),
    "a table of nine hundred rows": table(8, "|1|2|3|4|5|6|7|8|")(17_000),
    "footnotes": notes(200),
    "a source that is cited on every page": "So it says.[^a]\n\n" * 200 + "[^a]: The book.\n",
    "a long list": "- [ ] a thing to do\n" * 2_000,
    "a table of tags": "<table>" + "<tr><td>1</td><td>2</td></tr>\n" * 1_000 + "</table>",
    "a program": "```c\n" + "for (i = 0; i<n; i++) { a[i] = b[i] * c[i]; }\n" * 2_000 + "```\n",
    "programs": ("Then:\n\n```c\n" + "for (i = 0; i<n; i++)\n" * 40 + "```\n\n") * 60,
    "a drawing between fences": "```\n" + "[" * 400 + "|---" * 3_000 + "\n```\n",
    "a picture in the text": "![][a]\n\n[a]: <data:image/png;base64," + "A" * 900_000 + ">\n",
    "formulas": "The area is $\\pi r^2$, and $2 \\pi r$ is the way around it.\n\n" * 1_500,
}


@pytest.mark.parametrize("name", HONEST)
def test_long_honest_texts_are_read_as_Markdown(name: str) -> None:
    assert too_complex(HONEST[name]) is None


TOO_MUCH = {
    "cells of tables": ("a\n\n" + rows(10, 10) + "\n\n" + rows(3_000, 10), 17),
    "many cells of tables in a quotation": ("a\n\n> " + table(300, "|b|")(20_000).replace("\n", "\n> "), 3),
    "signs of one footnote": ("a\n\n" + "b[^1] " * 600 + "\n\n[^1]: c", 3),
    "too many footnotes": (notes(700), 1_401),
    "tags that are never closed": ("a\n\n<b a\n\n" + "<b a " * 90 + "word " * 20_000, 3),
    "signs without an empty line": ("a\n\n" + "*b* " * 20_000, 3),
    "links to one long address": ("[a] " * 300 + "\n\n[A]: " + "u" * 3_000, 1),
    "lines that each divide the text": ("a\n\n" + "=\n" * 300, 3),
    "many lines that each divide the text": ("a\n\n" + "b\n: c\n: d\n" * 150, 3),
    "signs inside one another": ("```\n[\n```\n\n``` no fence\n" + "[" * 99 + "\n```", 5),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_the_line_and_what_there_is_too_much_of(what: str) -> None:
    text, line = TOO_MUCH[what]
    tangle = too_complex(text)
    assert tangle
    assert tangle.line == line
    assert what.removeprefix("many ").removesuffix(" in a quotation") in tangle.what


def test_a_table_bomb_is_shown_as_typed() -> None:
    text = "before\n\n" + table(300, "|b|")(12_000)
    assert render(text, {}, {}).html.startswith("<p>before</p>\n<p>|a|a|a")


@pytest.mark.slow
def test_code_is_coloured_up_to_a_limit() -> None:
    block = "```python\n" + "x = 1\n" * 1_000 + "```\n\n"
    html = render(block * 12, {}, {}).html
    assert html.count("<pre") == 12
    assert html.count('<span class="mi">') == 8_000


def test_lines_are_numbered_up_to_a_limit() -> None:
    block = '```python linenums="1"\n' + "x\n" * 200 + "```\n\n"
    assert render(block * 9, {}, {}).html.count("linenos") == 2 * render(block, {}, {}).html.count("linenos") > 0


@pytest.mark.parametrize("name", ["cells that are filled up", "notes", "stars", "definitions of words", "fences"])
def test_looking_for_too_much_takes_time_that_grows_with_the_text(name: str) -> None:
    assert_linear(too_complex, AMOUNTS[name], 40_000)
