"""A filled worksheet to ratings: every row is checked, and one that cannot be used means that none is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portfolio_gen.model.printable import one_line
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import meant
from portfolio_gen.source.named_level import NoLevel, named_level
from portfolio_gen.source.named_standard import NoOneStandard, named_standard
from portfolio_gen.source.rating.evidence_name import evidence_name
from portfolio_gen.source.rating.filled_file import filled_rows
from portfolio_gen.source.rating.ratings import IDS
from portfolio_gen.source.sheet_rows import Sheet, SheetRow

NEEDED = ("learner", "standard", "evidence", "level", "by")
_READ_BACK = {*NEEDED, "note"}

Shared = Mapping[str, Collection[str]]
"""Ids of the evidence that each learner shares with educators, by the learner's id."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a worksheet, apart those in which no level stands yet."""

    rated: tuple[SheetRow, ...]
    empty: tuple[SheetRow, ...]

    @property
    def learners(self) -> tuple[str, ...]:
        """Ids of the learners who are rated, each once."""
        return tuple(dict.fromkeys(slug(row["learner"]) for row in self.rated if row["learner"]))


def read_worksheet(data: bytes, path: str, problems: Problems) -> Filled:
    """The rows of a file that came back. They are not checked yet; what is no row is a PG505, what no file a PG508."""
    sheet = Sheet(path, NEEDED, IDS, "Keep the first line of the worksheet as it was written.")
    numbered = filled_rows(data, sheet, _READ_BACK, problems)
    rows = () if numbered is None else tuple(sheet.rows(numbered, problems))
    return Filled(tuple(row for row in rows if row["level"]), tuple(row for row in rows if not row["level"]))


@dataclass(frozen=True, slots=True)
class Known:
    """A row that was taken before."""

    rating: Rating
    since: str
    """Id of the level that the same educator has given this piece since; nothing where it is still this one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rows of a worksheet say."""

    new: tuple[Rating, ...]
    known: tuple[Known, ...]
    """Rows that were taken before: whoever goes on with the same worksheet takes the rest."""
    before: tuple[str, ...] = ()
    """For each new one the id of the level that the same educator gave last; nothing where they gave none."""


def check_rows(
    rows: Sequence[SheetRow], path: str, day: dt.date, school: School, shared: Shared, problems: Problems, by: str = ""
) -> Checked:
    """A rating of this day for each row that can be used; each thing that is wrong with another is a PG505.

    `by` rates where a row does not say who.
    """
    by = by or _asked_once(rows, path, school, problems)
    found: dict[tuple[str, ...], Rating] = {}
    for row in rows:
        check = _Check(row, path, school, shared, problems, by)
        if rating := check.rating(day):
            key = _work(rating)
            if key in found:
                check.refuse("", f"Line {found[key].line} rates the same work already.", "Keep one of the two rows.")
            found.setdefault(key, rating)
    return _apart(tuple(found.values()), school)


def _apart(found: Sequence[Rating], school: School) -> Checked:
    """What is new, and what was taken before: it says what counts now, or what was said on the same day."""
    newest = {_work(rating): rating for rating in sorted(school.ratings, key=lambda rating: rating.moment)}
    said = {(*_said(rating), rating.date) for rating in school.ratings}
    new, before, known = [], [], []
    for rating in found:
        last = newest.get(_work(rating))
        if last and (_said(last) == _said(rating) or (*_said(rating), rating.date) in said):
            known.append(Known(rating, last.level if last.level != rating.level else ""))
        else:
            new.append(rating)
            before.append(last.level if last else "")
    return Checked(tuple(new), tuple(known), tuple(before))


def _work(rating: Rating) -> tuple[str, ...]:
    """What is rated, and by whom."""
    return rating.learner, rating.standard, rating.evidence, rating.by


def _asked_once(rows: Sequence[SheetRow], path: str, school: School, problems: Problems) -> str:
    """Where no row says who rates it is one thing to mend, and a stand-in so that no row is refused for it again."""
    if not rows or any(row["by"] for row in rows):
        return ""
    someone = next(iter(school.educators), "ms-rivera")
    hint = f"Fill in the column by, or take it with your id: --by {someone}"
    problems.add("PG505", path, rows[0].line, "No row says who rates.", hint, "by")
    return someone


def _said(rating: Rating) -> tuple[str, ...]:
    """A rating without its day: a worksheet taken again on another day says nothing new."""
    return *_work(rating), rating.level, rating.note


@dataclass(frozen=True, slots=True)
class _Check:
    """One row, held against the school."""

    row: SheetRow
    path: str
    school: School
    shared: Shared
    problems: Problems
    by: str

    def refuse(self, column: str, message: str, hint: str, paste: tuple[str, ...] = ()) -> None:
        self.problems.add("PG505", self.path, self.row.line, message, hint, column, paste)

    def rating(self, day: dt.date) -> Rating | None:
        """The rating; None, and a problem for each cell, where something is wrong."""
        level, standard, evidence, by = self._level(), self._standard(), self._evidence(), self._by()
        if not (level and standard and evidence and by):
            return None
        return Rating(
            learner=slug(self.row["learner"]),
            standard=standard,
            level=level,
            date=day,
            by=by,
            evidence=evidence,
            note=self.row["note"],
            line=self.row.line,
        )

    def _missing(self, column: str) -> bool:
        if not self.row[column]:
            self.refuse(column, f"This row has no {column}.", f"Fill in the column {column}.")
        return not self.row[column]

    def _level(self) -> str | None:
        try:
            return named_level(self.row["level"], self.school)
        except NoLevel as error:
            self.refuse("level", error.message, *error.advice)
            return None

    def _standard(self) -> str | None:
        if self._missing("standard"):
            return None
        try:
            return named_standard(self.row["standard"], self.school)
        except NoOneStandard as error:
            self.refuse("standard", error.message, *error.advice)
            return None

    def _evidence(self) -> str | None:
        """The id of a piece that this learner shares with educators."""
        if self._missing("learner") | self._missing("evidence"):
            return None
        learner, piece = slug(self.row["learner"]), evidence_name(self.row["evidence"])
        if learner not in self.shared:
            message = f"There is no learner “{self.row['learner'][:80]}”."
            self.refuse("learner", message, *meant(learner, self.shared, "Write the name of the folder."))
            return None
        if piece not in self.shared[learner]:
            message = f"{learner} shares no evidence “{self.row['evidence'][:80]}” with educators."
            advice = meant(piece, self.shared[learner], "Write the name of the file without .md")
            self.refuse("evidence", message, *advice)
            return None
        return piece

    def _by(self) -> str | None:
        """The educator's id; whoever writes the name that pages show means it."""
        written = self.row["by"] or self.by
        if not written:
            self.refuse(
                "by", "This row does not say who rates.", "Fill in the column by, or take it with --by EDUCATOR."
            )
            return None
        names = {name.casefold(): educator for educator, name in self.school.educators.items()}
        return one_line(names.get(written.casefold(), written))
