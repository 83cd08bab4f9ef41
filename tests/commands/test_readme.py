"""The ten minutes of the README, command by command, as somebody types them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from portfolio_gen.cli import main

README = Path(__file__).resolve().parents[2] / "README.md"


def typed(heading: str) -> list[list[str]]:
    """The commands in the code blocks of a part of the README."""
    part = README.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]


@pytest.mark.slow
def test_ten_minutes_end_with_a_portfolio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = typed("Ten minutes to a first portfolio")
    assert len(commands) > 8
    for program, *words in commands:
        if program == "cd":
            monkeypatch.chdir(*words)
            continue
        assert program == "portfolio"
        if words[0] != "serve":  # that one never ends, and has tests of its own
            with pytest.raises(SystemExit) as left:
                main(words)
            assert left.value.code == 0, words
    assert "maya-l" in capsys.readouterr().out
    assert "Maya L" in (tmp_path / "my-school/site/educators/first/index.html").read_text("utf-8")


def test_there_is_a_way_without_make() -> None:
    first = README.read_text("utf-8").split("\n## ")[0]
    lines = [line.split("#")[0].strip() for line in first.splitlines()]
    assert [line for line in lines if line.startswith(("py ", r".venv\Scripts"))] == [
        "py -m venv .venv",
        r".venv\Scripts\pip install .",
        r".venv\Scripts\portfolio build",
    ]
