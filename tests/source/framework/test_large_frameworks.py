"""Frameworks of two thousand standards in each format: all of it is read, once, in order, and in linear time."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated_frameworks import FORMATS, USUAL, Row, read, rows, write
from growth import assert_at_most, assert_linear
from written_frameworks import again, differences, misplaced, package

from portfolio_gen.model.grade import grade_label
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.framework_writer import to_yaml
from portfolio_gen.source.framework.frameworks import read_framework, validate

pytestmark = pytest.mark.slow
QUICK = ("generated.yml", "generated.case.json")
"""Written as YAML in every run; the other two come to nearly the same text."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the usual size by their names."""
    folder = tmp_path_factory.mktemp("frameworks")
    return {name: write(folder, name) for name in FORMATS}


@pytest.fixture(scope="module")
def frameworks(files: dict[str, Path]) -> dict[str, Framework]:
    """What is read of them."""
    return {name: read(file) for name, file in files.items()}


def facts(standard: Standard) -> Row:
    """What all formats can say of a standard, but its language."""
    [grade] = standard.grades
    return Row(standard.code, standard.statement, standard.parents, grade, standard.kind, standard.notes, "")


def expected(row: Row) -> Row:
    return Row(row.code, row.statement, row.parents, grade_label(row.grade), row.kind, row.notes, "")


@pytest.mark.parametrize("name", FORMATS)
def test_every_standard_is_read_as_written_in_its_place(frameworks: dict[str, Framework], name: str) -> None:
    assert [facts(standard) for standard in frameworks[name].standards] == [expected(row) for row in rows(USUAL)]
    assert len(frameworks[name].standards) == len(frameworks[name].by_id) == USUAL
    assert frameworks[name].id == "generated"
    assert not any(standard.order for standard in frameworks[name].standards)


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.endswith(".csv")])
def test_languages_and_rights_are_kept(frameworks: dict[str, Framework], name: str) -> None:
    framework = frameworks[name]
    assert [standard.lang or "en" for standard in framework.standards] == [row.lang for row in rows(USUAL)]
    assert (framework.licence, framework.notice.endswith(".")) == ("MIT", True)
    assert "Made by a program." in framework.attribution


@pytest.mark.parametrize("name", ["generated.case10.json", "generated.case.json"])
def test_nothing_of_a_package_is_lost_and_its_tree_is_the_associations(
    files: dict[str, Path], frameworks: dict[str, Framework], name: str
) -> None:
    assert differences(frameworks[name], package(files[name])) == []
    assert misplaced(frameworks[name], package(files[name])) == []


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in FORMATS]
)
def test_it_survives_being_written(frameworks: dict[str, Framework], name: str) -> None:
    assert again(frameworks[name]) == frameworks[name]


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_valid(files: dict[str, Path], name: str) -> None:
    assert validate(files[name]) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_read_in_linear_time(tmp_path: Path, name: str) -> None:
    def made(count: int) -> Path:
        folder = tmp_path / str(count)
        folder.mkdir()
        return write(folder, name, count)

    assert_linear(read, made, USUAL)


def test_it_is_written_in_linear_time(tmp_path: Path) -> None:
    """Each time as a new framework: what one remembers of itself must not help."""

    def made(count: int) -> tuple[Standard, ...]:
        return read(write(tmp_path, "generated.csv", count)).standards

    assert_linear(lambda standards: to_yaml(Framework(id="f", title="F", standards=standards)), made, 2 * USUAL)


@pytest.mark.parametrize("name", ["generated.yml", "generated.case10.json", "generated.case.json"])
def test_the_cache_is_much_faster_than_reading_anew(files: dict[str, Path], tmp_path: Path, name: str) -> None:
    anew = read_framework(files[name], name, Problems(), tmp_path)
    assert read_framework(files[name], name, Problems(), tmp_path) == anew
    assert_at_most(
        0.5,
        lambda: read_framework(files[name], name, Problems(), tmp_path),
        lambda: read_framework(files[name], name, Problems()),
    )
