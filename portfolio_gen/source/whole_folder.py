"""What is said of a learner's folder as a whole: a habit of many files is one problem, at the first of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from portfolio_gen.model.entries import AnyEntry, Evidence, Reflection
from portfolio_gen.source.reading import FolderReading

FEW_UNDATED = 3
"""Entries without a day from which somebody is told so."""
_MONTH = re.compile(r"\d{4}[-_]\d{1,2}\.\w+")


def report_whole(reading: FolderReading, entries: Sequence[AnyEntry], *, has_text: bool) -> None:
    """Name once what many files have in common, and a folder with nothing in it. Asked when all of it is read."""
    if reading.empty:
        first, count = reading.empty[0], len(reading.empty)
        others = f", and so {'is' if count == 2 else 'are'} {count - 1} more" if count > 1 else ""
        message = f"This file is empty{others}, and on no page."
        reading.problems.add("PG123", first, 0, message, "Write something into it, or delete it.")
    if reading.days_disagree:
        first, count = reading.days_disagree[0], len(reading.days_disagree)
        others = f", and {count - 1} more like it" if count > 1 else ""
        message = f"The file's name and its keys name different days here{others}."
        hint = "The day in the keys counts. Rename the file, or correct date:"
        reading.problems.add("PG207", first, 1, message, hint, "date")
    _report_found_by_end(reading)
    _report_undated(reading, entries)
    if not entries and not has_text and not reading.problems.found:
        message = "There is nothing to read in this folder."
        reading.problems.add("PG507", "", 0, message, "Put a Markdown file into it.")


def _report_found_by_end(reading: FolderReading) -> None:
    found = sorted({(each.path, each.line, each) for each in reading.folder.found_by_end})
    if not found:
        return
    path, line, first = found[0]
    count = len(found) - 1
    others = f", nor at {count} more path{'s' if count > 1 else ''}" if count else ""
    message = f"Nothing lies at “{first.written[:80]}”{others}. It ends as the path of this file of yours does, "
    hint = "Nothing is missing on the pages. To be sure, write the path from this file:"
    reading.problems.add("PG316", path, line, f"{message}which is meant: “{first.relative}”.", hint, paste=first.paste)


def _report_undated(reading: FolderReading, entries: Sequence[AnyEntry]) -> None:
    """A few texts without a day are seen to have none; of many somebody thinks that they have one."""
    asked = {
        problem.path.removeprefix(reading.problems.prefix)
        for problem in reading.problems.found
        if problem.key == "date"
    }
    undated = [
        each for each in entries if isinstance(each, Reflection | Evidence) and not each.date and each.file not in asked
    ]
    if len(undated) < FEW_UNDATED:
        return
    month = next((each.file for each in undated if _MONTH.fullmatch(posixpath.basename(each.file))), "")
    why = " The name of this one is a month and no day." if month else ""
    message = f"{len(undated)} entries have no day, this one among them, so they stand last.{why}"
    hint = "Write it between two lines of three dashes at the top of each, with your own numbers:"
    reading.problems.add("PG223", month or undated[0].file, 0, message, hint, "date", ("date: 2026-10-03",))
