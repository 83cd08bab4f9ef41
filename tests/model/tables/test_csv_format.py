"""Tables as CSV: every kind of cell, RFC 4180, and what other readers make of it."""

from __future__ import annotations

import csv
import io

import pytest

from portfolio_gen.model.tables.csv_format import csv_bytes
from portfolio_gen.model.tables.formula_guard import unguard_id
from portfolio_gen.model.tables.table import Cell, Column, ColumnKind, Table


def table(kind: ColumnKind, *cells: Cell) -> Table:
    return Table("t", "T", (Column("own_level", kind),), tuple((cell,) for cell in cells))


@pytest.mark.parametrize(
    ("kind", "cell", "line"),
    [
        ("text", "plain", "plain"),
        ("text", 'said "no", twice', '"said ""no"", twice"'),
        ("text", "two\nlines", '"two\nlines"'),
        ("text", " edge", '" edge"'),
        ("text", "a;b", '"a;b"'),
        ("text", "-5", "'-5"),
        ("text", "3.10", "3.10"),
        ("id", "3.10", "'3.10"),
        ("list", ("SCI.1", "=2"), '"SCI.1;\' =2"'),
        ("list", ("3.10",), "'3.10"),
        ("list", (), ""),
        ("day", "2026-10-03", "2026-10-03"),
        ("number", "-0.50", "-0.50"),
        ("exact", "2.6549", "2.6549"),
        ("count", 0, "0"),
        ("flag", True, "yes"),
        ("flag", False, "no"),
        ("text", None, ""),
        ("text", "\ud800", "?"),
    ],
)
def test_a_cell(kind: ColumnKind, cell: Cell, line: str) -> None:
    assert csv_bytes(table(kind, cell)).decode("utf-8-sig") == f"own level\r\n{line}\r\n"


def test_the_file_begins_with_the_mark_of_utf_8() -> None:
    assert csv_bytes(table("text")).startswith(b"\xef\xbb\xbfown level")


def test_another_reader_finds_the_same_cells() -> None:
    texts = ["ليلى", 'a","b', "line\r\nend", ""]
    read = csv.reader(io.StringIO(csv_bytes(table("text", *texts)).decode("utf-8-sig"), newline=""))
    assert [row[0] if row else "" for row in read] == ["own level", *texts]


def test_a_row_of_another_length_is_no_table() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table("t", "T", (Column("a"),), (("x", "y"),))


def test_without_leaves_columns_out() -> None:
    whole = Table("t", "T", (Column("a"), Column("b")), (("1", "2"),))
    assert whole.without("a") == Table("t", "T", (Column("b"),), (("2",),))


@pytest.mark.parametrize("code", ["3.10", "0012", "5E3", "1-2", "7/8", "TRUE", "=A1", "'tis", "3.10 Ten", "SCI.1"])
def test_a_heading_stays_what_it_is(code: str) -> None:
    data = csv_bytes(Table("t", "T", (Column("learner", "id"), Column(code)), ()))
    (row,) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row[0] == "learner"
    assert (row[1] == code) == (code in ("'tis", "3.10 Ten", "SCI.1"))
    assert unguard_id(row[1]) == code
