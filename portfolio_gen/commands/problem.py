"""`portfolio problem`: what a code means, and how it is mended."""

from __future__ import annotations

import click
from rich.console import Console

from portfolio_gen.code_pages import all_codes, known_code, page_of
from portfolio_gen.commands.exit_codes import FINE


@click.command()
@click.argument("code", default="", metavar="[CODE]")
def problem(code: str) -> int:
    """Explain a problem by its CODE, such as PG306; without one list them all."""
    from portfolio_gen import report

    if not code:
        for line in all_codes():
            click.echo(line)
        click.echo("\nThe page of one is printed by: portfolio problem PG306")
        return FINE
    report.print_page(Console(highlight=False), page_of(known_code(code)))
    return FINE
