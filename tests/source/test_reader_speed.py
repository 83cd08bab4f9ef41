"""The reader stays fast, however long, tangled or many the files are; twice as much takes about twice as long."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import pytest
from growth import assert_at_most, assert_linear
from small_school import SCHOOL, write

from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio

pytestmark = pytest.mark.slow

DAY = """## Day {day} {{standards="SCI.1"}}

The water was *brown* today and the filter ran for [an hour](../evidence/e{day}.md). I wrote `turbidity {day}` on it.
![the filter](no-{day}.jpg) <b>Not</b> what we thought. 水をろ過する。

"""
SIGNS = ["<", "{{", "[a](", "`", "*", " *a", "[", "![", "(", "#", "# ", "-", "_", "~", "=", "\\", "&", "<!--",
         "<!---->"]  # fmt: skip
PAIRS = ["<a ", "<a on", "<img src=x ", "{%", "{standards=", "[a](b)", "[[a](b)", "![](", "](javascript:",
     "<iframe src=", "**a", "_a_ ", "`a` ", "``a", "|", "> ", "あ", "ا ", " ", "{a}", "[a]: ", "[^a]", ":::",
     "$", "\t", "'\""]  # fmt: skip


SIZE = 25_000
"""Characters of the shorter of two texts: a square of it would be seen, and both stay below every limit."""


def read(root: Path) -> None:
    read_portfolio(root, SCHOOL, Problems())


def repeated(sign: str, size: int) -> str:
    return (sign * size)[:size]


def test_half_a_year_in_one_file(tmp_path: Path) -> None:
    def diary(days: int) -> Path:
        text = "".join(DAY.format(day=day) for day in range(days))
        return write(tmp_path / str(days), {"diary.md": text})

    assert (diary(600) / "diary.md").stat().st_size > 130_000
    assert_linear(read, diary, 300)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("frame", ["{}", "# {}", "a{}b"])
def test_a_line_of_one_sign(tmp_path: Path, sign: str, frame: str) -> None:
    def line(size: int) -> Path:
        return write(tmp_path / str(size), {"x.md": frame.format(repeated(sign, size))})

    assert_linear(read, line, SIZE)


@pytest.mark.parametrize("sign", [*SIGNS, *PAIRS])
@pytest.mark.parametrize("frame", ["{}", "---\nwhy: {}\n---\n", "---\n{}\n---\n"])
@pytest.mark.parametrize("end", ["\n", " " * 50])
def test_many_lines_of_signs(tmp_path: Path, sign: str, frame: str, end: str) -> None:
    def lines(size: int) -> Path:
        return write(tmp_path / str(size), {"goals/x.md": frame.replace("{}", repeated(sign + end, size))})

    assert_linear(read, lines, SIZE)


def test_a_usual_learner_takes_a_small_multiple_of_what_front_matter_alone_takes(tmp_path: Path) -> None:
    front = "---\ntitle: Entry {n}\ndate: 2026-10-03\nstandards: [SCI.1, 3.10: proficient]\ntags: [a, b]\n---\n"
    text = "The water was brown and it smelled of leaves, so we built [a filter](e1.md).\n\n" * 25
    root = write(tmp_path, {f"evidence/e{n}.md": front.replace("{n}", str(n)) + text for n in range(30)})
    assert_at_most(16, lambda: read(root), lambda: [frontmatter.load(str(file)) for file in root.rglob("*.md")])


@pytest.mark.parametrize(
    "front",
    [
        'files: ["{a:\\}\nb: c: d',
        "steps:\n  - {{text: {: }\nb: c: d",
        "title: a #x{ }y",
        "# why:{ }x\ntitle: b",
        "tags: [{ #a}]\nb: c: d",
        'alt: {{a: {"}\nb: c: d',
        "files: [a{ }\nb: c: d",
        "steps:\n  - {{text: a{, b}}}",
    ],
)
def test_a_long_line_of_keys(tmp_path: Path, front: str) -> None:
    before, _, rest = front.replace("{{", "\0").replace("}}", "\1").partition("{")
    sign, _, after = rest.partition("}")

    def line(size: int) -> Path:
        written = f"{before}{repeated(sign, size)}{after}".replace("\0", "{").replace("\1", "}")
        return write(tmp_path / str(size), {"goals/x.md": f"---\n{written}\n---\n"})

    assert_linear(read, line, 2_400)
