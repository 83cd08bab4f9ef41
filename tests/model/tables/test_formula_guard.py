"""Guarded cells: no spreadsheet takes them for a formula, and what was guarded comes back unchanged."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.tables.csv_format import csv_bytes
from portfolio_gen.model.tables.formula_guard import guard, guard_id, unguard, unguard_id
from portfolio_gen.model.tables.table import Column, Table

TEXTS = st.text(st.sampled_from("=+-@'\";,\t\r\n ab1.＝\u200b\x01") | st.characters(codec="utf-8"))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could run this cell, whatever it cuts away before the first letter."""
    unseen = {letter for letter in cell if letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf")}
    return unicodedata.normalize("NFKC", cell.lstrip("".join(unseen)))[:1] in tuple("=+-@")


def cells(data: bytes, delimiter: str) -> list[str]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [cell for row in csv.reader(text, delimiter=delimiter) for cell in row]


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("\rx", "'\rx"),
        (" \u200b=1", "' \u200b=1"),
        ("＝1+1", "'＝1+1"),
        ('"=1+1"', '\'"=1+1"'),
        ("%0A=1+1;=1+1", "%0A=1+1;'=1+1"),
        ("a\n=1", "a\n'=1"),
        ("'=1+1", "''=1+1"),
        ("First prototype", "First prototype"),
        ("1 + 1 = 2", "1 + 1 = 2"),
        ("’tis fine", "’tis fine"),
        ("", ""),
    ],
)
def test_guard(text: str, guarded: str) -> None:
    assert guard(text) == guarded


@pytest.mark.parametrize(
    "text",
    ["3.10", "8", "1-2", "2026-10-03", "1e5", "may-5", "5-Mai", "sep.9", "dez 2026", "TRUE", "12:30", "'3.10", "10%"],
)
def test_ids_that_would_be_changed_are_guarded(text: str) -> None:
    assert guard_id(text) == f"'{text}"


@pytest.mark.parametrize("text", ["TS.3.g", "7.RP.A.1", "amara-okafor", "2026-10-03-first-hatch", "the-leak", "e1"])
def test_other_ids_are_left_alone(text: str) -> None:
    assert guard_id(text) == text


@given(TEXTS)
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert unguard_id(guard_id(text)) == text


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_however_the_columns_are_parted(texts: list[str], delimiter: str) -> None:
    rows = tuple((f"{number}", text) for number, text in enumerate(texts))
    data = csv_bytes(Table("t", "T", (Column("n", "count"), Column("text")), rows))
    assert not [cell for cell in cells(data, delimiter) if is_formula(cell)]
