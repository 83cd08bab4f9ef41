"""Ratings that stand in two files, because one is a copy of the other: each is one observation and counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from portfolio_gen.model.rating import Rating
from portfolio_gen.problems import Problems
from portfolio_gen.source.conflict_copies import conflict_copies

_HINT = "If one file is a copy of the other, delete the one you do not need."


def without_copies(files: Mapping[str, Sequence[Rating]], problems: Problems) -> tuple[Rating, ...]:
    """The ratings of some files by path, originals before their copies; a row that a file before has counts there.

    A row without a day may say the same of two terms: it counts once only where a file's name says that it is a copy.
    """
    copies = conflict_copies(tuple(files), lambda path: path)
    kept: list[Rating] = []
    seen: dict[tuple[object, ...], dict[str, int]] = {}
    for path in sorted(files, key=lambda path: path in copies):
        mine: Counter[tuple[object, ...]] = Counter()
        doubled: dict[str, list[Rating]] = {}
        for rating in files[path]:
            said = _said(rating)
            mine[said] += 1
            others = seen.get(said, {}) if rating.date or path in copies else {}
            other = next((other for other, times in others.items() if times >= mine[said]), "")
            doubled.setdefault(other, []).append(rating)
        kept += doubled.pop("", ())
        for other, ratings in doubled.items():
            _report(path, other, ratings, problems)
        for said, times in mine.items():
            seen.setdefault(said, {})[path] = times
    return tuple(kept)


def _report(path: str, other: str, ratings: Sequence[Rating], problems: Problems) -> None:
    rows = "This row stands" if len(ratings) == 1 else f"{len(ratings)} rows from here on stand"
    counts = "counts" if len(ratings) == 1 else "each counts"
    problems.add("PG511", path, ratings[0].line, f"{rows} in {other} too, and {counts} once.", _HINT)


def _said(rating: Rating) -> tuple[object, ...]:
    work = rating.learner, rating.standard, rating.evidence, rating.by
    return *work, rating.level, rating.date, rating.note, rating.final
