"""A link finds its heading by the address that any program made of it."""

from __future__ import annotations

import pytest

from portfolio_gen.model.heading_addresses import HeadingAddresses


@pytest.mark.parametrize(
    ("heading", "address"),
    [
        ("What I'd do", "what-id-do"),
        ("What I’d do", "what-id-do"),
        ("What I'd do", "What I'd do"),
        ("What I'd do", "what-i-d-do"),
        ("Q&A", "qa"),
        ("Q & A", "q--a"),
        ("1. Über uns!", "1-über-uns"),
        ("1. Über uns!", "1-uber-uns"),
        ("1. Über uns!", "1-%C3%BCber-uns"),
        ("🎉 Done", "-done"),
        ("snake_case & `code`", "snake_case--code"),
        ("振り返り", "振り返り"),
        ("हिन्दी", "हिन्दी"),
        ("!!!", "!!!"),
    ],
)
def test_the_heading_is_found(heading: str, address: str) -> None:
    assert HeadingAddresses([("Other", "o"), (heading, "h")]).find(address) == "h"


def test_of_equal_headings_the_number_tells_which() -> None:
    found = HeadingAddresses([("Day", "a"), ("Day", "b"), ("Day 7", "c")])
    assert [found.find(name) for name in ("day", "day-1", "day_1", "day-7", "day-2", "days")] == [
        "a", "b", "b", "c", None, None,
    ]  # fmt: skip
