"""Downloads as bytes: texts stay texts in every form, and LibreOffice finds the figures of the tables."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from jsonschema import Draft202012Validator
from office import WORKBOOK, saved_again
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from school_folder import put

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Tag
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.model.tables.csv_format import csv_cell
from portfolio_gen.model.tables.table import Cell, Column, ColumnKind, Table
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.cohort.downloads import cohort_downloads
from portfolio_gen.pages.download import Download
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.problems import Problems
from portfolio_gen.publish.downloads import download_bytes
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView

ROOT = Path(__file__).resolve().parents[2]
TABLES = [file for file in HOSTILE_FILES if file.kind == "export"]
SCHEMA = Draft202012Validator(json.loads((ROOT / "portfolio_gen/schemas/cohort.schema.json").read_text("utf-8")))
STANDARDS = tuple(Standard(id=code, code=code, title=f"Standard {code}") for code in ("3.10", "3.1", "-1"))
FRAMEWORK = Framework(id="f", title="Ours", standards=STANDARDS)
SCHOOL = School(frameworks=(FRAMEWORK,), rating_method=RatingMethod(name="average"), share_with_default={"educators"})
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    " =cmd|' /C calc'!A0",
    "＝1+1",
    "%0A=1+1;=1+1",
    'a","=1+1","b',
    'a;"=1+1;',
    '=HYPERLINK("https://example.org","x")',
    "#N/A",
    "a\n=1+1",
    "'=1+1",
)


def downloads(*views: PortfolioView, school: School = SCHOOL) -> dict[str, Download]:
    desks = [LearnerContext(view, school, {}) for view in views]
    found = cohort_downloads(CohortContext.of(Cohort(id="elm", title="Elm"), desks, school))
    return {Path(download.path).name: download for download in found}


def view(title: str = "Engine", name: str = "Ada") -> PortfolioView:
    tags = (Tag(code="3.10", level="proficient"), Tag(code="3.1"), Tag(code=title, known=False))
    piece = Evidence(id="engine", title=title, standards=tags, course=title)
    levels = ("beginning", "beginning", "developing")
    ratings = tuple(Rating(learner="ada", standard="3.10", level=level) for level in levels)
    return PortfolioView(audience=Audience.EDUCATORS, learner="ada", name=name, evidence=(piece,), ratings=ratings)


# ---- texts stay texts ----------------------------------------------------------------------------------------------


def title_of(case: str | HostileFile, folder: Path) -> str:
    """The title that a reader makes of a hostile file; the case itself where it is a title already."""
    if isinstance(case, str):
        return case
    put(folder, {f"ada/evidence/{case.name}": case.data})
    return disclose(read_portfolio(folder / "ada", SCHOOL, Problems()), Audience.EDUCATORS, SCHOOL).evidence[0].title


def runs(cell: str) -> bool:
    """Whether a spreadsheet could run a cell of this text, whatever it cuts away before the first sign."""
    seen = cell.lstrip('"' + "".join(sign for sign in cell if unicodedata.category(sign) in ("Cc", "Cf", "Zs")))
    return cell[:1] in ("\t", "\r") or unicodedata.normalize("NFKC", seen)[:1] in ("=", "+", "-", "@")


@pytest.mark.parametrize("case", [*FORMULAS, *TABLES], ids=lambda case: case if isinstance(case, str) else case.id)
def test_hostile_file(case: str | HostileFile, tmp_path: Path) -> None:
    title = title_of(case, tmp_path)
    found = downloads(view(title, name=title))
    for name in ("elm-matrix.csv", "elm-levels.csv", "elm-evidence.csv"):
        text = download_bytes(found[name]).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not [cell for cell in (*cells, *re.split(r"[;\t\r\n]", text)) if runs(cell)]
    assert all(cell.data_type in "sn" for sheet in sheets(found) for row in sheet.rows for cell in row)
    data = json.loads(download_bytes(found["elm.json"]))
    assert data["evidence"][0]["title"] == data["learners"][0]["name"] == title


def sheets(found: dict[str, Download]) -> list[Worksheet]:
    return load_workbook(io.BytesIO(download_bytes(found["elm.xlsx"]))).worksheets


# ---- the workbook --------------------------------------------------------------------------------------------------


def book(kind: ColumnKind, cell: Cell) -> Any:
    table = Table("t", "T", (Column("own_level", kind, width=33),), ((cell,),))
    return load_workbook(io.BytesIO(download_bytes(Download("t.xlsx", "xlsx", (table,)))))


@pytest.mark.parametrize(
    ("kind", "cell", "value", "data_type"),
    [
        ("text", "plain", "plain", "s"),
        ("text", "=1+1", "=1+1", "s"),
        ("text", "#REF!", "#REF!", "s"),
        ("text", "<r>a & b</r>", "<r>a & b</r>", "s"),
        ("text", "<r></r>", "<r></r>", "s"),
        ("text", "<r><t>=1+1</t></r>", "<r><t>=1+1</t></r>", "s"),
        ("text", "<r>two\nlines</r>", "<r>two\nlines</r>", "s"),
        ("list", ("<r>a", "b</r>"), "<r>a; b</r>", "s"),
        ("text", "a\x00b\ud800c\ufffe", "a\ufffdb\ufffdc\ufffd", "s"),
        ("text", "x" * 40_000, "x" * 32_767, "s"),
        ("id", "3.10", "3.10", "s"),
        ("list", ("a", "b, c"), "a; b, c", "s"),
        ("number", "1.33", 1.33, "n"),
        ("exact", "-1.5", -1.5, "n"),
        ("count", 0, 0, "n"),
        ("flag", True, "yes", "s"),
        ("day", "1850-01-01", "1850-01-01", "s"),
        ("text", None, None, "n"),
        ("text", "", None, "n"),
        ("list", (), None, "n"),
    ],
)
def test_a_cell_of_the_workbook(kind: ColumnKind, cell: Cell, value: object, data_type: str) -> None:
    found = book(kind, cell).active["A2"]
    assert (found.value, found.data_type) == (value, data_type)


def test_days_are_days_and_text_that_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    assert book("day", "2026-10-03").active["A2"].value.isoformat() == "2026-10-03T00:00:00"
    assert book("text", "=1").active["A2"].quotePrefix
    assert not book("text", "one").active["A2"].quotePrefix


@pytest.mark.parametrize("words", ["=1+1", "<r>a & b</r>", "<r>=1</r>"])
def test_a_heading_is_text_too(words: str) -> None:
    table = Table("t", "T", (Column("key", heading=words),), ())
    sheet = load_workbook(io.BytesIO(download_bytes(Download("t.xlsx", "xlsx", (table,))))).active
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].font.b) == (words, "s", True)
    assert sheet["A1"].quotePrefix == words.startswith("=")


def test_headings_stay_in_sight_and_nobody_is_the_author() -> None:
    made = book("text", "x")
    sheet = made.active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("T", "A2", "A1:A2")
    assert (sheet["A1"].value, sheet["A1"].font.b) == ("own level", True)
    assert round(sheet.column_dimensions["A"].width) in (33, 34)
    data = download_bytes(downloads(view())["elm.xlsx"])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    assert not [word for word in ("creator", "created", "modified", "xlsxwriter") if word in core]


def test_titles_stand_above_codes_and_names_and_headings_stay_in_sight() -> None:
    matrix, levels, *_ = sheets(downloads(view()))
    assert [matrix["D1"].value, matrix["D2"].value, matrix["A1"].value] == ["Standard 3.10", "3.10", None]
    assert (matrix.freeze_panes, matrix.auto_filter.ref) == ("C3", "A2:G3")
    assert (levels.freeze_panes, levels["A1"].value) == ("C2", "learner")
    assert (matrix.print_title_rows, matrix.print_title_cols) == ("$1:$2", "$A:$B")


def test_levels_are_shaded_darker_step_by_step_and_gaps_are_not() -> None:
    words = ("Beginning", "Developing", "Proficient", "Extending", "No evidence yet", "=1+1")
    shades = (*zip(words, ("1", "2", "3", "4"), strict=False), ("=1+1", "4"))
    table = Table("t", "T", (Column("level", "level"),), tuple((word,) for word in words), shades=shades)
    sheet = load_workbook(io.BytesIO(download_bytes(Download("t.xlsx", "xlsx", (table,))))).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(words)
    papers = [cell.fill.fgColor.rgb for cell in cells[:4]]
    light = [sum(int(paper[place : place + 2], 16) for place in (2, 4, 6)) for paper in papers]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == 4
    assert cells[4].fill.fill_type is None
    assert (cells[5].fill.fgColor.rgb, cells[5].quotePrefix) == (papers[3], True)


def test_a_school_that_asks_for_something_has_graduation_in_every_form() -> None:
    asked = Requirement(id="three", title="Three", standards=("3*",), proficient_in=3)
    found = downloads(view(), school=SCHOOL.model_copy(update={"graduation": (asked,)}))
    assert [table.title for table in found["elm.xlsx"].tables][-2:] == ["Graduation", "Standards"]
    rows = list(csv.DictReader(io.StringIO(download_bytes(found["elm-graduation.csv"]).decode("utf-8-sig"))))
    assert [(row["requirement"], row["needed"], row["reached"], row["met"]) for row in rows] == [
        ("Three", "3", "0", "no")
    ]
    data = json.loads(download_bytes(found["elm.json"]))
    assert list(SCHEMA.iter_errors(data)) == []
    keys = set(SCHEMA.schema["properties"]["graduation"]["items"]["properties"])
    assert [set(row) for row in data["graduation"]] == [keys]
    assert data["graduation"][0]["open_standards"] == ["3.10", "3.1"]


# ---- every form ----------------------------------------------------------------------------------------------------


def test_the_same_figures_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {name: download_bytes(download) for name, download in downloads(view()).items()}
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert {name: download_bytes(download) for name, download in downloads(view()).items()} == first
    assert sorted(first) == ["elm-evidence.csv", "elm-levels.csv", "elm-matrix.csv", "elm.json", "elm.xlsx"]


@pytest.mark.parametrize("seen", [(), (view(),), (view("=1"), view("X", "Bo").model_copy(update={"learner": "bo"}))])
def test_the_json_is_what_its_schema_says(seen: tuple[PortfolioView, ...]) -> None:
    data = json.loads(download_bytes(downloads(*seen)["elm.json"]))
    assert list(SCHEMA.iter_errors(data)) == []
    assert set(data) == set(SCHEMA.schema["properties"])
    for name in ("scale", "learners", "standards", "levels", "evidence"):
        keys = set(SCHEMA.schema["properties"][name]["items"]["properties"])
        assert all(set(item) == keys for item in data[name])


def test_every_key_of_the_json_is_described() -> None:
    described = (ROOT / "docs/downloads.md").read_text("utf-8")
    lists = [part["items"]["properties"] for part in SCHEMA.schema["properties"].values() if "items" in part]
    keys = {*SCHEMA.schema["properties"], *(key for properties in lists for key in properties)}
    assert sorted(key for key in keys if f"`{key}`" not in described) == []


def test_a_csv_holds_one_table() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Download("x.csv", "csv", (Table("a", "A", (), ()), Table("b", "B", (), ())))


# ---- LibreOffice ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Settings of LibreOffice's own, made at the first start."""
    return f"-env:UserInstallation={tmp_path_factory.mktemp('office').as_uri()}"


