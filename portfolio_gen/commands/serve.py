"""`portfolio serve`: one site on this machine, shown again after every save."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from portfolio_gen.commands.browser import open_page_meanwhile
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.printable import printable
from portfolio_gen.named.learner import some_names
from portfolio_gen.problems import Problem
from portfolio_gen.report import print_problems

if TYPE_CHECKING:
    from portfolio_gen.preview.choice import Choice
    from portfolio_gen.preview.server import PreviewServer


@click.command()
@click.argument("who", default="", metavar="[LEARNER]")
@click.option("--learner", default="", metavar="NAME", help="The same as LEARNER.")
@click.option("--cohort", default="", metavar="NAME", help="Show the educators' site of this cohort.")
@click.option("--audience", type=click.Choice([a.value for a in Audience]), default="me", help="Whose eyes to use.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Where the preview answers; else the next.")
@click.option("--no-open", is_flag=True, help="Open no browser.")
@click.pass_obj
def serve(config_file: Path, who: str, learner: str, cohort: str, audience: str, port: int, no_open: bool) -> int:
    """Show one site on this machine, again after every save. LEARNER is a name, a folder, or the beginning of one."""
    from portfolio_gen.preview.choice import Choice
    from portfolio_gen.preview.live import serve as serve_preview

    if who and learner and who != learner:
        raise click.UsageError(f"“{who}” and “{learner}” are two learners. Write one of them.")
    told = _Terminal(port, opens=not no_open)
    serve_preview(config_file, Choice(audience, who or learner, cohort), port, told, threading.Event(), dt.date.today)
    return FINE


class _Terminal:
    """Prints what a preview says, and the same thing only once."""

    def __init__(self, port: int, *, opens: bool) -> None:
        self._console = Console(highlight=False)
        self._port = port
        self._opens = opens
        self._problems: tuple[Problem, ...] = ()
        self._failed = ""

    def opened(self, words: str, server: PreviewServer, others: tuple[str, ...], choice: Choice) -> None:
        """The line that says whose pages these are and where."""
        if not server.address.endswith(f":{self._port}"):
            self._say(f"Port {self._port} is not free, so this is another one.")
        self._say(f"{words}: {server.address}, Ctrl+C stops")
        if others:
            option = "--cohort" if choice.cohort else "--learner"
            self._say(f"To see another one: portfolio serve {option} {others[0]} ({_listed(others)})")
        if self._opens:
            open_page_meanwhile(server.address)

    def found(self, problems: tuple[Problem, ...]) -> None:
        """Problems that are new, and files that are mended."""
        before, self._problems = self._problems, problems
        known, now = {_same(problem) for problem in before}, {_same(problem) for problem in problems}
        print_problems(self._console, (problem for problem in problems if _same(problem) not in known))
        for path in dict.fromkeys(problem.path for problem in before if _same(problem) not in now):
            left = sum(problem.path == path for problem in problems)
            self._say(f"Mended: {path}" if not left else f"Mended: one of the things in {path}")
        if before and not problems:
            self._say("Nothing to mend.")

    def failed(self, words: str) -> None:
        """Why nothing can be shown, or that it can be again."""
        if words != self._failed:
            self._say(words or "Mended: the pages are back.")
        self._failed = words

    def _say(self, words: str) -> None:
        self._console.print(Text(printable(words)), soft_wrap=True)


def _same(problem: Problem) -> tuple[str, str, str, str]:
    """What a problem is known by when lines above it come and go."""
    return problem.path, problem.code, problem.key, problem.message


def _listed(names: tuple[str, ...]) -> str:
    return f"{len(names)} others: {some_names(names)}" if len(names) > 1 else "the other one"
