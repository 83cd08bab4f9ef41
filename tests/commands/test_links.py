"""`portfolio links`: whose family site is which, and opening it."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest
from waiting import PATIENCE

Run = Callable[..., tuple[int, str]]


def test_links_are_whole_paths_of_pages_that_are_there(run: Run) -> None:
    run("build", "--workers", "1")
    name, place = run("links")[1].rstrip("\n").split("\t")
    assert name == "robin-example"
    assert Path(place).is_absolute()
    assert Path(place).is_file()


def test_links_say_what_is_not_built_yet(run: Run) -> None:
    run("build", "--workers", "1")
    run("new", "learner", "Ada Second")
    code, printed = run("links")
    ada, robin, hint = printed.splitlines()
    assert code == 0
    assert [ada.split("\t")[0], *ada.split("\t")[2:]] == ["ada-second", "not built yet"]
    assert robin.split("\t")[0] == "robin-example"
    assert len(robin.split("\t")) == 2
    assert "portfolio build" in hint


def test_links_begin_with_the_schools_own_address(run: Run) -> None:
    run("build", "--workers", "1")
    run("new", "learner", "Ada Second")
    tokens = [Path(line.split("\t")[1]).parent.name for line in run("links")[1].splitlines()[:2]]
    code, printed = run("links", "--address", "https://portfolios.example.org/")
    ada, robin, _ = printed.splitlines()
    assert code == 0
    assert ada == f"ada-second\thttps://portfolios.example.org/family/{tokens[0]}/index.html\tnot built yet"
    assert robin == f"robin-example\thttps://portfolios.example.org/family/{tokens[1]}/index.html"
    for arguments, says in (
        (("--address", "portfolios.example.org"), "Write one such as https://"),
        (("--address", " "), "Write one such as https://"),
        (("--address", "https://a.example", "--open", "Robin"), "Write one of them"),
    ):
        code, printed = run("links", *arguments)
        assert (code, says in printed, tokens[1] in printed) == (2, True, False)


def test_a_family_site_is_opened(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: SimpleQueue[str] = SimpleQueue()
    monkeypatch.setenv("BROWSER", "one that there is not")
    monkeypatch.setattr(webbrowser, "open", opened.put)
    assert run("links", "--open", "Robin")[0] == 2
    run("build", "--workers", "1")
    code, printed = run("links", "--open", "Robin")
    assert code == 0
    assert opened.get(timeout=PATIENCE) == Path(printed.strip()).as_uri()
    run("new", "learner", "Ada Second")
    for name, says in (("Ada", "not built yet"), ("Ribon", "Did you mean"), ("Zzz", "ada-second, robin-example")):
        code, printed = run("links", "--open", name)
        assert code == 2
        assert says in printed
    assert opened.empty()


def test_no_browser_is_opened_where_there_is_no_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(webbrowser, "open", lambda address: pytest.fail(f"{address} is opened"))
    run("build", "--workers", "1")
    assert run("links", "--open", "Robin")[0] == 0
