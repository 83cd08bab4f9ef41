"""Asking for what a command needs: on a terminal the person, elsewhere nobody, and the answer is what to write."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from portfolio_gen.model.printable import one_line, printable
from portfolio_gen.named.learner import LearnerNames, NoLearner
from portfolio_gen.settings import SettingsError

_MOST_LISTED = 40
_PLAIN = re.compile(r"[\w./:=-]+|[\"'].*[\"']", re.DOTALL)
"""What the command line takes as one word as it stands."""


def can_ask() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(question: str, given: str, otherwise: str) -> str:
    """What was given; else the answer to the question. Raises SettingsError, saying `otherwise`, where nobody can."""
    answer = one_line(given)
    if not answer and not can_ask():
        raise SettingsError(otherwise)
    while not answer:
        answer = _answer(question)
    return answer


def _answer(question: str) -> str:
    return one_line(click.prompt(question, prompt_suffix=" "))


def chosen(question: str, options: Mapping[str, str], given: str, otherwise: str, meant: Callable[[str], str]) -> str:
    """One of the options (what to write, and what it is): what was given, else the answer, by number or in words.

    `meant` makes an option of a word. It raises SettingsError for a word that is none: elsewhere than on a terminal
    that is the end, there it is asked again.
    """
    if given:
        return meant(given)
    if not can_ask():
        raise SettingsError(otherwise)
    listed = list(options)[:_MOST_LISTED]
    width = max(map(len, listed), default=0)
    for number, option in enumerate(listed, 1):
        what = f"  {options[option]}" if options[option] != option else ""
        click.echo(printable(f"{number:3}  {option:{width}}{what}".rstrip()))
    if more := len(options) - len(listed):
        click.echo(f"     and {more} more")
    while True:
        answer = _answer(question)
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(listed):
            return listed[int(answer) - 1]
        try:
            return meant(answer)
        except SettingsError as unknown:
            click.echo(printable(str(unknown)))


def chosen_learner(names: LearnerNames, given: str, command: Sequence[str], rest: Sequence[str] = ()) -> str:
    """The folder of the learner who was given, or who is chosen from all of them.

    Raises SettingsError for nobody's name, with the `command` to write instead, and its `rest` behind the name.
    """
    if not names.folders:
        raise SettingsError("There is no learner yet. Make a folder for one with:\nportfolio new learner NAME")
    if given:
        try:
            return names.meant(given)
        except NoLearner as nobody:
            lines = [command_line(*command, likely, *rest) for likely in nobody.likely]
            lines = lines or [
                "A folder for somebody new is made with:",
                command_line("new", "learner", in_quotes(given)),
            ]
            raise SettingsError("\n".join((str(nobody), *lines))) from None
    otherwise = f"Write whose it is:\n{command_line(*command, next(iter(names.folders)), *rest)}"
    return chosen("Whose is it?", dict(sorted(names.names.items())), "", otherwise, names.meant_in_part)


def command_line(*words: str) -> str:
    """A command of ours to write, on a line of its own; words that need quotes get them."""
    return " ".join(("portfolio", *(each if _PLAIN.fullmatch(each) else in_quotes(each) for each in words)))


def in_quotes(text: str) -> str:
    """A text as one word of a command line."""
    if not re.search(r"[\"$`\\!%]", text):
        return f'"{text}"'
    return subprocess.list2cmdline([text]) if sys.platform == "win32" else shlex.quote(text)
