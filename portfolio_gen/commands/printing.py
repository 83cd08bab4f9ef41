"""What a command prints for people, or as JSON for another program."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.model.printable import printable

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
"""How a command prints what it found."""


def print_as(form: str, data: object, lines: Iterable[str]) -> int:
    """The data as JSON, or its lines; answers with the exit code of a command that found what it looked for."""
    if form == "json":
        click.echo(printable(json.dumps(data, ensure_ascii=False, indent=2)))
    else:
        for line in lines:
            click.echo(printable(line))
    return FINE
