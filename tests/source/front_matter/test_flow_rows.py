"""Rows with brackets, read as a person reads them, and written as YAML wants them."""

from __future__ import annotations

import pytest

from portfolio_gen.source.front_matter.flow_rows import flow_row
from portfolio_gen.source.front_matter.yaml_nodes import parse_keys


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        ("files: [a.png, b.png]", "files: [a.png, b.png]"),
        ("files: [a.png, b.png", "files: [a.png, b.png]"),
        ("files: [a.png, b.png   # two", "files: [a.png, b.png]"),
        ("files: [a.png]   # one", "files: [a.png]   # one"),
        ("files: [a.png]]", "files: [a.png]"),
        ("files: [a.png}", "files: [a.png]"),
        ("files: [photo #2.png]", 'files: ["photo #2.png"]'),
        ("tags: [#robots, #rain]", 'tags: ["#robots", "#rain"]'),
        ('files: ["a, b.png", c.png', 'files: ["a, b.png", c.png]'),
        ("alt: {a.png: Me, my dog}", 'alt: {a.png: "Me, my dog"}'),
        ("alt: {a.png: A kite: red}", 'alt: {a.png: "A kite: red"}'),
        ('alt: {a.png: "A "red" kite"}', 'alt: {a.png: "A \\"red\\" kite"}'),
        ("  - {text: Finish #7, due: 2026-11-01}", '  - {text: "Finish #7", due: 2026-11-01}'),
        ("  - {text: Wood: buy it, due: 2026-11-01", '  - {text: "Wood: buy it", due: 2026-11-01}'),
        ("  - {text: a}}", "  - {text: a}"),
        ("share_with: []", "share_with: []"),
        ("- {a: [b, c], d: e}", "- {a: [b, c], d: e}"),
    ],
)
def test_mended(row: str, mended: str) -> None:
    found = flow_row(row)
    assert found is not None
    assert found.mended == mended
    assert parse_keys(f"steps:\n{mended}" if mended.lstrip().startswith("-") else mended) is not None


@pytest.mark.parametrize("row", ["", "title: A kite", "title: a [b]", "# files: [a.png", "a [b]: c"])
def test_rows_without_a_bracket_first_are_none_of_these(row: str) -> None:
    assert flow_row(row) is None
