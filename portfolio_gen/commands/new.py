"""`portfolio new` and `portfolio init`: commented starting points."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from portfolio_gen import scaffold
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.model.slug import slug
from portfolio_gen.settings import read_settings
from portfolio_gen.source.dates import parse_day


@click.group()
def new() -> None:
    """Make a commented starting point: a learner, a goal, a reflection, a piece of evidence."""


@new.command("learner")
@click.argument("name")
@click.option("--cohort", default="", metavar="ID", help="The cohort the learner is in.")
@click.pass_obj
def new_learner(config_file: Path, name: str, cohort: str) -> int:
    """A folder for a learner, with a profile and a plan to fill in."""
    for file in scaffold.new_learner(read_settings(config_file).learners_dir, name, cohort):
        click.echo(f"wrote {file}")
    click.echo(f"Now add {slug(name)} to a cohort in _school/school.yml.")
    return FINE


def _entry_command(kind: str, about: str) -> click.Command:
    """The command for one kind of entry; they differ in their name and in one sentence."""

    @click.command(kind, help=f"{about} of LEARNER called TITLE, private until it is shared.")
    @click.argument("learner")
    @click.argument("title")
    @click.option("--date", "day", metavar="DAY", help="Its day, such as 2026-10-03; today without it.")
    @click.pass_obj
    def command(config_file: Path, learner: str, title: str, day: str | None) -> int:
        date = parse_day(day) if day else dt.date.today()
        learners_dir = read_settings(config_file).learners_dir
        click.echo(f"wrote {scaffold.new_entry(learners_dir, slug(learner), kind, title, date.isoformat())}")
        return FINE

    return command


for _kind, _about in (("goal", "A goal"), ("reflection", "A reflection"), ("evidence", "A piece of evidence")):
    new.add_command(_entry_command(_kind, _about))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> int:
    """Make a new school's folder that builds."""
    for file in scaffold.new_school(folder):
        click.echo(f"wrote {file}")
    click.echo(f"Now: cd {folder} and then: portfolio build")
    return FINE
