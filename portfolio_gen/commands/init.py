"""`portfolio init`: a new school's folder."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio_gen import scaffold
from portfolio_gen.commands.asking import command_line, in_quotes
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.commands.what_next import tell_next, tell_written


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> int:
    """Make a new school's folder that builds."""
    tell_written(scaffold.new_school(folder))
    to = in_quotes(str(folder)) if " " in str(folder) else folder
    tell_next("Now go there, make a folder for yourself, and build:", [
        f"cd {to}",
        command_line("new", "learner", in_quotes("Your Name"), "--cohort", "first"),
        command_line("build"),
    ])  # fmt: skip
    return FINE
