"""Notebooks are texts: words and code as they stand, pictures that code drew, and nothing that would run."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import PNG, ReadLearner, said

from portfolio_gen.source.notebook import NotANotebook, read_notebook

PICTURE = base64.b64encode(PNG).decode()
KEYS = "---\ntitle: How fast water falls\ndate: 2026-10-03\n---"


def words(source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True), **more}


def code(source: str, *outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": list(outputs),
            "execution_count": 1}  # fmt: skip


def drawn(**data: object) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": data}


def printed(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text}


def notebook(*cells: dict[str, Any]) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": list(cells)})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (words("# Water\n\nIt falls."), "# Water\n\nIt falls."),
        (code("x = 1"), "```python\nx = 1\n```"),
        (code("s = '```'"), "````python\ns = '```'\n````"),
        (code("x", printed("1\n2\n")), "```python\nx\n```\n\n```text\n1\n2\n```"),
        (code("", printed("\x1b[31mred\x1b[0m")), "```text\nred\n```"),
        (code("", drawn(**{"text/plain": "Figure", "image/png": PICTURE})),
         f"![what the code drew](data:image/png;base64,{PICTURE})"),
        (code("", drawn(**{"text/plain": ["a", "b"]})), "```text\nab\n```"),
        (code("", drawn(**{"text/html": "<script>x</script>", "application/javascript": "x"})), ""),
        (code("", drawn(**{"image/png": 'x" onload="y'})), ""),
        (code("", {"output_type": "error", "ename": "E", "evalue": "/home/amara", "traceback": ["/home/amara"]}), ""),
        (code("x = 1", printed("1"), tags=("remove-cell",)), ""),
        ({"cell_type": "raw", "metadata": {}, "source": KEYS}, KEYS),
        ({"cell_type": "raw", "metadata": {}, "source": "\\usepackage{a}"}, ""),
        (words("![a](attachment:a.png)", attachments={"a.png": {"image/png": PICTURE}}),
         f"![a](data:image/png;base64,{PICTURE})"),
        (words("![a](attachment:b.png)", attachments={}), "![a](b.png)"),
    ],
)  # fmt: skip
def test_a_cell_as_markdown(cell: dict[str, Any], text: str) -> None:
    assert read_notebook(notebook(cell)).text == f"{text}\n"


def test_a_long_text_that_code_made_is_cut() -> None:
    text = read_notebook(notebook(code("", printed("9" * 10_000)))).text
    assert "9" * 2_000 + "\n… (cut here)" in text
    assert len(text) < 2_100


def test_lines_lead_to_cells() -> None:
    found = read_notebook(notebook(words("a\n\nb"), code(""), words("c"), code("x")))
    rows = list(enumerate(found.text.split("\n"), start=1))
    cells = {row: found.cell_at(number) for number, row in rows}
    assert {row: cells[row] for row in ("a", "b", "c", "x")} == {"a": 1, "b": 1, "c": 3, "x": 4}


def test_a_notebook_of_an_older_kind_is_read() -> None:
    cells = [{"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Water"]}]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }
    assert read_notebook(json.dumps(old)).text == "# Water\n"


@pytest.mark.parametrize("written", ["", "{", "[]", "{}", "null", '{"cells": 1}', "[" * 100_000, '{"nbformat": "x"}'])
def test_what_is_no_notebook_is_refused(written: str) -> None:
    with pytest.raises(NotANotebook):
        read_notebook(written)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["cells", "nbformat", "metadata", "source", "cell_type", "outputs", "data", "kernelspec", "text", "image/png"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_any_json_is_a_notebook_or_refused(found: object) -> None:
    with suppress(NotANotebook):
        assert isinstance(read_notebook(json.dumps(found)).text, str)


def test_a_notebook_is_an_entry(read: ReadLearner, capsys: pytest.CaptureFixture[str]) -> None:
    cells = (words(KEYS), words("It falls. [more](gone.md)"), code("draw()", drawn(**{"image/png": PICTURE})))
    portfolio, problems = read({"evidence/Water.ipynb": notebook(*cells)})
    (entry,) = portfolio.evidence
    assert (entry.id, entry.title, str(entry.date)) == ("water", "How fast water falls", "2026-10-03")
    assert [attachment.photographic for attachment in entry.attachments] == [True]
    assert PICTURE not in entry.body.markdown
    assert [problem.code for problem in problems] == ["PG408"]
    assert said(problems[0], "PG408", 0, "Cell 2: Nothing is found at “gone.md”", "")
    assert capsys.readouterr() == ("", "")


def test_a_notebook_that_hides_is_hidden(read: ReadLearner) -> None:
    portfolio, _ = read({"evidence/a.ipynb": notebook(words("---\nshare_with: []\n---"), words("mine"))})
    assert portfolio.sharing["evidence/a.ipynb"].circles == frozenset()


def test_a_broken_notebook_is_withheld_and_named(read: ReadLearner) -> None:
    portfolio, problems = read({"evidence/a.ipynb": "{", "evidence/b.md": "b"})
    assert [entry.id for entry in portfolio.evidence] == ["b"]
    assert said(problems[0], "PG124", 0, "cannot be read as one", "save it again")
