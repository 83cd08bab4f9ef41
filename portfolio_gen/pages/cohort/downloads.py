"""The files of figures that an educators' site offers."""

from __future__ import annotations

from portfolio_gen.model.school import Cohort
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.cohort.graduation_table import NAMES, STANDARDS_COLUMNS
from portfolio_gen.pages.cohort.parts import OfferedFile
from portfolio_gen.pages.cohort.tables import cohort_tables
from portfolio_gen.pages.download import Download

DOWNLOADS = "downloads"
"""Where they lie in the site."""
VERSION = 1
"""Of the JSON; it grows when a program that reads the file has to be changed."""

_SAID_ONCE = ("name", "grade", "standard_name", "area", *NAMES)
"""What the JSON says in its lists of learners and standards, and need not repeat."""


def cohort_downloads(cohort: CohortContext) -> tuple[Download, ...]:
    """The matrix, levels, evidence and graduation as CSV, all of it as one workbook, and as JSON for other programs."""
    school, tables = cohort.school, cohort_tables(cohort)
    base = f"{DOWNLOADS}/{cohort.cohort.id}"
    about = (
        ("version", VERSION),
        ("school", school.name),
        ("cohort", cohort.cohort.id),
        ("cohort_title", cohort.cohort.title),
        ("as_of", cohort.newest.isoformat() if cohort.newest else None),
    )
    counted = tables.graduation.without("requirement_id", *STANDARDS_COLUMNS)
    asked = (counted,) if school.graduation else ()
    sheets = (tables.matrix, tables.levels, tables.evidence, *asked, tables.standards)
    rows = (table.without(*_SAID_ONCE) for table in (tables.levels, tables.evidence, tables.graduation))
    return (
        *(Download(f"{base}-{table.key}.csv", "csv", (table,)) for table in sheets[:-1]),
        Download(f"{base}.xlsx", "xlsx", sheets),
        Download(f"{base}.json", "json", (tables.scale, tables.learners, tables.standards, *rows), about),
    )


def files_for(cohort: Cohort, *tables: str) -> tuple[OfferedFile, ...]:
    """What a page offers to take along: the workbook, and these tables as CSV."""
    names = [(f"{cohort.id}.xlsx", "Excel"), *((f"{cohort.id}-{table}.csv", "CSV") for table in tables)]
    return tuple({"href": f"{DOWNLOADS}/{name}", "name": name, "form": form} for name, form in names)
