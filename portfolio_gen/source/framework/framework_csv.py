"""Frameworks as a table: `code,statement,parent[,grades]`, as a spreadsheet saves it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import did_you_mean
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.framework.case_text import without_markup
from portfolio_gen.source.framework.standard_tree import Draft, arrange, unused, without_repeats
from portfolio_gen.source.sheet_rows import Sheet, SheetRow

FRAMEWORK_COLUMNS = ("code", "statement", "parent", "grades", "title", "aliases", "kind", "notes", "retired")
_IDS = frozenset({"code", "parent", "grades", "aliases"})
"""Columns that a spreadsheet must not take for numbers."""
HINTED = 20
"""Unknown parents for which the nearest known one is looked for: each search goes through the whole framework."""
_SEVERAL = re.compile(r"\s*[;|]\s*")
_GRADES = re.compile(r"[\s;,|]+")


def read_csv(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    """The framework of a table; `name` becomes its id and title. `,`, `;` or a tab parts the columns."""
    sheet = Sheet(
        path, ("code", "statement"), _IDS, f"Write {','.join(FRAMEWORK_COLUMNS[:4])} as the first line.", "PG504"
    )
    before = len(problems.found)
    drafts = list(_drafts(sheet.rows(sheet.csv_rows(text, problems), problems), path, problems))
    if not drafts and len(problems.found) > before:
        return None
    drafts = without_repeats(drafts, path, problems)
    report_unknown_parents(drafts, path, problems)
    return Framework(id=slug(name), title=name, standards=arrange(drafts, {}, path, problems))


def _drafts(rows: Iterable[SheetRow], path: str, problems: Problems) -> Iterator[Draft]:
    taken = dict[str, int]()
    for row in rows:
        if row["code"] or row["statement"]:
            standard = _standard(row, taken)
            yield Draft(standard.model_copy(update={"retired": _last_day(row, path, problems)}), row.line)


def _last_day(row: SheetRow, path: str, problems: Problems) -> dt.date | None:
    """The last day on which a standard is in force; None, and a problem, for what is no day."""
    try:
        return parse_day(row["retired"]) if row["retired"] else None
    except NotADay as error:
        problems.add("PG504", path, row.line, error.message, error.advice.hint, "retired", error.advice.instead)
        return None


def _standard(row: SheetRow, taken: dict[str, int]) -> Standard:
    code = row["code"]
    return Standard(
        id=code or unused(slug(row["statement"]), taken),
        code=code,
        title=without_markup(row["title"]),
        statement=without_markup(row["statement"]),
        parents=tuple(filter(None, _SEVERAL.split(row["parent"]))),
        grades=grade_labels(tuple(_GRADES.split(row["grades"]))),
        aliases=tuple(filter(None, _SEVERAL.split(row["aliases"]))),
        kind=row["kind"],
        notes=without_markup(row["notes"]),
    )


def report_unknown_parents(drafts: list[Draft], path: str, problems: Problems) -> None:
    """A problem for every parent that no standard of the framework has as its code or id."""
    known = {draft.standard.id for draft in drafts}
    unknown = [(draft, parent) for draft in drafts for parent in draft.standard.parents if parent not in known]
    for place, (draft, parent) in enumerate(unknown):
        message = f"“{draft.standard.name}” stands below “{parent}”, which is not in this framework."
        candidates = known if place < HINTED else ()
        hint = did_you_mean(parent, candidates, "Write the code of the standard above it, or nothing.")
        problems.add("PG504", path, draft.line, message, hint, "parent")
