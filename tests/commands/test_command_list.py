"""The list of commands says of each what the command itself says, and takes no time."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from portfolio_gen.cli import portfolio
from portfolio_gen.commands.command_list import COMMANDS, CommandList

CONTEXT = click.Context(portfolio)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    command = portfolio.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(1_000) == COMMANDS[name]


def test_help_is_laid_out_as_click_does_it() -> None:
    found = {name: portfolio.get_command(CONTEXT, name) for name in COMMANDS}
    plain = click.Group("portfolio", {name: command for name, command in found.items() if command})
    ours, theirs = click.HelpFormatter(width=78), click.HelpFormatter(width=78)
    portfolio.format_commands(CONTEXT, ours)
    plain.format_commands(CONTEXT, theirs)
    assert isinstance(portfolio, CommandList)
    assert ours.getvalue() == theirs.getvalue()


def test_what_is_no_command_is_none() -> None:
    assert portfolio.get_command(CONTEXT, "exit_codes") is None


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_list_of_commands_needs_none_of_them(option: str) -> None:
    """Neither what reads learners' files nor what draws pages is imported for it."""
    asked = f"import sys; sys.argv = ['portfolio', '{option}']; from portfolio_gen.cli import main\n"
    told = "try: main()\nexcept SystemExit: print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked + told], capture_output=True, text=True, check=True)
    heavy = {"mkdocs", "PIL", "pydantic", "rich", "yaml", "jinja2", "portfolio_gen.pipeline", "portfolio_gen.settings"}
    assert heavy & set(done.stderr.split()) == set()
