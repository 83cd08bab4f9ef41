"""Every word that pages bring along is said with `say` or `count`, in whole sentences."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path
from string import Formatter

import pytest

PAGES = Path(__file__).resolve().parents[2] / "portfolio_gen" / "pages"
FILES = sorted(file for file in PAGES.rglob("*.py") if file.name not in ("words.py", "text_format.py"))
"""All but the functions that say words, and the names of months and languages."""
BESIDE = [
    PAGES.parent / "model" / "methods" / "explanations.py",
    PAGES.parent / "model" / "methods" / "registry.py",
    PAGES.parent / "rating_report.py",
]
"""What has sentences that pages say, and what says its own with their functions."""
NO_WORDS = {
    "cohort/home.py": {"CSV", "Excel", "JSON"},
    "cohort/downloads.py": {"CSV", "Excel"},
    "cohort/rating_sheet.py": {"Ratings", "Levels", "own view", "standard name"},
    "cohort/symbols.py": {"TF"},
    "cohort/search.py": {"last week", "last two weeks", "evidence: "},
}
"""Names of forms and sheets, signs, columns that are read again, values of the index: the same in every language."""
STRICT = [file for file in FILES if file.parent in (PAGES, PAGES / "learner")] + BESIDE[-1:]
"""Modules in which a small word alone has to be said too, unless it is one of these keys."""
KEYS = {
    "educators", "evidence", "feedback", "goals", "home", "me", "picture", "plan", "profile", "reflections", "school",
    "standards", "frame", "csv", "json", "xlsx", "utf-8", "surrogatepass", "bold", "fold",
}  # fmt: skip
"""Names of views, kinds, places and forms, and what other programs are told."""
READ = {"title", "label", "words", "lead", "note", "heard", "text", "without", "name", "every", "form", "paper"}
"""Keys under which a template finds what somebody reads."""
NAMES_A_TYPE = {"cast": range(1), "TypedDict": range(1), "TypeVar": range(1)}
"""The functions that take the name of a type as text."""
SAYS = {"say": range(1), "count": range(1, 4), "line": range(1)}
"""The functions that say words, or hold them until a page does, and at which places they take sentences."""


def unsaid(source: str, no_words: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with the words of a module."""
    tree = ast.parse(source)
    found = [f"“{text}” is not said" for text in _loose(tree) if _looks_like_words(text) and text not in no_words]
    found += [f"“{text}” is read as it is" for text in _read(tree) if text not in no_words]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in SAYS):
        found += _wrong_sentence(call)
    found += [f"line {call.lineno} says its words before a language is chosen" for call in _at_import(tree)]
    return found


def _loose(node: ast.AST, passed: Container[int] = ()) -> Iterator[str]:
    """Every text outside of docstrings, sentences, errors for programmers, names of types, and what is passed over."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        free = _is_docstring(child) or _names_the_public(child) or isinstance(child, ast.Raise)
        if not (free or _is_taken(node, child) or id(child) in passed):
            yield from _loose(child, passed)


def _small_words(source: str) -> list[str]:
    """Words alone that are neither said nor a key: of a mapping, of what is read from one, or of a comparison."""
    tree = ast.parse(source)
    keys = {id(one) for node in ast.walk(tree) for one in _only_keys(node)}
    return [text for text in _loose(tree, keys) if re.fullmatch(r"[^\W\d_][\w-]*\w", text) and text not in KEYS]


def _only_keys(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Dict):
        return [key for key in node.keys if key]
    if isinstance(node, ast.Subscript):
        return [node.slice]
    return [node.left, *node.comparators] if isinstance(node, ast.Compare) else []


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _names_the_public(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _is_taken(node: ast.AST, child: ast.AST) -> bool:
    """Whether a call takes this text as a sentence, or as the name of a type."""
    if not isinstance(node, ast.Call) or child not in node.args:
        return False
    return node.args.index(child) in {**SAYS, **NAMES_A_TYPE}.get(_called(node), ())


def _read(tree: ast.AST) -> Iterator[str]:
    """Texts that a page hands over under the name of something that is read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in READ:
                    yield from filter(_has_letter, _results(value))


