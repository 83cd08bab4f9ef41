"""A small school, files to read in it, and what tests ask of problems."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problem

Files = Mapping[str, str | bytes]
ReadLearner = Callable[..., tuple[Portfolio, tuple[Problem, ...]]]
ReadSchool = Callable[[Files], tuple[School, tuple[Problem, ...]]]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

SCHOOL = School(
    frameworks=(
        Framework(
            id="rv",
            title="River Valley",
            standards=(
                Standard(id="SCI.1", code="SCI.1", statement="Ask"),
                Standard(id="3.10", code="3.10", statement="Ten"),
                Standard(id="3.1", code="3.1", statement="One"),
            ),
        ),
        Framework(id="other", title="Other", standards=(Standard(id="sci.1", code="sci.1", statement="Again"),)),
    )
)


def write(root: Path, files: Files) -> Path:
    """Put files into a folder, making the folders between."""
    for place, content in files.items():
        file = root / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def said(problem: Problem, code: str, line: int, message: str, hint: str) -> bool:
    """Whether a problem is the one expected: code, line, and fragments of what it says and offers."""
    return (problem.code, problem.line) == (code, line) and message in problem.message and hint in problem.advice


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Nobody in particular, for as long as this lasts: an administrator may open everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)
