"""`portfolio rate`: a worksheet of what waits for an educator's rating, and its ratings back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from portfolio_gen.commands.asking import command_line
from portfolio_gen.commands.exit_codes import FINE, exit_code
from portfolio_gen.model.printable import printable
from portfolio_gen.model.slug import slug
from portfolio_gen.named.day import named_day
from portfolio_gen.settings import Settings, read_settings
from portfolio_gen.view.unrated import Grouping

if TYPE_CHECKING:
    from portfolio_gen.rating_worksheets import Wanted

_FILE = click.Path(path_type=Path)
_GROUPS = click.Choice([group.value for group in Grouping])


@click.command()
@click.option("--cohort", default="", metavar="NAME", help="Whose evidence to rate.")
@click.option("--standard", "standards", multiple=True, metavar="CODE", help="Only on this standard; may be repeated.")
@click.option("--learner", "learners", multiple=True, metavar="NAME", help="Only of this learner; may be repeated.")
@click.option("--group", type=_GROUPS, help="What stands together: all of a learner, or all of a standard.")
@click.option("--out", type=_FILE, metavar="FILE", help="Where it goes, .xlsx or .csv; to the terminal without it.")
@click.option("--by", default="", metavar="EDUCATOR", help="Who rates; needed where a cohort has several educators.")
@click.option("--take", type=_FILE, metavar="FILE", help="Take the ratings of a filled worksheet into the school.")
@click.option("--date", "day", metavar="DAY", help="The day of the ratings taken; today without it.")
@click.pass_obj
def rate(
    config_file: Path,
    cohort: str,
    standards: tuple[str, ...],
    learners: tuple[str, ...],
    group: str | None,
    out: Path | None,
    by: str,
    take: Path | None,
    day: str | None,
) -> int:
    """Rate in a spreadsheet: write a worksheet of all that waits in a cohort, or take one back."""
    from portfolio_gen.rating_worksheets import Wanted

    settings = read_settings(config_file)
    if take is not None:
        if cohort or standards or learners or group or out:
            raise click.UsageError("--take goes with --date and --by only: all else stands in the worksheet.")
        return _take(settings, take, named_day(day), by)
    if not cohort:
        raise click.UsageError("Name a cohort: portfolio rate --cohort juniper --out ratings.xlsx")
    if day:
        raise click.UsageError("--date goes with --take: ratings have their day when they are taken.")
    return _write(settings, Wanted(cohort, standards, learners, by, Grouping(group or Grouping.LEARNER)), out)


def _write(settings: Settings, asked: Wanted, out: Path | None) -> int:
    from portfolio_gen.rating_files import check_place, pages_stand, sheet_text, write_sheet
    from portfolio_gen.rating_worksheets import as_meant, make_sheet

    wanted = as_meant(settings, asked)
    if out is None:
        click.echo(sheet_text(make_sheet(settings, wanted, Path.cwd())), nl=False)
        return FINE
    check_place(settings, out)
    sheet = make_sheet(settings, wanted, out.resolve().parent)
    if not sheet.rows.rows:
        click.echo("Nothing waits for a rating here, so there is nothing to write.")
        return FINE
    write_sheet(sheet, out)
    name = printable(str(out))
    click.echo(f"wrote {name}: {len(sheet.rows.rows)} to rate. Fill in the column level, save it, and then:")
    click.echo(command_line("rate", "--take", name))
    if not sheet.names_rater:
        click.echo("Nobody stands under by yet: fill it in as well, or add --by EDUCATOR when you take it.")
    if not pages_stand(settings, wanted.cohort):
        click.echo("The links lead to pages that are not built yet: portfolio build")
    return FINE


def _take(settings: Settings, file: Path, day: dt.date, by: str) -> int:
    from portfolio_gen import report
    from portfolio_gen.rating_report import print_taken
    from portfolio_gen.rating_worksheets import take_sheet

    taken = take_sheet(settings, file, day, slug(by) if by else "")
    console = Console(highlight=False)
    report.print_problems(console, taken.problems)
    code = exit_code(taken.problems, strict=False)
    if code != FINE:
        click.echo("Nothing was taken. Mend this, and take the worksheet again.")
        return code
    print_taken(console, taken)
    return FINE
