"""What a preview prints: every problem once, in the words of `check`, and what was mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from portfolio_gen.commands.serve import _Terminal
from portfolio_gen.preview import live
from portfolio_gen.preview.choice import Choice
from portfolio_gen.problems import Problem

KITE = Problem("maya/goals/kite.md", 3, "PG101", "", "Odd.", "Write this.")
LOWER = Problem("maya/goals/kite.md", 5, "PG101", "", "Odd.", "Write this.")
OTHER = Problem("maya/goals/kite.md", 9, "PG203", "tags", "One tag.", "Write several.")
SAID = "maya/goals/kite.md:3  error PG101\n    Odd.\n    Write this.\n"
SAID_OTHER = "maya/goals/kite.md:9  warning PG203\n    One tag.\n    Write several.\n"


@pytest.mark.parametrize(
    ("before", "now", "printed"),
    [
        ((), (), ""),
        ((), (KITE,), SAID),
        ((KITE,), (KITE,), ""),
        ((KITE,), (LOWER,), ""),
        ((KITE,), (KITE, OTHER), SAID_OTHER),
        ((KITE, OTHER), (OTHER,), "Mended: one of the things in maya/goals/kite.md\n"),
        ((KITE, OTHER), (), "Mended: maya/goals/kite.md\nNothing to mend.\n"),
    ],
)
def test_problems_are_printed_when_they_change(
    capsys: pytest.CaptureFixture[str], before: tuple[Problem, ...], now: tuple[Problem, ...], printed: str
) -> None:
    told = _Terminal(8000, opens=False)
    told.found(before)
    capsys.readouterr()
    told.found(now)
    assert capsys.readouterr().out == printed


def test_a_failure_is_printed_once_and_so_is_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    told = _Terminal(8000, opens=False)
    for words in ("", "Odd.", "Odd.", "", ""):
        told.failed(words)
    assert capsys.readouterr().out == "Odd.\nMended: the pages are back.\n"


@dataclass(frozen=True)
class Server:
    address: str


@pytest.mark.parametrize(
    ("port", "others", "choice", "lines"),
    [
        (8000, (), Choice("me", "ada"), ["Ada’s pages: http://127.0.0.1:8000, Ctrl+C stops"]),
        (8000, ("bo",), Choice("me", "ada"), ["To see another one: portfolio serve --learner bo (the other one)"]),
        (
            9000,
            ("elm", "fir"),
            Choice("educators", cohort="oak"),
            [
                "Port 9000 is not free, so this is another one.",
                "To see another one: portfolio serve --cohort elm (2 others: elm, fir)",
            ],
        ),
    ],
)
def test_a_preview_says_where_it_is_and_who_else_may_be_seen(
    capsys: pytest.CaptureFixture[str], port: int, others: tuple[str, ...], choice: Choice, lines: list[str]
) -> None:
    told = _Terminal(port, opens=False)
    told.opened("Ada’s pages", Server("http://127.0.0.1:8000"), others, choice)  # type: ignore[arg-type]
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line not in printed] == []


def test_a_browser_is_opened_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("portfolio_gen.commands.serve.open_page_meanwhile", shown.append)
    for opens in (False, True):
        told = _Terminal(8000, opens=opens)
        told.opened("Pages", Server("http://127.0.0.1:8000"), (), Choice("me"))  # type: ignore[arg-type]
    assert shown == ["http://127.0.0.1:8000"]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ((), (Choice("me"), 8000)),
        (("Robin",), (Choice("me", "Robin"), 8000)),
        (("--learner", "Robin"), (Choice("me", "Robin"), 8000)),
        (("Robin", "--learner", "Robin", "--audience", "public"), (Choice("public", "Robin"), 8000)),
        (("--cohort", "first", "--port", "9000"), (Choice("me", cohort="first"), 9000)),
    ],
)
def test_a_preview_is_asked_for_what_is_named(
    run: Callable[..., tuple[int, str]],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    asked: tuple[Choice, int],
) -> None:
    heard: list[tuple[Choice, int]] = []
    monkeypatch.setattr(live, "serve", lambda config, choice, port, *_: heard.append((choice, port)))
    assert run("serve", "--no-open", *arguments)[0] == 0
    assert heard == [asked]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("serve", "Ribon"), "Did you mean robin-example?"),
        (("serve", "Robin", "--learner", "Ada"), "two learners"),
        (("serve", "first"), "portfolio serve --cohort first"),
        (("serve", "--cohort", "second"), "There is no cohort “second”. Cohorts are:\nfirst  First team"),
    ],
)
def test_a_preview_of_nobody_is_refused(
    run: Callable[..., tuple[int, str]], arguments: tuple[str, ...], says: str
) -> None:
    code, printed = run(*arguments)
    assert code == 2
    assert says in printed
