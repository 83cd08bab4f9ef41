"""`portfolio serve` and `portfolio links`: looking at sites."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.jobs import family_links
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.printable import printable
from portfolio_gen.settings import read_settings


@click.command()
@click.option("--learner", default="", metavar="ID", help="Whose site to show.")
@click.option("--cohort", default="", metavar="ID", help="Show the educators' site of this cohort.")
@click.option("--audience", type=click.Choice([a.value for a in Audience]), default="me", help="Whose eyes to use.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Where the preview answers.")
@click.pass_obj
def serve(config_file: Path, learner: str, cohort: str, audience: str, port: int) -> int:
    """Show one site on this machine, again after every change."""
    from portfolio_gen.publish.mkdocs_host import serve as serve_preview

    read_settings(config_file)
    serve_preview(config_file, f"127.0.0.1:{port}", {"learner": learner, "cohort": cohort, "audience": audience})
    return FINE


@click.command()
@click.pass_obj
def links(config_file: Path) -> int:
    """List whose family link is which. Whoever has a link can open it: keep the list to yourself."""
    for name, place in family_links(read_settings(config_file)):
        click.echo(printable(f"{name}\t{place}"))
    return FINE
