"""`portfolio feedback` and `portfolio new feedback`: an answer to an entry, written where it belongs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from portfolio_gen.commands.asking import asked, chosen, chosen_learner, command_line, in_quotes
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.feedback_desk import ROLES, FeedbackDesk, NoText, text_given
from portfolio_gen.model.audience import Audience
from portfolio_gen.named.author import Author, author, educator
from portfolio_gen.named.day import named_day
from portfolio_gen.named.entry import Answerable, NoEntry
from portfolio_gen.settings import SettingsError, read_settings

_LEARNER = click.argument("learner", default="")
_ENTRY = click.argument("words", nargs=-1, metavar="[ENTRY]")
_TEXT = click.option("--text", default="", help="What it says; - reads it from the standard input.")
_DAY = click.option("--date", "day", metavar="DAY", help="Its day, such as 2026-10-03; today without it.")


@click.command("feedback")
@_LEARNER
@_ENTRY
@click.option("--by", default="", metavar="NAME", help="Who gives it.")
@click.option("--role", type=click.Choice(ROLES), help="What they are to the learner.")
@_TEXT
@_DAY
@click.pass_obj
def new_feedback(
    config_file: Path, learner: str, words: tuple[str, ...], by: str, role: str | None, text: str, day: str | None
) -> int:
    """What somebody said to an ENTRY of LEARNER, private until it is shared."""
    desk = FeedbackDesk(read_settings(config_file), Audience.ME)

    def who(otherwise: str) -> Author:
        return author(desk.school, asked("Who gives it?", by, otherwise), role or "")

    given = _Given(("new", "feedback"), learner, " ".join(words), by or "My aunt", text, day)
    return _give(desk, given, who, circles="")


@click.command("feedback")
@_LEARNER
@_ENTRY
@click.option("--by", default="", metavar="EDUCATOR", help="Who gives it: an educator of school.yml, by id or name.")
@_TEXT
@_DAY
@click.pass_obj
def feedback(config_file: Path, learner: str, words: tuple[str, ...], by: str, text: str, day: str | None) -> int:
    """Give feedback as an educator to an ENTRY, by its file or title, that LEARNER shares with educators."""
    desk = FeedbackDesk(read_settings(config_file), Audience.EDUCATORS)
    known = desk.school.educators

    def who(otherwise: str) -> Author:
        key = chosen("Who gives it?", known, by, otherwise, lambda word: educator(desk.school, word).name)
        return educator(desk.school, key)

    if by or not known:
        educator(desk.school, by or "ms-rivera")
    given = _Given(("feedback",), learner, " ".join(words), by or next(iter(known)), text, day)
    return _give(desk, given, who, circles="educators, family")


@dataclass(frozen=True, slots=True)
class _Given:
    """What stood on the command line."""

    command: tuple[str, ...]
    learner: str
    entry: str
    by: str
    """Or somebody who could, for a line to write."""
    text: str
    day: str | None

    def line(self, learner: str, entry: str) -> str:
        """The whole command to write."""
        day = ("--date", self.day) if self.day else ()
        text = ("--text", in_quotes(self.text)) if self.text else ()
        return command_line(*self.command, learner, entry, "--by", self.by, *day, *text)


def _give(desk: FeedbackDesk, given: _Given, who: Callable[[str], Author], *, circles: str) -> int:
    day = named_day(given.day)
    rest = (in_quotes(given.entry or "The title"), "--by", given.by)
    folder = chosen_learner(desk.names, given.learner, given.command, rest)
    entry = _entry(desk.answerable(folder), given, folder)
    by = who(f"Write who gives it:\n{given.line(folder, entry)}")
    file = desk.write(folder, entry, by, day.isoformat(), circles=circles, text=_text(given.text))
    click.echo(f"wrote {file}")
    click.echo("Then:" if given.text else "Write in it with any text editor, and save. Then:")
    click.echo(command_line("check", folder))
    return FINE


def _entry(answerable: Answerable, given: _Given, folder: str) -> str:
    """The name of the entry that is meant."""
    titles = answerable.titles
    if not titles:
        raise SettingsError(answerable.nothing)
    otherwise = f"Write what it answers, by its file or its title:\n{given.line(folder, next(iter(titles)))}"
    try:
        return chosen("What does it answer?", titles, given.entry, otherwise, answerable.meant)
    except NoEntry as unknown:
        lines = (given.line(folder, likely) for likely in unknown.likely)
        raise SettingsError("\n".join((str(unknown), *lines))) from None


def _text(given: str) -> str:
    """What it says: as it was given, or what comes in. Raises UsageError where nothing does."""
    if given != "-":
        return given.strip()
    try:
        return text_given(sys.stdin.buffer.read(), "standard input")
    except NoText as nothing:
        raise click.UsageError(f"{nothing} Nothing was written.") from None
