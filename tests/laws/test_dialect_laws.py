"""Whoever reads a text and whoever shows it agree on what in it is a heading, code, a comment and a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.markdown.rendering import render
from portfolio_gen.model.dialect.translation import translated
from portfolio_gen.model.tangles import too_complex
from portfolio_gen.problems import Problems
from portfolio_gen.source.text.body import scan
from portfolio_gen.source.text.headings import headings
from portfolio_gen.source.text.targets import targets

LEARNERS = Path(__file__).resolve().parents[2] / "learners"
_WORD = re.compile(r"wd\d+x")
_TARGET = re.compile(r"tg\d+\.md")


@dataclass
class Seen:
    """Words of a text by what they are, and where its links lead."""

    heading: set[str] = field(default_factory=set)
    code: set[str] = field(default_factory=set)
    all: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen = Seen()
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.seen.links.update(_TARGET.findall(dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        words = set(_WORD.findall(data))
        self.seen.all |= words
        if "pre" in self._open:
            self.seen.code |= words
        if any(re.fullmatch("h[1-6]", tag) for tag in self._open):
            self.seen.heading |= words


def read(text: str) -> tuple[Seen, str]:
    """What the reader sees in a text, and the text without what is hidden in it."""
    scanned = scan(text, 1, None, "a.md", Problems())
    lines = translated(scanned.markdown)
    seen = Seen()
    seen.all = set(_WORD.findall(scanned.markdown))
    seen.heading = {word for heading in headings(lines, 1) for word in _WORD.findall(heading.text)}
    seen.code = {word for line in lines if line.kind == "code" for word in _WORD.findall(line.text)}
    seen.links = {found for target in targets(scanned.lines) for found in _TARGET.findall(target.written)}
    return seen, scanned.markdown


def shown(markdown: str) -> Seen:
    """What a browser sees in it."""
    links = {target: f"../{target}" for target in _TARGET.findall(markdown)}
    links |= {f"note:{target}": f"../{target}" for target in links}
    return _Page(render(markdown, links, {}).html).seen


def numbered(pieces: Iterable[str]) -> str:
    """Pieces joined, every word and every target of its own."""
    count = 0

    def next_number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return match[0].replace("#n", str(count))

    return re.sub(r"(?:wd|tg)#n", next_number, "".join(pieces))


W = "wd#nx"
_PIECES = (
    W, f" {W} ", f"{W} {W}", "\n", "\n", "\n", "\n\n", "\n\n", "# ", "## ", "##", "#", " ## ", "\n===\n",
    "\n---\n", "- ", "\n- ", "\n  - ", "\n    - ", "\n1. ", "\n1) ", "\n2026. ", "\n• ", "\n> ", "\n> - ",
    "\n> ## ", "\n> [!note] ", "\n```\n", "\n~~~\n", "\n- ```\n", "\n  ```\n", "\n    ```\n", "\n> ```\n",
    "\n    ", "\n\n    ", "\n\t", "\n\n\t", "`", "`", "``", "\\", "\\\n", f"[{W}](tg#n.md)", f"[[tg#n.md|{W}]]",
    "[", "](", "*", "**", "_", "{", "}", "{#a}", "<", ">", f"<!-- {W} -->", f"%% {W} %%", f"[//]: # ({W})",
    f"\n[//]: # ({W})\n", "\n| a | b |\n|---|---|\n", " | ", "\n!!! note\n    ", "\n: ", "https://example.org ",
    "==", "\n***\n", "{standards: S.1}", "&amp;",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=18).map(numbered)


def agree(text: str) -> None:
    """Fail unless reader and page see the same."""
    seen, markdown = read(text)
    if too_complex("\n".join(line.text for line in translated(markdown))):
        return
    page = shown(markdown)
    assert (page.all - seen.all, page.heading) == (set(), seen.heading)
    assert page.links == seen.links
    assert page.code <= seen.code
    assert seen.code & page.all <= page.code, "What is said behind a fence is on no page, and all other code is."


@pytest.mark.slow
@settings(max_examples=400)
@given(TEXTS)
def test_reader_and_page_see_the_same(text: str) -> None:
    agree(text)


@pytest.mark.slow
@settings(max_examples=4_000)
@given(TEXTS)
def test_reader_and_page_see_the_same_in_many_texts(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("file", sorted(LEARNERS.glob("*/**/*.md")), ids=lambda file: file.stem)
def test_reader_and_page_see_the_same_in_what_learners_wrote(file: Path) -> None:
    text = file.read_text("utf-8").split("\n---\n", 1)[-1]
    seen, markdown = read(text)
    rendered = render(markdown, {}, {})
    found = [heading.text for heading in headings(translated(markdown), 1) if heading.text]
    assert [heading.text for heading in rendered.headings] == found
    assert seen.links == set()


@given(TEXTS)
def test_what_is_said_in_markdown_says_the_same_again(text: str) -> None:
    once = [line for line in translated(text) if not line.blank]
    assert [line.row for line in once] == sorted(line.row for line in once)
    assert {line.row for line in translated(text)} <= set(range(text.count("\n") + 1))
