"""`portfolio check`: what is to mend, and nothing made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from rich.console import Console

from portfolio_gen.commands.exit_codes import exit_code
from portfolio_gen.named.portion import find_portions, scope_of
from portfolio_gen.problems import to_json
from portfolio_gen.settings import read_settings


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json prints a list.")
@click.option("--strict", is_flag=True, help="Warnings count as problems for the exit code.")
@click.option("--media", is_flag=True, help="Look into pictures, films and documents too, which takes a while.")
@click.argument("what", nargs=-1, metavar="[WHAT]...")
@click.pass_obj
def check(config_file: Path, form: str, strict: bool, media: bool, what: tuple[str, ...]) -> int:
    """Read everything and say what to mend; make nothing. WHAT is a learner, a folder or a file to report on."""
    from portfolio_gen import checking, report

    settings = read_settings(config_file)
    portions = find_portions(settings, what, Path.cwd())
    found = checking.check(settings, scope_of(portions), dt.date.today(), media=media)
    problems = tuple(p for p in found if not portions or any(portion.holds(p) for portion in portions))
    if form == "json":
        click.echo(to_json(problems))
    else:
        console = Console(highlight=False)
        report.print_problems(console, problems)
        report.print_count(console, problems, [portion.place for portion in portions])
    return exit_code(problems, strict=strict)
