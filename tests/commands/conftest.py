"""A new school, and the commands as a person in its folder calls them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.cli import main
from portfolio_gen.commands import asking

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a new school's folder: (exit code, what it printed)."""

    def command(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        printed = capsys.readouterr()
        return int(left.value.code or 0), printed.out + printed.err

    command("init", str(tmp_path / "school"))
    monkeypatch.chdir(tmp_path / "school")
    return command


@pytest.fixture
def answering(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on a terminal, where a person writes these lines: `answering("new", answers="1\\n")`."""

    def command(*arguments: str, answers: str) -> tuple[int, str]:
        with monkeypatch.context() as terminal:
            terminal.setattr(asking, "can_ask", lambda: True)
            terminal.setattr(sys, "stdin", io.StringIO(answers))
            return run(*arguments)

    return command
