"""`portfolio build`: the sites that learners, cohorts and the school have."""

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
from portfolio_gen.named.school import school_of
from portfolio_gen.settings import Settings, read_settings

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


def _scope(
    settings: Settings, learners: tuple[str, ...], cohorts: tuple[str, ...], audiences: tuple[str, ...]
) -> Scope:
    names = LearnerNames(settings)
    school = school_of(settings) if cohorts else School()
    return Scope(
        tuple(slug(names.meant_in_part(name)) for name in learners),
        tuple(cohort_with_site(school, name) for name in cohorts),
        tuple(Audience(name) for name in audiences) or SITES,
    )
