"""`_school/ratings/*.csv`: what educators saw. A row that cannot be used is a problem; the others count."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.front_matter.fields import YES, clean
from portfolio_gen.source.named_level import NoLevel, named_level
from portfolio_gen.source.named_standard import NoOneStandard, named_standard
from portfolio_gen.source.open_folder import OpenFolder
from portfolio_gen.source.school_files import school_files
from portfolio_gen.source.unlikely_days import IF_THE_YEAR, doubt_about

FOLDER = "ratings"
COLUMNS = ("learner", "standard", "level", "date", "by", "evidence", "note", "final")
_NEEDED = ("learner", "standard", "level")
LARGEST = 64_000_000
"""Bytes of one file of ratings: a large school's years fit in."""
_FINAL = YES | {"x"}


def read_ratings(
    files: OpenFolder, school: School, problems: Problems, learners: frozenset[str] = frozenset()
) -> tuple[Rating, ...]:
    """All ratings of the school, in the order of the files and of their rows; `files` is the open folder `_school`.

    A row for somebody who is none of `learners`, but nearly one, is a problem; others may have left the school.
    """
    ratings: list[Rating] = []
    for place in school_files(files, FOLDER, (".csv",), problems):
        path = f"_school/{place}"
        text = read_text(files, place, path, problems, LARGEST)
        if text is not None:
            ratings.extend(parse_ratings(text, path, school, problems, learners))
    return numbered(ratings)


def numbered(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """The ratings with a number for each piece of work, so that attempts at the same one can be told together.

    The number stays when disclosure takes the name of the evidence away.
    """
    works: dict[tuple[str, str], int] = {}
    return tuple(
        rating.model_copy(update={"work": works.setdefault((rating.learner, rating.evidence), len(works) + 1)})
        if rating.evidence
        else rating
        for rating in ratings
    )


def parse_ratings(
    text: str, path: str, school: School, problems: Problems, learners: frozenset[str] = frozenset()
) -> Iterator[Rating]:
    """The ratings of one file. Columns by name, in any order; `,` or `;` or a tab between them."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        header = [clean(name).casefold() for name in next(rows, [])]
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            message = f"The first line does not name the columns {', '.join(missing)}."
            hint = f"Write {','.join(COLUMNS[:-1])} as the first line."
            problems.add("PG505", path, 1, message, hint)
            return
        before = rows.line_num
        for row in rows:
            values = dict(zip(header, map(clean, row), strict=False))
            written = _Row(values, path, before + 1, school, problems, learners)
            before = rows.line_num
            if any(values.values()) and (rating := written.rating()):
                yield rating
    except csv.Error:
        message = "From this row on the file cannot be read."
        hint = "Look for a quotation mark without its partner, and save the file as CSV again."
        problems.add("PG505", path, rows.line_num, message, hint)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, by the names of its columns."""

    values: dict[str, str]
    path: str
    line: int
    school: School
    problems: Problems
    learners: frozenset[str]

    def rating(self) -> Rating | None:
        """The rating; None, and a problem, when the row does not say which."""
        empty = [column for column in _NEEDED if not self.values.get(column)]
        for column in empty:
            self._refuse(column, f"This row has no {column}.", f"Fill in the column {column}.")
        if empty:
            return None
        learner, standard, level = self._learner(), self._standard(), self._level()
        day, dated = self._day()
        if learner is None or standard is None or level is None or not dated:
            return None
        evidence = self.values.get("evidence", "")
        return Rating(
            learner=learner,
            standard=standard,
            level=level,
            date=day,
            by=self.values.get("by", ""),
            evidence=slug(evidence.removesuffix(".md")) if evidence else "",
            note=self.values.get("note", ""),
            final=self.values.get("final", "").casefold() in _FINAL,
            path=self.path,
            line=self.line,
        )

    def _refuse(self, column: str, message: str, hint: str, paste: tuple[str, ...] = ()) -> None:
        self.problems.add("PG505", self.path, self.line, message, hint, column, paste)

    def _learner(self) -> str | None:
        written = self.values["learner"]
        learner = slug(written)
        near = () if learner in self.learners else nearest(learner, self.learners, cutoff=0.8)
        if near:
            message = f"There is no learner called “{written[:80]}”."
            self._refuse("learner", message, "Did you mean this?", near)
        return None if near else learner

    def _level(self) -> str | None:
        try:
            return named_level(self.values["level"], self.school)
        except NoLevel as error:
            self._refuse("level", error.message, error.hint, error.paste)
            return None

    def _day(self) -> tuple[dt.date | None, bool]:
        """The day, and whether the cell holds one or nothing."""
        written = self.values.get("date", "")
        try:
            day = parse_day(written, self.school.date_order) if written else None
        except NotADay as error:
            self._refuse("date", error.message, error.hint, error.days)
            return None, False
        if day and (doubt := doubt_about("date", day, self.problems.today)):
            message, meant = f"“date: {day}” {doubt.said}.", doubt.meant.isoformat()
            self.problems.add("PG218", self.path, self.line, message, IF_THE_YEAR, "date", (meant,))
        return day, True

    def _standard(self) -> str | None:
        try:
            return named_standard(self.values["standard"], self.school)
        except NoOneStandard as error:
            self._refuse("standard", error.message, error.hint, error.paste)
            return None
