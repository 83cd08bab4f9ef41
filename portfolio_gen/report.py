"""What a person reads on the terminal: problems, and what a build did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from portfolio_gen.habits import habits
from portfolio_gen.model.printable import printable
from portfolio_gen.problems import Problem, Severity
from portfolio_gen.results import OnlyTheirs, Outcome, SiteRecord

_MOST_NAMED = 3
"""Learners who get a line of their own."""


class Progression:
    """A bar on a terminal; elsewhere a line for every tenth of the way. Names nobody: family folders are secrets."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = _bar(console) if console.is_terminal else None
        self._task = None if self._bar is None else self._bar.add_task("sites", total=None)

    def tell(self, done: int, total: int, record: SiteRecord | None) -> None:
        """Show that `done` of `total` sites are made."""
        if self._bar is not None and self._task is not None:
            if record is None:
                self._bar.start()
            self._bar.update(self._task, completed=done, total=total)
            if done == total:
                self._bar.stop()
        elif record is not None and done * 10 // total > (done - 1) * 10 // total:
            self._console.print(f"{done} of {total} sites")


def terminal_line(text: str) -> str:
    """A text as one line of a terminal, without signs that could steer it, whoever wrote them."""
    return printable(text).replace("\n", " ")


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """Every problem: where, what stands there, what to do; what is to be pasted is all that stands on its line.

    The same slip in many places is one, with the first of them.
    """
    for habit in habits(problems):
        problem = habit.first
        path = terminal_line(problem.path)
        where = f"{path}:{problem.line}" if problem.line else path
        style = "bold red" if problem.severity is Severity.ERROR else "yellow"
        console.print(
            Text.assemble((where, "bold"), "  ", (f"{problem.severity} {problem.code}", style)), soft_wrap=True
        )
        console.print(Text(f"    {terminal_line(problem.message)}"), soft_wrap=True)
        if habit.others:
            console.print(Text(f"    {terminal_line(habit.elsewhere)}"), soft_wrap=True)
        console.print(Text(f"    {terminal_line(problem.hint)}", style="green"), soft_wrap=True)
        for line in "\n".join(problem.paste).split("\n") if problem.paste else ():
            console.print(Text(terminal_line(line), style="bold green"), soft_wrap=True)


def print_outcome(console: Console, outcome: Outcome) -> None:
    """What was built, what was unchanged, what went away; what to do where there is nobody yet."""
    counts = Counter(record.outcome for record in outcome.records)
    pages = sum(record.made.pages for record in outcome.records if record.made and record.outcome == "built")
    parts = [f"built {counts['built']} sites ({pages:,} pages)", f"unchanged {counts['unchanged']}"]
    if outcome.removed:
        parts.append(f"removed {len(outcome.removed)}")
    if counts["kept"]:
        parts.append(f"left as they are {counts['kept']}")
    if counts["failed"]:
        parts.append(f"failed {counts['failed']}")
    console.print(Text(", ".join(parts)), soft_wrap=True)
    if not outcome.learners:
        console.print("There is no learner yet. Make a folder for one with: portfolio new learner NAME", soft_wrap=True)


def print_on_no_site(console: Console, problems: Iterable[Problem]) -> None:
    """Learners whom no educator sees, once more at the end: their work was looked for in vain."""
    folders = sorted({each.path.rstrip("/") for each in problems if each.code == "PG503" and each.path.endswith("/")})
    if not folders:
        return
    who = "1 learner is" if len(folders) == 1 else f"{len(folders)} learners are"
    named = ", ".join(terminal_line(folder) for folder in folders[:_MOST_NAMED])
    more = f" and {len(folders) - _MOST_NAMED} more" if len(folders) > _MOST_NAMED else ""
    line = f"{who} on no educators' site: {named}{more}. Add them to a cohort in _school/school.yml."
    console.print(Text(line), soft_wrap=True)


def print_only_theirs(console: Console, kept: Sequence[OnlyTheirs]) -> None:
    """How much learners keep to themselves, and how to share it. Names on a terminal only: a log may be public."""
    if not kept:
        return
    if console.is_terminal and len(kept) <= _MOST_NAMED:
        lines = [f"{_entries(each.entries)} only for {terminal_line(each.name)}." for each in kept]
    else:
        learners = f"{len(kept)} {'learner' if len(kept) == 1 else 'learners'}"
        lines = [f"{_entries(sum(each.entries for each in kept), f' of {learners}')} only for themselves."]
    lines[-1] += " To share one, write in its file: share_with: [educators, family]"
    console.print(Text("\n".join(lines)), soft_wrap=True)


def _entries(count: int, whose: str = "") -> str:
    return f"1 entry{whose} is" if count == 1 else f"{count:,} entries{whose} are"


def print_page(console: Console, page: str) -> None:
    """A page in Markdown: drawn on a terminal, as it stands elsewhere."""
    if console.is_terminal:
        from rich.markdown import Markdown  # it takes its time, and no other command needs it

        console.print(Markdown(page, code_theme="ansi_dark", hyperlinks=False))
    else:
        console.print(Text(page), soft_wrap=True, end="")


def print_count(console: Console, problems: tuple[Problem, ...], sites: Sequence[str] = ()) -> None:
    """How many errors and warnings there are, in which `places`; and how one of their codes is explained."""
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    where = f"{', '.join(terminal_line(place) for place in sites if place)}: " if any(sites) else ""
    if not problems:
        console.print(Text(f"{where}no problems"), soft_wrap=True)
        return
    code = min(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem.code)).code
    console.print(
        Text(
            f"{where}{errors} {'error' if errors == 1 else 'errors'}, "
            f"{warnings} {'warning' if warnings == 1 else 'warnings'}. "
            f"Each code is explained by: portfolio problem {code}"
        ),
        soft_wrap=True,
    )
