"""The templates' own words: questions and examples that are nobody's until somebody answers them.

They are read out of the templates themselves, so that the two cannot part. Who changes a template should know that
files made from the old one still lie in learners' folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from portfolio_gen.source.front_matter import yaml_nodes
from portfolio_gen.source.front_matter.documents import Document
from portfolio_gen.source.front_matter.nodes import Items, Keys, Node, Text
from portfolio_gen.source.front_matter.written import LONGEST_LINE

TEMPLATES_FOLDER = "templates"
_OWN_WORDS = set("why success support standards goal about on pathways links alt files photo".split())
"""Keys whose example can be nobody's own; what stands after others, such as `kind: personal`, may be true."""
_WITHIN = {"steps": "text", "participants": "name"}
_TOKEN = re.compile(r"\b(?!CODE\b)[A-Z]{2,}\b")
"""What a new file has something else for, such as the day."""
_REMARK = re.compile(r"(?<!\s)\s+#\s.*$")
_KEY = re.compile(r"#\s?([A-Za-z_]\w*):")
_BELOW = re.compile(r"#\s+-\s")


@dataclass(frozen=True, slots=True)
class Template:
    """What one template says."""

    questions: frozenset[str]
    """Its paragraphs below the keys, folded."""
    examples: Mapping[str, frozenset[str]]
    """Texts that stand after keys, folded."""
    notes: Mapping[str, tuple[str, ...]]
    """Keys that stand there as notes, each with its rows."""


@cache
def templates() -> Mapping[str, Template]:
    """Every template by the kind of file it is for."""
    folder = resources.files("portfolio_gen") / TEMPLATES_FOLDER
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".md")), key=lambda file: file.name)
    return {file.name.removesuffix(".md"): _template(file.read_text("utf-8")) for file in files}


@cache
def examples() -> Mapping[str, frozenset[str]]:
    """What templates have after keys for which everybody has words of their own, folded; by key."""
    found: dict[str, frozenset[str]] = {}
    for template in templates().values():
        for key, texts in template.examples.items():
            found[key] = found.get(key, frozenset()) | texts
    return found


def folded_text(text: str) -> str:
    """A text without the differences of case and blanks."""
    return " ".join(text.casefold().split())


def without_questions(document: Document) -> tuple[Document, tuple[int, ...]]:
    """The document without the questions of templates, and the lines on which they stood."""
    rows = document.body.split("\n")
    lines = []
    for start, end in _paragraphs(rows):
        if asked := _asked(rows[start:end]):
            rows[start : start + asked] = [""] * asked
            lines.append(document.body_line + start)
    return (replace(document, body="\n".join(rows)), tuple(lines)) if lines else (document, ())


def notes_left(document: Document, kind: str) -> Iterator[tuple[int, str, tuple[str, ...], bool]]:
    """Keys of the template that are still notes: line, key, the rows without their #, and whether they were changed."""
    template = templates().get(kind)
    rows = document.written.text.split("\n") if template and "#" in document.written.text else []
    for at, row in enumerate(rows):
        match = _KEY.match(row)
        key = match[1] if match else row.partition(":")[0]
        known = template.notes.get(key) if template else None
        begun = match is None and row.strip() == f"{key}:" and _BELOW.match("".join(rows[at + 1 : at + 2]))
        if known is None or not (begun or (match and key not in document.keys.pairs)):
            continue
        block = _block(rows, at if match else at + 1)
        wanted = known if match else known[1:]
        line = document.written.first_line + (at if match else at + 1)
        yield line, key, tuple(map(_uncovered, block)), not _same(block, wanted)


def _template(text: str) -> Template:
    _, front, body = re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)
    rows = front.strip("\n").split("\n")
    keys = yaml_nodes.parse_keys("\n".join(row for row in map(_uncovered, rows) if ":" in row))
    notes = {match[1]: _block(rows, at) for at, row in enumerate(rows) if (match := _KEY.match(row))}
    questions = (folded_text(" ".join(paragraph)) for paragraph in _texts(body.split("\n")))
    return Template(frozenset(questions), _examples(keys), notes)


def _examples(keys: Keys | None) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, node in keys.pairs.items() if keys else ():
        if key in _OWN_WORDS or key in _WITHIN:
            for name, text in _leaves(key, node):
                found.setdefault(name, set()).add(folded_text(text))
    return {key: frozenset(texts) for key, texts in found.items()}


def _leaves(key: str, node: Node) -> Iterator[tuple[str, str]]:
    """Texts with the key they stand after; of standards the codes, of steps and people what names them."""
    if isinstance(node, Text):
        if node.text and not _TOKEN.search(node.text):
            yield key, node.text
    elif isinstance(node, Items):
        for item in node.items:
            yield from _leaves(key, item)
    elif key == "standards":
        yield from ((key, name) for name in node.pairs)
    else:
        wanted = _WITHIN.get(key)
        for name, below in node.pairs.items():
            if wanted in (None, name):
                yield from _leaves(wanted or key, below)


def _texts(rows: list[str]) -> Iterator[list[str]]:
    return (rows[start:end] for start, end in _paragraphs(rows) if not rows[start].lstrip().startswith(("#", "<!--")))


def _paragraphs(rows: list[str]) -> Iterator[tuple[int, int]]:
    """The first row of each paragraph, and the row behind its last."""
    start = 0
    for at, row in enumerate([*rows, ""]):
        if not row.strip():
            if at > start:
                yield start, at
            start = at + 1


def _asked(rows: list[str]) -> int:
    """How many of a paragraph's first rows are a question of a template."""
    questions, first = _questions(), folded_text(rows[0][:LONGEST_LINE])
    if not any(question.startswith(first) for question in questions):
        return 0
    return next((end for end in range(1, min(len(rows), 9) + 1) if folded_text(" ".join(rows[:end])) in questions), 0)


@cache
def _questions() -> frozenset[str]:
    return frozenset(question for template in templates().values() for question in template.questions)


def _uncovered(row: str) -> str:
    """A row without the # and the space at its beginning."""
    return re.sub(r"^# ?", "", row)


def _block(rows: list[str], at: int) -> tuple[str, ...]:
    """A row and those that belong to it, below it and further in."""
    end = at + 1
    while end < len(rows) and _BELOW.match(rows[end]):
        end += 1
    return tuple(row.rstrip() for row in rows[at:end])


def _same(block: tuple[str, ...], template: tuple[str, ...]) -> bool:
    """Whether rows say what the template's say, apart from remarks and from what a new file has for a token."""
    if any(len(row) > LONGEST_LINE for row in block):
        return False
    patterns = [_TOKEN.sub(".*", re.escape(_REMARK.sub("", row))) for row in template]
    shown = [_REMARK.sub("", row) for row in block]
    is_empty = len(shown) < 2 and not any(row.partition(":")[2].strip() for row in shown)
    return is_empty or (len(shown) == len(patterns) and all(map(re.fullmatch, patterns, shown)))
