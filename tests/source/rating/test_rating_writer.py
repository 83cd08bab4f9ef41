"""Ratings written: what is read back is what was given, files of others stay as they are, and it is all or nothing."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import SEMICOLONS, saved_again

from portfolio_gen.model.printable import one_line
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.rating_writer import add_ratings
from portfolio_gen.source.rating.ratings import parse_ratings, read_ratings

STANDARDS = tuple(Standard(id=code, code=code) for code in ("SCI.1", "SCI 1"))
SCHOOL = School(frameworks=(Framework(id="f", title="F", standards=STANDARDS),))
HEAD = "learner,standard,level,date,by,evidence,note\n"
ONE = "ada,SCI.1,proficient,2026-10-03,ms-x,engine,"


def rating(**changes: object) -> Rating:
    given = {"learner": "ada", "standard": "SCI.1", "level": "proficient", "date": dt.date(2026, 10, 3)}
    return Rating.model_validate({**given, "by": "ms-x", "evidence": "engine", **changes})


def said(ratings: tuple[Rating, ...]) -> list[Rating]:
    return [one.model_copy(update={"path": "", "line": 0, "work": 0}) for one in ratings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", HEAD + ONE + "\n"),
        (HEAD.encode(), HEAD + ONE + "\n"),
        ((HEAD + "bo,SCI.1,1,,,,").encode(), HEAD + "bo,SCI.1,1,,,,\n" + ONE + "\n"),
        ((HEAD + "bo,SCI.1,1,,,,\n").replace("\n", "\r\n").encode("utf-8-sig"),
         "\ufeff" + (HEAD + "bo,SCI.1,1,,,,\n" + ONE + "\n").replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_rows_are_appended_to_what_is_there(before: bytes, after: str, tmp_path: Path) -> None:
    (tmp_path / "ms-x.csv").write_bytes(before)
    assert add_ratings(tmp_path, [rating()], SCHOOL) == (tmp_path / "ms-x.csv",)
    assert (tmp_path / "ms-x.csv").read_bytes().decode() == after


CODES_LIKE_NUMBERS = ("3.10", "5E3", "0012", "1-2", "7/8", "true")


def like_numbers() -> tuple[School, list[Rating]]:
    """A school whose codes spreadsheets would take for numbers and days, and a rating for each."""
    standards = tuple(Standard(id=code, code=code) for code in CODES_LIKE_NUMBERS)
    school = School(frameworks=(Framework(id="f", title="F", standards=standards),))
    return school, [rating(standard=code, evidence=f"00{n}", note="=1+1") for n, code in enumerate(CODES_LIKE_NUMBERS)]


def test_codes_that_look_like_numbers_have_a_guard(tmp_path: Path) -> None:
    school, given = like_numbers()
    (file,) = add_ratings(tmp_path, given, school)
    assert "ada,'3.10,proficient,2026-10-03,ms-x,'000,'=1+1\n" in file.read_text("utf-8")
    read = tuple(parse_ratings(file.read_text("utf-8"), "", school, Problems()))
    assert said(read) == given


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", SEMICOLONS])
def test_a_file_that_was_opened_and_saved_in_a_spreadsheet_says_the_same(tmp_path: Path, kind: str) -> None:
    school, given = like_numbers()
    (file,) = add_ratings(tmp_path, given, school)
    saved = saved_again(file, kind, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}")
    assert said(tuple(parse_ratings(saved.read_text("utf-8-sig"), "", school, Problems()))) == given


@pytest.mark.parametrize(
    "before",
    [
        b"level,learner,standard\n",
        HEAD.replace(",", ";").encode(),
        HEAD.encode("utf-16"),
        (HEAD + 'bo,SCI.1,1,,,,"never closed\n').encode(),
        b"\xff\xfe\xfd",
    ],
)
def test_a_file_that_others_shaped_is_left_alone(before: bytes, tmp_path: Path) -> None:
    (tmp_path / "ms-x.csv").write_bytes(before)
    assert add_ratings(tmp_path, [rating()], SCHOOL) == (tmp_path / "ms-x-2.csv",)
    assert (tmp_path / "ms-x.csv").read_bytes() == before


def test_a_file_for_each_educator(tmp_path: Path) -> None:
    ratings = [rating(), rating(by="Ms Y"), rating(standard="SCI 1"), rating(learner="bo")]
    add_ratings(tmp_path / "ratings", ratings, SCHOOL)
    found = {file.name: file.read_text("utf-8").count("\n") - 1 for file in (tmp_path / "ratings").iterdir()}
    assert found == {"ms-x.csv": 3, "ms-y.csv": 1}


def test_what_is_rated_again_on_the_same_day_counts_after_files_of_earlier_programs(tmp_path: Path) -> None:
    before = tmp_path / "ratings/ms-x-sci-1.csv"
    before.parent.mkdir()
    before.write_text(HEAD + ONE + "\n", "utf-8")
    add_ratings(tmp_path / "ratings", [rating(level="extending")], SCHOOL)
    with open_folder(tmp_path) as files:
        assert [one.level for one in read_ratings(files, SCHOOL, Problems())] == ["proficient", "extending"]


@given(st.lists(st.text(max_size=30).map(one_line), min_size=1, max_size=4))
def test_what_is_written_reads_as_what_was_given(tmp_path_factory: pytest.TempPathFactory, notes: list[str]) -> None:
    school, problems = tmp_path_factory.mktemp("school"), Problems()
    ratings = tuple(rating(learner=f"l{number}", note=note) for number, note in enumerate(notes))
    add_ratings(school / "ratings", ratings, SCHOOL)
    with open_folder(school) as files:
        assert said(read_ratings(files, SCHOOL, problems)) == list(ratings)
    assert problems.found == []


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        add_ratings(tmp_path, [rating(), rating(by="ms-y")], SCHOOL)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_half_way_is_told_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, left = os.replace, iter([True])

    def once(source: Path, target: Path) -> None:
        if not next(left, False):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", once)
    with pytest.raises(OSError, match=r"ms-x\.csv is written, and ms-y\.csv is not \(No space left"):
        add_ratings(tmp_path, [rating(), rating(by="ms-y")], SCHOOL)
    assert [file.name for file in tmp_path.iterdir()] == ["ms-x.csv"]


def test_what_no_file_reads_as_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="reads as these"):
        add_ratings(tmp_path, [rating(level="great")], SCHOOL)
