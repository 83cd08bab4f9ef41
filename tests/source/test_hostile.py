"""Hostile and unlucky files as the reader sees them: each gives an entry or a problem with its line.

How long that may take stands in `tests/test_hostile_bombs.py`.
"""

from __future__ import annotations

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from small_school import ReadLearner

from portfolio_gen.model.entries import Evidence
from portfolio_gen.problems import Problem

TEXTS = [file for file in HOSTILE_FILES if file.is_text]
NAMED = {file.id: file for file in TEXTS}

BESIDE_REJECTED = {
    "env-tag": ("PG105", 2),
    "deep-flow": ("PG105", 2),
    "title-map": ("PG201", 2),
    "unhashable": ("PG105", 2),
    "huge-int": ("PG105", 2),
    "ctrl": ("PG105", 2),
    "key-type": ("PG105", 2),
    "norway": ("PG109", 2),
    "teacher-fields": ("PG109", 6),
}
"""Files beside the repository, whose manifest asks for an error without its code, and the one that has to be there."""
REJECTED = [
    *((file, file.rejection) for file in TEXTS if file.rejection),
    *((NAMED[f"beside-{name}"], found) for name, found in BESIDE_REJECTED.items() if f"beside-{name}" in NAMED),
]
KEPT_THOUGH_REJECTED = "beside-title-map"
"""Its title is refused, and the rest is shown."""
WITHHELD = [
    *(file for file in TEXTS if file.is_withheld and not file.is_private),
    *(file for file, _ in REJECTED if file.id.startswith("beside-") and file.id != KEPT_THOUGH_REJECTED),
]


def read_case(read: ReadLearner, file: HostileFile) -> tuple[Evidence | None, tuple[Problem, ...]]:
    portfolio, problems = read({"evidence/x.md": file.data})
    return (portfolio.evidence[0] if portfolio.evidence else None), problems


def named(file: HostileFile | tuple[str, int]) -> str:
    return file.id if isinstance(file, HostileFile) else "-".join(map(str, file))


@pytest.mark.parametrize("file", TEXTS, ids=named)
def test_an_entry_or_a_problem(read: ReadLearner, file: HostileFile) -> None:
    entry, problems = read_case(read, file)
    assert entry is not None or any(problem.severity == "error" and problem.line for problem in problems)
    assert [problem for problem in problems if problem.code.startswith("PG9")] == []
    if entry:
        assert [words for words in file.honest if words not in entry.body.markdown] == []


@pytest.mark.parametrize(("file", "expected"), REJECTED, ids=named)
def test_rejected_with_the_line(read: ReadLearner, file: HostileFile, expected: tuple[str, int]) -> None:
    assert file.expected.startswith("rejected")
    _, problems = read_case(read, file)
    assert expected in [(problem.code, problem.line) for problem in problems]


@pytest.mark.parametrize("file", WITHHELD, ids=named)
def test_what_cannot_be_understood_is_withheld(read: ReadLearner, file: HostileFile) -> None:
    assert read_case(read, file)[0] is None


@pytest.mark.parametrize("file", [file for file in TEXTS if file.is_private], ids=named)
def test_a_key_that_hides_is_read_however_the_file_is_saved(read: ReadLearner, file: HostileFile) -> None:
    portfolio, problems = read({"evidence/x.md": file.data})
    assert portfolio.sharing["evidence/x.md"].circles == frozenset()
    assert [problem for problem in problems if problem.severity == "error"] == []


@pytest.mark.parametrize("file", [file for file in TEXTS if file.expected.startswith("accepted:")], ids=named)
def test_accepted_is_an_entry(read: ReadLearner, file: HostileFile) -> None:
    assert read_case(read, file)[0] is not None


def test_keys_that_only_the_school_may_set(read: ReadLearner) -> None:
    keys = ("level", "assessed_by", "verified", "score", "rated_by", "rating")
    entry, problems = read_case(read, NAMED["keys-of-the-school"])
    assert {(problem.code, problem.key) for problem in problems} == {("PG110", key) for key in keys}
    assert entry is not None


def beside(*rows: tuple[str, str, str]) -> list[tuple[HostileFile, str, str]]:
    """Of these rows those whose file lies beside the repository."""
    return [(NAMED[f"beside-{name}"], title, kept) for name, title, kept in rows if f"beside-{name}" in NAMED]


@pytest.mark.parametrize(
    ("file", "title", "kept"),
    [
        (NAMED["marked-and-windows"], "Café au lait", "Honest text before."),
        (NAMED["utf-16-little"], "Grüße", "Wörter von hier."),
        (NAMED["first-lines-like-keys"], "X", "author: Amira\nseen: once\nkept: twice"),
        (NAMED["formula-equals"], "=SUM(A1:A9)", "Honest text before."),
        (NAMED["formula-breaks-out"], 'Rain","=1+2","sun', "Honest text before."),
        *beside(
            ("bom-crlf", "Café", ""),
            ("tags-scalar", "Page", "Body text."),
            ("mmd-meta-loss", "X", "plant grew 4 cm"),
            ("utf16", "", ""),
            ("xss-desc", "Page", "Body text."),
            ("csv-2", "+1+1", ""),
            ("csv-5", "=1+1", ""),
            ("csv-8", 'a","=1+1","b', ""),
        ),
    ],
)
def test_accepted_with_all_that_is_there(read: ReadLearner, file: HostileFile, title: str, kept: str) -> None:
    entry, _ = read_case(read, file)
    assert entry is not None
    assert kept in entry.body.markdown
    assert not title or entry.title == title


@pytest.mark.parametrize("file", [NAMED["tags-one-word"], *(row[0] for row in beside(("tags-scalar", "", "")))])
def test_a_word_for_a_list_is_a_list_of_one(read: ReadLearner, file: HostileFile) -> None:
    entry, _ = read_case(read, file)
    assert entry is not None
    assert entry.tags == ("biology",)
