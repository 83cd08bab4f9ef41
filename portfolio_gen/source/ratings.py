"""`_school/ratings/*.csv`: what educators saw. Every row that cannot be used is a problem; the others count."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.documents import read_text
from portfolio_gen.source.fields import clean, did_you_mean

COLUMNS = ("learner", "standard", "level", "date", "by", "evidence", "note", "final")
_NEEDED = {"learner", "standard", "level"}


def read_ratings(folder: Path, school: School, problems: Problems) -> tuple[Rating, ...]:
    """All ratings of the school, in the order of the files and of their rows."""
    ratings: list[Rating] = []
    for file in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        path = f"_school/ratings/{file.name}"
        text = read_text(file, path, problems)
        if text is not None:
            ratings.extend(parse_ratings(text, path, school, problems))
    return tuple(ratings)


def parse_ratings(text: str, path: str, school: School, problems: Problems) -> Iterator[Rating]:
    """The ratings of one file. Columns by name, in any order; `,` or `;` between them."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        header = [clean(name).casefold() for name in next(rows, [])]
        if not set(header) >= _NEEDED:
            problems.add(
                "PG505",
                path,
                1,
                f"The first line does not name the columns {', '.join(sorted(_NEEDED - set(header)))}.",
                "Write learner,standard,level,date,by,evidence,note as the first line.",
            )
            return
        for row in rows:
            values = dict(zip(header, (clean(cell) for cell in row), strict=False))
            if any(values.values()) and (rating := _rating(values, path, rows.line_num, school, problems)):
                yield rating
    except csv.Error as error:
        problems.add(
            "PG505", path, rows.line_num, f"This row cannot be read ({error}).", "Save the file as CSV again."
        )


def _rating(
    values: dict[str, str], path: str, line: int, school: School, problems: Problems
) -> Rating | None:
    def refuse(column: str, message: str, hint: str) -> None:
        problems.add("PG505", path, line, message, hint, column)

    for column in sorted(_NEEDED):
        if not values.get(column):
            refuse(column, f"The row has no {column}.", f"Fill in the column {column}.")
            return None
    standard = _standard(values["standard"], school, refuse)
    level = school.scale.level(values["level"])
    if level is None:
        words = school.scale.words()
        refuse(
            "level",
            f"“{values['level']}” is not a level.",
            did_you_mean(values["level"], words, f"Write one of: {', '.join(words)}"),
        )
    day = None
    if values.get("date"):
        try:
            day = parse_day(values["date"], school.date_order)
        except NotADay as error:
            refuse("date", error.message, error.hint)
            return None
    if standard is None or level is None:
        return None
    return Rating(
        learner=slug(values["learner"]),
        standard=standard,
        level=level.id,
        date=day,
        by=values.get("by", ""),
        evidence=slug(values["evidence"]) if values.get("evidence") else "",
        note=values.get("note", ""),
        final=values.get("final", "").casefold() in ("yes", "true", "1", "x"),
        path=path,
        line=line,
    )


def _standard(written: str, school: School, refuse: object) -> str | None:
    found = school.codes.find(written)
    if len(found.matches) == 1:
        return found.matches[0].standard.code
    assert callable(refuse)
    if found.matches:
        options = ", ".join(placed.standard.code for placed in found.matches[:5])
        refuse("standard", f"“{written}” fits several standards: {options}.", "Write the whole code.")
    else:
        near = ", ".join(found.near)
        refuse(
            "standard",
            f"No standard has the code “{written}”.",
            f"Did you mean {near}?" if near else "Look the code up.",
        )
    return None
