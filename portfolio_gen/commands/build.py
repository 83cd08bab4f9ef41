"""`portfolio build` and `portfolio check`."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click
from rich.console import Console

from portfolio_gen.commands.exit_codes import exit_code
from portfolio_gen.jobs import SITES, Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.named.cohort import cohort_with_site
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.named.portion import find_portions, scope_of
from portfolio_gen.problems import Problems, to_json
from portfolio_gen.settings import Settings, read_settings
from portfolio_gen.source.school import read_school

_WHO = click.Choice([audience.value for audience in SITES])


@click.command()
@click.option("--learner", "learners", multiple=True, metavar="NAME", help="Only this learner's sites. Repeatable.")
@click.option("--cohort", "cohorts", multiple=True, metavar="NAME", help="Only this cohort's sites. Repeatable.")
@click.option("--audience", "audiences", multiple=True, type=_WHO, help="Only sites for these. Repeatable.")
@click.option("--strict", is_flag=True, help="Warnings count as problems for the exit code.")
@click.option("--output", metavar="DIR", help="Where the sites go; the project's setting without it.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes at work; one for each processor without it.")
@click.option("--remove", is_flag=True, help="Sites go although most learners, or school.yml, are gone.")
@click.option("--verify", is_flag=True, help="Compare every file that stands with what was written.")
@click.pass_obj
def build(
    config_file: Path,
    learners: tuple[str, ...],
    cohorts: tuple[str, ...],
    audiences: tuple[str, ...],
    strict: bool,
    output: str | None,
    workers: int | None,
    remove: bool,
    verify: bool,
) -> int:
    """Make the sites: for learners a family site and, with consent, a public one; for cohorts the educators'."""
    from portfolio_gen import pipeline, report

    settings = read_settings(config_file, output=output)
    scope = _scope(settings, learners, cohorts, audiences)
    console = Console(highlight=False)
    wishes = pipeline.Wishes(remove=remove, verify=verify, today=dt.date.today())
    tell = report.Progression(console).tell
    outcome = pipeline.build(settings, scope, workers or os.cpu_count() or 1, tell, wishes)
    report.print_problems(console, outcome.problems)
    report.print_outcome(console, outcome)
    report.print_on_no_site(console, outcome.problems)
    report.print_only_theirs(console, outcome.only_theirs)
    report.print_count(console, outcome.problems)
    return exit_code(outcome.problems, strict=strict)


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


def _scope(
    settings: Settings, learners: tuple[str, ...], cohorts: tuple[str, ...], audiences: tuple[str, ...]
) -> Scope:
    names = LearnerNames(settings)
    school = read_school(settings.learners_dir, Problems(), settings.frameworks_dir) if cohorts else School()
    return Scope(
        tuple(slug(names.meant_in_part(name)) for name in learners),
        tuple(cohort_with_site(school, name) for name in cohorts),
        tuple(Audience(name) for name in audiences) or SITES,
    )
