"""`portfolio explain`: how a level was worked out."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio_gen.commands.printing import FORMAT, print_as
from portfolio_gen.explanation import explanation, explanation_lines
from portfolio_gen.model.audience import Audience
from portfolio_gen.named.day import named_day
from portfolio_gen.settings import read_settings


@click.command()
@click.argument("learner")
@click.argument("code")
@click.option("--as-of", "as_of", metavar="DAY", help="As it stood at the end of this day.")
@click.option(
    "--audience", type=click.Choice([a.value for a in Audience]), default="educators", help="Whose eyes to use."
)
@FORMAT
@click.pass_obj
def explain(config_file: Path, learner: str, code: str, as_of: str | None, audience: str, form: str) -> int:
    """Say how the level of LEARNER on the standard CODE was worked out."""
    day = named_day(as_of) if as_of else None
    found = explanation(read_settings(config_file), learner, code, Audience(audience), day)
    return print_as(form, found, explanation_lines(found))