def _results(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may give, whole or as a part."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    parts: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp | ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    for part in parts:
        yield from _results(part)


def _at_import(node: ast.AST) -> Iterator[ast.Call]:
    if isinstance(node, ast.Call) and _called(node) in SAYS:
        yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield from _at_import(child)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _has_letter(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _looks_like_words(text: str) -> bool:
    """Names of things in the program are small and in one piece."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and (bool(re.search(r"\s", text)) or text != text.lower())


def _wrong_sentence(call: ast.Call) -> Iterator[str]:
    counts = _called(call) == "count"
    sentences = call.args[1:] if counts else call.args[:1] if _called(call) == "line" else call.args
    told = [one.value for one in sentences if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if len(told) < len(sentences) or len(told) not in ((2, 3) if counts else (1,)):
        yield f"line {call.lineno} wants its sentences as they are"
        return
    named = [{name for _, name, _, _ in Formatter().parse(sentence) if name is not None} for sentence in told]
    if counts and not all("n" in names for names in named[:2]):
        yield f"“{told[0]}” and “{told[1]}” have to name n"
    given = {str(pair.arg) for pair in call.keywords}
    if set().union(*named) - ({"n"} if counts else set()) != given:
        yield f"“{told[0]}” is given {sorted(given)}"


def test_modules_say_their_words_in_sentences() -> None:
    found = {file.relative_to(PAGES).as_posix(): file.read_text("utf-8") for file in FILES}
    wrong = {name: unsaid(source, frozenset(NO_WORDS.get(name, ()))) for name, source in found.items()}
    assert {name: what for name, what in wrong.items() if what} == {}


@pytest.mark.parametrize("file", BESIDE, ids=[file.stem for file in BESIDE])
def test_what_stands_beside_pages_says_its_words_so_too(file: Path) -> None:
    assert unsaid(file.read_text("utf-8")) == []


def test_small_words_alone_are_said_too() -> None:
    wrong = {file.name: _small_words(file.read_text("utf-8")) for file in STRICT}
    assert {name: what for name, what in wrong.items() if what} == {}


def test_every_key_is_one() -> None:
    found = "".join(file.read_text("utf-8") for file in STRICT)
    assert {key for key in KEYS if f'"{key}"' not in found} == set()


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('def f():\n    return "planned"', ["planned"]),
        ('COLUMNS = ("learner", "piece", "")', ["learner", "piece"]),
        ('def f():\n    return {Status.PAUSED: "paused"}', ["paused"]),
        ('def f():\n    return facts["sort"] if kind == "goal" else {"at": "goals", "sort": say("planned")}', []),
        ('def f():\n    return learner.at("goals/index.html"), f"goal/{name}", "educators"', []),
    ],
)
def test_what_is_a_small_word(source: str, wrong: list[str]) -> None:
    assert _small_words(source) == wrong


@pytest.mark.parametrize("name", NO_WORDS)
def test_what_is_allowed_stands_there(name: str) -> None:
    source = (PAGES / name).read_text("utf-8")
    assert {text for text in NO_WORDS[name] if f'"{text}' not in source} == set()


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is for, in words."""',
        'def f():\n    return say("About {title}", title=title)',
        'def f():\n    return count(n, "{n} goal of {all}", "{n} goals of {all}", "No goals", all=total)',
        'def f():\n    return {"key": "matrix", "href": f"matrix-{term.id}.html", "title": say("Matrix")}',
        'def f():\n    raise ValueError(f"{path}: it does not fit.")',
        'def f():\n    return cast("Indexed | None", given)',
        'def f():\n    return line("the newest: {figure}", score, figure=figure)',
        "def f():\n    return in_a_row(names)",
    ],
)
def test_what_may_stand_in_a_module(source: str) -> None:
    assert unsaid(source) == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('def f():\n    return "Newest first"', "“Newest first” is not said"),
        ('def f():\n    return "Inbox"', "“Inbox” is not said"),
        ('def f():\n    return f"{met} of {total}"', "“ of ” is not said"),
        ('def f():\n    return " and ".join(names)', "“ and ” is not said"),
        ('def f():\n    return say("{goals} here", goals="no goals")', "“no goals” is not said"),
        ('def f():\n    return {"title": "matrix"}', "“matrix” is read as it is"),
        ('def f():\n    return {"note": "nothing" if bare else ""}', "“nothing” is read as it is"),
        ('def f():\n    return {"words": f"{n}x"}', "“x” is read as it is"),
        ('def f():\n    return {"words": word + "s"}', "“s” is read as it is"),
        ("def f():\n    return say(title)", "line 2 wants its sentences as they are"),
        ('def f():\n    return say(f"{a} and {b}")', "line 2 wants its sentences as they are"),
        ("def f():\n    return line(sentence, score, figure=figure)", "line 2 wants its sentences as they are"),
        ('def f():\n    return line("first: {figure}", score)', "“first: {figure}” is given []"),
        ('def f():\n    return count(n, "{n} goal")', "line 2 wants its sentences as they are"),
        ('def f():\n    return count(n, "1 goal", "{n} goals")', "have to name n"),
        ('def f():\n    return say("by {day}")', "“by {day}” is given []"),
        ('def f():\n    return say("by {day}", day=day, n=n)', "“by {day}” is given ['day', 'n']"),
        ('LABEL = say("Inbox")', "line 1 says its words before a language is chosen"),
    ],
)
def test_what_may_not_stand_in_a_module(source: str, wrong: str) -> None:
    assert wrong in "\n".join(unsaid(source))
