"""What is not counted in short texts could not have been too much."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.model.text_amounts import Amounts, far_reaching, may_be_too_much

SIGNS = (
    "<a",
    "<",
    ">",
    "[ ]",
    "[x]",
    "[^]",
    "[^a] ",
    "[a]",
    "*",
    "`",
    "\\",
    "&",
    "$",
    "a\n",
    "a\n\n",
    "  \n",
    "x" * 1000,
)


def too_much(text: str) -> bool:
    """Whether counting finds anything, in the text as one paragraph or as many."""
    together, apart = Amounts(text), Amounts(text)
    found = [together.too_many(text.split("\n"), text)]
    found += [apart.too_many(part.split("\n"), part) for part in text.split("\n\n")]
    return any(found) or far_reaching(text) is not None


@pytest.mark.parametrize("sign", SIGNS)
def test_a_short_text_of_one_sign_is_bearable(sign: str) -> None:
    text = (sign * 3000)[:3000]
    assert may_be_too_much(text) == (text.count("[^") > 500)
    assert may_be_too_much(text) or not too_much(text)
    assert not too_much((sign * 3000)[:1500])


@given(st.lists(st.tuples(st.sampled_from(SIGNS), st.integers(1, 400)), max_size=12))
@settings(max_examples=60)
def test_what_is_not_counted_is_bearable(parts: list[tuple[str, int]]) -> None:
    text = "".join(sign * times for sign, times in parts)[:3000]
    assert may_be_too_much(text) or not too_much(text)


@pytest.mark.parametrize("text", ["a" * 3001, "a | b", "[a]: b", "[^a]" * 501])
def test_what_might_be_too_much_is_counted(text: str) -> None:
    assert may_be_too_much(text)
