"""`portfolio new`: commented starting points, and what to do with them."""

from __future__ import annotations

from pathlib import Path

import click

from portfolio_gen import scaffold
from portfolio_gen.commands.asking import asked, chosen, chosen_learner, command_line, in_quotes
from portfolio_gen.commands.exit_codes import FINE
from portfolio_gen.commands.feedback import new_feedback
from portfolio_gen.commands.what_next import tell_next, tell_written
from portfolio_gen.enrolment import folder_of
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.named.cohort import joining, named_cohort
from portfolio_gen.named.day import named_day
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.named.school import school_of
from portfolio_gen.settings import SettingsError, read_settings

_ABOUT = {"goal": "A goal", "reflection": "A reflection", "evidence": "A piece of evidence"}
_MADE = {
    "learner": "a learner's folder",
    "goal": "what somebody wants",
    "evidence": "a piece of work",
    "reflection": "what somebody thinks about it",
    "feedback": "what somebody else says to it",
}
_HOW = """Write what to make, such as:
portfolio new learner "Maya L"
portfolio new goal maya-l "A kite that flies"
portfolio new evidence maya-l "First kite"
portfolio new reflection maya-l "Why it fell"
portfolio new feedback maya-l first-kite --by "My aunt\""""


@click.group(invoke_without_command=True)
@click.pass_context
def new(context: click.Context) -> int:
    """Make a commented starting point: a learner, a goal, a reflection, a piece of evidence, feedback.

    Without a word it asks for what it needs.
    """
    if context.invoked_subcommand is not None:
        return FINE
    kind = chosen("What is it to be?", _MADE, "", _HOW, _kind)
    return int(context.invoke(new.commands[kind]))


def _kind(word: str) -> str:
    if word in _MADE:
        return word
    raise SettingsError(f"Write one of {', '.join(_MADE)}, or its number.")


@new.command("learner")
@click.argument("words", nargs=-1, metavar="[NAME]")
@click.option("--cohort", default="", metavar="ID", help="The cohort the learner is in, by id or title.")
@click.pass_obj
def new_learner(config_file: Path, words: tuple[str, ...], cohort: str) -> int:
    """A folder for a learner, with a profile and a plan to fill in."""
    settings = read_settings(config_file)
    name = asked("What is the name?", " ".join(words), 'Write the name:\nportfolio new learner "Maya L"')
    school = school_of(settings)
    chosen_cohort = named_cohort(school, cohort) if cohort else None
    files = scaffold.write_learner(settings.learners_dir, name, chosen_cohort.id if chosen_cohort else "")
    tell_written(files, () if chosen_cohort else joining(settings, school, slug(name), name))
    tell_next("Fill them in with any text editor, and save. Then:", [
        command_line("new", "goal", slug(name), in_quotes("What I want to do")),
        command_line("check", slug(name)),
    ])  # fmt: skip
    return FINE


def _entry_command(kind: str, about: str) -> click.Command:
    """The command for one kind of entry; they differ in their name and in one sentence."""

    @click.command(kind, help=f"{about} of LEARNER called TITLE, private until it is shared.")
    @click.argument("learner", default="")
    @click.argument("words", nargs=-1, metavar="[TITLE]")
    @click.option("--date", "day", metavar="DAY", help="Its day, such as 2026-10-03; today without it.")
    @click.pass_obj
    def command(config_file: Path, learner: str, words: tuple[str, ...], day: str | None) -> int:
        date = named_day(day)
        settings = read_settings(config_file)
        title, names = " ".join(words), LearnerNames(settings)
        if learner and not title and not names.may_mean(learner):
            learner, title = "", learner
        rest = [in_quotes(title or "The title"), *(("--date", day) if day else ())]
        folder = chosen_learner(names, learner, ("new", kind), rest)
        otherwise = f"Write what it is called:\n{command_line('new', kind, folder, *rest)}"
        title = asked("What is it called?", title, otherwise)
        listing = _listing(school_of(settings))
        file = scaffold.new_entry(folder_of(settings, folder), kind, title, date.isoformat(), listing)
        tell_written([file])
        tell_next("Write in it with any text editor, and save. Then:", [command_line("check", folder)])
        return FINE

    return command


for _each, _about in _ABOUT.items():
    new.add_command(_entry_command(_each, _about))
new.add_command(new_feedback)


def _listing(school: School) -> str:
    """The command that shows the standards' codes: of the one framework, or first of all of them."""
    ids = [framework.id for framework in school.frameworks]
    return command_line("framework", "show", ids[0]) if len(ids) == 1 else scaffold.LISTING
