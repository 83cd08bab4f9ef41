"""Worksheets as files: never over another one, and never where everybody can see them."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from portfolio_gen.jobs import educators_place
from portfolio_gen.model.tables.worksheet import Worksheet
from portfolio_gen.publish.rating_workbook import FORMS, rating_sheet_bytes
from portfolio_gen.settings import Settings, SettingsError


def check_place(settings: Settings, out: Path) -> None:
    """Whether a worksheet may lie here, before it is made. Raises SettingsError, with what to write instead."""
    if out.suffix.casefold() not in FORMS:
        better = out.with_suffix(FORMS[0]).name
        raise SettingsError(f"A worksheet is an Excel workbook or CSV. Call it {better} or {Path(better).stem}.csv")
    if out.resolve().is_relative_to(settings.output):
        raise SettingsError(f"{out} would lie among the sites that others can open. Choose another folder.")
    if out.exists():
        free = next(name for number in count(2) if not (name := out.with_stem(f"{out.stem}-{number}")).exists())
        raise SettingsError(f"There is a file {out} already, perhaps with ratings in it. Write --out {free}")


def write_sheet(sheet: Worksheet, out: Path) -> None:
    """Write it as the kind of file that its name says. Raises OSError, also where a file has come there meanwhile."""
    data = rating_sheet_bytes(sheet, out.suffix.casefold())
    with out.open("xb") as file:
        file.write(data)


def sheet_text(sheet: Worksheet) -> bytes:
    """The worksheet as CSV, for a terminal or another program."""
    return rating_sheet_bytes(sheet, ".csv")


def pages_stand(settings: Settings, cohort: str) -> bool:
    """Whether the pages are built that a worksheet of this cohort leads to."""
    return (settings.output / educators_place(cohort) / "index.html").is_file()
