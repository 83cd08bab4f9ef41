"""A teacher of 24 rates what waits: one sheet out, eight levels filled in, one sheet in, through other programs too."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from office import SEMICOLONS, WORKBOOK, saved_again
from openpyxl import load_workbook
from school_folder import put, run, school

from portfolio_gen.commands.rate import rate
from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.problems import Problems
from portfolio_gen.settings import read_settings
from portfolio_gen.source.school import read_school

LEARNERS = [f"learner-{number:02}" for number in range(24)]
STANDARDS = [f"{area}.{number}" for area in ("SCI", "TS") for number in range(1, 20)]
PIECES = 54
FILLED = ("3P", "P", 2, "Not enough evidence yet", "EX", "extending", "4", " Beginning ")
MEANT = ("proficient", "proficient", "developing", "insufficient", "excused", "extending", "extending", "beginning")
NOTE = 'clear; careful, "yes"; =1+1'


def files() -> Iterator[tuple[str, str]]:
    listed = ", ".join(LEARNERS)
    yield "mkdocs.yml", "site_name: School\n"
    yield (
        "learners/_school/school.yml",
        (
            "name: School\neducators: {ms-rivera: Ms Rivera}\n"
            f"cohorts:\n  juniper: {{title: Juniper, educators: [ms-rivera], learners: [{listed}]}}\n"
        ),
    )
    rows = "".join(f"{code},Statement of {code},{code.partition('.')[0]}\n" for code in STANDARDS)
    yield "learners/_school/frameworks/f.csv", f"code,statement,parent\nSCI,Science,\nTS,Skills,\n{rows}"
    for number, name in enumerate(LEARNERS):
        yield f"learners/{name}/profile.md", f"---\nname: Learner {number:02}\n---\n"
    for number in range(PIECES):
        codes = [STANDARDS[(number * 5 + step * 7) % len(STANDARDS)] for step in range(1 + number % 4)]
        name, day = LEARNERS[number % 24], f"2026-10-{1 + number % 30:02}"
        keys = f"title: Piece {number}\ndate: {day}\nshare_with: [educators]\nstandards: [{', '.join(codes)}]"
        yield f"learners/{name}/evidence/piece-{number}.md", f"---\n{keys}\n---\nI did it."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The school's folder, and where the teacher's terminal stands."""
    put(tmp_path, dict(files()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> str:
    answer = CliRunner().invoke(rate, list(arguments), obj=Path("mkdocs.yml"), catch_exceptions=False)
    return answer.output


def fill(file: Path) -> list[tuple[str, str, str, str]]:
    """Eight levels and a note, as a spreadsheet program saves them: what the ratings are to be."""
    book = load_workbook(file)
    sheet = book["Ratings"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row, level in enumerate(FILLED, start=2):
        sheet.cell(row, at["level"]).value = level
    sheet.cell(2, at["note"]).value = NOTE
    sheet.cell(2, at["note"]).data_type = "s"
    book.save(file)
    keys = ("learner", "standard", "evidence")
    found = [tuple(str(sheet.cell(row, at[key]).value) for key in keys) for row in range(2, 2 + len(FILLED))]
    return [(*key, level) for key, level in zip(found, MEANT, strict=True)]  # type: ignore[misc]


def ratings(project: Path) -> list[tuple[str, str, str, str, str, str]]:
    problems = Problems()
    found = read_school(project / "learners", problems).ratings
    assert problems.found == []
    return [(one.learner, one.standard, one.evidence, one.level, one.by, one.note) for one in found]


def test_one_sheet_out_and_one_in(project: Path) -> None:
    pairs = sum(1 + number % 4 for number in range(PIECES))
    assert f"wrote ratings.xlsx: {pairs} to rate" in call("--cohort", "juniper", "--out", "ratings.xlsx")
    wanted = fill(Path("ratings.xlsx"))
    output = call("--take", "ratings.xlsx")
    assert output.count("  taken\n") == output.count("  taken") == 8
    assert f"took 8 ratings, {pairs - 8} rows without a level left out\n" in output
    assert "wrote learners/_school/ratings/ms-rivera.csv\n" in output
    notes = [NOTE] + [""] * 7
    assert ratings(project) == [(*key, "ms-rivera", note) for key, note in zip(wanted, notes, strict=True)]
    again = call("--take", "ratings.xlsx")
    assert f"took no ratings, 8 taken before, {pairs - 8} rows without a level left out\n" in again
    assert len(ratings(project)) == 8
    assert f"{pairs - 8} to rate" in call("--cohort", "juniper", "--out", "next.xlsx")


def test_groups_and_choices(project: Path) -> None:
    def column(name: str, *arguments: str) -> list[str]:
        return [
            row[name] for row in csv.DictReader(call("--cohort", "juniper", *arguments).lstrip("\ufeff").splitlines())
        ]

    learners, standards = column("learner"), column("standard", "--group", "standard")
    assert learners == sorted(learners)
    assert [code for code in STANDARDS if code in standards] == list(dict.fromkeys(standards))
    assert sorted(standards) == sorted(column("standard"))
    assert {code.partition(".")[0] for code in column("standard", "--standard", "SCI")} == {"SCI"}
    assert set(column("standard", "--standard", "SCI.6", "--standard", "ts 1")) == {"SCI.6", "TS.1"}
    assert set(column("learner", "--learner", "learner-03", "--learner", "Learner 04")) == {"learner-03", "learner-04"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", [WORKBOOK, SEMICOLONS])
def test_a_sheet_that_another_program_saved_is_taken(
    project: Path, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    call("--cohort", "juniper", "--out", "ratings.xlsx")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('office').as_uri()}"
    opened = saved_again(project / "ratings.xlsx", WORKBOOK, profile)
    assert _choices(opened) == {"level", "by"}
    wanted = fill(opened)
    output = call("--take", str(saved_again(opened, kind, profile)))
    assert "took 8 ratings" in output
    notes = [NOTE] + [""] * 7
    assert ratings(project) == [(*key, "ms-rivera", note) for key, note in zip(wanted, notes, strict=True)]


def _choices(file: Path) -> set[Any]:
    """The columns that still have a list to choose from."""
    sheet = load_workbook(file)["Ratings"]
    return {sheet[f"{str(one.sqref).partition(':')[0][0]}1"].value for one in sheet.data_validations.dataValidation}


@pytest.mark.slow
def test_every_link_leads_to_a_page_that_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = school(tmp_path)
    put(tmp_path / "learners", {"ada-lovelace/evidence/loom.md": "---\nstandards: [SCI.1, SCI.2]\n---\nWoven."})
    run(settings, Scope(audiences=(Audience.EDUCATORS,)))
    put(tmp_path, {"mkdocs.yml": "site_name: S\n", "sheets/here.txt": ""})
    monkeypatch.chdir(tmp_path)
    assert read_settings(Path("mkdocs.yml")).output == settings.output
    assert "not built yet" not in call("--cohort", "elm", "--out", "sheets/w.xlsx")
    sheet = load_workbook("sheets/w.xlsx")["Ratings"]
    links = [row[7].hyperlink.target.replace("\\", "/") for row in sheet.iter_rows(min_row=2)]
    assert links == ["../site/educators/elm/learners/ada-lovelace/evidence/loom.html"] * 2
    assert all((tmp_path / "sheets" / link).is_file() for link in links)
