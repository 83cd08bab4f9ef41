"""Search: all words, whole ones and titles first, in any case and with or without accents."""

from __future__ import annotations

import pytest

from portfolio_gen.model.standards.search import search_standards
from portfolio_gen.model.standards.standard import Framework, Standard

STANDARDS = (
    Standard(id="1", code="SCI.6", statement="Use rational numbers."),
    Standard(id="2", code="SCI.7", title="Ratios and percents", statement="Use ratios on problems."),
    Standard(id="3", code="SCI.8", statement="A ratio compares two amounts."),
    Standard(id="4", code="RATIO.1", statement="Something else, with café prices."),
    Standard(id="5", code="比.1", statement="認識比率和百分比"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ratio", ["4", "2", "3", "1"]),
        ("RATIO", ["4", "2", "3", "1"]),
        ("ratios", ["2"]),
        ("use ratios", ["2"]),
        ("ratio amounts", ["3"]),
        ("cafe", ["4"]),
        ("CAFÉ", ["4"]),
        ("sci.7", ["2"]),
        ("sci", ["1", "2", "3"]),
        ("百分比", ["5"]),
        ("percents bananas", []),
        ("", []),
        ("…", []),
    ],
)
def test_search(words: str, found: list[str]) -> None:
    frameworks = [Framework(id="f", title="F", standards=STANDARDS)]
    assert [placed.standard.id for placed in search_standards(frameworks, words)] == found


def test_frameworks_keep_their_order_among_equals() -> None:
    frameworks = [Framework(id=name, title="F", standards=(Standard(id="1", title="Ratio"),)) for name in ("b", "a")]
    assert [placed.framework.id for placed in search_standards(frameworks, "ratio")] == ["b", "a"]
