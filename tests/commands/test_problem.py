"""`portfolio problem`, on a terminal and without one, in a folder that is no school's."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from portfolio_gen.cli import main
from portfolio_gen.code_pages import page_of
from portfolio_gen.report import print_page


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    printed = capsys.readouterr()
    return int(left.value.code or 0), printed.out + printed.err


def test_a_page_is_printed_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "problem", "pg306") == (0, page_of("PG306"))
    assert run(capsys, "problem")[1].count("\nPG") > 50
    code, printed = run(capsys, "problem", "PG399")
    assert (code, "Did you mean" in printed) == (2, True)


def test_a_terminal_gets_it_drawn_with_its_examples_whole() -> None:
    out = io.StringIO()
    print_page(Console(file=out, force_terminal=True, width=60, no_color=True), page_of("PG306"))
    drawn = out.getvalue()
    assert "````" not in drawn
    assert "## " not in drawn
    assert "files: [load.csv]" in drawn
