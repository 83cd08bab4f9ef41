"""`portfolio links`: whose family site is which."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio_gen.commands.browser import open_page
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.family_links import family_page, family_pages, online, web_address
from portfolio_gen.model.printable import printable
from portfolio_gen.settings import read_settings


@click.command()
@click.option("--open", "wanted", default="", metavar="NAME", help="Open this learner's family site.")
@click.option("--address", default="", metavar="URL", help="Where the school publishes its output: write links to it.")
@click.pass_obj
def links(config_file: Path, wanted: str, address: str) -> int:
    """List whose family site is which. Whoever has a link can open it: keep the list to yourself."""
    if wanted and address:
        raise click.UsageError("--open looks at a site on this machine, --address writes links. Write one of them.")
    settings = read_settings(config_file)
    published = web_address(address) if address else ""
    if wanted:
        page = family_page(settings, wanted)
        click.echo(printable(str(page)))
        open_page(page.as_uri())
        return FINE
    pages = family_pages(settings)
    for name, page in pages:
        link = online(settings, page, published) if published else page
        click.echo(printable(f"{name}\t{link}" if page.is_file() else f"{name}\t{link}\tnot built yet"))
    if not all(page.is_file() for _, page in pages):
        click.echo("What is not built yet is made with: portfolio build", err=True)
    return FINE
