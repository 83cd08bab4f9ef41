"""Links and pictures: resolved from the file they stand in; every way to write one wrongly names the right file."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from small_school import PNG, ReadLearner, said

from portfolio_gen.problems import Problem
from portfolio_gen.source.references import MOST_HINTS
from portfolio_gen.source.text.targets import targets

FILES: dict[str, str | bytes] = {
    "evidence/files/Straw Bridge.png": PNG,
    "evidence/bridge.png": PNG,
    "evidence/goal #1 & more.png": PNG,
    "evidence/readings.csv": "a,b\n1,2\n",
    "evidence/fluß.png": PNG,
    "goals/build-a-bridge.md": "# Build a bridge",
    "profile.md": "I am Amara.",
}
HERE = "evidence/first.md"
LOOSE, CLOSE = "cafe\u0301", "caf\u00e9"
"""The same word twice: an accent of its own, and a letter with its accent."""


def write_and_read(read: ReadLearner, text: str) -> tuple[list[tuple[str, ...]], tuple[Problem, ...], list[str]]:
    portfolio, problems = read({**FILES, HERE: f"# T\n\n{text}"})
    entry = next(evidence for evidence in portfolio.evidence if evidence.id == "first")
    references: list[tuple[str, ...]] = [(r.written, r.kind, r.target) for r in entry.body.references]
    others = tuple(problem for problem in problems if problem.code != "PG311")
    return references, others, [attachment.path for attachment in entry.attachments]


@pytest.mark.parametrize(
    ("text", "written", "kind", "target"),
    [
        ("![a](bridge.png)", "bridge.png", "picture", "evidence/bridge.png"),
        ("![a](./bridge.png)", "./bridge.png", "picture", "evidence/bridge.png"),
        ('![a](bridge.png "A bridge")', "bridge.png", "picture", "evidence/bridge.png"),
        ("![a](../evidence/bridge.png)", "../evidence/bridge.png", "picture", "evidence/bridge.png"),
        ("![a](files/Straw%20Bridge.png)", "files/Straw%20Bridge.png", "picture", "evidence/files/Straw Bridge.png"),
        ("![a](files/Straw Bridge.png)", "files/Straw Bridge.png", "picture", "evidence/files/Straw Bridge.png"),
        ("![a](<files/Straw Bridge.png>)", "files/Straw Bridge.png", "picture", "evidence/files/Straw Bridge.png"),
        (r"![a](files\Straw Bridge.png)", r"files\Straw Bridge.png", "picture", "evidence/files/Straw Bridge.png"),
        ("![a](goal #1 & more.png)", "goal #1 & more.png", "picture", "evidence/goal #1 & more.png"),
        ("![a](goal%20%231%20&amp;%20more.png)", "goal%20%231%20&amp;%20more.png", "picture",
         "evidence/goal #1 & more.png"),
        ("![a](flu\u00df.png)", "flu\u00df.png", "picture", "evidence/fluß.png"),
        ("[a](bridge.png)", "bridge.png", "file", "evidence/bridge.png"),
        ("[a](readings.csv)", "readings.csv", "file", "evidence/readings.csv"),
        ("![a](readings.csv)", "readings.csv", "file", "evidence/readings.csv"),
        ("[a](../goals/build-a-bridge.md)", "../goals/build-a-bridge.md", "entry", "goals/build-a-bridge.md"),
        ("[a](../goals/build-a-bridge)", "../goals/build-a-bridge", "entry", "goals/build-a-bridge.md"),
        ("[a](../goals/build-a-bridge/)", "../goals/build-a-bridge/", "entry", "goals/build-a-bridge.md"),
        ("[a](../goals/build-a-bridge.html#why)", "../goals/build-a-bridge.html#why", "entry",
         "goals/build-a-bridge.md"),
        ("[a](../profile.md)", "../profile.md", "entry", "profile.md"),
        ("[a\nb](readings.csv)", "readings.csv", "file", "evidence/readings.csv"),
        ("![a][1]\n\n[1]: bridge.png", "bridge.png", "picture", "evidence/bridge.png"),
        ("![a][1]\n\n[1]: <files/Straw Bridge.png> 'B'", "files/Straw Bridge.png", "picture",
         "evidence/files/Straw Bridge.png"),
        ("![a](Bridge.PNG)", "Bridge.PNG", "picture", "evidence/bridge.png"),
        ("![a](files/straw bridge.png)", "files/straw bridge.png", "picture", "evidence/files/Straw Bridge.png"),
        ("[a](../Goals/Build-a-Bridge.md)", "../Goals/Build-a-Bridge.md", "entry", "goals/build-a-bridge.md"),
        ('<img alt="a" src="bridge.png">', "bridge.png", "picture", "evidence/bridge.png"),
        ("<a\nhref='readings.csv'>x</a>", "readings.csv", "file", "evidence/readings.csv"),
        ("[![a](bridge.png)](bridge.png)", "bridge.png", "picture", "evidence/bridge.png"),
    ],
)  # fmt: skip
def test_found(read: ReadLearner, text: str, written: str, kind: str, target: str) -> None:
    references, problems, attached = write_and_read(read, text)
    assert references == [(written, kind, target)]
    assert problems == ()
    assert attached == ([] if kind == "entry" else [target])


@pytest.mark.parametrize(
    ("files", "text", "targets"),
    [
        (["b.md", "b.markdown"], "[a](b)", [("entry", "b.md"), ("entry", "b.markdown")]),
        (["b.md", "b.mdown"], "[a](b.html#x)", [("entry", "b.md"), ("entry", "b.mdown")]),
        (["b.csv.md", "b.csv"], "[a](b.csv)", [("file", "b.csv")]),
        (["b.md", "b.html"], "[a](b.html)", [("entry", "b.md")]),
        ([LOOSE + ".md", CLOSE + ".md"], f"[a]({CLOSE}.md)", [("entry", CLOSE + ".md"), ("entry", LOOSE + ".md")]),
        ([LOOSE + ".md", CLOSE + ".md"], f"[a]({LOOSE}.md)", [("entry", LOOSE + ".md"), ("entry", CLOSE + ".md")]),
        ([LOOSE + ".csv", CLOSE + ".csv"], f"[a]({LOOSE}.csv)", [("file", LOOSE + ".csv")]),
    ],
)  # fmt: skip
def test_a_target_stands_for_every_text_it_may_mean_and_a_file_goes_first(
    read: ReadLearner, files: list[str], text: str, targets: list[tuple[str, str]]
) -> None:
    if sys.platform == "darwin":
        pytest.skip("the system takes the two names for one")
    portfolio, _ = read({"x.md": text, **dict.fromkeys(files, "a,b")})
    entry = next(each for each in portfolio.reflections if each.file == "x.md")
    assert [(reference.kind, reference.target) for reference in entry.body.references] == targets


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("![a](bridge.jpg)", "PG306", "“bridge.jpg”", "bridge.png"),
        ("![a](/portfolio/evidence/bridge.png)", "PG316", "Nothing lies at", "(bridge.png)"),
        ("![a](../../evidence/bridge.png)", "PG316", "“evidence/bridge.png”", "(bridge.png)"),
        ("![a](../../leo/evidence/bridge.png)", "PG307", "out of your own folder", "Copy the file"),
        ("![a](straw-bridge.png)", "PG306", "“straw-bridge.png”", "files/Straw%20Bridge.png"),
        ("![a](Straw Bridge.png)", "PG316", "“Straw Bridge.png”", "files/Straw%20Bridge.png"),
        (r"![a](C:\Users\amara\bridge.png)", "PG307", "one computer only", "Copy the file"),
        ("![a](file:///home/amara/bridge.png)", "PG307", "one computer only", "Copy the file"),
        ("![a](%2e%2e/%2e%2e/secret.png)", "PG307", "out of your own folder", "Copy the file"),
        ("[a](..%2f..)", "PG307", "out of your own folder", "Copy the file"),
        ("![a](zebra.png)", "PG306", "“zebra.png”", "Look at the name"),
        ("[a](../goals/build-the-bridge.md)", "PG408", "Nothing is found", "../goals/build-a-bridge.md"),
        ("[a](readings.csw)", "PG408", "Nothing is found", "readings.csv"),
        ("![](bridge.png)", "PG308", "“bridge.png” has no description", "![what it shows](bridge.png)"),
        ("<img src=bridge.png>", "PG308", "has no description", "square brackets"),
        ("![a](https://x.test/a.png)", "PG405", "lies on another site", "Save the picture"),
        ("![a](//x.test/a.png)", "PG405", "lies on another site", "Save the picture"),
    ],
)
def test_reported(read: ReadLearner, text: str, code: str, message: str, hint: str) -> None:
    _, problems, _ = write_and_read(read, text)
    assert len(problems) == 1
    assert said(problems[0], code, 3, message, hint), problems[0]


@pytest.mark.parametrize(
    "text", ["[a](https://x.test)", "[a](#t) [b](#top)", "[a](mailto:a@x.test)", "`![a](no.png)`", "[a]()"]
)
def test_nothing_to_say(read: ReadLearner, text: str) -> None:
    assert write_and_read(read, text) == ([], (), [])


def test_accents_may_be_composed_in_two_ways(read: ReadLearner) -> None:
    apart = unicodedata.normalize("NFD", "brücke.png")
    portfolio, problems = read({f"evidence/{apart}": PNG, HERE: "![a](brücke.png)"})
    assert problems == ()
    assert portfolio.evidence[0].attachments[0].path == f"evidence/{apart}"


def test_a_link_names_the_line_it_begins_on() -> None:
    lines = [(4, "one"), (5, "two [a"), (6, "b](x.md) and ![c](d.png)"), (8, "[e](f)")]
    assert [(t.written, t.line) for t in targets(lines)] == [("x.md", 5), ("d.png", 6), ("f", 8)]


def test_very_many_missing_files_stay_fast(read: ReadLearner) -> None:
    _, problems, _ = write_and_read(read, "\n".join(f"![a](bridge{n}.png)" for n in range(300)))
    assert len(problems) == 300
    assert sum("Did you mean" in str(problem) for problem in problems) == MOST_HINTS
