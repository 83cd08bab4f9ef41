"""`_school/ratings/*.csv`: what educators saw. A row that cannot be used is a problem; the others count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.dates import NotADay, parse_day, time_of
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.front_matter.yes_or_no import NO, YES
from portfolio_gen.source.named_level import NoLevel, named_level
from portfolio_gen.source.named_standard import NoOneStandard, named_standard
from portfolio_gen.source.open_folder import OpenFolder
from portfolio_gen.source.rating.copied_rows import without_copies
from portfolio_gen.source.rating.evidence_name import evidence_name
from portfolio_gen.source.school_files import school_files
from portfolio_gen.source.sheet_rows import Sheet, SheetRow
from portfolio_gen.source.unlikely_days import IF_THE_YEAR, doubt_about

RATINGS_FOLDER = "ratings"
RATING_COLUMNS = ("learner", "standard", "level", "date", "by", "evidence", "note", "final")
_NEEDED = ("learner", "standard", "level")
LARGEST_RATINGS = 64_000_000
"""Bytes of one file of ratings: a large school's years fit in."""
IDS = frozenset({"learner", "standard", "by", "evidence"})
"""Columns of names and codes, which a spreadsheet must not take for numbers."""
_FINAL = YES | {"x", "✓", "✔", "☑", "✅", "final", "1.0", "ja", "oui", "si", "sí", "sim", "wahr", "vrai", "verdadero"}
_NOT_FINAL = NO | {"", "-", "–", "0.0", "☐", "nein", "non", "não", "falsch", "faux", "falso"}
"""Also as spreadsheets and people of other languages write it."""
_NAMED_LINES = 3


def read_ratings(
    files: OpenFolder, school: School, problems: Problems, learners: frozenset[str] = frozenset()
) -> tuple[Rating, ...]:
    """All ratings of the school, in the order of the files and of their rows; `files` is the open folder `_school`.

    Rows that two files share count once.
    A row for somebody who is none of `learners`, but nearly one, is a problem; others may have left the school.
    """
    ratings: dict[str, list[Rating]] = {}
    for place in school_files(files, RATINGS_FOLDER, (".csv",), problems):
        path = f"_school/{place}"
        text = read_text(files, place, path, problems, LARGEST_RATINGS)
        if text is not None:
            ratings[path] = list(parse_ratings(text, path, school, problems, learners))
    return numbered(without_copies(ratings, problems))


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
    sheet = Sheet(path, _NEEDED, IDS, f"Write {','.join(RATING_COLUMNS[:-1])} as the first line.")
    strangers: list[int] = []
    said = Problems(today=problems.today)
    for row in sheet.rows(sheet.csv_rows(text, problems), problems):
        rating = _Row(row, path, school, said, learners).rating()
        if rating:
            yield rating
        if rating and learners and rating.learner not in learners:
            strangers.append(row.line)
    problems.found.extend(_each_once(said.found))
    _report_strangers(strangers, path, problems)


def _each_once(found: Iterable[Problem]) -> Iterator[Problem]:
    """One slip in many rows, such as a code that was retired, is one thing to mend."""
    alike: dict[Problem, list[Problem]] = {}
    for problem in found:
        alike.setdefault(replace(problem, line=0), []).append(problem)
    for first, *others in alike.values():
        rows = "row has" if len(others) == 1 else "rows have"
        more = f" {len(others)} more {rows} it, the next is line {others[0].line}." if others else ""
        yield replace(first, message=first.message + more)


def _report_strangers(lines: list[int], path: str, problems: Problems) -> None:
    """Rows about people who have no folder: who has left, or was named in another way than by their folder."""
    if lines:
        where = ", ".join(map(str, lines[:_NAMED_LINES]))
        rest = f" and {len(lines) - _NAMED_LINES} more" if len(lines) > _NAMED_LINES else ""
        message = f"Nobody has a folder of the name in the column learner in line {where}{rest}."
        hint = "Write the name of a learner's folder. If they have left the school, nothing needs to be done."
        problems.add("PG503", path, lines[0], message, hint, "learner")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, by the names of its columns."""

    cells: SheetRow
    path: str
    school: School
    problems: Problems
    learners: frozenset[str]

    def rating(self) -> Rating | None:
        """The rating; None, and a problem, when the row does not say which."""
        empty = [column for column in _NEEDED if not self.cells[column]]
        for column in empty:
            self._refuse(column, f"This row has no {column}.", f"Fill in the column {column}.")
        if empty:
            return None
        learner, standard, level = self._learner(), self._standard(), self._level()
        (day, dated), final = self._day(), self._final()
        if learner is None or standard is None or level is None or not dated or final is None:
            return None
        return Rating(
            learner=learner,
            standard=standard,
            level=level,
            date=day,
            time=time_of(self.cells["date"]) if day else None,
            by=self.cells["by"],
            evidence=evidence_name(self.cells["evidence"]),
            note=self.cells["note"],
            final=final,
            path=self.path,
            line=self.cells.line,
        )

    def _refuse(self, column: str, message: str, hint: str, paste: tuple[str, ...] = ()) -> None:
        self.problems.add("PG505", self.path, self.cells.line, message, hint, column, paste)

    def _learner(self) -> str | None:
        written = self.cells["learner"]
        learner = slug(written)
        near = () if learner in self.learners else nearest(learner, self.learners, cutoff=0.8)
        if near:
            message = f"There is no learner called “{written[:80]}”."
            self._refuse("learner", message, "Did you mean this?", near)
        return None if near else learner

    def _level(self) -> str | None:
        try:
            return named_level(self.cells["level"], self.school)
        except NoLevel as error:
            self._refuse("level", error.message, *error.advice)
            return None

    def _day(self) -> tuple[dt.date | None, bool]:
        """The day, and whether the cell holds one or nothing."""
        written = self.cells["date"]
        try:
            day = parse_day(written, self.school.date_order) if written else None
        except NotADay as error:
            self._refuse("date", error.message, *error.advice)
            return None, False
        if day and (doubt := doubt_about("date", day, self.problems.today)):
            message, meant = f"“date: {day}” {doubt.said}.", doubt.meant.isoformat()
            self.problems.add("PG218", self.path, self.cells.line, message, IF_THE_YEAR, "date", (meant,))
        return day, True

    def _final(self) -> bool | None:
        """Whether it is an explicit judgement; None, and a problem, for a word that says neither yes nor no."""
        written = self.cells["final"].casefold()
        if written in _FINAL or written in _NOT_FINAL:
            return written in _FINAL
        message = f"“{self.cells['final'][:80]}” in the column final says neither yes nor no."
        self._refuse("final", message, "For your own judgement write yes, else leave it empty.", ("yes",))
        return None

    def _standard(self) -> str | None:
        try:
            return named_standard(self.cells["standard"], self.school)
        except NoOneStandard as error:
            self._refuse("standard", error.message, *error.advice)
            return None
