"""The sample school by both hosts: pages are the same to the byte, but for the stylesheet that a host brings."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
import tally
from sample_school import Sample
from school_folder import Tree, tree

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hosts")]

_PARTS = re.compile(
    rb'<header class="pf pf-bar">.*?</header>|<main class="pf pf-main.*</main>|<footer class="pf pf-foot">.*</footer>',
    re.DOTALL,
)
_GROUND = re.compile(rb'(?<=<link rel="stylesheet" href=")[^"]*/assets/ground\.\w+\.css(?=">)')
_ASKED = re.compile(rb'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"')


def _pages(files: Tree) -> Tree:
    return {path: data for path, data in files.items() if path.endswith(".html")}


def test_head_main_part_and_foot_are_the_same(sample: Sample, plain_sample: Sample) -> None:
    ours, theirs = _pages(tree(plain_sample.output)), _pages(tree(sample.output))
    assert len(ours) > 400
    assert ours.keys() == theirs.keys()
    parts = {path: _PARTS.findall(page) for path, page in ours.items()}
    assert [path for path, found in parts.items() if len(found) != 3] == []
    assert [path for path, found in parts.items() if found != _PARTS.findall(theirs[path])] == []


def test_all_else_is_the_same_too_but_for_one_stylesheet(sample: Sample, plain_sample: Sample) -> None:
    ours, theirs = (
        {path: _GROUND.sub(b"", data) for path, data in tree(built.output).items()} for built in (plain_sample, sample)
    )
    different = {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)}
    assert {path.partition("/")[2].split(".")[0] for path in different} == {"assets/ground"}
    assert len(different) == 6


def test_the_first_view_of_a_family_is_small(
    sample: Sample, plain_sample: Sample, record_property: Callable[[str, object], None]
) -> None:
    sizes = {"bytes with mkdocs": _first_view(sample), "bytes with plain": _first_view(plain_sample)}
    record_property(tally.PROPERTY, {"name": "first view of a family, compressed", "trials": sizes, "faults": {}})
    assert sizes["bytes with plain"] < sizes["bytes with mkdocs"] < 27_000


def _first_view(built: Sample) -> int:
    """Bytes that a family's first page and its stylesheets, scripts and fonts take on their way."""
    home = built.page("family/amara-okafor", "index.html")
    page = home.read_bytes()
    asked = [(home.parent / (style or script).decode()).read_bytes() for style, script in _ASKED.findall(page)]
    assert len(asked) > 1
    assert not any(b"@font-face" in data or b"@import" in data for data in asked)
    return sum(len(gzip.compress(data)) for data in (page, *asked))
