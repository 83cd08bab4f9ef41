"""Pages say every word of the interface in whole sentences, through `say` and `count`."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "portfolio_gen" / "pages"
MODULES = sorted(file for file in PAGES.rglob("*.py") if file.name != "words.py")
SAY, COUNT = "say", "count"
_WORDS = re.compile(r"[A-Za-z’]{2,} [A-Za-z’(]|[a-z]{2,}[.:,;!?]( |$)|^[A-Z][a-z]+( |$)|[a-z]’s\b")
"""What reads as English: two words, the end of a sentence, a word with a capital."""
NO_WORDS = {
    # What programs read.
    "last week",
    "last two weeks",
    "evidence: ",
    "http:",
    "https:",
    "mailto:",
    # Headings of a worksheet, by which it is read again, and of a download, which other programs ask for.
    "own view",
    "standard name",
    "still open",
    # Names of the formats, and of months and languages, which stand in tables of their own.
    "Excel",
}
TABLES_OF_NAMES = {"_MONTHS", "_LANGUAGES"}


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    """Docstrings, and the texts below attributes and constants."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                yield child.value


def _tables_of_names(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in TABLES_OF_NAMES:
            yield from ast.walk(node.value)


def unsaid(source: str) -> list[str]:
    """Words for people that are not said, or said in pieces."""
    tree = ast.parse(source)
    said = {id(one) for name in (SAY, COUNT) for call in _calls(tree, name) for one in ast.walk(call)}
    free = said | {id(node) for node in _docstrings(tree)} | {id(node) for node in _tables_of_names(tree)}
    free |= {id(one) for node in ast.walk(tree) if isinstance(node, ast.Raise) for one in ast.walk(node)}
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in free
        and node.value not in NO_WORDS
        and _WORDS.search(node.value)
    ]


def _sentences(call: ast.Call) -> list[ast.expr]:
    return call.args[:1] if isinstance(call.func, ast.Name) and call.func.id == SAY else call.args[1:4]


def ill_said(source: str) -> list[str]:
    """Sentences that are no constants, or whose values are not those that they name."""
    found = []
    tree = ast.parse(source)
    for call in (*_calls(tree, SAY), *_calls(tree, COUNT)):
        given = {keyword.arg for keyword in call.keywords}
        if None in given:
            continue
        for sentence in _sentences(call):
            if not isinstance(sentence, ast.Constant):
                if not (isinstance(sentence, ast.Call) and getattr(sentence.func, "id", "") == SAY):
                    found.append(f"{call.lineno}: {ast.unparse(sentence)}")
                continue
            named = {name for _, name, _, _ in string.Formatter().parse(sentence.value) if name}
            extra = {"n"} if call.func.id == COUNT else set()  # type: ignore[attr-defined]
            if not named <= given | extra:
                found.append(f"{call.lineno}: {sentence.value}")
    return found


def test_pages_say_all_their_words() -> None:
    assert [f"{file.relative_to(PAGES)}:{one}" for file in MODULES for one in unsaid(file.read_text("utf-8"))] == []


def test_sentences_are_whole_and_name_their_values() -> None:
    texts = [(file, file.read_text("utf-8")) for file in MODULES if file.name != "calculation.py"]
    assert [f"{file.relative_to(PAGES)}:{one}" for file, text in texts for one in ill_said(text)] == []


@pytest.mark.parametrize(
    "source",
    [
        'x = "No evidence yet"',
        'x = f"Since {day}"',
        'x = f"{n} goals past their day."',
        'x = {"title": "Matrix"}',
        'x = f"{name}’s family"',
    ],
)
def test_what_is_not_said_is_found(source: str) -> None:
    assert unsaid(source)


@pytest.mark.parametrize(
    "source",
    [
        'x = say(f"Since {day}")',
        'x = say("Since " + day)',
        'x = say("Since {day}", date=day)',
        'x = count(n, "{n} goal", "{n} of {all}")',
    ],
)
def test_what_is_said_in_pieces_is_found(source: str) -> None:
    assert ill_said(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""No evidence yet."""',
        'x = say("Since {day}", day=day)',
        'x = count(n, "{n} goal", "{n} goals", say("none"))',
        'x = f"standards/{name}.html"',
        'x = {"title": title, "href": "index.html"}',
    ],
)
def test_what_is_said_well_is_left_alone(source: str) -> None:
    assert not unsaid(source)
    assert not ill_said(source)
