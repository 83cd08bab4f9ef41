"""What a preview prints: every problem once, in the words of `check`, and what was mended."""

from __future__ import annotations

from collections.abc import Callable

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
