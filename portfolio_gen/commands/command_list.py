"""The commands by name, each imported only when it is called: a list of them, and a version, take no time."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "build": "Make the sites: for learners a family site and, with consent, a public one; for cohorts the educators'.",
    "check": "Read everything and say what to mend; make nothing.",
    "explain": "Say how the level of LEARNER on the standard CODE was worked out.",
    "feedback": "Give feedback as an educator to an ENTRY, by its file or title, that LEARNER shares with educators.",
    "framework": "The school's standards: list, show, search, import, validate.",
    "init": "Make a new school's folder that builds.",
    "links": "List whose family site is which.",
    "new": "Make a commented starting point: a learner, a goal, a reflection, a piece of evidence, feedback.",
    "problem": "Explain a problem by its CODE, such as PG306; without one list them all.",
    "rate": "Rate in a spreadsheet: write a worksheet of all that waits in a cohort, or take one back.",
    "serve": "Show one site on this machine, again after every save.",
}
"""What each does, in its first sentence. A command is called like its module and its function."""


class CommandList(click.Group):
    """A group whose commands are looked up when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"portfolio_gen.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list that `--help` prints, as click itself lays it out."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [(name, click.Command(name, help=COMMANDS[name]).get_short_help_str(limit)) for name in sorted(COMMANDS)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
