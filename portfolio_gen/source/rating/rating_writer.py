"""Ratings into `_school/ratings/`: a file for each educator, changed whole or not at all."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.model.tables.formula_guard import guard, guard_id
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.encoding import read_bytes
from portfolio_gen.source.open_folder import NotOpened, OpenFolder
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.ratings import LARGEST_RATINGS, RATING_COLUMNS, parse_ratings
from portfolio_gen.whole_file import FOR_ALL, written_beside

_HEADER = ",".join(RATING_COLUMNS[:-1])


def add_ratings(folder: Path, ratings: Sequence[Rating], school: School) -> tuple[Path, ...]:
    """Append ratings; the files they stand in. Nothing is changed before all of it is written beside.

    A file that would not read as these ratings, because its columns are others or it ends within a quotation, is left
    alone: they go into one with a number. Raises OSError, also for a link in their way, which says where only some of
    the files could take their place; ValueError for ratings that no file reads as.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open_folder(folder.parent, folder.name) as opened:
        found = [_fitting(opened, name, mine, school) for name, mine in _by_file(ratings).items()]
    contents = {folder / name: data for name, data in found}
    _replace_all(contents)
    return tuple(contents)


def _by_file(ratings: Sequence[Rating]) -> Mapping[str, list[Rating]]:
    files: dict[str, list[Rating]] = {}
    for rating in ratings:
        files.setdefault(slug(rating.by), []).append(rating)
    return files


def _fitting(folder: OpenFolder, name: str, ratings: Sequence[Rating], school: School) -> tuple[str, bytes]:
    """The first file that the ratings can stand in, with what it will hold: read before it is written."""
    for number in count(1):
        file = f"{name}.csv" if number == 1 else f"{name}-{number}.csv"
        before = _written(folder, file)
        data = before + _rows(before, ratings)
        if _reads_as(data, ratings, school):
            return file, data
        if not before:
            break
    raise ValueError(f"No file of ratings reads as these: {name}.")


def _written(folder: OpenFolder, file: str) -> bytes:
    try:
        return read_bytes(folder, file, LARGEST_RATINGS)
    except NotOpened as refused:
        if refused.missing:
            return b""
        raise


def _rows(before: bytes, ratings: Sequence[Rating]) -> bytes:
    """The new rows, with the line ends of the file, and its first line where there is none."""
    end = "\r\n" if b"\r\n" in before else "\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    if before and not before.endswith(b"\n"):
        out.write(end)
    if not before.strip():
        out.write(_HEADER + end)
    writer.writerows(map(_cells, ratings))
    return out.getvalue().encode("utf-8")


def _cells(rating: Rating) -> tuple[str, ...]:
    """A row as it stays when a spreadsheet opens and saves it: 3.10 is no number."""
    learner, standard, by, evidence = map(guard_id, (rating.learner, rating.standard, rating.by, rating.evidence))
    day = rating.date.isoformat() if rating.date else ""
    return learner, standard, rating.level, day, by, evidence, guard(rating.note)


def _reads_as(data: bytes, ratings: Sequence[Rating], school: School) -> bool:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return False
    read = tuple(parse_ratings(text, "", school, Problems()))[-len(ratings) :]
    return [_said(rating) for rating in read] == [_said(rating) for rating in ratings]


def _said(rating: Rating) -> Rating:
    return rating.model_copy(update={"path": "", "line": 0})


def _replace_all(contents: Mapping[Path, bytes]) -> None:
    """All beside before the first takes its place, and on the disk: what is said to be taken outlasts a power cut."""
    done: list[str] = []
    try:
        with ExitStack() as beside:
            parts = {
                file: beside.enter_context(written_beside(file, data, FOR_ALL, on_disk=True))
                for file, data in contents.items()
            }
            for file, part in parts.items():
                os.replace(part, file)
                done.append(file.name)
    except OSError as fault:
        if not done:
            raise
        left = ", ".join(file.name for file in contents if file.name not in done)
        message = f"{', '.join(done)} is written, and {left} is not ({fault.strerror or fault})"
        raise OSError(f"{message}. Take the same worksheet again: what is written is left alone") from fault
