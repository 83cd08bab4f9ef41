"""The files of figures that an educators' site offers."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_gen.model.school import Cohort, School
from portfolio_gen.pages.cohort_tables import cohort_tables
from portfolio_gen.pages.download import Download
from portfolio_gen.view.cohort import Seat
from portfolio_gen.view.inbox import newest_entry

VERSION = 1
"""Of the JSON; it grows when a program that reads the file has to be changed."""

_SAID_ONCE = ("name", "grade", "standard_name", "area")
"""What the JSON says in its lists of learners and standards, and need not repeat."""


def cohort_downloads(cohort: Cohort, seats: Iterable[Seat], school: School) -> tuple[Download, ...]:
    """The matrix, the levels and the evidence as CSV, all of it as one workbook, and as JSON for other programs."""
    everyone = tuple(seats)
    tables = cohort_tables(everyone, school)
    base = f"downloads/{cohort.id}"
    newest = newest_entry(seat.view for seat in everyone)
    about = (
        ("version", VERSION),
        ("school", school.name),
        ("cohort", cohort.id),
        ("cohort_title", cohort.title),
        ("as_of", newest.isoformat() if newest else None),
    )
    sheets = (tables.matrix, tables.levels, tables.evidence, tables.standards)
    data = (tables.scale, tables.learners, tables.standards, *(table.without(*_SAID_ONCE) for table in sheets[1:3]))
    return (
        *(Download(f"{base}-{table.key}.csv", "csv", (table,)) for table in sheets[:3]),
        Download(f"{base}.xlsx", "xlsx", sheets),
        Download(f"{base}.json", "json", data, about),
    )
