"""The reader stays fast, however long, tangled or many the files are; measured in processor time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from small_school import SCHOOL, write

from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio

DAY = """## Day {day} {{standards="SCI.1"}}

The water was *brown* today and the filter ran for [an hour](../evidence/e{day}.md). I wrote `turbidity {day}` on it.
![the filter](no-{day}.jpg) <b>Not</b> what we thought. 水をろ過する。

"""
SIGNS = ["<", "{{", "[a](", "`", "*", " *a", "[", "![", "(", "#", "# ", "-", "_", "~", "=", "\\", "&", "<!--",
         "<!---->"]  # fmt: skip
PAIRS = ["<a ", "<a on", "<img src=x ", "{%", "{standards=", "[a](b)", "[[a](b)", "![](", "](javascript:",
     "<iframe src=", "**a", "_a_ ", "`a` ", "``a", "|", "> ", "あ", "ا ", " ", "{a}", "[a]: ", "[^a]", ":::",
     "$", "\t", "'\""]  # fmt: skip


def seconds(root: Path) -> float:
    begun = time.process_time()
    read_portfolio(root, SCHOOL, Problems())
    return time.process_time() - begun


def test_half_a_year_in_one_file(tmp_path: Path) -> None:
    text = "".join(DAY.format(day=day) for day in range(600))
    assert len(text.encode()) > 130_000
    write(tmp_path, {"diary.md": text})
    assert seconds(tmp_path) < 1


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("frame", ["{}", "# {}", "a{}b"])
def test_a_line_of_one_sign(tmp_path: Path, sign: str, frame: str) -> None:
    write(tmp_path, {"x.md": frame.format((sign * 100_000)[:100_000])})
    assert seconds(tmp_path) < 1


@pytest.mark.slow
@pytest.mark.parametrize("sign", [*SIGNS, *PAIRS])
@pytest.mark.parametrize("frame", ["{}", "---\nwhy: {}\n---\n", "---\n{}\n---\n"])
@pytest.mark.parametrize("end", ["\n", " " * 50])
def test_many_lines_of_signs(tmp_path: Path, sign: str, frame: str, end: str) -> None:
    write(tmp_path, {"goals/x.md": frame.replace("{}", ((sign + end) * 100_000)[:100_000])})
    assert seconds(tmp_path) < 1


def test_a_usual_learner(tmp_path: Path) -> None:
    front = "---\ntitle: Entry {n}\ndate: 2026-10-03\nstandards: [SCI.1, 3.10: proficient]\ntags: [a, b]\n---\n"
    text = "The water was brown and it smelled of leaves, so we built [a filter](e1.md).\n\n" * 25
    write(tmp_path, {f"evidence/e{n}.md": front.replace("{n}", str(n)) + text for n in range(30)})
    seconds(tmp_path)
    assert min(seconds(tmp_path) for _ in range(3)) < 0.06
