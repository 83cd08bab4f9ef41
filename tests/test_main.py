"""`python -m portfolio_gen` is the command."""

from __future__ import annotations

import runpy
import sys

import pytest

from portfolio_gen import __version__


def test_the_package_can_be_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["portfolio_gen", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("portfolio_gen", run_name="__main__")
    assert left.value.code in (0, None)
    assert __version__ in capsys.readouterr().out
