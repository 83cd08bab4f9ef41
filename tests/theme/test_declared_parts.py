"""What pages declare and what templates read are the same names, also where a list is empty on every page we have."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from declared_parts import declared
from template_reads import reads
from test_contract import OF_THE_HOST, ONLY_SOMETIMES, TEMPLATES

pytestmark = pytest.mark.slow


@cache
def read(template: str) -> frozenset[str]:
    return reads(f"portfolio/{template}")


def test_every_template_has_a_page_that_declares_what_it_hands_over() -> None:
    assert sorted(declared()) == TEMPLATES


def _sometimes(path: str) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in ONLY_SOMETIMES)


def test_nothing_is_read_that_is_not_declared() -> None:
    missing = {}
    for template, places in declared().items():
        paths = {place.path for place in places}
        asked = {path for path in read(template) - OF_THE_HOST if not path.endswith("*") and not _sometimes(path)}
        missing[template] = sorted(asked - paths)
    assert {template: paths for template, paths in missing.items() if paths} == {}


def _is_read(template: str, path: str) -> bool:
    outer, _, _ = path.rpartition(".")
    return bool({path, f"{outer}.*" if outer else "*"} & read(template))


def test_nothing_is_declared_that_no_template_reads() -> None:
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for template, places in declared().items():
        for place in places:
            if place.name:
                found[place.component, place.name].append(_is_read(template, place.path))
    assert sorted(f"{component}.{name}" for (component, name), anywhere in found.items() if not any(anywhere)) == []
