"""`portfolio rate`: a worksheet of what waits for an educator's rating, and its ratings back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from rich.console import Console

from portfolio_gen.commands.exit_codes import FINE, exit_code
from portfolio_gen.model.slug import slug
from portfolio_gen.pages.wording import counted
from portfolio_gen.settings import Settings, read_settings
from portfolio_gen.source.dates import parse_day

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--cohort", default="", metavar="ID", help="Whose evidence to rate.")
@click.option("--standard", default="", metavar="CODE", help="On which standard.")
@click.option("--out", type=_FILE, metavar="FILE", help="Where the worksheet goes; to the terminal without it.")
@click.option("--by", default="", metavar="EDUCATOR", help="Who rates; needed where a cohort has several educators.")
@click.option("--take", type=_FILE, metavar="FILE", help="Take the ratings of a filled worksheet into the school.")
@click.option("--date", "day", metavar="DAY", help="The day of the ratings taken; today without it.")
@click.pass_obj
def rate(
    config_file: Path, cohort: str, standard: str, out: Path | None, by: str, take: Path | None, day: str | None
) -> int:
    """Rate in a spreadsheet: write a worksheet of a cohort's evidence on one standard, or take one back."""
    settings = read_settings(config_file)
    if take is not None:
        if cohort or standard or out or by:
            raise click.UsageError("--take goes with --date only: all else stands in the worksheet.")
        return _take(settings, take, parse_day(day) if day else dt.date.today())
    if not cohort or not standard:
        raise click.UsageError("Name a cohort and a standard: portfolio rate --cohort juniper --standard TS.3.g")
    return _write(settings, slug(cohort), standard, by, out)


def _write(settings: Settings, cohort: str, standard: str, by: str, out: Path | None) -> int:
    from portfolio_gen.rating_round import make_sheet

    if out is not None and out.exists():
        raise click.UsageError(f"There is a file {out} already, perhaps with ratings in it. Choose another name.")
    sheet = make_sheet(settings, cohort, standard, by)
    if out is None:
        click.echo(sheet.data, nl=False)
        return FINE
    out.write_bytes(sheet.data)
    click.echo(f"wrote {out}: {sheet.rows} to rate. Fill in the column level, and then: portfolio rate --take {out}")
    return FINE


def _take(settings: Settings, file: Path, day: dt.date) -> int:
    from portfolio_gen import report
    from portfolio_gen.rating_round import take_sheet

    taken = take_sheet(settings, file, day)
    console = Console(highlight=False)
    report.print_problems(console, taken.problems)
    code = exit_code(taken.problems, strict=False)
    if code != FINE:
        click.echo("Nothing was taken. Mend these rows and take the worksheet again.")
        return code
    for written in taken.files:
        click.echo(f"wrote {written}")
    known = f", {taken.known} taken before" if taken.known else ""
    empty = f", {counted(taken.empty, 'row')} without a level left out" if taken.empty else ""
    notes = f" ({counted(taken.notes_without_level, 'note')} among them)" if taken.notes_without_level else ""
    click.echo(f"took {counted(taken.ratings, 'rating')}{known}{empty}{notes}")
    return FINE
