"""Frameworks as a table: `code,statement,parent[,grades]`, as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import did_you_mean
from portfolio_gen.source.framework.standard_tree import Draft, arrange, unused, without_repeats
from portfolio_gen.source.front_matter.fields import clean

COLUMNS = ("code", "statement", "parent", "grades", "title", "aliases", "kind", "notes")
HINTED = 20
"""Unknown parents for which the nearest known one is looked for: each search goes through the whole framework."""
_SEVERAL = re.compile(r"\s*[;|]\s*")
_GRADES = re.compile(r"[\s;,|]+")


def read_csv(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    """The framework of a table; `name` becomes its id and title. `,`, `;` or a tab parts the columns."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    drafts: list[Draft] = []
    try:
        header = [clean(column).casefold() for column in next(rows, [])]
        if not {"code", "statement"} <= set(header):
            message = "The first line does not name the columns code and statement."
            problems.add("PG504", path, 1, message, f"Write {','.join(COLUMNS[:4])} as the first line.")
            return None
        drafts.extend(_drafts(((rows.line_num, row) for row in rows), header))
    except csv.Error as error:
        message = f"This row cannot be read ({error})."
        problems.add("PG504", path, rows.line_num, message, "Save the file as CSV again.")
    drafts = without_repeats(drafts, path, problems)
    report_unknown_parents(drafts, path, problems)
    return Framework(id=slug(name), title=name, standards=arrange(drafts, {}, path, problems))


def _drafts(rows: Iterator[tuple[int, list[str]]], header: list[str]) -> Iterator[Draft]:
    taken = dict[str, int]()
    for line, row in rows:
        values = dict(zip(header, (clean(cell) for cell in row), strict=False))
        if values.get("code") or values.get("statement"):
            yield Draft(_standard(values, taken), line)


def _standard(values: dict[str, str], taken: dict[str, int]) -> Standard:
    code = values.get("code", "")
    return Standard(
        id=code or unused(slug(values["statement"]), taken),
        code=code,
        title=values.get("title", ""),
        statement=values.get("statement", ""),
        parents=tuple(filter(None, _SEVERAL.split(values.get("parent", "")))),
        grades=grade_labels(tuple(_GRADES.split(values.get("grades", "")))),
        aliases=tuple(filter(None, _SEVERAL.split(values.get("aliases", "")))),
        kind=values.get("kind", ""),
        notes=values.get("notes", ""),
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
