"""What a person reads on the terminal once a worksheet is taken: a line for each rating, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from portfolio_gen.model.rating import Rating
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.rating_worksheets import FilledWorksheet
from portfolio_gen.report import terminal_line


def print_taken(console: Console, taken: FilledWorksheet) -> None:
    """The ratings and what was left out as a table, the files they are in, and how many there are."""
    lines = list(_lines(taken))
    if lines:
        table = Table(*_columns(), box=None, pad_edge=False, header_style="bold")
        for line in lines:
            table.add_row(*(Text(terminal_line(cell), overflow="fold") for cell in line))
        console.print(table)
    here = Path.cwd()
    for file in taken.files:
        place = file.relative_to(here) if file.is_relative_to(here) else file
        console.print(Text(say("wrote {file}", file=terminal_line(str(place)))), soft_wrap=True)
    console.print(Text(_summary(taken)), soft_wrap=True)


def _columns() -> tuple[str, ...]:
    return say("learner"), say("standard"), say("piece"), say("level"), ""


def _lines(taken: FilledWorksheet) -> Iterator[tuple[str, ...]]:
    """Rows where nothing was filled in are counted only: there may be hundreds."""
    for one, level in zip(taken.new, taken.before, strict=True):
        before = taken.labels.get(level, level)
        yield *_cells(one, taken), say("taken, {level} before", level=before) if before else say("taken")
    for known in taken.known:
        yield *_cells(known.rating, taken), _known(taken.labels.get(known.since, known.since))
    for row in taken.empty:
        if row["note"]:
            yield row["learner"], row["standard"], row["evidence"], "", say("left out: a note, and no level")


def _known(since: str) -> str:
    if since:
        return say("left out: taken before, and {level} since", level=since)
    return say("left out: taken before")


def _cells(rating: Rating, taken: FilledWorksheet) -> tuple[str, ...]:
    return rating.learner, rating.standard, rating.evidence, taken.labels.get(rating.level, rating.level)


def _summary(taken: FilledWorksheet) -> str:
    parts = [count(len(taken.new), "took {n} rating", "took {n} ratings", "took no ratings")]
    if taken.known:
        parts.append(say("{n} taken before", n=len(taken.known)))
    if taken.empty:
        parts.append(_left_out(len(taken.empty), sum(1 for row in taken.empty if row["note"])))
    return in_a_row(parts)


def _left_out(rows: int, notes: int) -> str:
    if not notes:
        return count(rows, "{n} row without a level left out", "{n} rows without a level left out")
    among = count(notes, "{n} note among them", "{n} notes among them")
    return count(
        rows,
        "{n} row without a level left out ({notes})",
        "{n} rows without a level left out ({notes})",
        notes=among,
    )