def opened(data: bytes, name: str, folder: Path, profile: str) -> Any:
    """What LibreOffice makes of a file: opened, calculated, and saved again as a workbook."""
    (folder / name).write_bytes(data)
    infilter = ("--infilter=CSV:44,34,UTF8",) if name.endswith(".csv") else ()
    return load_workbook(saved_again(folder / name, WORKBOOK, profile, *infilter))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["elm.xlsx", "elm-matrix.csv", "elm-levels.csv", "elm-evidence.csv"])
def test_libreoffice_finds_the_figures_of_the_tables(name: str, tmp_path: Path, profile: str) -> None:
    download = downloads(view("ليلى =1+1"), view("=1+1", "Bo").model_copy(update={"learner": "bo"}))[name]
    found = opened(download_bytes(download), name, tmp_path, profile)
    assert len(found.worksheets) == len(download.tables)
    for table, sheet in zip(download.tables, found.worksheets, strict=True):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=len(table.columns))]
        above = download.form == "xlsx" and any(column.above for column in table.columns)
        said = [[_shown(c, k.kind, download.form) for c, k in zip(row, table.columns, strict=True)]
                for row in table.rows]  # fmt: skip
        assert rows[2 if above else 1 :] == said
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def _shown(cell: Cell, kind: ColumnKind, form: str) -> object:
    """What a spreadsheet shows for a cell; what CSV guards has its apostrophe."""
    if isinstance(cell, str) and kind in ("number", "exact"):
        return pytest.approx(float(cell))
    if form == "csv":
        text = csv_cell(cell, kind)
        return cell if kind == "count" else text or None
    return {True: "yes", False: "no"}[cell] if kind == "flag" else "; ".join(cell) or None if kind == "list" else cell
