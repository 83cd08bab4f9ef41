"""Laws of whole builds: nothing hidden stands in any byte, and nothing but what is disclosed decides any byte."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from school_folder import Tree, run, tree, written
from written_schools import (
    BUILT,
    WrittenSchool,
    changed_for,
    files_of,
    open_school,
    shown_words,
    words,
    written_schools,
)

from portfolio_gen.jobs import Scope, list_jobs
from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.site import fingerprint
from portfolio_gen.pipeline import read_and_plan
from portfolio_gen.problems import Problems
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.rating_workbook import FORMS, rating_sheet_bytes
from portfolio_gen.rating_worksheets import Wanted, make_sheet
from portfolio_gen.source.school import read_school


def built(folder: Path, school: WrittenSchool) -> dict[str, Tree]:
    """The folder of every audience."""
    project = written(folder, files_of(school))
    outcome = run(project)
    assert [problem for problem in outcome.problems if problem.code.startswith("PG9")] == []
    return {audience: tree(project.output / audience) for audience in BUILT}


def plans(folder: Path, school: WrittenSchool, audience: str) -> dict[str, str]:
    """The fingerprints of every site of an audience."""
    project = written(folder, files_of(school))
    read = read_school(project.learners_dir, Problems())
    jobs = list_jobs(project, read, Scope(audiences=(Audience(audience),)), Problems())
    sites = {job.site_path: read_and_plan(job, project, read, MediaStore(project.media_dir)).site for job in jobs}
    return {place: fingerprint(site) for place, site in sites.items() if site}


def everything_readable(files: Tree) -> str:
    """All bytes and names of a folder, packed ones too, and what the letters written as numbers in it mean."""
    raw = "\n".join([*files, *(data.decode("latin-1") for each in files.values() for data in unpacked(each))])
    return f"{raw}\n{html.unescape(raw)}".casefold()


def unpacked(data: bytes) -> Iterator[bytes]:
    """A file, and what is packed in it: the parts of a workbook, or of an index to search in."""
    yield data
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            yield from (part for info in archive.infolist() for part in (info.filename.encode(), archive.read(info)))
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)


def leaks(trees: dict[str, Tree], school: WrittenSchool) -> Iterator[tuple[str, str]]:
    readable = {audience: everything_readable(files) for audience, files in trees.items()}
    for word, allowed in words(school):
        yield from ((audience, word) for audience in BUILT if audience not in allowed and word in readable[audience])


def missing(trees: dict[str, Tree], school: WrittenSchool) -> Iterator[tuple[str, str]]:
    readable = {audience: everything_readable(files) for audience, files in trees.items()}
    for word, allowed in shown_words(school):
        yield from ((audience, word) for audience in allowed if word not in readable[audience])


@pytest.fixture(scope="module")
def open_trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tree]:
    return built(tmp_path_factory.mktemp("open"), open_school())


def test_no_hidden_word_stands_in_any_byte(open_trees: dict[str, Tree]) -> None:
    assert list(leaks(open_trees, open_school())) == []


def test_every_shared_word_is_there(open_trees: dict[str, Tree]) -> None:
    """Or the test above would prove nothing."""
    assert list(missing(open_trees, open_school())) == []


@pytest.mark.slow
@given(school=written_schools())
@settings(max_examples=15)
def test_words_are_where_they_may_be_and_nowhere_else(school: WrittenSchool) -> None:
    with TemporaryDirectory() as folder:
        trees = built(Path(folder), school)
    assert list(leaks(trees, school)) == []
    assert list(missing(trees, school)) == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", BUILT)
@given(school=written_schools())
@settings(max_examples=5)
def test_what_is_hidden_changes_no_plan(audience: str, school: WrittenSchool) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        before = plans(Path(one), school, audience)
        assert plans(Path(other), changed_for(school, audience), audience) == before


@pytest.mark.slow
@given(school=written_schools())
@settings(max_examples=8)
def test_what_is_hidden_changes_no_byte(school: WrittenSchool) -> None:
    with TemporaryDirectory() as folder:
        before = built(Path(folder), school)
    for audience in BUILT:
        with TemporaryDirectory() as folder:
            after = built(Path(folder), changed_for(school, audience))
        assert after[audience] == before[audience]


def worksheets(folder: Path, school: WrittenSchool) -> Tree:
    """What is handed out to be rated in, as both kinds of file."""
    project = written(folder, files_of(school))
    sheet = make_sheet(project, Wanted("elm"), folder)
    return {f"sheet{form}": rating_sheet_bytes(sheet, form) for form in FORMS}


@given(school=written_schools())
@settings(max_examples=5)
def test_a_worksheet_holds_what_educators_see_and_nothing_else(school: WrittenSchool) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        sheets = worksheets(Path(one), school)
        assert worksheets(Path(other), changed_for(school, "educators")) == sheets
        readable = everything_readable(sheets)
        assert [word for word, allowed in words(school) if "educators" not in allowed and word in readable] == []
        assert Path(one).name not in readable


def test_what_waits_is_on_a_worksheet(tmp_path: Path) -> None:
    """Or the law above would look at empty sheets."""
    assert worksheets(tmp_path, open_school())["sheet.csv"].count(b"\n") > 1


def test_the_pages_of_open_schools_have_what_may_tell_of_others(open_trees: dict[str, Tree]) -> None:
    """Or the laws would hold of pages that say nothing."""
    pages = "".join(data.decode() for name, data in open_trees["educators"].items() if name.endswith(".html"))
    for said in ("Since the end of Fall", "Strongest here", "Rated before by", "How this was worked out", "missing<"):
        assert said in pages, said
    assert "Who sees" not in "".join(everything_readable(files) for files in open_trees.values())


def test_what_is_changed_is_changed(tmp_path: Path) -> None:
    """Or the laws above would compare a school with itself."""
    before, after = files_of(open_school()), files_of(changed_for(open_school(), "public"))
    assert before.keys() != after.keys()
    assert len([place for place in before if before.get(place) != after.get(place)]) > 12
