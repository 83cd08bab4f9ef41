"""What filters hide and what pages offer to choose are one list."""

from __future__ import annotations

from filter_rules import FILE, filter_rules


def test_the_rules_of_the_filters_are_those_of_the_pages() -> None:
    assert FILE.read_text("utf-8") == filter_rules(), "run `make filters`"
