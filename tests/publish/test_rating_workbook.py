"""The worksheet as a workbook: levels to choose from, nothing that runs, links that are found, the same bytes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from portfolio_gen.model.tables.table import Column, ColumnKind, Table
from portfolio_gen.model.tables.worksheet import Worksheet
from portfolio_gen.publish.rating_workbook import rating_sheet_bytes

KEYS = ("name", "title", "date", "standard", "page", "level", "note", "by", "learner")
KINDS: dict[str, ColumnKind] = {"date": "day", "standard": "id", "by": "id", "learner": "id"}
COLUMNS = tuple(Column(key, KINDS.get(key, "text")) for key in KEYS)
LEVELS = Table(
    "levels",
    "Levels",
    (Column("level"), Column("sign", "id"), Column("means")),
    (("Not yet, alas", "1N", "=HYPERLINK(1)"), ("Proficient", "3P", "I can"), ("Excused", "EX", "-")),
)
ROWS = (
    ("Ada", "=1+1", "2026-10-06", "3.10", "site/a b/100%/#1/ليلى.html", None, None, "ms-x", "ada"),
    ("Ada", "Plain", None, "3.1", "site/x.html", None, None, None, "ada"),
    ("Bo", "x" * 400, "1850-01-01", "-1", "site/y.html", None, None, None, "bo"),
)


def sheet(rows: tuple[tuple[str | None, ...], ...] = ROWS, educators: tuple[str, ...] = ("ms-x", "mr-y")) -> Worksheet:
    table = Table("ratings", "Ratings", COLUMNS, rows)
    return Worksheet(table, LEVELS, ("level", "note", "by"), "page", "learner", educators, names_rater=True)


def opened(given: Worksheet) -> Any:
    return load_workbook(io.BytesIO(rating_sheet_bytes(given, ".xlsx")))


def test_every_cell_is_what_it_says_and_none_is_a_formula() -> None:
    book = opened(sheet())
    rows = list(book["Ratings"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["=1+1", "Plain", "x" * 400]
    assert [row[3] for row in rows] == ["3.10", "3.1", "-1"]
    assert [str(row[2])[:10] for row in rows] == ["2026-10-06", "None", "1850-01-01"]
    assert [row[7] for row in rows] == ["ms-x", None, None]
    assert {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_levels_are_a_list_to_choose_from_that_forbids_no_sign() -> None:
    page = opened(sheet())["Ratings"]
    lists = {
        str(one.sqref): (one.type, one.formula1, one.showErrorMessage) for one in page.data_validations.dataValidation
    }
    assert lists == {"F2:F4": ("list", "Levels!$A$2:$A$4", False), "H2:H4": ("list", '"ms-x,mr-y"', False)}
    levels = opened(sheet())["Levels"]
    assert [tuple(cell.value for cell in row) for row in levels.iter_rows(min_row=2)] == list(LEVELS.rows)


@pytest.mark.parametrize("educators", [(), ("a,b",), tuple(f"educator-{number}" for number in range(40))])
def test_educators_who_fit_into_no_list_are_not_offered(educators: tuple[str, ...]) -> None:
    page = opened(sheet(educators=educators))["Ratings"]
    assert [str(one.sqref) for one in page.data_validations.dataValidation] == ["F2:F4"]


def test_a_link_leads_to_the_page_whatever_its_folder_is_called() -> None:
    page = opened(sheet())["Ratings"]
    first, *others = (page.cell(row, 5) for row in (2, 3, 4))
    assert (first.value, first.hyperlink.target) == ("Open the page", "site\\a%20b\\100%25\\%231\\ليلى.html")
    assert [cell.hyperlink.target for cell in others] == ["site\\x.html", "site\\y.html"]


def test_an_address_too_long_for_a_link_is_there_as_text() -> None:
    address = "site/" + "x" * 3_000
    (row, *_) = ROWS
    page = opened(sheet(((*row[:4], address, *row[5:]),)))["Ratings"]
    assert (page["E2"].value, page["E2"].hyperlink) == (address, None)


def test_what_is_to_be_filled_in_is_shaded_and_names_stay_in_sight() -> None:
    page = opened(sheet())["Ratings"]
    shades = {cell.column_letter: cell.fill.fgColor.rgb for cell in page[3] if cell.fill.fill_type}
    assert shades == dict.fromkeys("FGH", "FFFFF4CC")
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("B2", "A1:I4", "$1:$1")
    assert page.row_dimensions[4].height > 3 * page.row_dimensions[3].height


def test_the_same_sheet_is_the_same_bytes_and_names_nobody() -> None:
    data = rating_sheet_bytes(sheet(), ".xlsx")
    assert data == rating_sheet_bytes(sheet(), ".xlsx")
    properties = load_workbook(io.BytesIO(data)).properties
    assert (properties.creator, properties.title) == ("openpyxl", None)  # what openpyxl says where nothing is said


def test_a_worksheet_is_one_of_two_kinds_of_file() -> None:
    assert rating_sheet_bytes(sheet(), ".csv").startswith("\ufeffname,title".encode())
    with pytest.raises(ValueError, match=r"\.xlsx or \.csv"):
        rating_sheet_bytes(sheet(), ".ods")
