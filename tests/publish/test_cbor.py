"""The part of CBOR that an index is written in: read and written back, and nothing else accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.publish.cbor import UnknownForm, Value, decode, encode

NUMBERS = st.integers(-(2**63), 2**63)
VALUES = st.recursive(NUMBERS | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=40)


@given(VALUES)
def test_what_is_written_is_read_again(value: Value) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1_000_000, "1a000f4240"),
        (1_000_000_000_000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-1000, "3903e7"),
        ("", "60"),
        ("水", "63e6b0b4"),
        ([], "80"),
        ([1, [2, 3]], "82018202" + "03"),
    ],
)
def test_the_writing_is_that_of_the_standard(value: Value, written: str) -> None:
    assert encode(value).hex() == written


@pytest.mark.parametrize("written", ["", "18", "62e6", "8201", "f6", "a0", "40", "9fff", "0000", "fb3ff0000000000000"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(UnknownForm):
        decode(bytes.fromhex(written))
